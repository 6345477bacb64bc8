"""How small a published group may be; see docs/law.md#angka-kecil and docs/adr/0026."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DisclosureLimit:
    """The limit in force between two days."""

    version: str
    law: str
    valid_from: date
    valid_until: date | None
    smallest: int  # people; of every published count, difference and range


LIMITS = (
    DisclosureLimit(
        version="Angka kecil disembunyikan, paling sedikit 10 orang, sejak 1 Januari 2026",
        law="UU 27/2022 Pasal 16 ayat (2); UU 14/2008 Pasal 17 huruf h",
        valid_from=date(2026, 1, 1),
        valid_until=None,
        smallest=10,
    ),
)


def limit_on(on: date) -> DisclosureLimit | None:
    """The limit in force on that day; without one nothing is published."""
    for limit in LIMITS:
        if limit.valid_from <= on and (limit.valid_until is None or on < limit.valid_until):
            return limit
    return None
