"""Devices ring once a run for whatever is new; what it is stands in the inbox only."""

from datetime import datetime

from django.utils import timezone

from kinerja.notifications import outbox, push, queries
from kinerja.notifications.models import PushDevice
from kinerja.notifications.rules import is_quiet
from kinerja.organisation.queries import days_off
from kinerja.organisation.rules import is_working_day


def ring_devices(*, at: datetime) -> int:
    """Ring those with news, on a working day and by daylight; says how many rang.

    A service that is away costs nobody a message: the device rings in the next run.
    """
    here = timezone.localtime(at)
    if is_quiet(here.time()) or not is_working_day(here.date(), holidays=days_off()):
        return 0
    endpoints = queries.devices_to_ring().values_list("endpoint", flat=True)
    answers = push.ring(endpoints, at=at)
    rung = [endpoint for endpoint, answer in answers.items() if answer == push.Answer.TAKEN]
    gone = [endpoint for endpoint, answer in answers.items() if answer == push.Answer.GONE]
    outbox.note_rung(PushDevice.objects.filter(endpoint__in=rung), at=at)
    outbox.silence(PushDevice.objects.filter(endpoint__in=gone))
    return len(rung)
