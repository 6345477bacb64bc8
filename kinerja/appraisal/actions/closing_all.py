"""Closing a year in every office at once, and going on by itself where a worker died."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.actions.closing import CHANGED, PATIENCE
from kinerja.appraisal.models import YearClosing
from kinerja.audit import log
from kinerja.audit.models import Event
from kinerja.lib.jobs import enqueue
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.organisation.models import Unit
from kinerja.planning.models import PerformanceYear

NOT_YOURS = "Hanya admin BKPSDM yang menutup tahun semua perangkat daerah."
MOST_RESUMES = 5  # what fails again and again waits for a person
RESUMED = "appraisal.year_closing_resumed"


@transaction.atomic
def begin_all_closings(
    year: PerformanceYear,
    *,
    with_unfinished: bool,
    reason: str,
    seen: str,
    by: User,
    at: datetime,
) -> list[YearClosing]:
    """Close the year of every open office that is ready, or of all with one reason.

    A second press finds nothing left; offices that were closed before are not touched.
    """
    year = PerformanceYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
    offices = Unit.objects.select_for_update(of=("self",)).filter(is_opd=True)
    list(offices.order_by("path").values_list("pk"))
    on = timezone.localdate(at)
    if not access.can_close_all(by, on=on):
        raise Refused(NOT_YOURS)
    period = queries.annual_period(year)
    due_on = period.due_on if period else on
    refuse_if(
        rules.blockers_to_close(opened=period is not None, due_on=due_on, is_begun=False, on=on)
    )
    left = queries.offices_left(period)
    chosen = left if with_unfinished else [office for office in left if not office.exceptions]
    exceptions = sum(office.exceptions for office in chosen)
    refuse_if(
        rules.blockers_to_close_all(
            left=len(left), chosen=len(chosen), exceptions=exceptions, reason=reason
        )
    )
    if queries.digest_of_state(*left) != seen:
        raise Stale(CHANGED)

    closings = YearClosing.objects.bulk_create(_unsaved(chosen, year, reason, by=by, at=at))
    log.record_all(
        ("appraisal.year_closing_begun", closing, by, at, _details(office))
        for office, closing in zip(chosen, closings, strict=True)
    )
    enqueue("appraisal.close_years", year=year.pk)
    return closings


def _unsaved(chosen, year, reason, *, by, at):
    return [
        YearClosing(
            unit=office.unit,
            year=year,
            reason=reason.strip() if office.exceptions else "",
            exceptions=office.exceptions,
            total=office.people,
            begun_at=at,
            begun_by=by,
            worked_at=at,
        )
        for office in chosen
    ]


def _details(office):
    return {"exceptions": sorted(office.stands)}


@transaction.atomic
def resume_stuck_closings(*, by: User | None, at: datetime) -> int:
    """Go on where a worker died, without anybody asking; says how many closings go on.

    Only the worker's clock comes here, so `by` is nobody. A row that a living worker holds is
    left alone, and so is one that was resumed too often.
    """
    years = queries.stuck_years(since=at - PATIENCE)
    held = YearClosing.objects.select_for_update(of=("self",), skip_locked=True)
    stuck = [
        closing
        for closing in held.filter(pk__in=queries.running_closings(years).values("pk"))
        if _resumes(closing) < MOST_RESUMES
    ]
    YearClosing.objects.filter(pk__in=[closing.pk for closing in stuck]).update(worked_at=at)
    log.record_all((RESUMED, closing, by, at, {}) for closing in stuck)
    for year in sorted({closing.year_id for closing in stuck}):
        enqueue("appraisal.close_years", year=year)
    return len(stuck)


def _resumes(closing):
    """How often it went on by itself."""
    return Event.objects.filter(stream=log.stream_of(closing), kind=RESUMED, actor=None).count()
