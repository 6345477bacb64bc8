"""Coaching and mentoring: open, fill in, sign, say how it was, review competences."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.monitoring import access, rules
from kinerja.monitoring.models import CompetenceReview, Guidance, GuidanceFeedback
from kinerja.notifications.outbox import tell
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import line_of
from kinerja.planning.models import Skp

ONLY_PENILAI = "Hanya pejabat penilai yang memulai bimbingan kinerja."
NOT_YOURS = "Langkah ini bukan bagian Anda dalam bimbingan ini."
NOT_OPEN = "Bimbingan ini sudah ditandatangani, jadi isinya tetap."
NOT_SIGNED = "Tandatangani dahulu oleh keduanya, lalu lanjutkan."
TWICE = "Bagian ini sudah diisi."


@transaction.atomic
def start_guidance(
    skp: Skp,
    *,
    kind: str,
    guide: Employee,
    assignment: str,
    purpose: str,
    by: User,
    at: datetime,
) -> Guidance:
    """The penilai begins guidance, by himself or by somebody he assigns."""
    skp = Skp.objects.select_for_update(of=("self",)).select_related("employee").get(pk=skp.pk)
    line = line_of(skp.employee, on=timezone.localdate(at))
    refuse_if([] if line and line.appraiser.user_id == by.pk else [ONLY_PENILAI])
    refuse_if(
        rules.blockers_to_start(
            is_oneself=guide.pk == skp.employee_id,
            is_leader=guide.pk == line.appraiser_id,
            assignment=assignment,
        )
    )

    guidance = Guidance.objects.create(
        skp=skp,
        kind=kind,
        guide=guide,
        assignment=assignment,
        purpose=purpose,
        opened_at=at,
        opened_by=by,
    )
    log.record("monitoring.guidance_started", by=by, at=at, target=guidance, form=str(kind))
    for person in {skp.employee, guide} - {by.employee}:
        _tell(person, guidance, f"{guidance.get_kind_display()} dimulai. Isi bagian Anda.", at=at)
    return guidance


@transaction.atomic
def fill_goals(
    guidance: Guidance, *, rows: Sequence[dict], opportunity: str, by: User, at: datetime
) -> Guidance:
    """The employee's part: where to, where now, what could be done."""
    guidance = Guidance.objects.select_for_update(of=("self",)).get(pk=guidance.pk)
    _refuse_others(guidance, by, "employee")
    refuse_if([] if guidance.is_open else [NOT_OPEN])

    guidance.goals, guidance.opportunity = list(rows), opportunity
    guidance.save(update_fields=["goals", "opportunity"])
    log.record("monitoring.guidance_goals", by=by, at=at, target=guidance, rows=len(rows))
    return guidance


@transaction.atomic
def fill_steps(guidance: Guidance, *, rows: Sequence[dict], by: User, at: datetime) -> Guidance:
    """The guide's part: the way ahead, or the journal of mentoring."""
    guidance = Guidance.objects.select_for_update(of=("self",)).get(pk=guidance.pk)
    _refuse_others(guidance, by, "guide")
    refuse_if([] if guidance.is_open else [NOT_OPEN])

    guidance.steps = list(rows)
    guidance.save(update_fields=["steps"])
    log.record("monitoring.guidance_steps", by=by, at=at, target=guidance, rows=len(rows))
    return guidance


@transaction.atomic
def sign_guidance(guidance: Guidance, *, by: User, at: datetime) -> Guidance:
    """One side signs the sheet; from then on it stays as it is."""
    guidance = Guidance.objects.select_for_update(of=("self",)).get(pk=guidance.pk)
    hats = access.hats_in_guidance(by, guidance)
    refuse_if([] if hats else [NOT_YOURS])
    field = "employee_signed_at" if "employee" in hats else "guide_signed_at"
    refuse_if(
        rules.blockers_to_sign_guidance(
            goals=len(guidance.goals),
            steps=len(guidance.steps),
            signed=getattr(guidance, field) is not None,
        )
    )

    setattr(guidance, field, at)
    guidance.save(update_fields=[field])
    log.record("monitoring.guidance_signed", by=by, at=at, target=guidance)
    return guidance


@transaction.atomic
def rate_guidance(
    guidance: Guidance, *, answers: Sequence[str], note: str, by: User, at: datetime
) -> GuidanceFeedback:
    """The employee says how it was; only he and the leader's superior read it (B.1.8)."""
    guidance = Guidance.objects.select_for_update(of=("self",)).get(pk=guidance.pk)
    _refuse_others(guidance, by, "employee")
    refuse_if([] if guidance.is_signed else [NOT_SIGNED])
    refuse_if([TWICE] if hasattr(guidance, "feedback") else [])

    feedback = GuidanceFeedback.objects.create(
        guidance=guidance, answers=list(answers), note=note, given_at=at, given_by=by
    )
    words = digest([*answers, note])
    log.record("monitoring.guidance_rated", by=by, at=at, target=guidance, words=words)
    line = line_of(guidance.skp.employee, on=timezone.localdate(at))
    if line and line.superior:
        _tell(line.superior, guidance, "Ada umpan balik atas sebuah bimbingan kinerja.", at=at)
    return feedback


@transaction.atomic
def review_competences(
    guidance: Guidance, *, scores: Sequence[dict], recommendation: str, by: User, at: datetime
) -> CompetenceReview:
    """The guide's review, reported to the penilai and his superior (B.1.9)."""
    guidance = Guidance.objects.select_for_update(of=("self",)).get(pk=guidance.pk)
    _refuse_others(guidance, by, "guide")
    refuse_if([] if guidance.is_signed else [NOT_SIGNED])
    refuse_if([TWICE] if hasattr(guidance, "review") else [])

    review = CompetenceReview.objects.create(
        guidance=guidance,
        scores=list(scores),
        recommendation=recommendation,
        written_at=at,
        written_by=by,
    )
    log.record("monitoring.competences_reviewed", by=by, at=at, target=review, guidance=guidance.pk)
    line = line_of(guidance.skp.employee, on=timezone.localdate(at))
    above = {line.appraiser, line.superior} if line else set()
    for person in above - {None, guidance.guide}:
        _tell(person, guidance, "Evaluasi kompetensi sesudah bimbingan dapat dibaca.", at=at)
    return review


def _refuse_others(guidance, by, hat):
    if hat not in access.hats_in_guidance(by, guidance):
        raise Refused(NOT_YOURS)


def _tell(employee, guidance, text, *, at):
    if employee.user_id:
        tell(
            employee.user,
            "monitoring.guidance",
            text,
            url=reverse("monitoring:guidance_detail", args=[guidance.pk]),
            because=f"Bimbingan untuk {guidance.skp.employee.full_name}.",
            at=at,
        )
