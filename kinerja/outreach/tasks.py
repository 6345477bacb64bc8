"""What the worker does for sosialisasi: close a round on the day after its last."""

from django.utils import timezone

from kinerja.lib.jobs import every_day
from kinerja.outreach.actions.pulse import close_pulse
from kinerja.outreach.queries.pulse import open_round


@every_day("outreach.close_pulse", hour=0, minute=10)
def close_round(timestamp: int) -> None:
    one = open_round()
    at = timezone.now()
    if one and timezone.localdate(at) > one.closes_on:
        close_pulse(one, by=None, at=at)
