"""Years of service, thanks, and lists taken away."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation.models import Employee
from kinerja.recognition import rules
from kinerja.recognition.actions import appreciation, exports, service
from kinerja.recognition.models import Appreciation
from kinerja.recognition.queries import appreciation as thanks
from kinerja.recognition.queries import service as queries
from tests.factories import NOW, TODAY, EmployeeFactory, UserFactory
from tests.recognition.factories import AppreciationFactory, ServiceFactFactory

GIVING = date(2026, 8, 17)


def says(act, *args, by, at=NOW, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, by=by.user, at=at, **kwargs)
    return " ".join(refusal.value.reasons)


def fact(employee, by, **changes):
    words = {
        "kind": "cltn",
        "first_on": date(2012, 1, 1),
        "last_on": date(2012, 12, 31),
        "letter": "SK 851/2012",
        **changes,
    }
    return service.record_fact(employee, **words, by=by.user, at=NOW)


def test_hr_of_the_agency_records_a_fact_for_others_only(cast):
    assert fact(cast.budi, cast.ratna).kind == "cltn"
    for employee, by in ((cast.budi, cast.umi), (cast.ratna, cast.ratna), (cast.budi, cast.agus)):
        with pytest.raises(Refused, match="Hanya BKPSDM"):
            fact(employee, by)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"first_on": TODAY + timedelta(days=1), "last_on": None}, "masa depan"),
        ({"last_on": date(2011, 12, 31)}, "sebelum tanggal mulai"),
        ({"kind": "satya_10"}, "Hanya cuti dan hukuman"),
    ],
)
def test_facts_in_a_wrong_order_are_refused(cast, changes, word):
    with pytest.raises(Refused, match=word):
        fact(cast.budi, cast.ratna, **changes)


def test_one_medal_of_a_kind_and_several_breaks(cast):
    medal = {"kind": "satya_10", "last_on": None}
    row = fact(cast.budi, cast.ratna, **medal)
    with pytest.raises(Refused, match="sudah tercatat"):
        fact(cast.budi, cast.ratna, **medal)
    fact(cast.budi, cast.ratna)
    fact(cast.budi, cast.ratna)
    service.withdraw_fact(row, by=cast.ratna.user, at=NOW)
    fact(cast.budi, cast.ratna, **medal)

    assert "sudah dibatalkan" in says(service.withdraw_fact, row, by=cast.ratna)
    assert "Hanya BKPSDM" in says(service.withdraw_fact, row, by=cast.umi)


def pns(nip, **facts):
    person = EmployeeFactory(nip=nip)
    for kind, (first, last) in facts.items():
        ServiceFactFactory(employee=person, kind=kind, first_on=first, last_on=last)
    return person


def test_the_list_and_the_page_of_a_person_say_the_same(db):
    """Every way a clock can stand: the statement and the rule agree on all of them."""
    pppk = EmployeeFactory(nip="199001152015211901", status="pppk")
    people = [
        pns("198001012016081901"),
        pns("198001012016091901"),
        pns("198001012006031901", cltn=(date(2012, 1, 1), date(2012, 12, 31))),
        pns("198001012006031902", cltn=(date(2015, 1, 1), date(2016, 8, 17))),
        pns("198001012006031903", hukdis_sedang=(date(2019, 7, 1), date(2020, 6, 30))),
        pns("198001012006031904", cltn=(date(2025, 1, 1), None)),
        pns("198001012006031905", cltn=(date(2027, 1, 1), date(2027, 2, 1))),
        pns("197001011996031901", satya_20=(date(2016, 8, 17), None)),
        pns("197001011996031902", satya_30=(date(2026, 3, 17), None)),
        pns("198001012020031901", mulai=(date(2010, 1, 1), None)),
        pppk,
    ]
    found = {
        one.pk: (one.since, one.tier)
        for one in queries.with_medals(
            queries.candidates(Employee.objects.all(), on=GIVING), on=GIVING
        )
    }
    said = {one.pk: queries.service_of(one, on=GIVING) for one in people}

    assert found == {
        pk: (one.clock.since, one.tier) for pk, one in said.items() if one.tier is not None
    }
    assert [said[one.pk].tier for one in people] == [
        *(10, None, 10, None, None, None, 20, 30, None, 10, 10)
    ]


def test_who_left_or_is_no_asn_is_no_candidate(db):
    EmployeeFactory(nip="198001012006031901", standing="berhenti")
    EmployeeFactory(nip="198001012006031902", status="cpns")
    EmployeeFactory(nip=None, status="pejabat_negara", user=None)
    kept = EmployeeFactory(nip="198001012006031903")

    assert list(queries.candidates(Employee.objects.all(), on=GIVING)) == [kept]
    assert list(queries.candidates(Employee.objects.all(), on=GIVING, tier="30")) == []


def test_where_the_first_day_comes_from_is_said(db):
    pppk = EmployeeFactory(nip="199001152015211901", status="pppk")
    broken = EmployeeFactory(nip="199002302015031901")
    written = pns("198001012006031901", mulai=(date(2005, 6, 1), None))

    assert queries.service_of(pppk, on=GIVING).start == date(2015, 12, 31)
    assert queries.service_of(broken, on=GIVING).reasons == ["TMT pengangkatan belum tercatat."]
    assert queries.service_of(written, on=GIVING).source == "SK SK 851/2012"


def test_a_withdrawn_fact_counts_no_more(cast):
    row = fact(cast.budi, cast.ratna)
    before = queries.service_of(cast.budi, on=GIVING).clock.since
    service.withdraw_fact(row, by=cast.ratna.user, at=NOW)

    assert before == date(2013, 1, 1)
    assert queries.service_of(cast.budi, on=GIVING).clock.since == date(2000, 1, 1)


def test_what_the_rules_of_an_award_ask_is_read_from_the_record(cast):
    fact(cast.budi, cast.ratna, kind="hukdis_berat", last_on=None)
    record = queries.record_of(cast.budi, on=TODAY)

    assert (record.served_since, record.punished_until) == (None, date.max)
    assert queries.record_of(cast.rina, on=TODAY) == rules.Record(
        born_on=queries.parse_nip(cast.rina.nip).born,
        served_since=date(2000, 1, 1),
        punished_until=None,
    )


# Thanks


def thank(giver, receiver, *, at=NOW, key=None):
    return appreciation.thank(
        receiver,
        behaviour="harmonis",
        text="Membantu saya.",
        key=key or uuid4(),
        by=giver.user,
        at=at,
    )


def test_thanks_reach_the_colleague_and_nobody_else_yet(cast):
    row = thank(cast.rina, cast.budi)

    assert (row.office, row.shown_since) == (cast.office, None)
    assert Message.objects.get(user=cast.budi.user).text == "Rina mengapresiasi Anda: Harmonis."
    assert list(thanks.wall_of(cast.office, on=TODAY)) == []


def test_sent_twice_it_counts_once(cast):
    key = uuid4()

    assert thank(cast.rina, cast.budi, key=key) == thank(cast.rina, cast.budi, key=key)
    assert Appreciation.objects.count() == 1


def test_nobody_thanks_himself_and_nobody_without_an_account_is_thanked(cast):
    assert "bukan diri sendiri" in says_thank(cast.budi, cast.budi)
    cast.tono.user = None
    cast.tono.save()
    assert "belum punya akun" in says_thank(cast.budi, cast.tono)
    with pytest.raises(Refused, match="tidak terhubung"):
        appreciation.thank(
            cast.budi, behaviour="harmonis", text="–", key=uuid4(), by=UserFactory(), at=NOW
        )


def says_thank(giver, receiver, at=NOW):
    with pytest.raises(Refused) as refusal:
        thank(giver, receiver, at=at)
    return " ".join(refusal.value.reasons)


def test_a_flood_is_held_back_even_when_words_are_taken_back(cast):
    for receiver in (cast.sari, cast.tono, cast.joko, cast.umi, cast.wayan):
        row = thank(cast.budi, receiver)
        appreciation.withdraw_thanks(row, by=cast.budi.user, at=NOW)

    assert "sudah memberi 5 apresiasi" in says_thank(cast.budi, cast.rina)
    week = NOW + timedelta(days=7, minutes=1)
    assert "sudah mengapresiasi orang ini 7 hari lalu" in says_thank(cast.budi, cast.sari, at=week)
    thank(cast.budi, cast.rina, at=week)
    thank(cast.budi, cast.sari, at=NOW + timedelta(days=14))


def test_the_receiver_alone_shows_it_and_hides_it_again(cast):
    row = thank(cast.rina, cast.budi)
    assert "Hanya penerima" in says(appreciation.show_thanks, row, shows=True, by=cast.rina)
    appreciation.show_thanks(row, shows=True, by=cast.budi.user, at=NOW)
    shown = list(thanks.wall_of(cast.office, on=TODAY))
    appreciation.show_thanks(row, shows=False, by=cast.budi.user, at=NOW)

    assert shown == [row]
    assert list(thanks.wall_of(cast.office, on=TODAY)) == []


def test_words_taken_back_are_shown_to_nobody(cast):
    row = thank(cast.rina, cast.budi)
    appreciation.show_thanks(row, shows=True, by=cast.budi.user, at=NOW)
    assert "Hanya pemberi" in says(appreciation.withdraw_thanks, row, by=cast.budi)
    appreciation.withdraw_thanks(row, by=cast.rina.user, at=NOW)

    assert list(thanks.wall_of(cast.office, on=TODAY)) == []
    assert list(thanks.received_by(cast.budi.user, on=TODAY)) == []
    assert "sudah ditarik" in says(appreciation.withdraw_thanks, row, by=cast.rina)
    assert "sudah ditarik" in says(appreciation.show_thanks, row, shows=True, by=cast.budi)


def test_what_one_gave_is_ones_own(cast):
    row = thank(cast.rina, cast.budi)
    AppreciationFactory(giver=cast.sari, receiver=cast.budi)

    assert list(thanks.given_by(cast.rina.user, on=TODAY)) == [row]


def test_two_who_thank_each_other_are_said_to_do_so(cast):
    AppreciationFactory(giver=cast.rina, receiver=cast.budi)
    AppreciationFactory(giver=cast.sari, receiver=cast.budi)
    assert [one.is_mutual for one in thanks.received_by(cast.budi.user, on=TODAY)] == [False] * 2
    AppreciationFactory(giver=cast.budi, receiver=cast.rina, given_at=NOW - timedelta(days=90))
    AppreciationFactory(giver=cast.budi, receiver=cast.sari, given_at=NOW - timedelta(days=91))

    found = {one.giver.name: one.is_mutual for one in thanks.received_by(cast.budi.user, on=TODAY)}
    assert found == {"Rina": True, "Sari": False}


def test_the_wall_is_of_one_office(cast):
    here = AppreciationFactory(
        giver=cast.rina, receiver=cast.budi, office=cast.office, shown_since=NOW
    )
    AppreciationFactory(giver=cast.rina, receiver=cast.wayan, office=cast.other, shown_since=NOW)

    assert list(thanks.wall_of(cast.office, on=TODAY)) == [here]
    assert list(thanks.wall_of(cast.office, on=TODAY, behaviour="harmonis")) == []


def test_a_list_taken_away_leaves_a_trace(cast):
    exports.record_export(by=cast.ratna.user, at=NOW, form="inovasi", rows=3, wanted={"form": ""})

    event = Event.objects.get(kind="recognition.list_exported")
    assert (event.details["rows"], event.details["wanted"]) == (3, {"form": ""})
