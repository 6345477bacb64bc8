"""The end of a year in one office: what is in the way, the act, its progress, its records."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from kinerja.appraisal import access, actions, queries, rules
from kinerja.appraisal.enums import ClosingStatus, Standing
from kinerja.appraisal.forms import ClosingForm
from kinerja.appraisal.models import YearClosing
from kinerja.lib import spreadsheet
from kinerja.lib.refusals import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DELAYS = (1, 2, 2, 5, 5, 10)  # seconds between looks at a running job
MOST_NAMED = 50


@require_safe
def closings(request):
    """Every office one may see, with how its year stands."""
    on = timezone.localdate()
    offices = access.offices_to_close(request.user, on=on)
    years = list(queries.years_to_close(on=on))
    asked = request.GET.get("tahun", "")
    year = next((one for one in years if str(one.year) == asked), years[0] if years else None)
    after = request.GET.get("setelah", "")
    page = queries.offices_page(offices, after=after)
    context = {
        "years": years,
        "year": year,
        "rows": queries.closings_of(page.rows, year) if year else [],
        "next_after": page.next_after,
        "closes_all": access.can_close_all(request.user, on=on),
    }
    return render(request, "appraisal/closings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request, year, unit):
    """Before: who is not there yet, and the form. While: progress. After: the records."""
    on = timezone.localdate()
    office, leads, opens = access.get_office_to_close(request.user, unit, on=on)
    period = queries.opened_year(year, on=on)
    if period is None:
        raise Http404
    found = YearClosing.objects.filter(unit=office, year=period.year).select_related("year").first()
    if found is not None:
        return running_or_closed(request, found, office, leads)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and begun(request, form, office, period.year):
        return redirect("appraisal:closing", year, unit)
    context = {"unit": office, "year": period.year, "form": form}
    context |= before(office, period, leads, opens, on=on)
    if not form.is_bound:
        context["form"] = ClosingForm(initial={"seen": context["seen"]})
    else:
        form.data = {**form.data.dict(), "seen": context["seen"]}
    return render(request, "appraisal/closing.html", context, status=422 if form.is_bound else 200)


def begun(request, form, office, year):
    """Whether the year is being closed now; the reasons against go back to the form."""
    try:
        actions.begin_closing(
            office, year=year, **form.cleaned_data, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    return True


def before(office, period, leads, opens, *, on):
    """Counts and names of those in the way, with the list behind each count."""
    state = queries.state_of(office, period)
    named = queries.people_in_the_way(state, most=MOST_NAMED)
    desk = f"{reverse('appraisal:desk')}?periode={period.pk}&unit={office.pk}&keadaan="
    return {
        "counts": [
            {
                "label": one.label,
                "number": state.counts[one],
                "url": f"{desk}{one.value}" if opens else "",
                "in_the_way": one in rules.IN_THE_WAY,
            }
            for one in Standing
            if state.counts[one]
        ],
        "exceptions": [
            {"name": one.full_name, "label": Standing(stand).label} for one, stand in named
        ],
        "unnamed": state.exceptions - len(named),
        "seen": queries.digest_of_state(state),
        "blockers": rules.blockers_to_close(
            opened=True, due_on=period.due_on, is_begun=False, on=on
        ),
        "can_close": leads,
    }


def running_or_closed(request, row, office, leads):
    """How far it is; once closed, what the records say."""
    is_running = row.status == ClosingStatus.RUNNING
    if request.htmx and not is_running:
        return HttpResponseClientRedirect(request.path)
    looks = request.GET.get("n", "0")
    looks = int(looks) if looks.isdigit() else 0
    context = {
        "closing": row,
        "unit": office,
        "year": row.year,
        "is_running": is_running,
        "is_stuck": is_running
        and leads
        and queries.is_stuck(row, since=timezone.now() - actions.PATIENCE),
        "counts": [] if is_running else queries.record_counts(row),
        "delay": DELAYS[min(looks, len(DELAYS) - 1)],
        "poll_url": is_running and f"{request.path}?n={min(looks + 1, 99)}",
    }
    part = "#job" if request.htmx else ""
    return render(request, f"appraisal/closing_closed.html{part}", context)


@require_POST
def closing_resume(request, pk):
    """Go on where a dead worker stopped."""
    row = access.get_closing(request.user, pk, on=timezone.localdate())
    try:
        actions.resume_closing(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reasons[0])
    return redirect("appraisal:closing", row.year.year, row.unit_id)


@require_POST
def closing_export(request, pk):
    """The records of a closed year as a workbook; taking it away is recorded."""
    row = access.get_closing(request.user, pk, on=timezone.localdate())
    records = queries.newest_records(row)
    actions.record_closing_export(
        closing=row, by=request.user, at=timezone.now(), rows=records.count()
    )
    table = queries.record_rows(records)
    body = spreadsheet.xlsx("Catatan tahunan", queries.RECORD_COLUMNS, table)
    response = HttpResponse(body, content_type=XLSX)
    name = f"catatan-{row.year.year}-{row.unit.code}".lower()
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
