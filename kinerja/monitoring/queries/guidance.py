"""Coaching and mentoring of one person."""

from kinerja.monitoring.enums import GuidanceKind
from kinerja.monitoring.models import Guidance
from kinerja.monitoring.queries.notes import versions_of
from kinerja.planning.models import Indicator


def guidance_of(skp):
    """The coachings and mentorings on this plan, newest first."""
    return (
        Guidance.objects.filter(skp__in=versions_of(skp))
        .select_related("guide")
        .order_by("-opened_at", "-pk")
    )


def guidance_with_all(pk_filter):
    """With everything its page shows."""
    return Guidance.objects.select_related(
        "skp__employee", "skp__year", "guide", "feedback", "review"
    ).filter(**pk_filter)


def indicators_to_coach(guidance):
    """The indicators of the plan, to begin the coaching sheet with."""
    return Indicator.objects.filter(result__skp=guidance.skp_id).order_by("result__order", "order")


def first_rows(guidance):
    """What a blank sheet begins with: the indicators of the plan for coaching."""
    if guidance.kind != GuidanceKind.COACHING:
        return []
    found = indicators_to_coach(guidance)
    return [{"indicator": one.statement, "target": one.target} for one in found]


def sheet(columns, rows):
    """Headings, and rows as pairs of a heading and what stands below it."""
    lines = [[(label, row.get(name, "")) for name, label in columns.items()] for row in rows]
    return {"headings": list(columns.values()), "lines": lines}
