"""The regency's numbers, read once a minute by each process and then for any day.

Choices begin tomorrow at the earliest, so what is kept is never wrong about a day that began.
"""

from dataclasses import dataclass
from datetime import date
from time import monotonic

from kinerja.organisation.models import DatedSetting
from kinerja.organisation.rules import SETTINGS

KEPT_SECONDS = 60


class Kept:
    """The rows as last read; tests say what is kept."""

    rows: tuple[DatedSetting, ...] = ()  # newest first
    until = 0.0

    @classmethod
    def forget(cls):
        cls.until = 0.0


@dataclass(frozen=True)
class Chosen:
    """What holds on a day; `since` is empty while our default does."""

    value: int
    since: date | None = None


def setting_on(name: str, *, on: date) -> Chosen:
    """What holds on that day; ours until the regency chose."""
    for row in _rows():
        if row.name == name and row.since <= on:
            return Chosen(row.value, row.since)
    return Chosen(SETTINGS[name].default)


def coming_setting(name: str, *, on: date) -> Chosen | None:
    """What is chosen for a day after that one, the nearest first."""
    coming = [row for row in _rows() if row.name == name and row.since > on]
    return Chosen(coming[-1].value, coming[-1].since) if coming else None


def settings_of(name: str):
    """What was ever chosen, newest first."""
    return DatedSetting.objects.filter(name=name).select_related("set_by").order_by("-since")


def _rows():
    if monotonic() >= Kept.until:
        Kept.rows = tuple(DatedSetting.objects.order_by("-since"))
        Kept.until = monotonic() + KEPT_SECONDS
    return Kept.rows
