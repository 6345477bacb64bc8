"""What the worker does each working morning, outside quiet hours."""

from django.utils import timezone

from kinerja.lib.jobs import every_day
from kinerja.web import digests, pushes, reminders


@every_day("web.remind", hour=7)
def remind(timestamp: int) -> None:
    reminders.remind_everyone(at=timezone.now())


@every_day("web.digest", hour=7, minute=30)
def digest(timestamp: int) -> None:
    digests.send_digests(at=timezone.now())


@every_day("web.ring", hour=7, minute=30)
def ring(timestamp: int) -> None:
    pushes.ring_devices(at=timezone.now())


@every_day("web.ring_again", hour=13)
def ring_again(timestamp: int) -> None:
    pushes.ring_devices(at=timezone.now())
