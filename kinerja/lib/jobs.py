"""Work after the request: a name and ids now, one act later, in the worker process."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from procrastinate.contrib.django import app


def task(name: str):
    """Mark a function of a tasks.py; it fetches by id and calls one act."""
    return app.task(name=name)


def every_minute(name: str):
    """Mark a function of a tasks.py that the worker calls each minute with the time in seconds."""
    return _periodic("* * * * *", name)


def every_day(name: str, *, hour: int, minute: int = 0):
    """Mark a function of a tasks.py that the worker calls once a day at this local time."""
    here = datetime.now(ZoneInfo(settings.TIME_ZONE)).replace(hour=hour, minute=minute)
    utc = here.astimezone(UTC)  # cron lines are read in UTC; our zones know no summer time
    return _periodic(f"{utc.minute} {utc.hour} * * *", name)


def _periodic(cron, name):
    def mark(function):
        return app.periodic(cron=cron)(app.task(name=name, queueing_lock=name)(function))

    return mark


def enqueue(name: str, **ids) -> None:
    """Queue it inside the caller's transaction: an act that rolls back queues nothing."""
    if settings.JOBS_INLINE:
        app.tasks[name](**ids)
    else:
        app.configure_task(name).defer(**ids)
