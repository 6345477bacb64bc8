from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access, queries, rules
from kinerja.development.actions.agreement import NOT_YOURS, PLANS, _tell_employee
from kinerja.development.enums import Reassessment
from kinerja.development.models import ImprovementPlan
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if

ONLY_HR = "Hanya BKPSDM yang mencatatnya, dan bukan bagi dirinya sendiri."


@transaction.atomic
def reassess_plan(
    plan: ImprovementPlan, *, result: str, reason: str, by: User, at: datetime
) -> ImprovementPlan:
    """After six months the penilai says whether the work has improved, and why he thinks so."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    on = timezone.localdate(at)
    if not access.can_lead(by, plan, on=on):
        raise Refused(NOT_YOURS)
    refuse_if(queries.blockers_to_reassess(plan, on=on))

    act = "recover" if result == Reassessment.IMPROVED else "fall_short"
    plan.status = rules.NEXT_STATUS[act, plan.status]
    plan.reassessment, plan.reassessment_reason = result, reason
    plan.reassessed_at, plan.reassessed_by = at, by
    plan.save(
        update_fields=[
            "status",
            "reassessment",
            "reassessment_reason",
            "reassessed_at",
            "reassessed_by",
        ]
    )
    log.record(
        "development.plan_reassessed",
        by=by,
        at=at,
        target=plan,
        result=result,
        reason=digest(reason),
    )
    words = {
        Reassessment.IMPROVED: "Kinerja Anda dinilai membaik. Terima kasih.",
        Reassessment.NOT_YET: "Hasil penilaian ulang sudah ada. Baca langkah berikutnya.",
    }
    _tell_employee(plan, words[Reassessment(result)], at=at)
    return plan


@transaction.atomic
def record_test(
    plan: ImprovementPlan, *, result: str, tested_on: date, letter: str, by: User, at: datetime
) -> ImprovementPlan:
    """HR keeps what the uji kompetensi, held elsewhere, has shown."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    on = timezone.localdate(at)
    if not access.can_finish(by, plan, on=on):
        raise Refused(ONLY_HR)
    refuse_if(
        rules.blockers_to_test(
            status=plan.status, predikat=plan.evaluation.predikat, letter=letter, on=on
        )
    )
    if tested_on > on:
        raise Refused("Tanggal uji tidak boleh di masa depan.")

    plan.status = rules.NEXT_STATUS["test", plan.status]
    plan.test_result, plan.tested_on, plan.test_letter = result, tested_on, letter
    plan.tested_by = by
    plan.save(update_fields=["status", "test_result", "tested_on", "test_letter", "tested_by"])
    log.record("development.test_recorded", by=by, at=at, target=plan, result=result)
    _tell_employee(plan, "Hasil uji kompetensi Anda sudah dicatat.", at=at)
    return plan


@transaction.atomic
def recommend_to_ppk(
    plan: ImprovementPlan, *, recommendation: str, reason: str, by: User, at: datetime
) -> ImprovementPlan:
    """HR puts a recommendation with its evidence before the PPK; the PPK alone decides."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    if not access.can_finish(by, plan, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    if ("recommend", plan.status) not in rules.NEXT_STATUS:
        raise Refused("Rekomendasi menyusul sesudah uji kompetensi.")
    if recommendation not in queries.recommendations_for(plan):
        raise Refused("Rekomendasi ini tidak tersedia bagi jenis jabatan atau kepegawaiannya.")

    plan.status = rules.NEXT_STATUS["recommend", plan.status]
    plan.recommendation, plan.recommendation_reason = recommendation, reason
    plan.recommended_at, plan.recommended_by = at, by
    plan.save(
        update_fields=[
            "status",
            "recommendation",
            "recommendation_reason",
            "recommended_at",
            "recommended_by",
        ]
    )
    log.record(
        "development.recommended_to_ppk",
        by=by,
        at=at,
        target=plan,
        recommendation=recommendation,
        reason=digest(reason),
    )
    _tell_employee(plan, "Rekomendasi disampaikan kepada PPK. PPK yang memutuskan.", at=at)
    return plan


@transaction.atomic
def close_plan(
    plan: ImprovementPlan, *, reason: str, by: User | None, at: datetime
) -> ImprovementPlan:
    """End a plan without ground; None is the system, after an objection changed the predikat."""
    plan = PLANS.select_for_update(of=("self",)).get(pk=plan.pk)
    if by is None:
        allowed = queries.plans_without_ground().filter(pk=plan.pk).exists()
    else:
        allowed = access.can_finish(by, plan, on=timezone.localdate(at))
    if not allowed:
        raise Refused(ONLY_HR)
    if ("close", plan.status) not in rules.NEXT_STATUS:
        raise Refused("Rencana ini sudah selesai.")

    plan.status = rules.NEXT_STATUS["close", plan.status]
    plan.closed_reason, plan.closed_at, plan.closed_by = reason, at, by
    plan.save(update_fields=["status", "closed_reason", "closed_at", "closed_by"])
    log.record("development.plan_closed", by=by, at=at, target=plan, reason=digest(reason))
    _tell_employee(plan, "Rencana perbaikan Anda ditutup. Baca alasannya.", at=at)
    return plan
