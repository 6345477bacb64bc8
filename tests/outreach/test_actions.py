"""Events, invitations, attendance, materials: what changed, was recorded, was refused."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from kinerja.audit.models import Event
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused
from kinerja.lib.uploads import Clean
from kinerja.notifications.models import Message
from kinerja.outreach.actions.attendance import check_in, strike_attendance, type_attendance
from kinerja.outreach.actions.briefings import (
    MOST_PHOTOS,
    cancel_briefing,
    change_briefing,
    plan_briefing,
    report_briefing,
)
from kinerja.outreach.actions.invitations import answer_invitation, invite_people
from kinerja.outreach.actions.materials import add_material, renew_material, take_material
from kinerja.outreach.models import Attendance, Briefing, BriefingInvitation, MaterialReading
from kinerja.outreach.queries.events import learning_hours_of
from kinerja.outreach.rules.code import code_at, ticket
from tests.factories import (
    NOW,
    START,
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    RoleGrantFactory,
    UserFactory,
    synthetic_nip,
)
from tests.outreach.factories import (
    SOON,
    AttendanceFactory,
    BriefingFactory,
    BriefingInvitationFactory,
    BriefingPhotoFactory,
    MaterialVersionFactory,
)

MINUTE = timedelta(minutes=1)
PAST = between(START, START)
PLAN = {
    "title": "Sosialisasi gelombang 1",
    "purpose": "Tahu cara menyusun SKP.",
    "form": "tatap_muka",
    "place": "Aula Cempaka",
    "online_at": "",
    "starts_at": SOON,
    "ends_at": SOON + timedelta(minutes=90),
    "audience": "pegawai",
    "speakers": "",
    "agenda": "",
    "learning_hours": 2,
    "capacity": None,
}


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons[0]


def events(kind):
    return [event.details for event in Event.objects.filter(kind=f"outreach.{kind}")]


def pdf(text="uji"):
    return Clean("kartu-saku.pdf", "application/pdf", f"%PDF-1.7 {text}".encode())


def photo():
    stream = BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    return Clean("aula.png", "image/png", stream.getvalue())


# Planning, moving, cancelling


def test_hr_of_the_agency_plans_for_the_regency_and_hr_of_an_office_for_the_office(cast):
    of_all = plan_briefing(by=cast.ratna.user, at=NOW, **PLAN)
    of_office = plan_briefing(by=cast.umi.user, at=NOW, **PLAN)

    assert (of_all.unit, of_office.unit) == (None, cast.office)
    assert of_all.secret != of_office.secret
    assert len(events("briefing_planned")) == 2


def test_others_plan_nothing(cast):
    assert refusal(plan_briefing, by=cast.sari.user, at=NOW, **PLAN).startswith("Hanya BKPSDM")
    assert Briefing.objects.count() == 0


def test_an_event_in_the_past_is_not_planned(cast):
    late = PLAN | {"starts_at": NOW - MINUTE, "ends_at": NOW + MINUTE}

    assert refusal(plan_briefing, by=cast.ratna.user, at=NOW, **late).startswith("Waktu mulai")


def test_a_moved_event_tells_who_was_invited_and_asks_again(cast):
    briefing = BriefingFactory()
    invitation = BriefingInvitationFactory(
        briefing=briefing, employee=cast.budi, answer="hadir", answered_at=NOW
    )
    later = {"starts_at": SOON + timedelta(days=1), "ends_at": SOON + timedelta(days=1, hours=1)}

    change_briefing(briefing, by=cast.ratna.user, at=NOW, **PLAN | later)

    invitation.refresh_from_db()
    briefing.refresh_from_db()
    assert (invitation.answer, invitation.answered_at) == ("belum", None)
    assert briefing.moved_at == NOW
    assert [(m.user, m.text) for m in Message.objects.all()] == [
        (cast.budi.user, "Pindah waktu atau tempat: Sosialisasi gelombang 1. Jawab lagi.")
    ]
    assert [event["moved"] for event in events("briefing_changed")] == [True]


def test_a_new_title_moves_nothing(cast):
    briefing = BriefingFactory(**PLAN)
    invitation = BriefingInvitationFactory(briefing=briefing, answer="hadir", answered_at=NOW)

    change_briefing(briefing, by=cast.ratna.user, at=NOW, **PLAN | {"title": "Baru"})

    invitation.refresh_from_db()
    assert invitation.answer == "hadir"
    assert Message.objects.count() == 0


def test_a_cancelled_event_says_why_and_stays_cancelled(cast):
    briefing = BriefingFactory()
    BriefingInvitationFactory(briefing=briefing, employee=cast.budi)

    cancel_briefing(briefing, reason="Aula kebanjiran.", by=cast.ratna.user, at=NOW)

    briefing.refresh_from_db()
    assert (briefing.status, briefing.cancelled_reason) == ("dibatalkan", "Aula kebanjiran.")
    assert Message.objects.get().text.endswith("Aula kebanjiran.")
    assert len(events("briefing_cancelled")) == 1
    again = {"reason": "Lagi", "by": cast.ratna.user, "at": NOW}
    assert refusal(cancel_briefing, briefing, **again).startswith("Kegiatan ini sudah dibatalkan")
    assert refusal(change_briefing, briefing, by=cast.ratna.user, at=NOW, **PLAN).startswith(
        "Kegiatan ini sudah dibatalkan"
    )


@pytest.mark.parametrize("who", ["umi", "agus", "budi"])
def test_only_the_organiser_moves_cancels_reports_invites_and_types(cast, who):
    user = getattr(cast, who).user
    briefing = BriefingFactory(running=True)
    row = AttendanceFactory(briefing=briefing)
    asked = [
        (change_briefing, briefing, PLAN),
        (cancel_briefing, briefing, {"reason": "x"}),
        (report_briefing, briefing, {"text": "x", "photo": None, "caption": ""}),
        (invite_people, briefing, {"unit": None, "group": "pegawai"}),
        (type_attendance, briefing, {"text": "Hasanah; Bungo"}),
        (strike_attendance, row, {}),
    ]

    assert {refusal(act, thing, by=user, at=NOW, **data) for act, thing, data in asked} == {
        "Hanya penyelenggara kegiatan ini yang dapat melakukannya."
    }


# Inviting


def test_an_office_is_invited_in_one_go_and_told_once(cast):
    briefing = BriefingFactory()
    there = PositionFactory(unit=cast.office)
    PlacementFactory(position=there, period=between(START, START))  # who has moved on
    PlacementFactory(position=there, employee=cast.wayan, kind="plt")  # who stands in

    number = invite_people(briefing, unit=cast.office, group="pegawai", by=cast.ratna.user, at=NOW)
    again = {"unit": cast.office, "group": "penilai", "by": cast.ratna.user, "at": NOW}

    assert number == 6
    assert {one.employee.name for one in BriefingInvitation.objects.all()} == {
        *("Joko", "Sari", "Tono", "Budi", "Rina", "Umi"),
    }
    assert Message.objects.count() == 6
    assert events("people_invited")[0]["people"] == 6
    assert refusal(invite_people, briefing, **again).startswith("Tidak ada orang baru")


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("penilai", {"Sari", "Joko"}),
        ("pimpinan", {"Sari", "Joko"}),
        ("pengelola", {"Umi"}),
        ("belum_terjangkau", {"Joko", "Sari", "Tono", "Rina", "Umi"}),
    ],
)
def test_a_group_is_invited(cast, group, names):
    AttendanceFactory(employee=cast.budi)
    AttendanceFactory(employee=cast.rina, struck_at=NOW, struck_by=cast.ratna.user)
    RoleGrantFactory(user=cast.sari.user, role="konseling")
    RoleGrantFactory(user=cast.tono.user, role="pengelola_opd", unit=cast.office, period=PAST)

    invite_people(BriefingFactory(), unit=cast.office, group=group, by=cast.ratna.user, at=NOW)

    assert {one.employee.name for one in BriefingInvitation.objects.all()} == names


def test_hr_of_an_office_invites_only_its_people(cast):
    briefing = BriefingFactory(unit=cast.office)

    invite_people(briefing, unit=None, group="pegawai", by=cast.umi.user, at=NOW)

    invited = {one.employee.name for one in BriefingInvitation.objects.all()}
    assert invited == {"Joko", "Sari", "Tono", "Budi", "Rina", "Umi"}


def test_who_has_left_is_not_invited(cast):
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(standing="berhenti")

    invite_people(BriefingFactory(), unit=cast.field, group="pegawai", by=cast.ratna.user, at=NOW)

    assert {one.employee.name for one in BriefingInvitation.objects.all()} == {"Sari", "Rina"}


# Answering


def test_an_invitation_is_answered_and_the_answer_may_change(cast):
    invitation = BriefingInvitationFactory(employee=cast.budi, briefing__capacity=1)

    answer_invitation(invitation, coming=True, by=cast.budi.user, at=NOW)
    answer_invitation(invitation, coming=True, by=cast.budi.user, at=NOW)
    answer_invitation(invitation, coming=False, by=cast.budi.user, at=NOW)

    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_at) == ("berhalangan", NOW)
    assert [one["answer"] for one in events("invitation_answered")] == [
        "hadir",
        "hadir",
        "berhalangan",
    ]


def test_the_last_seat_is_given_once(cast):
    briefing = BriefingFactory(capacity=1)
    BriefingInvitationFactory(briefing=briefing, answer="hadir", answered_at=NOW)
    invitation = BriefingInvitationFactory(briefing=briefing, employee=cast.budi)

    words = refusal(answer_invitation, invitation, coming=True, by=cast.budi.user, at=NOW)
    answer_invitation(invitation, coming=False, by=cast.budi.user, at=NOW)

    assert words.startswith("Tempat sudah penuh.")
    assert BriefingInvitation.objects.get(pk=invitation.pk).answer == "berhalangan"


def test_nobody_answers_for_another(cast):
    invitation = BriefingInvitationFactory(employee=cast.budi)

    assert refusal(
        answer_invitation, invitation, coming=True, by=cast.sari.user, at=NOW
    ).startswith("Hanya yang diundang")


# Coming


def test_a_code_from_the_screen_records_once(cast):
    briefing = BriefingFactory(running=True)
    code = code_at(briefing.secret, NOW)

    row, is_new = check_in(briefing, code=code, by=cast.budi.user, at=NOW)
    same, again = check_in(briefing, code=code, by=cast.budi.user, at=NOW + MINUTE)

    assert (is_new, again, same) == (True, False, row)
    assert (row.way, row.arrived_at, row.recorded_by) == ("kode", NOW, cast.budi.user)
    assert len(events("checked_in")) == 1
    assert learning_hours_of(cast.budi, year=2026) == 2
    assert learning_hours_of(cast.budi, year=2025) == 0
    assert learning_hours_of(cast.rina, year=2026) == 0


def test_an_old_code_is_refused_and_a_ticket_of_it_is_not(cast):
    briefing = BriefingFactory(running=True)
    code = code_at(briefing.secret, NOW - 3 * MINUTE)
    seen = ticket(briefing.secret, user=cast.budi.user_id, at=NOW - 3 * MINUTE)

    words = refusal(check_in, briefing, code=code, by=cast.budi.user, at=NOW)
    check_in(briefing, ticket=seen, by=cast.budi.user, at=NOW)

    assert words.startswith("Kode ini salah atau sudah berganti.")
    assert Attendance.objects.count() == 1


def test_what_a_phone_got_cannot_be_sent_to_somebody_outside(cast):
    briefing = BriefingFactory(running=True)
    seen = ticket(briefing.secret, user=cast.budi.user_id, at=NOW)

    words = refusal(check_in, briefing, ticket=seen, by=cast.wayan.user, at=NOW)

    assert words.startswith("Kode ini salah")
    assert Attendance.objects.count() == 0


def test_a_code_sent_on_lives_two_minutes_and_no_longer(cast):
    """The honest limit: within two minutes somebody outside the hall is not told apart."""
    briefing = BriefingFactory(running=True)
    code = code_at(briefing.secret, NOW)

    check_in(briefing, code=code, by=cast.wayan.user, at=NOW + timedelta(seconds=59))

    words = refusal(check_in, briefing, code=code, by=cast.rina.user, at=NOW + 2 * MINUTE)
    assert words.startswith("Kode ini salah")


def test_doors_are_closed_before_and_after(cast):
    briefing = BriefingFactory()
    code = code_at(briefing.secret, NOW)

    assert refusal(check_in, briefing, code=code, by=cast.budi.user, at=NOW).startswith(
        "Presensi dibuka satu jam sebelum"
    )


def test_an_account_without_an_employee_is_a_guest(db):
    briefing = BriefingFactory(running=True)
    code = code_at(briefing.secret, NOW)

    assert "sebagai tamu" in refusal(check_in, briefing, code=code, by=UserFactory(), at=NOW)


def test_who_was_struck_does_not_come_back_by_code(cast):
    briefing = BriefingFactory(running=True)
    row, _ = check_in(briefing, code=code_at(briefing.secret, NOW), by=cast.budi.user, at=NOW)

    strike_attendance(row, by=cast.ratna.user, at=NOW)

    words = refusal(
        check_in, briefing, code=code_at(briefing.secret, NOW), by=cast.budi.user, at=NOW
    )
    row.refresh_from_db()
    assert words.startswith("Kehadiran Anda dicoret")
    assert (row.struck_at, row.struck_by) == (NOW, cast.ratna.user)
    assert learning_hours_of(cast.budi, year=2026) == 0
    assert refusal(strike_attendance, row, by=cast.ratna.user, at=NOW).startswith(
        "Kehadiran ini sudah dicoret"
    )


def test_a_paper_list_is_taken_over_line_by_line(cast, django_assert_max_num_queries):
    briefing = BriefingFactory(running=True)
    AttendanceFactory(briefing=briefing, employee=cast.sari)
    text = f"{cast.budi.nip}\n{cast.sari.nip}\n{synthetic_nip(590_000)}\n123\nHasanah; Forum Anak"

    with django_assert_max_num_queries(11):
        typed = type_attendance(briefing, text=text, by=cast.ratna.user, at=NOW)

    assert (typed.new, typed.known) == (2, 1)
    assert [problem[:8] for problem in typed.problems] == ["Baris 3:", "Baris 4:"]
    assert {(row.employee, row.guest_name, row.way) for row in Attendance.objects.all()} == {
        (cast.budi, "", "diketik"),
        (cast.sari, "", "kode"),
        (None, "Hasanah", "diketik"),
    }
    assert len(events("attendance_typed")) == 2


def test_typing_again_brings_back_who_was_struck(cast):
    briefing = BriefingFactory(running=True)
    row = AttendanceFactory(
        briefing=briefing, employee=cast.budi, struck_at=NOW, struck_by=cast.ratna.user
    )

    typed = type_attendance(briefing, text=cast.budi.nip, by=cast.ratna.user, at=NOW)

    row.refresh_from_db()
    assert (typed.new, row.struck_at, row.struck_by) == (1, None, None)


def test_hr_of_an_office_types_its_people_and_who_was_invited(cast):
    briefing = BriefingFactory(unit=cast.office, running=True)
    guest = EmployeeFactory()
    BriefingInvitationFactory(briefing=briefing, employee=guest)

    typed = type_attendance(
        briefing, text=f"{guest.nip}\n{cast.wayan.nip}", by=cast.umi.user, at=NOW
    )

    assert [row.employee for row in Attendance.objects.all()] == [guest]
    assert typed.problems[0].startswith(f"Baris 2: NIP {cast.wayan.nip} tidak ditemukan")


# Reporting


def test_a_report_keeps_words_and_pictures(cast):
    briefing = BriefingFactory(running=True)
    words = {"text": "Banyak bertanya.", "caption": "", "by": cast.ratna.user, "at": NOW}

    report_briefing(briefing, photo=photo(), **words)
    report_briefing(briefing, photo=photo(), **words)

    briefing.refresh_from_db()
    assert (briefing.report, briefing.reported_at) == ("Banyak bertanya.", NOW)
    assert [one.caption for one in briefing.photos.all()] == [briefing.title]
    assert len(events("briefing_reported")) == 2


def test_a_report_comes_after_the_beginning_and_has_few_pictures(cast):
    briefing = BriefingFactory(running=True)
    for number in range(MOST_PHOTOS):
        BriefingPhotoFactory(briefing=briefing, blob__content=f"%PDF {number}".encode())
    words = {"text": "x", "photo": photo(), "caption": "", "by": cast.ratna.user, "at": NOW}

    assert refusal(report_briefing, briefing, **words).startswith("Satu laporan memuat")
    assert report_briefing(briefing, **words | {"photo": None}).report == "x"
    assert refusal(report_briefing, BriefingFactory(), **words).startswith(
        "Laporan ditulis sesudah"
    )


# Materials

ABOUT = {"title": "Kartu saku", "about": "SKP", "audience": "pegawai", "is_public": False}


def test_a_material_has_versions_and_knows_who_has_read_which(cast):
    material = add_material(file=pdf(), by=cast.umi.user, at=NOW, **ABOUT)
    first = material.versions.get()
    take_material(first, by=cast.budi.user, at=NOW)
    second = renew_material(
        material, file=pdf("dua"), changes="Halaman 3", by=cast.umi.user, at=NOW
    )
    assert MaterialReading.objects.get().number == 1
    take_material(second, by=cast.budi.user, at=NOW)
    take_material(first, by=cast.budi.user, at=NOW)

    assert material.unit == cast.office
    assert MaterialReading.objects.get().number == 2
    assert list(material.versions.order_by("number").values_list("number", "downloads")) == [
        (1, 2),
        (2, 1),
    ]
    assert len(events("material_taken")) == 3


def test_the_same_file_is_no_new_version(cast):
    material = add_material(file=pdf(), by=cast.umi.user, at=NOW, **ABOUT)

    words = refusal(renew_material, material, file=pdf(), changes="x", by=cast.umi.user, at=NOW)

    assert words.startswith("Berkas ini sama dengan versi terbaru")


def test_only_its_keeper_renews_a_material_and_only_hr_adds_one(cast):
    material = MaterialVersionFactory().material

    assert refusal(
        renew_material, material, file=pdf("b"), changes="x", by=cast.umi.user, at=NOW
    ).startswith("Hanya pengelola bahan ini")
    assert refusal(add_material, file=pdf(), by=cast.budi.user, at=NOW, **ABOUT).startswith(
        "Hanya BKPSDM dan pengelola"
    )


def test_a_visitor_takes_only_what_is_public(db):
    open_one = MaterialVersionFactory(material__is_public=True)

    take_material(open_one, by=None, at=NOW)

    open_one.refresh_from_db()
    assert open_one.downloads == 1
    assert MaterialReading.objects.count() == 0
    assert refusal(take_material, MaterialVersionFactory(), by=None, at=NOW).startswith(
        "Bahan ini hanya untuk pegawai"
    )
