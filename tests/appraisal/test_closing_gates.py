"""Who closes a year, who sees how far it is, and whom the records office counts."""

from datetime import date

import pytest
from django.http import Http404

from kinerja.appraisal import access
from kinerja.lib.periods import between
from tests.factories import (
    TODAY,
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    RoleGrantFactory,
    UnitFactory,
    YearClosingFactory,
)

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")


def those_who(cast, asks):
    return {name for name in EVERYBODY if asks(getattr(cast, name).user)}


def opened_by(cast, gate):
    found = set()
    for name in EVERYBODY:
        try:
            gate(getattr(cast, name).user)
        except Http404:
            continue
        found.add(name)
    return found


@pytest.fixture
def gone(cast):
    """An office that was closed, led by Wayan to the end."""
    unit = UnitFactory(code="LAMA", name="Dinas Lama", parent=cast.regency, is_active=False)
    place(cast.wayan, unit)
    return unit


def place(employee, unit, **changes):
    """Plt head of the unit, unless it is said otherwise."""
    position = unit.positions.filter(is_head=True).first()
    position = position or PositionFactory(unit=unit, title=f"Kepala {unit.name}", is_head=True)
    return PlacementFactory(employee=employee, position=position, **{"kind": "plt", **changes})


def test_the_head_of_an_office_leads_it_and_nobody_else(cast):
    def led(user):
        return list(access.offices_led(user, on=TODAY))

    former, member = EmployeeFactory(), EmployeeFactory()
    place(former, cast.other, period=between(date(2026, 1, 1), date(2026, 3, 31)))
    place(member, cast.other, kind="tim")

    assert {name: led(getattr(cast, name).user) for name in EVERYBODY} == {
        name: [cast.office] if name == "joko" else [] for name in EVERYBODY
    }
    assert (led(former.user), led(member.user)) == ([], [])


def test_the_head_closes_his_own_office_and_the_agency_any(cast):
    def closers(unit):
        return those_who(cast, lambda user: access.can_close_year(user, unit, on=TODAY))

    assert [closers(unit) for unit in (cast.office, cast.other, cast.field)] == [
        {"joko", "ratna"},
        {"ratna"},
        set(),
    ]


def test_what_the_page_of_an_office_offers_whom(cast):
    rights = {
        name: access.get_office_to_close(getattr(cast, name).user, cast.office.pk, on=TODAY)
        for name in ("joko", "ratna", "umi", "agus")
    }

    assert rights == {
        "joko": (cast.office, True, False),
        "ratna": (cast.office, True, True),
        "umi": (cast.office, False, True),
        "agus": (cast.office, False, True),
    }


def test_the_page_of_an_office_is_not_there_for_others(cast):
    def opens(unit):
        return opened_by(cast, lambda user: access.get_office_to_close(user, unit.pk, on=TODAY))

    assert [opens(unit) for unit in (cast.office, cast.other, cast.field)] == [
        {"joko", "umi", "ratna", "agus"},
        {"ratna", "agus"},
        set(),
    ]


def test_whose_closing_each_person_sees(cast, gone):
    RoleGrantFactory(user=cast.rina.user, role="pengelola_opd", unit=cast.other)
    seen = {
        name: set(access.offices_to_close(getattr(cast, name).user, on=TODAY)) for name in EVERYBODY
    }

    every = {cast.office, cast.other}
    assert {name: units for name, units in seen.items() if units} == {
        "joko": {cast.office},
        "umi": {cast.office},
        "rina": {cast.other},
        "ratna": every,
        "agus": every,
    }


def test_a_closing_is_opened_by_who_sees_its_office(cast):
    closing = YearClosingFactory(unit=cast.office)

    assert opened_by(cast, lambda user: access.get_closing(user, closing.pk, on=TODAY)) == {
        *("joko", "umi", "ratna", "agus")
    }


def test_the_desk_counts_everybody_for_the_agency_and_the_office_for_its_hr(cast, gone):
    RoleGrantFactory(user=cast.opi.user, role="konseling", unit=None)

    assert opened_by(cast, lambda user: access.desk_of(user, on=TODAY)) == {"umi", "ratna", "agus"}
    for name in ("ratna", "agus"):
        people, offices, paths = access.desk_of(getattr(cast, name).user, on=TODAY)
        assert paths is None
        assert {cast.budi, cast.wayan} <= set(people)
        assert set(offices) == {cast.office, cast.other}
    people, offices, paths = access.desk_of(cast.umi.user, on=TODAY)
    assert paths == [cast.office.path]
    assert set(people) == {cast.joko, cast.sari, cast.tono, cast.budi, cast.rina, cast.umi}
    assert set(offices) == {cast.office}
