"""Closing in turns: an even spread inside the legal window, never beyond it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.planning import actions, rules
from kinerja.planning.models import ClosingTurn
from kinerja.planning.queries import offices_with_people, proposed_turns
from tests.factories import EvaluationPeriodFactory, HolidayFactory, UnitFactory

OPENS, DUE = date(2026, 6, 25), date(2026, 7, 31)
WEDNESDAY = date(2026, 7, 22)
AT = timezone.make_aware(datetime(2026, 7, 1, 9))
ON = date(2026, 7, 1)


# --- rules


def test_turns_fall_on_working_days_and_leave_the_first_office_five():
    days = rules.days_for_turns(opens_on=OPENS, due_on=DUE, on=OPENS, holidays={date(2026, 7, 2)})

    assert (days[0], days[-1]) == (date(2026, 7, 1), DUE)
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}
    assert date(2026, 7, 2) not in days


def test_while_the_window_runs_only_days_to_come_are_proposed():
    days = rules.days_for_turns(opens_on=OPENS, due_on=DUE, on=date(2026, 7, 30), holidays=set())

    assert days == [DUE]  # too late for five days: everybody ends with the law


@pytest.mark.parametrize("number", [1, 2, 7, 60])
def test_people_are_spread_evenly_and_every_office_has_a_day(number):
    days = rules.days_for_turns(opens_on=OPENS, due_on=DUE, on=OPENS, holidays=set())
    offices = [(n, 10 + 13 * n % 90) for n in range(number)]

    proposed = rules.propose_turns(offices, days=days)

    assert list(proposed) == [pk for pk, _ in offices]
    assert list(proposed.values()) == sorted(proposed.values())
    assert set(proposed.values()) <= set(days)
    load = {day: sum(people for pk, people in offices if proposed[pk] == day) for day in days}
    largest = max(people for _, people in offices)
    assert max(load.values()) <= sum(load.values()) / len(days) + largest


def test_nothing_to_spread_over_is_no_proposal():
    assert rules.propose_turns([(1, 5)], days=[]) == {}
    assert rules.propose_turns([(1, 0), (2, 0)], days=[DUE]) == {1: DUE, 2: DUE}


def turn(day, before=None):
    return rules.Turn(office="Dinas Kesehatan", day=day, before=before)


@pytest.mark.parametrize(
    ("asked", "basis", "on", "reasons"),
    [
        ([turn(WEDNESDAY)], "Surat 1", ON, []),
        ([turn(DUE)], "Surat 1", ON, []),
        ([], "", ON, []),
        ([turn(WEDNESDAY)], "  ", ON, ["Tulis dasar giliran ini, misalnya nomor surat BKPSDM."]),
        (
            [turn(date(2026, 8, 3))],
            "Surat 1",
            ON,
            ["Dinas Kesehatan: pilih hari sesudah 25-06-2026, paling lambat 31-07-2026."],
        ),
        (
            [turn(OPENS)],
            "Surat 1",
            date(2026, 6, 1),
            ["Dinas Kesehatan: pilih hari sesudah 25-06-2026, paling lambat 31-07-2026."],
        ),
        (
            [turn(date(2026, 6, 30))],
            "Surat 1",
            ON,
            ["Dinas Kesehatan: hari itu sudah lewat. Pilih hari ini atau sesudahnya."],
        ),
        ([turn(date(2026, 6, 30), before=date(2026, 6, 30))], "Surat 1", ON, []),
        (
            [turn(date(2026, 7, 25))],
            "Surat 1",
            ON,
            ["Dinas Kesehatan: 25-07-2026 hari libur. Pilih hari kerja."],
        ),
        (
            [turn(WEDNESDAY)],
            "Surat 1",
            date(2026, 8, 1),
            ["Masa evaluasi ini sudah berakhir. Giliran tidak dapat diatur lagi."],
        ),
    ],
)
def test_a_turn_lies_inside_the_legal_window_on_a_working_day_to_come(asked, basis, on, reasons):
    assert (
        rules.blockers_to_turns(
            asked, basis=basis, opens_on=OPENS, due_on=DUE, on=on, holidays=set()
        )
        == reasons
    )


def test_the_legal_day_is_the_outer_limit_also_when_it_came_nearer():
    assert rules.turn_day(WEDNESDAY, due_on=DUE) == WEDNESDAY
    assert rules.turn_day(WEDNESDAY, due_on=date(2026, 7, 10)) == date(2026, 7, 10)


# --- acts


@pytest.fixture
def period(cast):
    return EvaluationPeriodFactory()


def give(period, cast, days, *, by=None, basis="Surat BKPSDM 12/2026", at=AT):
    by = by or cast.ratna
    return actions.set_turns(period, turns=days, basis=basis, by=by.user, at=at)


def held(period):
    return dict(ClosingTurn.objects.filter(period=period).values_list("unit", "due_on"))


def test_turns_are_set_changed_and_taken_back_each_with_its_event(cast, period):
    other = WEDNESDAY + timedelta(days=1)

    give(period, cast, {cast.office.pk: WEDNESDAY, cast.other.pk: DUE})
    give(period, cast, {cast.office.pk: other})
    assert held(period) == {cast.office.pk: other}
    give(period, cast, {}, basis="")

    assert held(period) == {}
    events = Event.objects.filter(kind="planning.turns_set").order_by("pk")
    assert [len(event.details["turns"]) for event in events] == [2, 1, 0]
    assert events[0].details["basis"] == "Surat BKPSDM 12/2026"


@pytest.mark.parametrize("who", ["budi", "joko", "umi", "agus", "opi"])
def test_only_hr_of_the_agency_sets_turns(cast, period, who):
    with pytest.raises(Refused, match="Hanya admin BKPSDM"):
        give(period, cast, {cast.office.pk: WEDNESDAY}, by=getattr(cast, who))

    assert held(period) == {}


def test_one_bad_day_leaves_everything_as_it_was(cast, period):
    give(period, cast, {cast.office.pk: WEDNESDAY})

    with pytest.raises(Refused) as refusal:
        give(period, cast, {cast.office.pk: DUE, cast.other.pk: date(2026, 8, 3)})

    assert len(refusal.value.reasons) == 1
    assert held(period) == {cast.office.pk: WEDNESDAY}


def test_what_is_no_perangkat_daerah_gets_no_turn(cast, period):
    closed = UnitFactory(is_opd=True, is_active=False)

    give(period, cast, {cast.field.pk: WEDNESDAY, closed.pk: WEDNESDAY, 999_999: WEDNESDAY})

    assert held(period) == {}


def test_the_database_refuses_a_second_turn_and_one_without_a_basis(cast, period):
    values = {"period": period, "unit": cast.office, "set_at": AT, "set_by": cast.ratna.user}
    ClosingTurn.objects.create(**values, due_on=DUE, basis="Surat")

    with pytest.raises(IntegrityError, match="closing_turn_one_per"), transaction.atomic():
        ClosingTurn.objects.create(**values, due_on=DUE, basis="Surat")
    values["unit"] = cast.other
    with pytest.raises(IntegrityError, match="closing_turn_has_a_basis"), transaction.atomic():
        ClosingTurn.objects.create(**values, due_on=DUE, basis="")


# --- questions


def test_people_of_an_office_below_an_office_count_once(cast, period):
    below = UnitFactory(is_opd=True, parent=cast.office, path=f"{cast.office.path}rsud/")
    cast.rina.placements.update(position=cast.rina.placements.get().position)
    post = cast.rina.placements.get().position
    post.unit = below
    post.save()

    counted = {unit.pk: people for unit, people in offices_with_people(on=ON)}

    assert counted[below.pk] == 1
    assert counted[cast.office.pk] == 5  # Joko, Sari, Tono, Budi, Umi
    assert counted[cast.other.pk] == 1


def test_a_proposal_covers_every_office(cast, period):
    HolidayFactory(day=DUE)
    offices = offices_with_people(on=ON)

    proposed = proposed_turns(period, offices, on=ON)

    assert set(proposed) == {office.pk for office, _ in offices}
    assert DUE not in proposed.values()


# --- page


def test_hr_sees_a_proposal_saves_it_and_takes_it_back(client, cast, period):
    client.force_login(cast.ratna.user)
    url = reverse("planning:turns", args=[period.pk])
    offered = client.get(url)
    assert "Belum berlaku sebelum disimpan" in offered.content.decode()
    assert held(period) == {}
    data = {
        name: value.isoformat() if isinstance(value, date) else "Surat 7/2026"
        for name, value in offered.context["form"].initial.items()
    }

    assert client.post(url, data).status_code == 302
    assert len(held(period)) == len(offices_with_people(on=timezone.localdate()))
    assert "Belum berlaku" not in client.get(url).content.decode()
    assert "Belum berlaku" in client.get(url, {"usul": "1"}).content.decode()

    client.post(url, {**data, "kosongkan": "1"})
    assert held(period) == {}


@pytest.mark.parametrize("day", ["2026-13-01", "besok", "2027-01-01", "0001-01-01"])
def test_a_bad_day_is_refused_with_what_was_typed(client, cast, period, day):
    client.force_login(cast.ratna.user)
    url = reverse("planning:turns", args=[period.pk])

    answer = client.post(url, {f"due-{cast.office.pk}": day, "basis": "Surat"})

    assert answer.status_code == 422
    assert f'value="{day}"' in answer.content.decode()
    assert held(period) == {}


def test_after_the_window_there_is_nothing_to_set(client, cast):
    period = EvaluationPeriodFactory(opens_on=date(2020, 1, 1), due_on=date(2020, 2, 1))
    client.force_login(cast.ratna.user)
    url = reverse("planning:turns", args=[period.pk])

    assert "sudah berakhir" in client.get(url).content.decode()
    answer = client.post(url, {f"due-{cast.office.pk}": "2020-01-15", "basis": "Surat"})
    assert (answer.status_code, held(period)) == (422, {})


@pytest.mark.parametrize("offices", [1, 3])
def test_the_page_and_its_saving_cost_the_same(
    client, cast, period, offices, django_assert_max_num_queries
):
    for n in range(offices):
        UnitFactory(is_opd=True, path=f"X{n}/", code=f"X{n}")
    client.force_login(cast.ratna.user)
    url = reverse("planning:turns", args=[period.pk])
    initial = client.get(url).context["form"].initial

    with django_assert_max_num_queries(10):
        client.get(url)
    with django_assert_max_num_queries(26):
        client.post(url, {**initial, "basis": "Surat"})
