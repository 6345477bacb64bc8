"""One press closes the year everywhere, twice changes nothing, and what stopped goes on alone."""

import threading
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.appraisal import actions, queries, tasks
from kinerja.appraisal.actions.closing_all import MOST_RESUMES
from kinerja.appraisal.models import AnnualRecord, YearClosing
from kinerja.appraisal.rules import IN_THE_WAY
from kinerja.audit.models import Event
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from tests.appraisal.test_closing_actions import FEBRUARY, WHY, close, evaluated
from tests.factories import (
    NOW,
    AnnualPeriodFactory,
    EvaluationFactory,
    PlacementFactory,
    SkpFactory,
    UnitFactory,
    YearClosingFactory,
)

RESUMED = "appraisal.year_closing_resumed"


@pytest.fixture
def annual(db):
    return AnnualPeriodFactory()


def close_all(period, by, *, with_unfinished=True, reason=WHY, seen=None, at=FEBRUARY):
    left = queries.offices_left(period)
    return actions.begin_all_closings(
        period.year,
        with_unfinished=with_unfinished,
        reason=reason,
        seen=queries.digest_of_state(*left) if seen is None else seen,
        by=by.user,
        at=at,
    )


def stands():
    rows = YearClosing.objects.order_by("unit__path")
    return [(one.unit.name, one.status, one.exceptions, one.done, one.total) for one in rows]


def test_one_press_closes_every_office_and_is_told_once(cast, annual):
    evaluated(cast, cast.wayan, annual)
    evaluated(cast, cast.budi, annual)

    close_all(annual, cast.ratna)

    assert stands() == [
        (cast.office.name, "ditutup", 5, 6, 6),
        (cast.other.name, "ditutup", 0, 1, 1),
    ]
    assert list(YearClosing.objects.order_by("unit__path").values_list("reason", flat=True)) == [
        WHY,
        "",
    ]
    assert AnnualRecord.objects.count() == 7
    told = Message.objects.get(user=cast.ratna.user, kind="appraisal.year_closed")
    assert told.text == "Tahun 2026 2 perangkat daerah sudah ditutup."
    assert Event.objects.filter(kind="appraisal.year_closing_begun").count() == 2


def test_only_those_that_are_ready_are_closed_without_a_reason(cast, annual):
    evaluated(cast, cast.wayan, annual)

    close_all(annual, cast.ratna, with_unfinished=False, reason="")

    assert [row[0] for row in stands()] == [cast.other.name]
    told = Message.objects.get(user=cast.ratna.user, kind="appraisal.year_closed")
    assert told.text == f"Tahun 2026 {cast.other.name} sudah ditutup."


def test_a_second_press_and_an_office_closed_before_have_no_double_effect(cast, annual):
    close(cast, annual, cast.joko)
    before = stands()

    close_all(annual, cast.ratna)
    with pytest.raises(Refused, match="Semua perangkat daerah sudah ditutup"):
        close_all(annual, cast.ratna)

    assert stands()[:1] == before
    assert YearClosing.objects.get(unit=cast.office).begun_by == cast.joko.user
    assert (YearClosing.objects.count(), AnnualRecord.objects.count()) == (2, 7)


@pytest.mark.parametrize("who", ["joko", "umi", "agus", "opi", "budi"])
def test_only_the_agency_closes_all(cast, annual, who):
    with pytest.raises(Refused, match="Hanya admin BKPSDM"):
        close_all(annual, getattr(cast, who))

    assert YearClosing.objects.count() == 0


def test_the_window_a_reason_somebody_ready_and_the_list_that_was_seen_are_needed(cast, annual):
    with pytest.raises(Refused, match="Masa evaluasi tahunan berakhir 31-01-2027"):
        close_all(annual, cast.ratna, at=FEBRUARY - timedelta(days=2))
    with pytest.raises(Refused, match="7 pegawai belum selesai"):
        close_all(annual, cast.ratna, reason=" ")
    with pytest.raises(Refused, match="Belum ada perangkat daerah yang selesai"):
        close_all(annual, cast.ratna, with_unfinished=False)
    with pytest.raises(Stale, match="Daftar pegawai yang belum selesai berubah"):
        close_all(annual, cast.ratna, seen="lama")

    assert YearClosing.objects.count() == 0


def test_the_same_people_belong_to_an_office_whichever_way_its_year_is_closed(cast, annual):
    below = UnitFactory(
        is_opd=True, parent=cast.office, path=f"{cast.office.path}RSUD/", code="RSUD"
    )
    post = cast.rina.placements.get().position
    post.unit = below
    post.save()
    UnitFactory(is_opd=True, is_active=False, code="LAMA")
    evaluated(cast, cast.budi, annual, contest="dalam_keberatan")
    evaluated(cast, cast.sari, annual, delivered=False, signed=True)
    evaluated(cast, cast.rina, annual, contest="diubah")
    evaluated(cast, cast.wayan, annual)
    SkpFactory(placement=cast.tono.placements.get(), agreed=True, appraiser=cast.joko)
    cast.umi.standing = "cltn"
    cast.umi.save()

    left = queries.offices_left(annual)

    for office in left:
        assert office == queries.state_of(office.unit, annual)
        people = queries.people_of_year(office.unit, annual)
        stands = {pk: stand for pk, (stand, _) in queries.stand_of(people, annual).items()}
        assert office.counts == Counter(stands.values())
        assert office.stands == {pk: stand for pk, stand in stands.items() if stand in IN_THE_WAY}
    assert [office.people for office in left if office.unit in (cast.office, below)] == [5, 1]
    assert "LAMA" not in [office.unit.code for office in left]


@pytest.mark.parametrize("first", ["delivered", "signed"])
@pytest.mark.parametrize("second", [{"signed": True}, {"contest": "dalam_keberatan"}])
def test_of_two_results_the_one_counts_that_is_delivered_and_beyond_dispute(
    cast, annual, first, second
):
    """Wayan moved in June from the other office to this one, and was evaluated in both."""
    old = cast.wayan.placements.get()
    old.period = between(old.period.lower, date(2026, 5, 31))
    old.save()
    new = PlacementFactory(
        employee=cast.wayan,
        position=cast.rina.placements.get().position,
        period=DateRange(date(2026, 6, 1), None),
    )
    halves = {
        old: between(date(2026, 1, 1), date(2026, 5, 31)),
        new: between(date(2026, 6, 1), date(2026, 12, 31)),
    }
    worse = {"delivered": "contest" in second, **second}
    words = [{"delivered": True}, worse] if first == "delivered" else [worse, {"delivered": True}]
    for (post, period), one in zip(halves.items(), words, strict=True):
        skp = SkpFactory(placement=post, period=period, agreed=True, appraiser=cast.sari)
        EvaluationFactory(skp=skp, period=annual, unit=cast.field, appraiser=cast.sari, **one)

    here, there = queries.offices_left(annual)

    assert (here.people, there.people) == (7, 0)
    assert cast.wayan.pk not in here.stands
    assert here.counts["belum_ditanggapi"] == 1


def test_what_was_seen_tells_people_apart_and_not_only_their_number(cast, annual):
    first, second = (evaluated(cast, one, annual) for one in (cast.budi, cast.rina))

    def seen(one, contest):
        type(one).objects.filter(pk=one.pk).update(contest=contest)
        left = queries.offices_left(annual, named=False)
        named = queries.offices_left(annual)
        assert queries.digest_of_state(*left) == queries.digest_of_state(*named)
        return [office.counts for office in left], queries.digest_of_state(*left)

    before = seen(first, "dalam_keberatan")
    seen(first, "dikuatkan")
    after = seen(second, "dalam_keberatan")

    assert before[0] == after[0]
    assert before[1] != after[1]


# --- going on by itself


@pytest.fixture
def stuck(cast, annual):
    """Begun for two offices, then the worker died before the first step."""
    return [
        YearClosingFactory(
            unit=unit, year=annual.year, begun_by=cast.ratna.user, reason=WHY, exceptions=number
        )
        for unit, number in ((cast.office, 6), (cast.other, 1))
    ]


def test_a_closing_whose_worker_died_goes_on_without_anybody_asking(cast, annual, stuck):
    soon, later = NOW + timedelta(minutes=1), NOW + timedelta(minutes=3)

    assert actions.resume_stuck_closings(by=None, at=soon) == 0
    assert YearClosing.objects.filter(status="ditutup").count() == 0
    assert actions.resume_stuck_closings(by=None, at=later) == 2

    assert [row[1:] for row in stands()] == [("ditutup", 6, 6, 6), ("ditutup", 1, 1, 1)]
    assert AnnualRecord.objects.count() == 7
    assert actions.resume_stuck_closings(by=None, at=later + timedelta(hours=1)) == 0
    events = Event.objects.filter(kind=RESUMED)
    assert [event.actor for event in events] == [None, None]


def test_an_office_that_waits_while_another_is_worked_on_is_not_stuck(cast, stuck):
    YearClosing.objects.filter(pk=stuck[0].pk).update(worked_at=NOW + timedelta(minutes=10))
    at = NOW + timedelta(minutes=11)

    assert queries.is_stuck(stuck[1], since=at - actions.PATIENCE) is False
    assert actions.resume_stuck_closings(by=None, at=at) == 0


def test_what_fails_again_and_again_waits_for_a_person(cast, annual, stuck, settings, monkeypatch):
    settings.JOBS_INLINE = False  # queued, and no worker there to take it
    at = NOW
    for _ in range(MOST_RESUMES):
        at += timedelta(minutes=3)
        assert actions.resume_stuck_closings(by=None, at=at) == 2

    assert actions.resume_stuck_closings(by=None, at=at + timedelta(minutes=3)) == 0
    settings.JOBS_INLINE = True
    actions.resume_closing(stuck[0], by=cast.joko.user, at=at + timedelta(minutes=4))
    stuck[0].refresh_from_db()
    assert stuck[0].status == "ditutup"


def test_the_clock_of_the_worker_asks_each_minute(cast, stuck):
    YearClosing.objects.update(worked_at=NOW - timedelta(minutes=5))

    tasks.resume_closings(timestamp=0)

    assert YearClosing.objects.filter(status="berjalan").count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_row_that_a_living_worker_holds_is_left_alone(cast):
    annual = AnnualPeriodFactory()
    closing = YearClosingFactory(
        unit=cast.other, year=annual.year, begun_by=cast.ratna.user, reason=WHY, exceptions=1
    )
    found = []

    def resume():
        found.append(actions.resume_stuck_closings(by=None, at=NOW + timedelta(hours=1)))
        connection.close()

    with transaction.atomic():
        YearClosing.objects.select_for_update().get(pk=closing.pk)
        worker = threading.Thread(target=resume)
        worker.start()
        worker.join(10)

    assert found == [0]


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_close_each_office_once(cast):
    annual = AnnualPeriodFactory()
    seen = queries.digest_of_state(*queries.offices_left(annual))
    answers = []

    def press():
        try:
            answers.append(len(close_all(annual, cast.ratna, seen=seen)))
        except Refused as refusal:
            answers.append(refusal.reasons[0])
        connection.close()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join(20)

    assert sorted(map(str, answers)) == [
        "2",
        "Semua perangkat daerah sudah ditutup atau sedang ditutup.",
    ]
    assert (YearClosing.objects.count(), AnnualRecord.objects.count()) == (2, 7)
