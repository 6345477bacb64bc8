"""The satisfaction of citizens beside an innovation: before, after, and nothing more than that."""

from dataclasses import dataclass
from datetime import date

from kinerja.satisfaction.models import ServiceUnit
from kinerja.satisfaction.queries import change_around
from kinerja.satisfaction.rules import Change

SIDE_DAYS = 365  # as long as a year, so that each side holds every season once


@dataclass(frozen=True)
class Beside:
    """What is shown beside an innovation."""

    service: ServiceUnit
    started: date
    settled: date
    change: Change

    @property
    def speaks(self) -> bool:
        """Whether there is anything to compare; without, the page says so and shows no number."""
        return self.change.difference is not None


def change_beside(innovation, *, on: date) -> Beside | None:
    """Before the trial (or the use) and after the use began; None when it aims at no service."""
    if innovation.service_unit_id is None or innovation.applied_on is None:
        return None
    started = innovation.trial_on or innovation.applied_on
    service = innovation.service_unit
    return Beside(
        service=service,
        started=started,
        settled=innovation.applied_on,
        change=change_around(
            service, started=started, settled=innovation.applied_on, days=SIDE_DAYS, on=on
        ),
    )
