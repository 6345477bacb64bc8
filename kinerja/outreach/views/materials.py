from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.downloads import stored_file
from kinerja.lib.refusals import Refused
from kinerja.outreach import access
from kinerja.outreach.actions.materials import add_material, renew_material, take_material
from kinerja.outreach.forms import MaterialFilter, MaterialForm, VersionForm
from kinerja.outreach.queries import materials as queries
from kinerja.outreach.views.tables import table_file

GET_AND_POST = ["GET", "HEAD", "POST"]
SHOWN = 100


def narrowed(rows, data):
    form = MaterialFilter(data or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.narrowed(rows, text=asked.get("q", ""), audience=asked.get("untuk", ""))
    return form, rows


@require_safe
def materials(request):
    """What one may read; new versions since one's last download are marked."""
    on = timezone.localdate()
    form, rows = narrowed(access.visible_materials(request.user, on=on), request.GET)
    context = {
        "form": form,
        "rows": queries.read_by(rows, request.user)[:SHOWN],
        "is_filtered": any(request.GET.values()),
        "organises": access.can_organise(request.user, on=on),
    }
    return render(request, "outreach/materials.html", context)


@require_POST
def export(request):
    on = timezone.localdate()
    access.require_lists(request.user, on=on)
    _, rows = narrowed(access.visible_materials(request.user, on=on), request.POST)
    return table_file(
        request,
        "bahan-sosialisasi",
        title="Bahan sosialisasi",
        columns=queries.MATERIAL_COLUMNS,
        rows=queries.material_rows(rows),
    )


@login_not_required
@require_safe
def public(request):
    """Materials for anybody, without an account."""
    rows = queries.narrowed(access.public_materials())[:SHOWN]
    return render(request, "outreach/public_materials.html", {"rows": rows})


@require_safe
def material(request, pk):
    on = timezone.localdate()
    row = access.get_material(request.user, pk, on=on)
    taken = queries.read_by(
        access.visible_materials(request.user, on=on).filter(pk=pk), request.user
    )
    context = {
        "material": row,
        "versions": queries.versions_of(row),
        "taken": taken.values_list("taken", flat=True).first() or 0,
        "keeps": access.can_keep(request.user, row, on=on),
    }
    return render(request, "outreach/material.html", context)


@require_http_methods(GET_AND_POST)
def new(request):
    access.require_organiser(request.user, on=timezone.localdate())
    form = MaterialForm(*sent(request))
    if form.is_bound and form.is_valid():
        try:
            row = add_material(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Bahan tersimpan dan dapat dibaca.")
            return redirect("outreach:material", row.pk)
    return material_page(request, form, title="Tambah bahan", label="Simpan bahan")


@require_http_methods(GET_AND_POST)
def renew(request, pk):
    row = access.get_kept_material(request.user, pk, on=timezone.localdate())
    form = VersionForm(*sent(request))
    if form.is_bound and form.is_valid():
        try:
            renew_material(row, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Versi baru tersimpan. Pembaca versi lama melihat tandanya.")
            return redirect("outreach:material", row.pk)
    return material_page(request, form, title="Versi baru", label="Simpan versi", material=row)


def sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else ()


def material_page(request, form, *, title, label, material=None):
    context = {"form": form, "title": title, "label": label, "material": material}
    status = 422 if form.errors else 200
    return render(request, "outreach/material_form.html", context, status=status)


@login_not_required
@require_POST
def take(request, pk):
    """The file; a POST, because it is counted."""
    user = request.user if request.user.is_authenticated else None
    version = access.get_version(request.user, pk, on=timezone.localdate())
    take_material(version, by=user, at=timezone.now())
    return stored_file(version.blob.sha256, version.blob.media_type, name=version.file_name)
