"""Capaian of the year before: docs/law.md#capaian-tahun-lalu."""

from datetime import UTC, date, datetime

import pytest

from kinerja.appraisal import actions, rules
from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from tests.appraisal.test_views import page
from tests.factories import (
    NOW,
    EvaluationPeriodFactory,
    OrganisationRatingFactory,
    PerformanceYearFactory,
)

JANUARY = datetime(2026, 1, 20, 3, 0, tzinfo=UTC)


def annual(year):
    return EvaluationPeriodFactory(
        year=PerformanceYearFactory(
            year=year,
            planning_opens_on=date(year - 1, 12, 1),
            planning_due_on=date(year, 1, 31),
        ),
        kind="tahun",
        number=1,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        opens_on=date(year, 12, 29),
        due_on=date(year + 1, 1, 31),
    )


@pytest.fixture
def period(cast):
    """2025, with the predikat of 2024 on record."""
    OrganisationRatingFactory(unit=cast.field, period=annual(2024), predikat="istimewa")
    return annual(2025)


def carry(cast, period, *, who="joko", at=JANUARY):
    return actions.carry_predikat(cast.field, period=period, by=getattr(cast, who).user, at=at)


def test_last_years_predikat_stands_in_and_says_why(cast, period):
    rating = carry(cast, period)

    assert (rating.predikat, rating.period) == ("istimewa", period)
    assert rating.reason.startswith("Capaian kinerja organisasi tahun 2025 dikeluarkan sesudah")
    assert Event.objects.get(kind="appraisal.organisation_predikat_carried").actor == (
        cast.joko.user_id
    )


def test_only_the_leader_above_decides_it(cast, period):
    with pytest.raises(Refused, match="Hanya pimpinan di atas unit ini"):
        carry(cast, period, who="sari")


def test_not_before_the_year_is_over():
    last = date(2025, 12, 31)
    facts = {"is_annual": True, "has_rating": False, "last_year": "baik", "ends_on": last}

    assert rules.blockers_to_carry(**facts, on=last) == [
        "Capaian tahun ini masih ditunggu sampai 31 Desember 2025."
    ]
    assert rules.blockers_to_carry(**facts, on=date(2026, 1, 1)) == []


def test_not_over_what_was_set(cast, period):
    OrganisationRatingFactory(unit=cast.field, period=period)

    with pytest.raises(Refused, match="sudah ditetapkan"):
        carry(cast, period)


def test_not_without_a_predikat_of_the_year_before(cast, db):
    with pytest.raises(Refused, match="tidak tercatat"):
        carry(cast, annual(2025))


def test_not_for_a_quarter(cast, period):
    quarter = EvaluationPeriodFactory()

    with pytest.raises(Refused, match="hanya dipakai untuk evaluasi tahunan"):
        carry(cast, quarter, at=NOW)


def test_the_page_offers_it(client, cast, period):
    client.force_login(cast.joko.user)

    offered = client.get(page("unit_rating", cast.field, period)).context["last_year"]
    client.post(page("unit_carry", cast.field, period))

    assert offered.predikat == "istimewa"
    assert cast.field.ratings.get(period=period).predikat == "istimewa"
