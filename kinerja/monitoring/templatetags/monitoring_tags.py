"""How the pages of monitoring show what they read."""

from django import template

from kinerja.monitoring.enums import FeedbackTone

register = template.Library()

LOOKS = {FeedbackTone.APPRECIATION: "ok", FeedbackTone.IMPROVEMENT: "warn"}


@register.filter
def look(tone) -> str:
    """The colour of the tag that names the kind of a feedback."""
    return LOOKS.get(tone, "info")
