"""Budi's annual evaluation of 2025, handed over and accepted; Sari is his penilai."""

from datetime import UTC, date, datetime

import pytest

from kinerja.lib.periods import between, since
from tests.factories import (
    EvaluationFactory,
    EvaluationPeriodFactory,
    PerformanceYearFactory,
    SkpFactory,
)

MARCH = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def annual(year=2025):
    return EvaluationPeriodFactory(
        year=PerformanceYearFactory(year=year),
        kind="tahun",
        number=1,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        opens_on=date(year, 12, 20),
        due_on=date(year + 1, 1, 31),
    )


def quarter(number, year=2025):
    starts = date(year, 3 * number - 2, 1)
    return EvaluationPeriodFactory(
        year=PerformanceYearFactory(year=year),
        kind="triwulan",
        number=number,
        starts_on=starts,
        ends_on=date(year, 3 * number, 30 if number in {2, 3} else 31),
        opens_on=date(year, 3 * number, 20),
        due_on=date(year + 1, 1, 31),
    )


def evaluated(employee, period, appraiser, *, unit, **changes):
    """Handed over in March 2026 and accepted, unless it is said otherwise."""
    placement = employee.placements.first()
    skp = employee.skps.filter(year=period.year).first() or SkpFactory(
        placement=placement,
        year=period.year,
        agreed=True,
        appraiser=appraiser,
        period=between(date(period.year.year, 1, 1), date(period.year.year, 12, 31)),
    )
    answered = {
        "status": "diterima",
        "acknowledged_at": MARCH,
        "acknowledged_by": employee.user,
        "acknowledgement": "menerima",
    }
    given = {"signed_at": MARCH, "handed_over_at": MARCH, **answered, **changes}
    return EvaluationFactory(
        skp=skp, period=period, unit=unit, appraiser=appraiser, delivered=True, **given
    )


def in_post_since(employee, first):
    employee.placements.update(period=since(first))


@pytest.fixture
def year(cast):
    """Budi (III/b) and Rina hold their posts since 2024; Budi was rated Baik for 2025."""
    for person in (cast.budi, cast.rina):
        in_post_since(person, date(2024, 1, 1))
        type(person).objects.filter(pk=person.pk).update(rank="III/b")
        person.refresh_from_db()
    return evaluated(cast.budi, annual(), cast.sari, unit=cast.field)
