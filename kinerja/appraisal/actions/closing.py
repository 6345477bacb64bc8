"""The end of a year in one office: begun once, worked off in steps, sealed for everybody."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.enums import ClosingStatus, Contest, EvaluationStatus, Standing
from kinerja.appraisal.models import AnnualRecord, Evaluation, YearClosing
from kinerja.audit import log
from kinerja.lib.jobs import enqueue
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.models import Unit
from kinerja.planning.enums import PeriodKind
from kinerja.planning.models import PerformanceYear, Skp

NOT_YOURS = "Hanya kepala perangkat daerah ini dan admin BKPSDM yang menutup tahunnya."
PATIENCE = timedelta(minutes=2)  # without a step for so long the worker has died
CHANGED = "Daftar pegawai yang belum selesai berubah. Periksa lagi, lalu tutup tahun."


@transaction.atomic
def begin_closing(
    unit: Unit, *, year: PerformanceYear, reason: str, seen: str, by: User, at: datetime
) -> YearClosing:
    """Close the year with the exceptions that were shown; the worker writes the records."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    on = timezone.localdate(at)
    if not access.can_close_year(by, unit, on=on):
        raise Refused(NOT_YOURS)
    period = queries.annual_period(year)
    refuse_if(
        rules.blockers_to_close(
            opened=period is not None,
            due_on=period.due_on if period else on,
            is_begun=YearClosing.objects.filter(unit=unit, year=year).exists(),
            on=on,
        )
    )
    state = queries.state_of(unit, period)
    refuse_if(rules.blockers_to_except(exceptions=state.exceptions, reason=reason))
    if queries.digest_of_state(state) != seen:
        raise Stale(CHANGED)

    closing = YearClosing.objects.create(
        unit=unit,
        year=year,
        reason=reason.strip() if state.exceptions else "",
        exceptions=state.exceptions,
        total=queries.without_record(queries.people_of_year(unit, period), year).count(),
        begun_at=at,
        begun_by=by,
        worked_at=at,
    )
    log.record(
        "appraisal.year_closing_begun",
        by=by,
        at=at,
        target=closing,
        exceptions=sorted(state.stands),
    )
    enqueue("appraisal.close_year", closing=closing.pk)
    return closing


@transaction.atomic
def close_some(closing: YearClosing, *, by: User | None, at: datetime) -> bool:
    """Write the records of the next people, all or none; whether somebody remains.

    A worker that dies leaves whole steps only; going on finds those without a record.
    """
    closing = (
        YearClosing.objects.select_for_update(of=("self",))
        .select_related("unit", "year", "begun_by")
        .get(pk=closing.pk)
    )
    if closing.status == ClosingStatus.CLOSED:
        return False
    everybody = queries.people_of_year(closing.unit, queries.annual_period(closing.year))
    people = list(queries.without_record(everybody, closing.year)[: queries.STEP])
    if not people:
        _end(closing, at=at)
        return False
    _hold_plans(people, closing.year)
    records = AnnualRecord.objects.bulk_create(queries.records_for(closing, people, at=at))
    log.record_all(
        ("appraisal.annual_recorded", record, closing.begun_by, at, {}) for record in records
    )
    closing.done += len(records)
    closing.total = max(closing.total, closing.done)
    closing.worked_at = at
    closing.save(update_fields=["done", "total", "worked_at"])
    return True


def _hold_plans(people, year):
    """Starting and signing take these rows too, so nobody signs while his record is written."""
    plans = Skp.objects.filter(employee__in=[one.pk for one in people], year=year)
    list(plans.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _end(closing, *, at):
    closing.status, closing.closed_at, closing.worked_at = ClosingStatus.CLOSED, at, at
    closing.save(update_fields=["status", "closed_at", "worked_at"])
    log.record("appraisal.year_closed", by=None, at=at, target=closing, records=closing.done)
    together = queries.begun_together(closing)
    if together.filter(status=ClosingStatus.RUNNING).exists():
        return  # one message for all that were closed with one press
    number, year = together.count(), closing.year.year
    what = closing.unit.name if number == 1 else f"{number} perangkat daerah"
    one = reverse("appraisal:closing", args=[year, closing.unit_id])
    outbox.tell(
        closing.begun_by,
        "appraisal.year_closed",
        f"Tahun {year} {what} sudah ditutup.",
        url=one if number == 1 else reverse("appraisal:closing_all", args=[year]),
        because="Anda menutup tahun ini.",
        at=at,
    )


@transaction.atomic
def resume_closing(closing: YearClosing, *, by: User, at: datetime) -> YearClosing:
    """Go on where a dead worker stopped."""
    closing = YearClosing.objects.select_for_update(of=("self",)).get(pk=closing.pk)
    if not access.can_close_year(by, closing.unit, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if closing.status == ClosingStatus.CLOSED or closing.worked_at > at - PATIENCE:
        raise Refused("Penutupan ini masih berjalan atau sudah selesai. Muat ulang halaman.")
    closing.worked_at = at
    closing.save(update_fields=["worked_at"])
    log.record("appraisal.year_closing_resumed", by=by, at=at, target=closing)
    enqueue("appraisal.close_year", closing=closing.pk)
    return closing


@transaction.atomic
def append_to_record(evaluation: Evaluation, *, by: User, at: datetime) -> AnnualRecord | None:
    """After the end of an objection: the next version of a closed year's record, if one is due."""
    period = evaluation.period
    if period.kind != PeriodKind.YEAR:
        return None
    plans = Skp.objects.select_for_update(of=("self",)).select_related("employee")
    employee = plans.get(pk=evaluation.skp_id).employee
    newest = queries.newest_record(employee, period.year_id)
    is_news = newest and (
        newest.evaluation_id != evaluation.pk or newest.standing == Standing.CONTESTED
    )
    if not is_news:
        return None
    record = AnnualRecord.objects.create(
        employee=employee,
        year_id=newest.year_id,
        version=newest.version + 1,
        closing_id=newest.closing_id,
        evaluation=evaluation,
        standing=_standing_after(evaluation),
        predikat=evaluation.predikat,
        recorded_at=at,
        recorded_by=by,
    )
    log.record("appraisal.annual_recorded", by=by, at=at, target=record, replaces=newest.pk)
    return record


def _standing_after(evaluation):
    if evaluation.contest == Contest.WITHDRAWN:
        return rules.BY_STATUS[EvaluationStatus(evaluation.status)]
    return Standing.DECIDED


@transaction.atomic
def record_closing_export(*, closing: YearClosing, by: User, at: datetime, rows: int) -> None:
    """Remember who took the records of an office away."""
    log.record("appraisal.annual_records_exported", by=by, at=at, target=closing, rows=rows)
