"""What the worker does each working morning, outside quiet hours."""

from django.utils import timezone

from kinerja.lib.jobs import every_day
from kinerja.web import digests, reminders


@every_day("web.remind", hour=7)
def remind(timestamp: int) -> None:
    reminders.remind_everyone(at=timezone.now())


@every_day("web.digest", hour=7, minute=30)
def digest(timestamp: int) -> None:
    digests.send_digests(at=timezone.now())
