"""Many notes on one page: a month's figures, and last week's words used again."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.lib.refusals import Refused
from kinerja.monitoring import queries
from kinerja.monitoring.actions import many as actions
from kinerja.monitoring.enums import Documentation
from kinerja.monitoring.forms import MonthForm, WeekForm

SPANS = {
    Documentation.DAILY: "hari kerja",
    Documentation.WEEKLY: "minggu",
    Documentation.MONTHLY: "bulan",
    Documentation.QUARTERLY: "triwulan",
    Documentation.HALF_YEARLY: "semester",
    Documentation.YEARLY: "tahun",
}


@require_http_methods(["GET", "POST"])
def month(request):
    """All indicators of one's plan, one row each."""
    today = timezone.localdate()
    skp = queries.skp_to_note(request.user, on=today)
    if skp is None:
        return _no_plan(request)
    months = queries.months_of(skp, earliest=queries.earliest_day(skp, on=today), today=today)
    asked = request.GET.get("bulan", "")
    shown = next((one for one in months if one.key == asked), months[-1] if months else None)
    if shown is None:
        return _no_plan(request)
    form = MonthForm(request.POST or None, rows=queries.month_rows(skp, shown), month=shown)
    if request.method == "POST" and form.is_valid() and _kept(request, skp, form):
        return redirect(f"{request.path}?bulan={shown.key}")
    context = {"skp": skp, "form": form, "months": months, "month": shown}
    return _page(request, "month", form, context | _missing(form, shown, today))


def _missing(form, shown, today):
    """What was not documented in this month, and how often it should be."""
    noted = {note.on for _, _, realised, _, _ in form.lines for note in realised.notes}
    periodicity, missing = queries.spans_missing(
        since=shown.since, until=shown.until, today=today, noted=noted
    )
    return {"periodicity": periodicity, "missing": len(missing), "span": SPANS[periodicity]}


@require_http_methods(["GET", "POST"])
def week(request):
    """Last week's notes, to be ticked and kept once more for this week."""
    today = timezone.localdate()
    skp = queries.skp_to_note(request.user, on=today)
    if skp is None:
        return _no_plan(request)
    notes = queries.week_before(skp, today=today)
    form = WeekForm(
        request.POST or None,
        notes=notes,
        results={result.statement: result for result in queries.results(skp)},
        days={note.pk: min(note.on + timedelta(days=7), today) for note in notes},
    )
    if request.method == "POST" and form.is_valid() and _kept(request, skp, form):
        return redirect("monitoring:note_list")
    return _page(request, "week", form, {"skp": skp, "form": form})


def _kept(request, skp, form):
    """Whether the notes were kept; if not, the form says why."""
    try:
        notes = actions.write_notes(
            skp,
            entries=list(form.entries()),
            key=form.cleaned_data["idempotency_key"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    messages.success(request, f"{len(notes)} catatan tersimpan.")
    return True


def _no_plan(request):
    return render(request, "monitoring/note_not_yet.html", status=_status(request))


def _page(request, name, form, context):
    if form.is_bound:
        form.renew()
    return render(request, f"monitoring/{name}.html", context, status=_status(request))


def _status(request):
    return 422 if request.method == "POST" else 200
