from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.appraisal.enums import Predikat
from kinerja.development import access, actions, queries
from kinerja.development.views.register import workbook

PAGE_SIZE = 25


def year_asked(data, *, on):
    """The year of the address, or the newest one that was handed over."""
    text = data.get("tahun", "")
    return int(text) if text.isdigit() and len(text) == 4 else queries.newest_year(on=on)


@require_safe
def talents(request):
    """Sangat Baik two years in a row: candidates, not a decision."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    year = year_asked(request.GET, on=on)
    rows = queries.talents(access.people_listed(request.user, on=on), year=year, on=on)
    after = request.GET.get("setelah", "")
    page = queries.page_by_name(rows, name="name", after=after, size=PAGE_SIZE)
    return render(
        request,
        "development/talents.html",
        {"page": page, "year": year, "before": year - 1},
    )


@require_POST
def talents_export(request):
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    year = year_asked(request.POST, on=on)
    rows = queries.talents(access.people_listed(request.user, on=on), year=year, on=on)
    actions.record_export(
        by=request.user,
        at=timezone.now(),
        form="talenta",
        rows=rows.count(),
        wanted={"tahun": str(year)},
    )
    table = queries.talent_rows(rows, year=year)
    return workbook("Calon talenta", queries.TALENT_COLUMNS, table, f"calon-talenta-{year}")


def report_asked(request, data, *, on):
    """The report of the period of the address, or of the newest one."""
    periods = list(queries.reported_periods(on=on)[:8])
    chosen = data.get("periode", "")
    period = next((one for one in periods if str(one.pk) == chosen), None)
    period = period or (periods[0] if periods else None)
    people = access.people_listed(request.user, on=on)
    return periods, period and queries.report_of(period, people)


def linked_counts(period, offices):
    """Of each office (heading, number, address of the people behind it) for each cell."""
    listed = f"{reverse('appraisal:register')}?{urlencode({'periode': period.pk})}"
    missing = reverse("development:unrated", args=[period.pk])
    for office in offices:
        here = f"{listed}&{urlencode({'unit': office.unit.name})}"
        cells = [
            ("Dinilai", office.signed, here),
            ("Belum", office.missing, f"{missing}?{urlencode({'unit': office.unit.path})}"),
        ]
        cells += [(one.label, n, f"{here}&predikat={one.value}") for one, n in office.spread()]
        yield office, cells


@require_safe
def report(request):
    """What is reported to the PyB, each number leading to its list."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    periods, found = report_asked(request, request.GET, on=on)
    after = request.GET.get("setelah", "")
    left = [one for one in found.offices if one.unit.path > after] if found else []
    return render(
        request,
        "development/report.html",
        {
            "periods": periods,
            "report": found,
            "rows": found and list(linked_counts(found.period, left[:PAGE_SIZE])),
            "next_after": left[PAGE_SIZE - 1].unit.path if len(left) > PAGE_SIZE else "",
            "predikats": list(Predikat),
            "today": on,
        },
    )


def unrated_asked(request, pk, data, *, on):
    """The period of the address and the plans that wait in it, in one office or in all."""
    access.require_register(request.user, on=on)
    period = get_object_or_404(queries.reported_periods(on=on), pk=pk)
    people = access.people_listed(request.user, on=on)
    return period, queries.unrated(period, people, path=data.get("unit", "")[:250])


@require_safe
def unrated(request, pk):
    """Who has a plan and no signed evaluation in that period."""
    on = timezone.localdate()
    period, rows = unrated_asked(request, pk, request.GET, on=on)
    after = request.GET.get("setelah", "")
    page = queries.page_by_name(rows, name="employee__name", after=after, size=PAGE_SIZE)
    unit = request.GET.get("unit", "")
    return render(
        request, "development/unrated.html", {"period": period, "page": page, "unit": unit}
    )


@require_POST
def unrated_export(request, pk):
    on = timezone.localdate()
    period, rows = unrated_asked(request, pk, request.POST, on=on)
    actions.record_export(
        by=request.user,
        at=timezone.now(),
        form="belum-dinilai",
        rows=rows.count(),
        wanted={"periode": period.label},
    )
    table = queries.unrated_rows(rows)
    return workbook("Belum dinilai", queries.UNRATED_COLUMNS, table, f"belum-dinilai-{on}")


@require_POST
def report_export(request):
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    _, found = report_asked(request, request.POST, on=on)
    if found is None:
        raise Http404
    actions.record_export(
        by=request.user,
        at=timezone.now(),
        form="laporan",
        rows=len(found.offices),
        wanted={"periode": found.period.label},
    )
    table = queries.report_rows(found)
    return workbook("Laporan kinerja", queries.REPORT_COLUMNS, table, f"laporan-{on}")
