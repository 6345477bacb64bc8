"""Learning elsewhere with proof, and the plan of a year."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access, queries, rules
from kinerja.development.actions.telling import _tell
from kinerja.development.enums import LearningPlanStatus
from kinerja.development.models import (
    Enrolment,
    LearningPlan,
    LearningRecord,
    LearningStep,
    Programme,
)
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.lib.uploads import Clean
from kinerja.monitoring.models import Blob
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import line_of

NOT_YOURS = "Hanya pegawai yang bersangkutan yang dapat melakukannya."
ONLY_PENILAI = "Hanya pejabat penilainya hari ini yang menjawab rencana ini."
ONLY_HR = "Hanya pengelola kepegawaiannya yang mengonfirmasi, dan bukan bagi dirinya sendiri."
NOT_OPEN = "Rencana ini sudah diajukan atau disepakati. Ubah dulu menjadi draf."


@transaction.atomic
def declare_learning(
    employee: Employee,
    *,
    file: Clean,
    title: str,
    kind: str,
    provider: str,
    hours: int,
    starts_on: date,
    ends_on: date,
    certificate: str,
    by: User,
    at: datetime,
) -> LearningRecord:
    """Record learning elsewhere, with its proof, for HR to confirm."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if employee.user_id != by.pk:
        raise Refused(NOT_YOURS)
    on = timezone.localdate(at)
    refuse_if(rules.blockers_to_declare(hours=hours, starts_on=starts_on, ends_on=ends_on, on=on))
    same = employee.learning.filter(title__iexact=title, starts_on=starts_on, ends_on=ends_on)
    if same.exclude(status="ditolak").exists():
        raise Refused("Kegiatan dengan nama dan tanggal ini sudah tercatat.")

    record = LearningRecord.objects.create(
        employee=employee,
        title=title,
        kind=kind,
        provider=provider,
        hours=hours,
        starts_on=starts_on,
        ends_on=ends_on,
        certificate=certificate,
        file=Blob.objects.keep(file, at=at),
        declared_at=at,
        declared_by=by,
    )
    log.record("development.learning_declared", by=by, at=at, target=record, begins=True)
    return record


@transaction.atomic
def answer_record(
    record: LearningRecord, *, confirms: bool, answer: str, by: User, at: datetime
) -> LearningRecord:
    """HR looks at the proof and lets the hours count, or says what is missing."""
    record = queries.records().select_for_update(of=("self",)).get(pk=record.pk)
    if not access.can_confirm(by, record, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    act = "confirm" if confirms else "refuse"
    if (act, record.status) not in rules.NEXT_RECORD:
        raise Refused("Catatan ini sudah dijawab.")
    if not confirms and not answer:
        raise Refused("Tulis apa yang kurang, agar pegawai dapat melengkapinya.")

    record.status = rules.NEXT_RECORD[act, record.status]
    record.answer, record.answered_at, record.answered_by = answer, at, by
    record.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    log.record("development.learning_answered", by=by, at=at, target=record, confirms=confirms)
    text = (
        f"{record.hours} JP dari “{record.title}” sudah dihitung."
        if confirms
        else f"“{record.title}” belum dapat dihitung: {answer}"
    )
    _tell(
        record.employee,
        "development.learning_answered",
        text,
        url=reverse("development:growth"),
        because="Anda mencatat kegiatan ini.",
        at=at,
    )
    return record


@transaction.atomic
def keep_certificate(
    enrolment: Enrolment, *, number: str, file: Clean | None, by: User, at: datetime
) -> LearningRecord:
    """Add the certificate of a programme one attended; the hours count already."""
    enrolment = access.enrolments().select_for_update(of=("self",)).get(pk=enrolment.pk)
    if not access.is_own(by, enrolment):
        raise Refused(NOT_YOURS)
    record = queries.records().filter(enrolment=enrolment).first()
    if record is None:
        raise Refused("Sertifikat ditambahkan sesudah kehadiran Anda dicatat.")

    record.certificate = number
    record.file = Blob.objects.keep(file, at=at) if file else record.file
    record.save(update_fields=["certificate", "file"])
    log.record("development.certificate_kept", by=by, at=at, target=record)
    return record


@transaction.atomic
def add_step(
    employee: Employee,
    *,
    year: int,
    competence: str,
    kind: str,
    aim: str,
    due_on: date,
    programme: Programme | None,
    by: User,
    at: datetime,
) -> LearningStep:
    """Put a line into one's plan of the year, with the gap as it stands today."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if employee.user_id != by.pk:
        raise Refused(NOT_YOURS)
    on = timezone.localdate(at)
    refuse_if(rules.blockers_to_plan(due_on=due_on, year=year, on=on))
    plan, _ = LearningPlan.objects.get_or_create(
        employee=employee, year=year, defaults={"begun_at": at}
    )
    if plan.status != LearningPlanStatus.DRAFT:
        raise Refused(NOT_OPEN)

    gaps = queries.profile_of(employee, on=on).gaps
    gap = next((one for one in gaps if one.competence == competence), None)
    step = LearningStep.objects.create(
        plan=plan,
        competence=competence,
        standard=gap and gap.standard,
        result=gap and gap.result,
        kind=kind,
        aim=aim,
        due_on=due_on,
        programme=programme,
        written_at=at,
    )
    log.record("development.step_added", by=by, at=at, target=step, begins=True)
    return step


@transaction.atomic
def drop_step(step: LearningStep, *, by: User, at: datetime) -> LearningStep:
    """Take a line off one's draft."""
    plan = queries.plans_of_learning().select_for_update(of=("self",)).get(pk=step.plan_id)
    step = LearningStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if not access.is_own(by, plan):
        raise Refused(NOT_YOURS)
    if plan.status != LearningPlanStatus.DRAFT or step.dropped_at:
        raise Refused(NOT_OPEN)

    step.dropped_at = at
    step.save(update_fields=["dropped_at"])
    log.record("development.step_dropped", by=by, at=at, target=step)
    return step


@transaction.atomic
def propose_learning_plan(plan: LearningPlan, *, by: User, at: datetime) -> LearningPlan:
    """Ask the penilai to agree."""
    plan = queries.plans_of_learning().select_for_update(of=("self",)).get(pk=plan.pk)
    if not access.is_own(by, plan):
        raise Refused(NOT_YOURS)
    refuse_if(queries.blockers_to_propose(plan))

    plan.status = rules.NEXT_LEARNING_PLAN["propose", plan.status]
    plan.proposed_at = at
    plan.save(update_fields=["status", "proposed_at"])
    steps = list(plan.steps.filter(dropped_at=None).order_by("pk").values_list("pk", flat=True))
    log.record("development.learning_plan_proposed", by=by, at=at, target=plan, steps=steps)
    line = line_of(plan.employee, on=timezone.localdate(at))
    if line:
        _tell(
            line.appraiser,
            "development.learning_plan_proposed",
            f"{plan.employee.full_name} mengajukan rencana pengembangan {plan.year}.",
            url=reverse("development:learning_plan", args=[plan.pk]),
            because="Anda pejabat penilainya.",
            at=at,
        )
    return plan


@transaction.atomic
def answer_learning_plan(
    plan: LearningPlan, *, agrees: bool, answer: str, by: User, at: datetime
) -> LearningPlan:
    """The penilai agrees, or says what should be different."""
    plan = queries.plans_of_learning().select_for_update(of=("self",)).get(pk=plan.pk)
    if not access.leads(by, plan.employee, on=timezone.localdate(at)):
        raise Refused(ONLY_PENILAI)
    act = "agree" if agrees else "return"
    if (act, plan.status) not in rules.NEXT_LEARNING_PLAN:
        raise Refused("Rencana ini tidak sedang menunggu jawaban Anda.")
    if not agrees and not answer:
        raise Refused("Tulis apa yang sebaiknya diubah.")

    plan.status = rules.NEXT_LEARNING_PLAN[act, plan.status]
    plan.answer, plan.answered_at, plan.answered_by = answer, at, by
    plan.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    log.record(
        "development.learning_plan_answered",
        by=by,
        at=at,
        target=plan,
        agrees=agrees,
        answer=digest(answer),
    )
    word = "menyepakati" if agrees else "memberi masukan atas"
    _tell(
        plan.employee,
        "development.learning_plan_answered",
        f"Penilai {word} rencana pengembangan Anda.",
        url=reverse("development:learning_plan", args=[plan.pk]),
        because="Anda pemilik rencana ini.",
        at=at,
    )
    return plan


@transaction.atomic
def revise_learning_plan(plan: LearningPlan, *, by: User, at: datetime) -> LearningPlan:
    """Open an agreed plan again, because something changed; it is agreed anew."""
    plan = queries.plans_of_learning().select_for_update(of=("self",)).get(pk=plan.pk)
    if not access.is_own(by, plan):
        raise Refused(NOT_YOURS)
    if ("revise", plan.status) not in rules.NEXT_LEARNING_PLAN:
        raise Refused("Hanya rencana yang sudah disepakati yang dibuka lagi.")

    plan.status = rules.NEXT_LEARNING_PLAN["revise", plan.status]
    plan.save(update_fields=["status"])
    log.record("development.learning_plan_revised", by=by, at=at, target=plan)
    return plan
