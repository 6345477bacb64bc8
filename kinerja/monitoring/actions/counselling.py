"""A behaviour case from telling the person to the counsellor's record (Lamp. III D 5)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.models import BehaviourCase, CounsellingNote, CounsellingReport
from kinerja.notifications.outbox import tell
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import line_of
from kinerja.planning.models import Skp

NOT_YOURS = "Langkah ini bukan wewenang Anda pada kasus ini."
NOT_NOW = "Kasus ini sudah melewati langkah itu. Muat ulang halaman."
BECAUSE = "Anda disebut dalam kasus itu."


@dataclass(frozen=True)
class Problem:
    """What Format B.1.10 asks the penilai."""

    values_missed: list[str]
    problem: str
    tried: str
    told_on: date
    expectation: str = ""
    is_common: bool = False


@transaction.atomic
def open_case(skp: Skp, *, problem: Problem, by: User, at: datetime) -> BehaviourCase:
    """Write a problem down after telling the person; he reads it from now on."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("employee").get(pk=skp.pk)
    on = timezone.localdate(at)
    line = line_of(skp.employee, on=on)
    refuse_if([] if line and line.appraiser.user_id == by.pk else [NOT_YOURS])
    refuse_if(
        rules.blockers_to_open_case(
            told_on=problem.told_on,
            today=on,
            values=problem.values_missed,
            open_cases=BehaviourCase.objects.filter(employee=skp.employee, ended_at=None).count(),
        )
    )

    case = BehaviourCase(
        skp=skp,
        employee=skp.employee,
        appraiser=line.appraiser,
        superior=line.superior,
        opened_at=at,
        opened_by=by,
        **vars(problem),
    )
    case.words_digest = digest(queries.case_content(case))
    case.save(force_insert=True)
    log.record("monitoring.case_opened", by=by, at=at, target=case)
    _tell(case.employee, case, "Penilai Anda mencatat hal tentang perilaku kerja Anda.", at=at)
    return case


@transaction.atomic
def report_case(case: BehaviourCase, *, by: User, at: datetime) -> BehaviourCase:
    """Nothing changed: the coordinator of counselling is to know (Format B.1.10)."""
    case = BehaviourCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    _refuse_others(case, by, at, "appraiser")
    _refuse_late(case, "report")
    refuse_if(rules.blockers_to_report_case(feedback=queries.behaviour_feedback(case).count()))

    case.status = rules.NEXT_CASE["report", case.status]
    case.reported_at = at
    case.save(update_fields=["status", "reported_at"])
    log.record("monitoring.case_reported", by=by, at=at, target=case)
    _tell(case.employee, case, "Kasus perilaku kerja Anda dilaporkan untuk konseling.", at=at)
    return case


@transaction.atomic
def close_case(case: BehaviourCase, *, by: User, at: datetime) -> BehaviourCase:
    """Without counselling: the penilai before the report, the coordinator after it."""
    case = BehaviourCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    _refuse_late(case, "close")
    _refuse_others(case, by, at, "coordinator" if case.reported_at else "appraiser")

    case.status = rules.NEXT_CASE["close", case.status]
    case.ended_at = at
    case.save(update_fields=["status", "ended_at"])
    log.record("monitoring.case_closed", by=by, at=at, target=case)
    _tell(case.employee, case, "Kasus perilaku kerja Anda ditutup tanpa konseling.", at=at)
    return case


@transaction.atomic
def assign_counsellor(
    case: BehaviourCase,
    *,
    counsellor: Employee,
    kind: str,
    meets_at: datetime,
    place: str,
    by: User,
    at: datetime,
) -> BehaviourCase:
    """Name who counsels, when and where; from now on he reads the case."""
    case = BehaviourCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    _refuse_others(case, by, at, "coordinator")
    _refuse_late(case, "assign")
    refuse_if(
        rules.blockers_to_assign(
            kind=kind,
            is_oneself=counsellor.pk == case.employee_id,
            is_appraiser=counsellor.pk == case.appraiser_id,
        )
    )

    case.status = rules.NEXT_CASE["assign", case.status]
    case.counsellor, case.counsellor_kind = counsellor, kind
    case.meets_at, case.place = meets_at, place
    case.save(update_fields=["status", "counsellor", "counsellor_kind", "meets_at", "place"])
    log.record("monitoring.counsellor_assigned", by=by, at=at, target=case)
    _tell(case.employee, case, "Jadwal konseling Anda sudah ditetapkan.", at=at)
    _tell(counsellor, case, "Anda ditetapkan sebagai konselor.", at=at)
    return case


@transaction.atomic
def write_case_note(case: BehaviourCase, *, text: str, by: User, at: datetime) -> CounsellingNote:
    """Keep what was spoken; only counsellor and person read it."""
    case = BehaviourCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    _refuse_others(case, by, at, "counsellor")
    _refuse_late(case, "finish")

    note = CounsellingNote.objects.create(case=case, text=text, written_at=at, written_by=by)
    log.record("monitoring.counselling_noted", by=by, at=at, target=case)
    return note


@transaction.atomic
def finish_case(
    case: BehaviourCase, *, held_on: date, outcome: str, follow_up: str, by: User, at: datetime
) -> CounsellingReport:
    """Write the record of the result; it goes to whom the law names."""
    case = BehaviourCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    _refuse_others(case, by, at, "counsellor")
    _refuse_late(case, "finish")
    ahead = held_on > timezone.localdate(at)
    refuse_if(["Tanggal konseling belum tiba. Catat sesudah konseling."] if ahead else [])

    report = CounsellingReport.objects.create(
        case=case,
        held_on=held_on,
        outcome=outcome,
        follow_up=follow_up,
        written_at=at,
        written_by=by,
    )
    case.status = rules.NEXT_CASE["finish", case.status]
    case.ended_at = at
    case.save(update_fields=["status", "ended_at"])
    words = digest([outcome, follow_up])
    log.record("monitoring.case_finished", by=by, at=at, target=case, words=words)
    people = {"appraiser": case.appraiser, "superior": case.superior}
    for name in ("appraiser", "superior"):
        if name in rules.recipients(case.counsellor_kind) and people[name]:
            _tell(people[name], case, "Hasil konseling sudah dapat Anda baca.", at=at)
    _tell(case.employee, case, "Hasil konseling Anda sudah dicatat.", at=at)
    return report


def _refuse_others(case, by, at, hat):
    if hat not in access.hats_in(by, case, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)


def _refuse_late(case, step):
    if (step, case.status) not in rules.NEXT_CASE:
        raise Refused(NOT_NOW)


def _tell(employee, case, text, *, at):
    """Words that say nothing to somebody who looks over the shoulder."""
    url = reverse("monitoring:case_detail", args=[case.pk])
    if employee.user_id:
        tell(employee.user, "monitoring.case", text, url=url, because=BECAUSE, at=at)
