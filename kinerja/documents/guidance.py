"""Formats B.1.6–B.1.9: coaching, mentoring, what the person says of it, his competences."""

from django.utils import timezone

from kinerja.documents import typeset
from kinerja.documents.execution import head
from kinerja.monitoring.enums import Agreement, GuidanceKind
from kinerja.monitoring.models import Guidance, GuidanceFeedback
from kinerja.monitoring.queries import sheet
from kinerja.monitoring.rules import SCALE, SHEETS, STATEMENTS
from kinerja.organisation.queries import placement_of
from kinerja.planning.queries import person


def guidance_pdf(guidance: Guidance) -> bytes:
    """PermenPANRB 6/2022, Format B.1.6 or B.1.7."""
    goals, steps = SHEETS[guidance.kind]
    signed = [m for m in (guidance.employee_signed_at, guidance.guide_signed_at) if m]
    made_at = max(signed, default=guidance.opened_at)
    return typeset.pdf(
        "guidance",
        {
            **head(guidance.skp, made_at=made_at, draft=not guidance.is_signed),
            "coaching": guidance.kind == GuidanceKind.COACHING,
            "goals": sheet(goals, guidance.goals),
            "steps": sheet(steps, guidance.steps),
            "opportunity": guidance.opportunity,
            **guide_of(guidance),
            "employee_at": typeset.day(guidance.employee_signed_at),
            "guide_at": typeset.day(guidance.guide_signed_at),
        },
    )


def feedback_pdf(feedback: GuidanceFeedback) -> bytes:
    """PermenPANRB 6/2022, Format B.1.8."""
    return typeset.pdf(
        "guidance-feedback",
        {
            **head(feedback.guidance.skp, made_at=feedback.given_at, draft=False),
            "rows": [
                {"about": about, "statement": statement, "answer": Agreement(answer).label}
                for (about, statement), answer in zip(STATEMENTS, feedback.answers, strict=True)
            ],
            "note": feedback.note,
            "at": typeset.day(feedback.given_at),
        },
    )


def review_pdf(guidance: Guidance) -> bytes:
    """PermenPANRB 6/2022, Format B.1.9."""
    review = guidance.review
    return typeset.pdf(
        "competences",
        {
            **head(guidance.skp, made_at=review.written_at, draft=False),
            "scores": review.scores,
            "recommendation": review.recommendation,
            "scale": [{"score": score, "words": words} for score, words in SCALE.items()],
            **guide_of(guidance),
            "at": typeset.day(review.written_at),
        },
    )


def guide_of(guidance):
    seat = placement_of(guidance.guide, on=timezone.localdate(guidance.opened_at))
    return {"guide": person(guidance.guide, seat)}
