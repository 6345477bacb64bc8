"""Who evaluates when people move: PermenPANRB 6/2022, Lampiran IV A.13 and A.14."""

from datetime import date, timedelta

import pytest

from kinerja.appraisal import access, actions, queries
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee, Placement, ReportingLine
from tests.appraisal.conftest import evaluation_of, rate, sign
from tests.factories import (
    NOW,
    START,
    TODAY,
    EvaluationPeriodFactory,
    PlacementFactory,
    PositionFactory,
    ReportingLineFactory,
    SkpFactory,
)


def sari_moves(cast, day):
    """From that day Sari leads another unit and Tono rates Budi."""
    before = between(START, day - timedelta(days=1))
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(period=before)
    ReportingLineFactory(
        employee=cast.budi, appraiser=cast.tono, superior=cast.joko, period=since(day)
    )
    Placement.objects.filter(employee=cast.sari).update(period=before)
    PlacementFactory(
        employee=cast.sari,
        position=PositionFactory(unit=cast.other, kind="administrator", is_head=True),
        period=since(day),
    )


def rates(person, evaluation):
    return evaluation in access.rateable_evaluations(person.user, on=TODAY)


def test_rv10_a_penilai_who_moves_inside_the_window_finishes_it(cast, ready):
    """Lampiran IV A.14.b: 25 September is inside the window of triwulan III."""
    sari_moves(cast, date(2026, 7, 10))

    rate(ready, cast.sari)
    signed = sign(ready, cast.sari)

    assert (signed.appraiser, signed.unit, signed.superior) == (cast.sari, cast.field, cast.joko)


def test_his_successor_waits_for_the_next_period(cast, ready):
    sari_moves(cast, date(2026, 7, 10))

    assert [rates(one, ready) for one in (cast.sari, cast.tono)] == [True, False]
    with pytest.raises(Refused):
        actions.start_evaluation(ready.skp, period=ready.period, by=cast.tono.user, at=NOW)


def test_who_moves_before_the_window_leaves_it_to_his_successor(cast, ready):
    """Lampiran IV A.14.a: 25 August is not."""
    sari_moves(cast, date(2026, 6, 20))

    assert [rates(one, ready) for one in (cast.sari, cast.tono)] == [False, True]


def who_rates(cast, evaluation, *, on=TODAY):
    """Those for whom the draft is open."""
    return [
        name
        for name in ("budi", "joko", "sari", "tono", "umi", "wayan")
        if evaluation in access.rateable_evaluations(getattr(cast, name).user, on=on)
    ]


def whose_person(cast, period, *, on=TODAY):
    """Those who find Budi among the people they evaluate."""
    return [
        name
        for name in ("budi", "joko", "sari", "tono", "umi", "wayan")
        if cast.budi
        in Employee.objects.filter(queries.rated_in(getattr(cast, name).user, period, on=on))
    ]


@pytest.mark.parametrize(
    ("on", "who"), [(date(2026, 7, 31), ["sari"]), (date(2026, 8, 1), ["joko", "tono"])]
)
def test_who_moved_inside_the_window_has_it_until_its_last_day(cast, on, who):
    ready = evaluation_of(cast, cast.budi, EvaluationPeriodFactory(due_on=date(2026, 7, 31)))
    sari_moves(cast, date(2026, 7, 10))

    assert who_rates(cast, ready, on=on) == who


@pytest.mark.parametrize(
    ("kind", "on", "who"),
    [
        ("triwulan", date(2026, 6, 30), ["sari"]),  # not open yet, not moved yet
        ("triwulan", date(2026, 7, 9), ["sari"]),
        ("triwulan", date(2026, 7, 10), ["sari"]),
        ("triwulan", date(2026, 7, 31), ["sari"]),
        ("triwulan", date(2026, 8, 1), ["tono"]),
        ("tahun", date(2026, 7, 9), ["sari"]),
        ("tahun", date(2026, 7, 10), ["tono"]),
    ],
)
def test_whose_people_they_are_on_each_day(cast, kind, on, who):
    period = EvaluationPeriodFactory(
        kind=kind, number=1, opens_on=date(2026, 7, 1), due_on=date(2026, 7, 31)
    )
    sari_moves(cast, date(2026, 7, 10))

    assert whose_person(cast, period, on=on) == who


def test_before_the_window_opens_the_penilai_of_the_day_has_the_draft(cast):
    period = EvaluationPeriodFactory(opens_on=date(2026, 7, 20), due_on=date(2026, 7, 31))
    ready = evaluation_of(cast, cast.budi, period)
    sari_moves(cast, date(2026, 7, 10))
    ReportingLine.objects.filter(
        employee=cast.budi, appraiser=cast.tono, period__startswith=date(2026, 7, 10)
    ).update(period=between(date(2026, 7, 10), date(2026, 7, 18)))
    ReportingLineFactory(
        employee=cast.budi, appraiser=cast.sari, superior=cast.joko, period=since(date(2026, 7, 19))
    )

    assert who_rates(cast, ready) == ["tono"]
    assert who_rates(cast, ready, on=date(2026, 7, 20)) == ["sari"]


def test_whoever_moved_too_is_rated_by_his_new_penilai(cast, ready):
    """A.13: nobody holds the draft of somebody who left the position it speaks of."""
    sari_moves(cast, date(2026, 7, 10))
    ready.skp.employee.placements.update(period=between(START, date(2026, 7, 12)))
    PlacementFactory(employee=cast.budi, kind="plt", period=since(START))  # helping is no staying

    assert who_rates(cast, ready) == whose_person(cast, ready.period) == ["tono"]


def test_whoever_came_inside_the_window_is_rated_by_his_penilai_there(cast, ready):
    sari_moves(cast, date(2026, 7, 10))
    ready.skp.employee.placements.update(period=since(date(2026, 7, 5)))

    assert who_rates(cast, ready) == whose_person(cast, ready.period) == ["tono"]


def test_the_list_of_people_says_the_same_as_the_gate(cast, ready):
    sari_moves(cast, date(2026, 7, 10))

    names = {
        who: [row.name for row in queries.my_people(who.user, ready.period, on=TODAY)]
        for who in (cast.sari, cast.tono)
    }

    assert names == {cast.sari: ["Budi", "Rina"], cast.tono: []}


def lend_to_tono(cast, first, last):
    """Sari is away; by letter Tono rates Budi between these days."""
    mine = ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari)
    mine.update(period=between(START, first - timedelta(days=1)))
    ReportingLineFactory(
        employee=cast.budi,
        appraiser=cast.tono,
        superior=cast.joko,
        period=between(first, last),
        basis="pendelegasian",
        reason="Cuti.",
        letter="800/1",
    )
    ReportingLineFactory(
        employee=cast.budi,
        appraiser=cast.sari,
        superior=cast.joko,
        period=since(last + timedelta(days=1)),
    )


@pytest.mark.parametrize(
    ("first", "last", "who"),
    [
        (date(2026, 7, 10), date(2026, 7, 20), "tono"),  # inside the window
        (date(2026, 6, 20), date(2026, 7, 20), "tono"),
        (date(2026, 6, 20), date(2026, 7, 10), "sari"),  # over: it does not outlive its letter
    ],
)
def test_a_delegation_counts_on_its_own_days(cast, ready, first, last, who):
    lend_to_tono(cast, first, last)

    for one in (cast.sari, cast.tono):
        his = one == getattr(cast, who)
        listed = [row.name for row in queries.my_people(one.user, ready.period, on=TODAY)]
        assert (rates(one, ready), "Budi" in listed) == (his, his)
        basis = queries.basis_for(ready.skp, one.user, ready.period, on=TODAY)
        assert bool(basis) is his


def test_a_penilai_who_left_the_service_does_not_finish_it(cast, ready):
    sari_moves(cast, date(2026, 7, 10))
    cast.sari.standing = "berhenti"
    cast.sari.save()

    assert who_rates(cast, ready) == whose_person(cast, ready.period) == ["tono"]


def test_the_annual_evaluation_is_the_new_penilais(cast, ready):
    year = EvaluationPeriodFactory(
        kind="tahun",
        number=1,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        opens_on=date(2026, 7, 1),
        due_on=date(2026, 7, 31),
    )
    annual = evaluation_of(cast, cast.rina, year)
    ReportingLine.objects.filter(employee=cast.rina).update(period=between(START, date(2026, 7, 9)))
    ReportingLineFactory(
        employee=cast.rina, appraiser=cast.tono, superior=cast.joko, period=since(date(2026, 7, 10))
    )

    assert [rates(one, annual) for one in (cast.sari, cast.tono)] == [False, True]


def test_who_moves_to_another_unit_is_evaluated_there(cast, period):
    """Lampiran IV A.13: by the new penilai, with the new unit's predikat."""
    Placement.objects.filter(employee=cast.budi).update(period=between(START, date(2026, 6, 14)))
    there = PlacementFactory(
        employee=cast.budi,
        position=PositionFactory(unit=cast.office, title="Analis"),
        period=since(date(2026, 6, 15)),
    )
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        period=between(START, date(2026, 6, 14))
    )
    ReportingLineFactory(
        employee=cast.budi, appraiser=cast.joko, superior=None, period=since(date(2026, 6, 15))
    )
    skp = SkpFactory(
        placement=there, agreed=True, appraiser=cast.joko, period=since(date(2026, 6, 15))
    )

    begun = actions.start_evaluation(skp, period=period, by=cast.joko.user, at=NOW)

    assert (begun.appraiser, begun.unit) == (cast.joko, cast.office)


def test_a_plt_evaluates_with_the_unit_he_acts_for(cast, ready):
    """Lampiran IV A.3: the post of Sari is empty and Tono acts as Plt."""
    sari_moves(cast, date(2026, 6, 20))
    post = cast.field.positions.get(is_head=True)
    PlacementFactory(employee=cast.tono, position=post, kind="plt", period=since(date(2026, 6, 20)))

    rate(ready, cast.tono)

    ready.refresh_from_db()
    assert (ready.appraiser, ready.unit) == (cast.tono, cast.field)
