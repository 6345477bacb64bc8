"""The keeper's list of services, and what he writes about them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.downloads import asked_form, table_file
from kinerja.lib.paging import page_by_name
from kinerja.lib.refusals import Refused
from kinerja.satisfaction import access, actions, queries, rules
from kinerja.satisfaction.forms import ListFilter, RoundChangeForm, RoundForm, ServiceForm

GET_AND_POST = ["GET", "HEAD", "POST"]
KEPT = ("name", "service", "code", "cost", "population")


def sent(request):
    return request.POST if request.method == "POST" else None


def step_page(request, form, *, act, words, service=None):
    """Ask, do the act, go to the desk of the service; a refusal stays on the form."""
    if form.is_bound and form.is_valid():
        try:
            done = act(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, words["done"])
            return redirect("satisfaction:service", (service or done).pk)
    context = {"form": form, "words": words, "service": service}
    return render(request, "satisfaction/form.html", context, status=422 if form.errors else 200)


def listed(request, data, *, on):
    """The filter's form and the services it leaves."""
    form = ListFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "keadaan": ""}
    found = access.read_services(request.user, on=on)
    return form, queries.services_listed(found, on=on, text=wanted["q"], state=wanted["keadaan"])


@require_safe
def services(request):
    """Every service one keeps, with its newest round."""
    on = timezone.localdate()
    access.require_desk(request.user, on=on)
    form, rows = listed(request, request.GET, on=on)
    page = page_by_name(rows, name="name", after=request.GET.get("setelah", ""))
    query = request.GET.copy()
    query.pop("setelah", None)
    context = {
        "form": form,
        "page": page,
        "rows": queries.service_rows(page.rows, on=on),
        "query": query,
        "is_filtered": any(query.values()),
        "keeps": access.keeps_any(request.user, on=on),
    }
    return render(request, "satisfaction/services.html", context)


@require_POST
def export(request):
    """The same rows as a file; each download is recorded."""
    on = timezone.localdate()
    access.require_desk(request.user, on=on)
    form, rows = listed(request, request.POST, on=on)
    wanted = {name: form[name].value() or "" for name in form.fields}
    found = queries.service_rows(rows, on=on)
    actions.record_export(by=request.user, at=timezone.now(), form="skm", rows=len(found), **wanted)
    return table_file(
        asked_form(request),
        f"survei-kepuasan-{on}",
        title="Survei kepuasan",
        columns=queries.COLUMNS,
        rows=queries.export_rows(found),
    )


@require_http_methods(GET_AND_POST)
def service_new(request):
    on = timezone.localdate()
    access.require_keeper(request.user, on=on)
    form = ServiceForm(
        sent(request),
        units=access.units_to_add(request.user, on=on),
        initial={"is_face_to_face": "ya", "cost": "gratis_ditanya"},
    )
    return step_page(
        request,
        form,
        act=actions.add_service,
        words={
            "title": "Tambah layanan",
            "lead": "Satu layanan yang diminta warga di satu unit.",
            "label": "Simpan layanan",
            "done": "Layanan tersimpan. Buka survei triwulan ini.",
        },
    )


@require_http_methods(GET_AND_POST)
def service_edit(request, pk):
    row = access.get_kept_service(request.user, pk, on=timezone.localdate())
    yes = {True: "ya", False: "tidak"}
    initial = {name: getattr(row, name) for name in KEPT}
    initial |= {
        "is_face_to_face": yes[row.is_face_to_face],
        "is_active": yes[row.is_active],
    }
    return step_page(
        request,
        ServiceForm(sent(request), initial=initial),
        act=lambda **given: actions.change_service(row, **given),
        words={
            "title": "Ubah layanan",
            "lead": "Survei yang sudah dibuka tetap memakai data saat dibuka.",
            "label": "Simpan perubahan",
            "done": "Data layanan tersimpan.",
        },
        service=row,
    )


@require_http_methods(GET_AND_POST)
def round_new(request, pk):
    on = timezone.localdate()
    row = access.get_kept_service(request.user, pk, on=on)
    initial = {
        "year": on.year,
        "quarter": rules.quarter_of(on),
        "starts_on": on,
        "ends_on": rules.last_day_of(on.year, rules.quarter_of(on)),
        "population": row.population,
    }
    return step_page(
        request,
        RoundForm(sent(request), initial=initial),
        act=lambda **given: actions.open_round(row, **given),
        words={
            "title": "Buka survei",
            "lead": "Unsur yang ditanyakan mengikuti data layanan saat ini.",
            "label": "Buka survei",
            "done": "Survei dibuka. Cetak kupon atau pasang kode loket.",
        },
        service=row,
    )


@require_http_methods(GET_AND_POST)
def round_edit(request, pk):
    row = access.get_kept_round(request.user, pk, on=timezone.localdate())
    return step_page(
        request,
        RoundChangeForm(
            sent(request), initial={"ends_on": row.ends_on, "population": row.population}
        ),
        act=lambda **given: actions.change_round(row, **given),
        words={
            "title": "Ubah survei",
            "lead": rules.quarter_words(row.year, row.quarter),
            "label": "Simpan perubahan",
            "done": "Tanggal dan jumlah pengguna tersimpan.",
        },
        service=row.service,
    )
