"""What other capabilities may ask: the published index of a service, and how it changed.

Only whole rounds whose result is public are joined, so that no date range that somebody chooses
can single out an answer; a range that cuts a round leaves that round out. So is a round too small
to be shown: beside its neighbours, whose results are known, the sum would give it away.
"""

from dataclasses import replace
from datetime import date, timedelta

from kinerja.satisfaction import rules
from kinerja.satisfaction.models import ServiceUnit
from kinerja.satisfaction.queries.figures import index_of_rounds, published_rounds
from kinerja.satisfaction.rules import Change, SatisfactionIndex


def index_between(service: ServiceUnit, *, first: date, last: date, on: date) -> SatisfactionIndex:
    """Index, n and interval over the published rounds lying wholly between two days."""
    rounds = published_rounds(on=on).filter(
        service=service, starts_on__gte=first, ends_on__lte=last
    )
    fewest = rules.publication_on(on).smallest_group
    return shown(index_of_rounds(rounds, on=on, fewest=fewest), on=on)


def change_of(
    service: ServiceUnit, *, before: tuple[date, date], after: tuple[date, date], on: date
) -> Change:
    """The index of two date ranges, their difference and its interval."""
    first, second = (
        index_between(service, first=start, last=end, on=on) for start, end in (before, after)
    )
    return rules.change_between(first, second)


def change_around(
    service: ServiceUnit, *, started: date, settled: date | None = None, days: int = 365, on: date
) -> Change:
    """Before something started and after it settled, so many days on each side.

    Rounds that were running between the two days count on neither side.
    """
    settled = settled or started
    return change_of(
        service,
        before=(started - timedelta(days=days), started - timedelta(days=1)),
        after=(settled, settled + timedelta(days=days)),
        on=on,
    )


def shown(index: SatisfactionIndex, *, on: date) -> SatisfactionIndex:
    """The same index, without its figures when fewer people than may be shown answered."""
    if index.n >= rules.publication_on(on).smallest_group:
        return index
    return replace(index, elements=(), value=None, band=None, error=None, low=None, high=None)
