"""The survey: what an answer leaves behind, and what it does not."""

from datetime import timedelta

import pytest
from django.db import connection

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.outreach.actions.pulse import (
    answer_pulse,
    close_pulse,
    draft_pulse,
    moderate_remark,
    open_pulse,
    reply_to_worry,
)
from kinerja.outreach.models import (
    PulseGroup,
    PulseRemark,
    PulseRight,
    PulseRound,
    PulseTally,
)
from kinerja.outreach.tasks import close_round
from tests.factories import (
    NOW,
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    UnitFactory,
)
from tests.outreach.factories import PulseRemarkFactory, PulseRoundFactory

AFTER = NOW + timedelta(days=15)


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons[0]


def staffed(unit, number):
    """So many more people of a unit."""
    position = PositionFactory(unit=unit, kind="pelaksana")
    people = EmployeeFactory.create_batch(number)
    for employee in people:
        PlacementFactory(employee=employee, position=position)
    return people


@pytest.fixture
def opened(cast):
    """Dinas Kesehatan has 16 people; Lingkungan Hidup 1 and the regency 3 are told together."""
    staffed(cast.office, 10)
    return open_pulse(PulseRoundFactory(), by=cast.ratna.user, at=NOW)


def answered(one, people, value=4, remark=""):
    for employee in people:
        answer_pulse(one, values=[value], remark=remark, by=employee.user, at=NOW)


def closed(one):
    return close_pulse(one, by=None, at=AFTER)


def test_a_round_is_drafted_and_opened_by_hr_of_the_agency(cast):
    words = {"title": "Juli", "statements": ["Adil."], "closes_on": (NOW + timedelta(14)).date()}

    one = draft_pulse(by=cast.ratna.user, at=NOW, **words)

    assert one.status == "disiapkan"
    open_pulse(one, by=cast.ratna.user, at=NOW)
    assert PulseRound.objects.get().status == "dibuka"
    assert PulseRight.objects.count() == 10
    assert Message.objects.filter(kind="outreach.pulse_opened").count() == 10
    for who in (cast.umi.user, cast.budi.user, cast.agus.user):
        assert refusal(draft_pulse, by=who, at=NOW, **words).startswith("Hanya BKPSDM")
        assert refusal(open_pulse, one, by=who, at=NOW).startswith("Hanya BKPSDM")
        assert refusal(close_pulse, one, by=who, at=AFTER).startswith("Hanya BKPSDM")
    assert refusal(open_pulse, one, by=cast.ratna.user, at=NOW).startswith("Putaran ini sudah")
    assert refusal(open_pulse, PulseRoundFactory(), by=cast.ratna.user, at=NOW).startswith(
        "Masih ada survei"
    )


def test_groups_and_rights_are_frozen_when_a_round_opens(cast, opened):
    assert list(PulseGroup.objects.order_by("label").values_list("label", "people")) == [
        ("Dinas Kesehatan dan perangkat daerah kecil", 20)
    ]
    newcomer = staffed(cast.office, 1)[0]

    assert refusal(
        answer_pulse, opened, values=[4], remark="", by=newcomer.user, at=NOW
    ).startswith("Anda belum terdaftar")


def test_moving_in_between_changes_no_group(cast):
    staffed(cast.office, 10)
    staffed(cast.other, 10)
    one = open_pulse(PulseRoundFactory(), by=cast.ratna.user, at=NOW)
    before = PulseRight.objects.get(employee=cast.budi).group
    cast.budi.placements.all().delete()
    PlacementFactory(employee=cast.budi, position=PositionFactory(unit=cast.other))

    answered(one, [cast.budi])

    tally = PulseTally.objects.get(number=1)
    assert tally.group == before


def test_an_answer_counts_once_and_leaves_no_name(cast, opened):
    answered(opened, [cast.budi], value=2, remark="Takut dipindah.")

    assert PulseTally.objects.get(number=1).value == 2
    assert PulseRemark.objects.get().text == "Takut dipindah."
    assert refusal(
        answer_pulse, opened, values=[5], remark="", by=cast.budi.user, at=NOW
    ).startswith("Anda sudah menjawab")
    assert sum(PulseTally.objects.values_list("number", flat=True)) == 1


def test_the_ledger_counts_answers_and_names_nobody(cast, opened):
    answered(opened, [cast.budi, cast.rina], remark="Takut.")

    told = Event.objects.filter(kind="outreach.pulse_answered")
    assert [(one.actor, one.actor_name, one.at) for one in told] == [
        (None, "sistem", opened.opened_at)
    ] * 2
    assert [sorted(one.details) for one in told] == [["_seal"]] * 2
    assert told.count() == PulseRight.objects.filter(is_used=True).count()


def test_no_column_joins_an_answer_to_a_person(cast, opened):
    """Neither key, order nor moment: what a row of the answers knows is only what was said."""
    answered(opened, [cast.budi, cast.rina], remark="Takut.")

    fields = {
        model.__name__: {field.name for field in model._meta.concrete_fields}
        for model in (PulseTally, PulseRemark, PulseRight)
    }
    assert fields == {
        "PulseTally": {"id", "group", "statement", "value", "number"},
        "PulseRemark": {"id", "round", "text", "status"},
        "PulseRight": {"id", "group", "round", "employee", "is_used"},
    }


def test_closing_rewrites_what_one_transaction_could_join(cast, opened):
    """While a round is open, xmin ties a free text to the right used with it; afterwards not."""
    answered(opened, [cast.budi, cast.rina], remark="Takut.")

    closed(opened)

    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT xmin::text FROM outreach_pulseright")
        rights = cursor.fetchall()
        cursor.execute("SELECT DISTINCT xmin::text FROM outreach_pulseremark")
        assert cursor.fetchall() == rights
    assert len(rights) == 1
    assert PulseRemark.objects.count() == 2
    assert PulseRight.objects.filter(is_used=True).count() == 2


@pytest.mark.parametrize("values", [[], [0], [6], [4, 4]])
def test_an_answer_that_fits_no_statement_is_refused(cast, opened, values):
    assert refusal(
        answer_pulse, opened, values=values, remark="", by=cast.budi.user, at=NOW
    ).startswith("Jawab setiap pernyataan")
    assert not PulseRight.objects.filter(is_used=True).exists()


def test_after_the_last_day_nothing_is_taken(cast, opened):
    assert refusal(
        answer_pulse, opened, values=[4], remark="", by=cast.budi.user, at=AFTER
    ).startswith("Survei ini sudah ditutup")


def test_closing_publishes_words_and_forgets_the_counters(cast):
    people = staffed(cast.office, 10), staffed(cast.other, 12)
    one = open_pulse(PulseRoundFactory(), by=cast.ratna.user, at=NOW)
    answered(one, people[0], value=5)
    answered(one, people[1][:9], value=1)

    result = closed(one).result

    assert PulseTally.objects.count() == 0
    assert (result["answers"], result["all"]) == (19, [{"words": "Sekitar separuh"}])
    assert {group["label"]: (group["answers"], group["shares"]) for group in result["groups"]} == {
        "Dinas Kesehatan": (10, ["Hampir semua"]),
        "Dinas Lingkungan Hidup dan perangkat daerah kecil": (9, ["Hampir tidak ada"]),
    }


def test_a_group_of_four_is_hidden_and_cannot_be_found_by_subtraction(cast):
    people = staffed(cast.office, 20), staffed(cast.other, 12)
    third = staffed(UnitFactory(code="DINSOS", name="Dinas Sosial", parent=cast.regency), 30)
    one = open_pulse(PulseRoundFactory(), by=cast.ratna.user, at=NOW)
    answered(one, people[0], value=5)
    answered(one, people[1][:4], value=1)
    answered(one, third[:25], value=3)

    result = closed(one).result

    shown = {group["label"] for group in result["groups"] if group["answers"] is not None}
    assert result["answers"] == 49
    assert shown == {"Dinas Sosial"}  # 49 minus what is shown are 24 people, not four


def test_fewer_than_five_answers_tell_nothing(cast, opened):
    answered(opened, [cast.budi, cast.rina, cast.sari, cast.joko])

    result = closed(opened).result

    assert result["all"] is None
    assert [group["shares"] for group in result["groups"]] == [None]


def test_each_round_is_answered_anew(cast, opened):
    answered(opened, [cast.budi])
    closed(opened)
    later = PulseRoundFactory(closes_on=(AFTER + timedelta(14)).date())
    second = open_pulse(later, by=cast.ratna.user, at=AFTER)

    answer_pulse(second, values=[5], remark="", by=cast.budi.user, at=AFTER)

    assert PulseRight.objects.filter(employee=cast.budi, is_used=True).count() == 2
    assert sum(PulseTally.objects.values_list("number", flat=True)) == 1


def test_a_round_closes_after_its_last_day_by_the_worker(cast, opened):
    assert refusal(close_pulse, opened, by=cast.ratna.user, at=NOW).startswith(
        "Survei ditutup sesudah hari terakhirnya"
    )
    close_round(0)
    assert PulseRound.objects.get().status == "dibuka"
    PulseRound.objects.update(closes_on=(NOW - timedelta(1)).date())

    close_round(0)

    assert PulseRound.objects.get().status == "ditutup"
    assert len(Event.objects.filter(kind="outreach.pulse_closed")) == 1


def test_free_texts_are_read_before_everybody_may_read_them(cast):
    remark = PulseRemarkFactory()

    moderate_remark(remark, shows=True, by=cast.ratna.user, at=NOW)
    assert PulseRemark.objects.get().status == "ditampilkan"
    moderate_remark(remark, shows=False, by=cast.ratna.user, at=NOW)

    assert PulseRemark.objects.get().status == "disimpan"
    assert refusal(moderate_remark, remark, shows=True, by=cast.umi.user, at=NOW).startswith(
        "Hanya BKPSDM"
    )


def test_nobody_reads_free_texts_of_an_open_round(cast):
    remark = PulseRemarkFactory(round=PulseRoundFactory(opened=True))

    assert refusal(moderate_remark, remark, shows=True, by=cast.ratna.user, at=NOW).startswith(
        "Uraian dibaca sesudah"
    )


def test_a_worry_is_answered_beside_the_result(cast):
    one = PulseRoundFactory(closed=True)
    words = {"theme": "Tidak adil", "text": "Penilai berlatih.", "at": NOW}

    reply_to_worry(one, by=cast.ratna.user, **words)

    assert one.replies.get().written_by == cast.ratna.user
    assert refusal(reply_to_worry, one, by=cast.ratna.user, **words).startswith("Kekhawatiran ini")
    assert refusal(reply_to_worry, one, by=cast.umi.user, **words).startswith("Hanya BKPSDM")
    assert refusal(
        reply_to_worry, PulseRoundFactory(opened=True), by=cast.ratna.user, **words
    ).startswith("Jawaban ditulis sesudah")
