from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.outreach import access
from kinerja.outreach.actions.briefings import cancel_briefing, change_briefing, plan_briefing
from kinerja.outreach.forms import BriefingPlanForm, CancelForm
from kinerja.outreach.queries import events as queries
from kinerja.outreach.views.tables import table_file

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
def desk(request):
    """The events one holds, or may look into, newest first, with their numbers."""
    on = timezone.localdate()
    access.require_lists(request.user, on=on)
    rows = access.listed_briefings(request.user, on=on)
    page = queries.page_of_briefings(rows, after=request.GET.get("setelah", ""))
    organises = access.can_organise(request.user, on=on)
    return render(request, "outreach/desk.html", {"page": page, "organises": organises})


@require_POST
def export(request):
    on = timezone.localdate()
    access.require_lists(request.user, on=on)
    rows = queries.counted(access.listed_briefings(request.user, on=on)).order_by("starts_at")
    return table_file(
        request,
        "kegiatan-sosialisasi",
        title="Kegiatan sosialisasi",
        columns=queries.BRIEFING_COLUMNS,
        rows=queries.briefing_rows(rows),
    )


@require_http_methods(GET_AND_POST)
def new(request):
    access.require_organiser(request.user, on=timezone.localdate())
    form = BriefingPlanForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row = plan_briefing(by=request.user, at=timezone.now(), **form.fields_of_briefing())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Kegiatan terjadwal. Sekarang undang pesertanya.")
            return redirect("outreach:invite", row.pk)
    return plan_page(request, form, title="Jadwalkan sosialisasi", label="Jadwalkan")


@require_http_methods(GET_AND_POST)
def change(request, pk):
    row = access.get_kept_briefing(request.user, pk, on=timezone.localdate())
    form = BriefingPlanForm(
        request.POST if request.method == "POST" else None,
        initial=BriefingPlanForm.initial_of(row),
    )
    if form.is_bound and form.is_valid():
        try:
            change_briefing(row, by=request.user, at=timezone.now(), **form.fields_of_briefing())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, "Perubahan tersimpan. Bila pindah, yang diundang diberi tahu."
            )
            return redirect("outreach:briefing", row.pk)
    return plan_page(request, form, title="Ubah kegiatan", label="Simpan perubahan", briefing=row)


def plan_page(request, form, *, title, label, briefing=None):
    context = {"form": form, "title": title, "label": label, "briefing": briefing}
    status = 422 if form.errors else 200
    return render(request, "outreach/plan.html", context, status=status)


@require_http_methods(GET_AND_POST)
def cancel(request, pk):
    row = access.get_kept_briefing(request.user, pk, on=timezone.localdate())
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            cancel_briefing(
                row, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Kegiatan dibatalkan. Yang diundang sudah diberi tahu.")
            return redirect("outreach:briefing", row.pk)
    status = 422 if form.errors else 200
    return render(request, "outreach/cancel.html", {"form": form, "briefing": row}, status=status)
