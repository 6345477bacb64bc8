"""Seats, queues and attendance."""

from datetime import UTC, date, datetime

import pytest

from kinerja.audit.models import Event
from kinerja.development import actions, queries
from kinerja.development.models import Enrolment, LearningRecord, Programme
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from tests.development.factories import EnrolmentFactory, ProgrammeFactory, RecordFactory
from tests.factories import NOW, UserFactory

AFTER = datetime(2026, 8, 12, 3, 0, tzinfo=UTC)
SAID = {
    "title": "Arsip tertib",
    "kind": "bimtek",
    "competence": "",
    "hours": 8,
    "capacity": 20,
    "starts_on": date(2026, 9, 1),
    "ends_on": date(2026, 9, 1),
    "closes_on": date(2026, 8, 25),
    "cost": 0,
    "place": "Aula",
    "provider": "BKPSDMD",
    "about": "",
    "needs_approval": False,
}


def enrol(programme, employee, at=NOW):
    return actions.enrol(programme, by=employee.user, at=at)


def withdraw(row, at=NOW):
    return actions.withdraw_enrolment(row, by=row.employee.user, at=at)


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


# The catalogue


def test_hr_of_the_agency_opens_a_programme(cast):
    row = actions.open_programme(**SAID, by=cast.ratna.user, at=NOW)

    assert (row.title, row.opened_by, kinds()) == (
        "Arsip tertib",
        cast.ratna.user,
        ["development.programme_opened"],
    )


@pytest.mark.parametrize("who", ["budi", "sari", "umi", "agus", "opi"])
def test_nobody_else_runs_the_catalogue(cast, who):
    user, row = getattr(cast, who).user, ProgrammeFactory()

    with pytest.raises(Refused, match="Hanya BKPSDM"):
        actions.open_programme(**SAID, by=user, at=NOW)
    with pytest.raises(Refused, match="Hanya BKPSDM"):
        actions.change_programme(row, **SAID, by=user, at=NOW)
    with pytest.raises(Refused, match="Hanya BKPSDM"):
        actions.call_off_programme(row, reason="Batal", by=user, at=NOW)
    with pytest.raises(Refused, match="Hanya BKPSDM"):
        actions.mark_attendance(row, certificates={}, by=user, at=AFTER)


def test_a_programme_is_not_opened_in_the_past_nor_moved_there(cast):
    past = SAID | {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 7, 1)}

    with pytest.raises(Refused, match="Tanggal mulai sudah lewat"):
        actions.open_programme(**past, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="Tanggal mulai sudah lewat"):
        actions.change_programme(ProgrammeFactory(), **past, by=cast.ratna.user, at=NOW)


def test_days_and_hours_stay_once_somebody_enrolled(cast):
    row = actions.open_programme(**SAID, by=cast.ratna.user, at=NOW)
    actions.change_programme(row, **SAID | {"hours": 10}, by=cast.ratna.user, at=NOW)
    enrol(row, cast.budi)

    with pytest.raises(Refused, match="Sudah ada pendaftar"):
        actions.change_programme(row, **SAID | {"hours": 12}, by=cast.ratna.user, at=NOW)
    again = actions.change_programme(
        row, **SAID | {"hours": 10, "place": "Ruang rapat"}, by=cast.ratna.user, at=NOW
    )
    assert (again.place, again.hours) == ("Ruang rapat", 10)


def test_seats_are_not_taken_away_from_under_somebody(cast):
    row = EnrolmentFactory(seat=2).programme
    said = {name: getattr(row, name) for name in SAID}

    with pytest.raises(Refused, match="Kursi nomor 2 sudah terisi"):
        actions.change_programme(row, **said | {"capacity": 1}, by=cast.ratna.user, at=NOW)


def test_calling_off_tells_everybody_why(cast):
    programme = ProgrammeFactory(capacity=1)
    enrol(programme, cast.budi)
    enrol(programme, cast.rina)

    actions.call_off_programme(programme, reason="Banjir.", by=cast.ratna.user, at=NOW)

    assert set(Enrolment.objects.values_list("status", "seat")) == {("batal", None)}
    assert {one.user for one in Message.objects.filter(text__contains="Banjir.")} == {
        cast.budi.user,
        cast.rina.user,
    }
    with pytest.raises(Refused, match="sudah dibatalkan"):
        actions.call_off_programme(programme, reason="Lagi", by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="sudah dibatalkan"):
        actions.change_programme(programme, **SAID, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="Program ini dibatalkan"):
        enrol(programme, cast.wayan)


# Enrolling


def test_a_seat_while_there_is_one_and_then_the_queue(cast):
    programme = ProgrammeFactory(capacity=1)

    first, second = enrol(programme, cast.budi), enrol(programme, cast.rina)
    third = enrol(programme, cast.wayan)

    assert [(one.status, one.seat) for one in (first, second, third)] == [
        ("terdaftar", 1),
        ("antre", None),
        ("antre", None),
    ]
    assert [queries.place_in_queue(one) for one in (second, third)] == [1, 2]
    assert kinds() == ["development.enrolled"] * 3


def test_the_first_in_the_queue_moves_up_by_itself(cast):
    programme = ProgrammeFactory(capacity=1)
    first, second, third = (enrol(programme, one) for one in (cast.budi, cast.rina, cast.wayan))

    withdraw(first)

    second.refresh_from_db()
    third.refresh_from_db()
    assert ((second.status, second.seat), third.status) == (("terdaftar", 1), "antre")
    assert Message.objects.get().user == cast.rina.user
    assert kinds()[-2:] == ["development.enrolment_withdrawn", "development.moved_up"]


def test_whoever_sits_elsewhere_on_those_days_is_passed_over(cast):
    programme = ProgrammeFactory(capacity=1)
    first, second, third = (enrol(programme, one) for one in (cast.budi, cast.rina, cast.wayan))
    enrol(ProgrammeFactory(), cast.rina)

    withdraw(first)

    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.status, third.status) == ("antre", "terdaftar")


def test_nobody_moves_up_into_a_programme_that_has_begun(cast):
    programme = ProgrammeFactory(capacity=1)
    first, second = enrol(programme, cast.budi), enrol(programme, cast.rina)

    withdraw(first, at=datetime(2026, 8, 11, 3, 0, tzinfo=UTC))

    second.refresh_from_db()
    assert second.status == "antre"


def test_enrolling_twice_or_on_the_same_days_is_refused(cast):
    programme = ProgrammeFactory()
    enrol(programme, cast.budi)

    with pytest.raises(Refused, match="sudah terdaftar"):
        enrol(programme, cast.budi)
    with pytest.raises(Refused, match="bertabrakan"):
        enrol(ProgrammeFactory(starts_on=date(2026, 8, 11)), cast.budi)


def test_who_withdrew_may_come_again(cast):
    programme = ProgrammeFactory()
    withdraw(enrol(programme, cast.budi))

    assert enrol(programme, cast.budi).status == "terdaftar"


def test_a_programme_that_is_closed_takes_nobody(cast):
    with pytest.raises(Refused, match="Pendaftaran ditutup"):
        enrol(ProgrammeFactory(over=True), cast.budi)


def test_an_account_without_an_employee_cannot_enrol(db):
    with pytest.raises(Refused, match="tidak terhubung"):
        actions.enrol(ProgrammeFactory(), by=UserFactory(), at=NOW)


def test_a_pppk_takes_no_more_than_24_hours(cast):
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(status="pppk")
    RecordFactory(employee=cast.budi, hours=8, confirmed=True)
    enrol(ProgrammeFactory(), cast.budi)
    later = ProgrammeFactory(
        starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 1), closes_on=date(2026, 8, 30), hours=5
    )

    with pytest.raises(Refused, match="Batas PPPK 24 JP setahun; 20 JP sudah"):
        enrol(later, cast.budi)
    Programme.objects.filter(pk=later.pk).update(hours=4)
    assert enrol(later, cast.budi).status == "terdaftar"


def test_only_the_person_gives_the_seat_up(cast):
    row = enrol(ProgrammeFactory(), cast.budi)

    for who in (cast.sari, cast.ratna, cast.rina):
        with pytest.raises(Refused, match="Hanya pegawai yang mendaftar"):
            actions.withdraw_enrolment(row, by=who.user, at=NOW)
    withdraw(row)
    with pytest.raises(Refused, match="tidak dapat dibatalkan lagi"):
        withdraw(row)


def test_nobody_leaves_a_programme_that_is_over(cast):
    row = enrol(ProgrammeFactory(), cast.budi)

    with pytest.raises(Refused, match="sudah selesai"):
        withdraw(row, at=AFTER)


# Approval


@pytest.fixture
def asked(cast):
    return enrol(ProgrammeFactory(needs_approval=True, capacity=1), cast.budi)


def answer(row, by, *, approves=True, words=""):
    return actions.answer_enrolment(row, approves=approves, answer=words, by=by.user, at=NOW)


def test_the_penilai_is_asked_and_says_yes(cast, asked):
    assert (asked.status, asked.seat) == ("diminta", None)
    assert Message.objects.get().user == cast.sari.user

    row = answer(asked, cast.sari)

    assert (row.status, row.seat, row.answered_by) == ("terdaftar", 1, cast.sari.user)
    with pytest.raises(Refused, match="tidak sedang menunggu"):
        answer(asked, cast.sari)


def test_a_yes_when_it_is_full_means_the_queue(cast, asked):
    EnrolmentFactory(programme=asked.programme)

    assert answer(asked, cast.sari).status == "antre"


def test_a_no_has_a_reason_that_the_person_reads(cast, asked):
    with pytest.raises(Refused, match="Tulis alasannya"):
        answer(asked, cast.sari, approves=False)

    row = answer(asked, cast.sari, approves=False, words="Bersamaan dengan audit.")

    assert row.status == "ditolak"
    told = Message.objects.get(user=cast.budi.user)
    assert told.text.endswith("belum disetujui. Bersamaan dengan audit.")


def test_a_yes_does_not_put_somebody_into_two_rooms(cast, asked):
    enrol(ProgrammeFactory(), cast.budi)

    with pytest.raises(Refused, match="bertabrakan"):
        answer(asked, cast.sari)


@pytest.mark.parametrize("who", ["budi", "joko", "tono", "rina", "umi", "ratna", "wayan"])
def test_only_todays_penilai_answers(cast, asked, who):
    with pytest.raises(Refused, match="Hanya pejabat penilainya"):
        answer(asked, getattr(cast, who))


# Attendance


def mark(programme, cast, **certificates):
    rows = {one.employee.name: one.pk for one in Enrolment.objects.select_related("employee")}
    said = {rows[name.title()]: number for name, number in certificates.items()}
    return actions.mark_attendance(programme, certificates=said, by=cast.ratna.user, at=AFTER)


def test_whoever_came_has_the_hours_and_whoever_did_not_has_none(cast):
    programme = ProgrammeFactory()
    enrol(programme, cast.budi)
    enrol(programme, cast.rina)

    assert mark(programme, cast, budi="800/1", rina=None) == 2

    record = LearningRecord.objects.get()
    assert (record.employee, record.hours, record.certificate, record.status) == (
        cast.budi,
        12,
        "800/1",
        "dikonfirmasi",
    )
    assert queries.hours_of(cast.budi, 2026).counted == 12
    assert Enrolment.objects.get(employee=cast.rina).status == "tidak_hadir"


def test_who_was_forgotten_is_marked_later_and_nobody_counts_twice(cast):
    programme = ProgrammeFactory()
    enrol(programme, cast.budi)
    mark(programme, cast, budi=None)

    assert mark(programme, cast, budi="") == 1
    assert mark(programme, cast, budi="") == 0
    assert LearningRecord.objects.count() == 1


def test_who_waits_in_the_queue_cannot_have_come(cast):
    programme = ProgrammeFactory(capacity=1)
    enrol(programme, cast.budi)
    enrol(programme, cast.rina)

    assert mark(programme, cast, rina="") == 0


def test_people_of_another_programme_are_not_marked_here(cast):
    enrol(ProgrammeFactory(), cast.budi)

    assert mark(ProgrammeFactory(), cast, budi="") == 0


def test_attendance_is_not_noted_before_the_end_nor_for_oneself(cast):
    programme = ProgrammeFactory()
    row = enrol(programme, cast.ratna)

    with pytest.raises(Refused, match="dicatat mulai 11 Agustus 2026"):
        actions.mark_attendance(programme, certificates={}, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="Kehadiran Anda sendiri"):
        actions.mark_attendance(programme, certificates={row.pk: ""}, by=cast.ratna.user, at=AFTER)


def test_a_programme_with_attendance_is_not_called_off(cast):
    programme = ProgrammeFactory()
    enrol(programme, cast.budi)
    mark(programme, cast, budi="")

    with pytest.raises(Refused, match="Kehadiran sudah dicatat"):
        actions.call_off_programme(programme, reason="Lupa", by=cast.ratna.user, at=AFTER)


def test_the_person_adds_the_certificate_himself(cast):
    programme = ProgrammeFactory()
    row = enrol(programme, cast.budi)
    said = {"number": "800/2", "file": None, "at": AFTER}

    with pytest.raises(Refused, match="sesudah kehadiran"):
        actions.keep_certificate(row, **said, by=cast.budi.user)
    mark(programme, cast, budi="")
    with pytest.raises(Refused, match="Hanya pegawai"):
        actions.keep_certificate(row, **said, by=cast.rina.user)

    assert actions.keep_certificate(row, **said, by=cast.budi.user).certificate == "800/2"
