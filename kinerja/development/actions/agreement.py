from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal.models import Evaluation
from kinerja.audit import log
from kinerja.development import access, queries, rules
from kinerja.development.models import ImprovementPlan
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.queries import line_of

NOT_YOURS = "Hanya pejabat penilai pegawai ini hari ini yang dapat melakukannya."
PLANS = ImprovementPlan.objects.select_related(
    "employee__user", "evaluation__skp__placement__position"
)


def _tell_penilai(plan, text, *, at):
    """Leave a word for today's penilai, if there is one."""
    line = line_of(plan.employee, on=timezone.localdate(at))
    if line:
        outbox.tell(
            line.appraiser.user,
            "development.plan_moved",
            text,
            url=reverse("development:plan", args=[plan.pk]),
            because="Anda pejabat penilainya.",
            at=at,
        )


def _tell_employee(plan, text, *, at):
    outbox.tell(
        plan.employee.user,
        "development.plan_moved",
        text,
        url=reverse("development:plan", args=[plan.pk]),
        because="Anda sedang dibantu memperbaiki kinerja.",
        at=at,
    )


@transaction.atomic
def offer_plan(evaluation: Evaluation, *, by: User | None, at: datetime) -> ImprovementPlan | None:
    """Offer help after a low annual predikat was handed over; the system itself offers, once."""
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    due = queries.evaluations_to_help(on=timezone.localdate(at)).filter(pk=evaluation.pk).first()
    if due is None or by is not None:
        return None
    plan = ImprovementPlan.objects.create(
        evaluation=evaluation, employee=due.skp.employee, opened_at=at
    )
    log.record(
        "development.plan_offered",
        by=by,
        at=at,
        target=plan,
        begins=True,
        evaluation=evaluation.pk,
        predikat=evaluation.predikat,
    )
    _tell_employee(
        plan,
        "Ada tawaran rencana perbaikan bagi Anda. Ini bantuan enam bulan, bukan hukuman.",
        at=at,
    )
    _tell_penilai(
        plan,
        f"Susun rencana perbaikan bersama {plan.employee.full_name}. Mulai dari bicara.",
        at=at,
    )
    return plan


@transaction.atomic
def propose_plan(
    plan: ImprovementPlan,
    *,
    cause: str,
    goals: str,
    measure: str,
    support: str,
    by: User,
    at: datetime,
) -> ImprovementPlan:
    """The penilai writes what is to improve and how he helps, for the employee to answer."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    if not access.can_lead(by, plan, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if ("propose", plan.status) not in rules.NEXT_STATUS:
        raise Refused("Rencana ini sudah diusulkan atau sudah berjalan.")

    plan.status = rules.NEXT_STATUS["propose", plan.status]
    plan.cause, plan.goals, plan.measure, plan.support = cause, goals, measure, support
    plan.proposed_at, plan.proposed_by = at, by
    plan.save(
        update_fields=[
            "status",
            "cause",
            "goals",
            "measure",
            "support",
            "proposed_at",
            "proposed_by",
        ]
    )
    log.record("development.plan_proposed", by=by, at=at, target=plan, goals=digest(goals))
    _tell_employee(plan, "Penilai mengusulkan rencana perbaikan. Baca dan beri jawaban.", at=at)
    return plan


@transaction.atomic
def answer_plan(
    plan: ImprovementPlan, *, agrees: bool, note: str, by: User, at: datetime
) -> ImprovementPlan:
    """The employee agrees, and six months begin; or he says what should be different."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    if not access.can_answer(by, plan):
        raise Refused("Hanya pegawai yang bersangkutan yang menjawab usulan ini.")
    if ("agree", plan.status) not in rules.NEXT_STATUS:
        raise Refused("Usulan ini tidak sedang menunggu jawaban Anda.")
    if not agrees and not note:
        raise Refused("Tulis apa yang sebaiknya diubah.")

    plan.returned_note = note
    if agrees:
        _start(plan, "agree", by=by, at=at)
    else:
        plan.status = rules.NEXT_STATUS["return", plan.status]
        plan.save(update_fields=["status", "returned_note"])
    log.record(
        "development.plan_answered", by=by, at=at, target=plan, agrees=agrees, note=digest(note)
    )
    word = "menyetujui" if agrees else "memberi masukan atas"
    _tell_penilai(plan, f"{plan.employee.full_name} {word} rencana perbaikan.", at=at)
    return plan


@transaction.atomic
def begin_plan(plan: ImprovementPlan, *, by: User, at: datetime) -> ImprovementPlan:
    """The penilai begins after the employee was silent; help does not wait for ever."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    on = timezone.localdate(at)
    if not access.can_lead(by, plan, on=on):
        raise Refused(NOT_YOURS)
    refuse_if(queries.blockers_to_begin(plan, on=on))

    _start(plan, "begin", by=by, at=at)
    log.record("development.plan_begun", by=by, at=at, target=plan)
    _tell_employee(plan, "Rencana perbaikan dimulai. Bimbingan berlangsung setiap bulan.", at=at)
    return plan


def _start(plan, act, *, by, at):
    on = timezone.localdate(at)
    plan.status = rules.NEXT_STATUS[act, plan.status]
    plan.agreed_at, plan.agreed_by = at, by
    plan.starts_on = on
    plan.ends_on = rules.last_day(on, months=rules.rule_on(on).months)
    plan.save(
        update_fields=["status", "agreed_at", "agreed_by", "starts_on", "ends_on", "returned_note"]
    )
