from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused, Stale, refuse_if
from kinerja.notifications.outbox import tell
from kinerja.organisation import access, queries, rules
from kinerja.organisation.enums import LineBasis
from kinerja.organisation.models import Employee, ReportingLine, Unit

BECAUSE = "Anda menerima ini karena menyangkut penilaian kinerja Anda."


@transaction.atomic
def correct_line(
    employee: Employee,
    *,
    appraiser: Employee,
    first_day: date,
    reason: str,
    seen: int | None,
    by: User | None,
    at: datetime,
) -> ReportingLine:
    """Give an employee another penilai from a day on; `seen` is the line on the opened form."""
    pair = Employee.objects.select_for_update(of=("self",)).order_by("pk")
    employee = _of_pair(pair, employee, appraiser)
    if not access.can_keep(by, employee, on=timezone.localdate(at)):
        raise Refused("Hanya pengelola kepegawaian pegawai ini yang dapat mengoreksi penilainya.")
    _refuse_seen_by_another(employee, seen, first_day)
    refuse_if(_blockers_to_correct(employee, appraiser, first_day, reason))

    old = _end_line(employee, first_day, by, at)
    line = ReportingLine.objects.create(
        employee=employee,
        appraiser=appraiser,
        superior=queries.superior_of(appraiser, on=first_day, besides=employee),
        period=since(first_day),
        basis=LineBasis.CORRECTED,
        reason=reason,
        recorded_at=at,
        recorded_by=by,
    )
    log.record("organisation.line_opened", by=by, at=at, target=line)
    log.record(
        "organisation.line_corrected",
        by=by,
        at=at,
        target=employee,
        old=old,
        new=appraiser.pk,
        superior=line.superior_id,
        first_day=first_day,
        reason=reason,
    )
    _tell_all(line, at)
    return line


@transaction.atomic
def delegate_line(
    employee: Employee,
    *,
    appraiser: Employee,
    letter: str,
    reason: str,
    first_day: date,
    last_day: date,
    seen: int | None,
    by: User | None,
    at: datetime,
) -> ReportingLine:
    """Let another official rate for a while, by letter; afterwards the old line goes on."""
    pair = Employee.objects.select_for_update(of=("self",)).order_by("pk")
    employee = _of_pair(pair, employee, appraiser)
    if not access.can_keep(by, employee, on=timezone.localdate(at)):
        raise Refused("Hanya pengelola kepegawaian pegawai ini yang dapat mencatat pendelegasian.")
    _refuse_seen_by_another(employee, seen, first_day)
    refuse_if(_blockers_to_delegate(letter, first_day, last_day))
    refuse_if(_blockers_to_correct(employee, appraiser, first_day, reason))

    _split_line(employee, first_day, last_day, by, at)
    line = ReportingLine.objects.create(
        employee=employee,
        appraiser=appraiser,
        superior=queries.superior_of(appraiser, on=first_day, besides=employee),
        period=between(first_day, last_day),
        basis=LineBasis.DELEGATED,
        reason=reason,
        letter=letter,
        recorded_at=at,
        recorded_by=by,
    )
    log.record("organisation.line_opened", by=by, at=at, target=line)
    log.record(
        "organisation.line_delegated",
        by=by,
        at=at,
        target=employee,
        appraiser=appraiser.pk,
        letter=letter,
        first_day=first_day,
        last_day=last_day,
    )
    _tell_all(line, at)
    return line


@transaction.atomic
def propose_lines(
    *,
    on: date,
    unit: Unit | None = None,
    employees: Iterable[int] | None = None,
    by: User | None,
    at: datetime,
) -> int:
    """Record the proposed penilai from a day on; returns how many people got a new line.

    Without `employees`, only people who have no penilai; those named also when theirs differs.
    """
    chosen = None if employees is None else set(employees)
    if chosen is None and not access.can_manage(by, on=timezone.localdate(at)):
        raise Refused("Hanya Admin BKPSDM yang dapat menerapkan usulan untuk semua pegawai.")
    people = _kept(by, chosen, timezone.localdate(at))
    rows = Employee.objects.select_for_update(of=("self",)).order_by("pk")
    list((rows if people is None else rows.filter(pk__in=people)).values_list("pk"))
    found = [
        s
        for s in queries.suggestions(on=on, unit=unit, employees=people)
        if s.proposal.appraiser and (s.is_missing or (chosen is not None and s.differs))
    ]
    found = _without_circles(found, on)
    changed = [s for s in found if not s.is_missing]
    for suggestion in changed:
        _end_line(Employee(pk=suggestion.employee), on, by, at)
    lines = ReportingLine.objects.bulk_create(_new_lines(found, on, by, at), batch_size=1000)
    log.record_all([("organisation.line_proposed", line, by, at, {}) for line in lines])
    log.record(
        "organisation.lines_proposed",
        by=by,
        at=at,
        target=unit or Unit.objects.filter(parent=None).first() or Unit(pk=0),
        on=on,
        count=len(found),
        digest=digest([[s.employee, s.proposal.appraiser, s.proposal.superior] for s in found]),
    )
    _tell_changed(changed, on, at)
    return len(found)


def _of_pair(pair, employee, appraiser):
    """Both people in one order, so that A→B and B→A at once cannot make a circle."""
    return {row.pk: row for row in pair.filter(pk__in=[employee.pk, appraiser.pk])}[employee.pk]


def _refuse_seen_by_another(employee, seen, first_day):
    current = queries.line_of(employee, on=first_day)
    if (current.pk if current else None) != seen:
        raise Stale(
            "Penilai pegawai ini baru saja diubah orang lain. "
            "Periksa data terbaru, lalu kirim kembali bila masih perlu."
        )


def _blockers_to_correct(employee, appraiser, first_day, reason):
    reasons = []
    if not reason.strip():
        reasons.append("Isi alasan koreksi.")
    if appraiser.pk == employee.pk:
        reasons.append("Pegawai tidak dapat menilai dirinya sendiri.")
    if employee.lines_up.filter(period__startswith__gt=first_day).exists():
        reasons.append("Sudah ada penilai yang tercatat untuk tanggal sesudahnya.")
    above = dict(queries.lines_on(first_day).values_list("employee_id", "appraiser_id"))
    above.pop(employee.pk, None)
    if appraiser.pk != employee.pk and rules.closes_a_circle(
        employee.pk, appraiser.pk, above=above
    ):
        reasons.append(f"{appraiser} berada di bawah penilaian pegawai ini. Pilih pejabat lain.")
    return reasons


def _blockers_to_delegate(letter, first_day, last_day):
    reasons = []
    if not letter.strip():
        reasons.append("Isi nomor dan tanggal surat pendelegasian.")
    if last_day < first_day:
        reasons.append("Tanggal akhir mendahului tanggal mulai.")
    return reasons


def _end_line(employee, first_day, by, at):
    """Close the line of that day on the day before; one that began that very day gives way."""
    line = ReportingLine.objects.filter(employee=employee, period__contains=first_day).first()
    if line is None:
        return None
    if line.period.lower == first_day:
        log.record("organisation.line_removed", by=by, at=at, target=line, **log.REMOVED)
        line.delete()
    else:
        line.period = between(line.period.lower, first_day - timedelta(days=1))
        line.save(update_fields=["period"])
        log.record("organisation.line_ended", by=by, at=at, target=line)
    return line.appraiser_id


def _split_line(employee, first_day, last_day, by, at):
    """Make room for a delegation: the old line ends before it and resumes after it."""
    old = ReportingLine.objects.filter(employee=employee, period__contains=first_day).first()
    if old is None:
        return
    upper = old.period.upper
    _end_line(employee, first_day, by, at)
    resumes = last_day + timedelta(days=1)
    if upper is None or resumes < upper:
        old.pk = None
        old.period = type(old.period)(resumes, upper)
        old.save(force_insert=True)
        log.record("organisation.line_opened", by=by, at=at, target=old)


def _kept(by, chosen, today):
    """Of the chosen people those whose records the actor keeps, never himself."""
    if chosen is None:
        return None
    if by is None:
        return chosen
    kept = access.people_kept_by(by, on=today).exclude(user=by).filter(pk__in=chosen)
    return set(kept.values_list("pk", flat=True))


def _without_circles(found, on):
    above = dict(queries.lines_on(on).values_list("employee_id", "appraiser_id"))
    kept = []
    for suggestion in found:
        above.pop(suggestion.employee, None)
        appraiser = suggestion.proposal.appraiser
        if not rules.closes_a_circle(suggestion.employee, appraiser, above=above):
            above[suggestion.employee] = appraiser
            kept.append(suggestion)
    return kept


def _new_lines(found, on, by, at):
    return [
        ReportingLine(
            employee_id=suggestion.employee,
            appraiser_id=suggestion.proposal.appraiser,
            superior_id=suggestion.proposal.superior,
            period=since(on),
            basis=LineBasis.PROPOSED,
            rule=suggestion.proposal.rule,
            recorded_at=at,
            recorded_by=by,
        )
        for suggestion in found
    ]


def _tell_changed(changed, on, at):
    ids = [suggestion.employee for suggestion in changed]
    lines = queries.lines_on(on).select_related("employee__user", "appraiser__user")
    for line in lines.filter(employee__in=ids):
        _tell_all(line, at)


def _tell_all(line, at):
    """The person rated and his new penilai learn of it."""
    tell(
        line.employee.user,
        "organisation.line",
        f"Penilai Anda mulai {line.period.lower:%d-%m-%Y}: {line.appraiser}. Periksa datanya.",
        url=reverse("organisation:my_appraiser"),
        because=BECAUSE,
        at=at,
    )
    tell(
        line.appraiser.user,
        "organisation.line",
        f"Anda menilai {line.employee} mulai {line.period.lower:%d-%m-%Y}.",
        url=reverse("organisation:employee_detail", args=[line.employee_id]),
        because="Anda menerima ini karena Anda pejabat penilainya.",
        at=at,
    )
