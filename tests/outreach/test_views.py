"""The pages: what they say, what they ask of the database, what they refuse."""

import re
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.lib import uploads
from kinerja.outreach.actions.pulse import open_pulse
from kinerja.outreach.models import (
    Attendance,
    Briefing,
    BriefingInvitation,
    Material,
    PulseRight,
    PulseRound,
    PulseTally,
)
from kinerja.outreach.rules.code import code_at
from tests.factories import (
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    RoleGrantFactory,
    UnitFactory,
)
from tests.outreach.factories import (
    RESULT,
    AttendanceFactory,
    BriefingFactory,
    BriefingInvitationFactory,
    BriefingPhotoFactory,
    MaterialVersionFactory,
    PulseRemarkFactory,
    PulseReplyFactory,
    PulseRoundFactory,
)

ODD = "=HYPERLINK(1)"


def page(name, *args):
    return reverse(f"outreach:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def sheet(response):
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    rows = book.get_sheet_by_index(0).to_python()
    return rows[1:] if rows[0][0].startswith("DATA DEMO") else rows


def said(response):
    return [str(message) for message in response.wsgi_request._messages]


@pytest.fixture
def running(db):
    """Begun half an hour ago, by the clock that views read."""
    return BriefingFactory(starts_at=timezone.now() - timedelta(minutes=30))


PLAN = {
    "title": "Sosialisasi gelombang 1",
    "purpose": "Tahu cara menyusun SKP.",
    "audience": "pegawai",
    "form": "tatap_muka",
    "place": "Aula Cempaka",
    "day": "2027-03-01",
    "starts": "09:00",
    "ends": "10:30",
    "learning_hours": "2",
}


# For everybody


@pytest.mark.parametrize("many", [1, 3])
def test_my_events_cost_the_same_for_one_and_three(client, cast, many, django_assert_num_queries):
    for _ in range(many):
        BriefingInvitationFactory(employee=cast.budi)
        AttendanceFactory(employee=cast.budi)
        BriefingFactory()
    invitation = BriefingInvitationFactory()  # of somebody else
    AttendanceFactory(briefing=BriefingFactory(running=True, unit=cast.other))
    mine = BriefingInvitation.objects.filter(employee=cast.budi).first()
    AttendanceFactory(briefing=mine.briefing)  # who came is not I
    client.force_login(cast.budi.user)

    with django_assert_num_queries(5):
        response = client.get(page("mine"))

    assert [one.came for one in response.context["invitations"]] == [False] * many
    assert invitation.briefing in response.context["others"]

    assert f"{2 * many} JP dari sosialisasi pada 2026" in text_of(response)
    assert len(response.context["invitations"]) == many
    assert len(response.context["others"]) == 2 * many + 1  # those that run are not over


def test_the_start_page_asks_for_an_answer_until_there_is_one(client, cast):
    BriefingInvitationFactory(employee=cast.budi)
    BriefingInvitationFactory(
        employee=cast.budi, briefing__status="dibatalkan", briefing__cancelled_reason="x"
    )
    BriefingInvitationFactory(employee=cast.budi, briefing__running=True)
    BriefingInvitationFactory(employee=cast.rina)
    client.force_login(cast.budi.user)

    def tasks():
        found = client.get(reverse("web:home")).context["tasks"]
        return {task["label"]: task["word"] for task in found}

    assert tasks()["Jawab undangan sosialisasi"] == "1"
    BriefingInvitation.objects.update(answer="hadir", answered_at=timezone.now())
    assert "Jawab undangan sosialisasi" not in tasks()


def test_the_start_page_asks_for_the_open_survey_once(client, cast):
    one = open_pulse(PulseRoundFactory(), by=cast.ratna.user, at=timezone.now())
    client.force_login(cast.budi.user)

    def asks():
        found = client.get(reverse("web:home")).context["tasks"]
        return "Isi survei kepercayaan" in {task["label"] for task in found}

    assert asks()
    PulseRound.objects.filter(pk=one.pk).update(closes_on="2026-07-01")
    assert not asks()
    PulseRound.objects.filter(pk=one.pk).update(closes_on="2026-08-01")
    PulseRight.objects.filter(employee=cast.budi).update(is_used=True)
    assert not asks()


@pytest.mark.parametrize("many", [1, 3])
def test_an_event_costs_the_same_for_one_and_three(
    client, cast, many, django_assert_max_num_queries
):
    briefing = BriefingFactory(agenda="09.00 Mulai", capacity=10)
    BriefingInvitationFactory(briefing=briefing, employee=cast.ratna)
    BriefingInvitationFactory.create_batch(many, briefing=briefing)
    client.force_login(cast.ratna.user)

    with django_assert_max_num_queries(12):
        response = client.get(page("briefing", briefing))

    assert "Masih ada 10 tempat." in text_of(response)
    assert response.context["counts"].invited == many + 1


def test_a_long_attendance_list_is_offered_in_sheets(client, cast, monkeypatch):
    briefing = BriefingFactory(running=True)
    BriefingInvitationFactory.create_batch(3, briefing=briefing)
    client.force_login(cast.ratna.user)
    assert "?lembar=" not in client.get(page("briefing", briefing)).content.decode()

    monkeypatch.setattr("kinerja.outreach.queries.events.NAMES_ON_A_SHEET", 2)
    response = client.get(page("briefing", briefing))
    assert "Lembar 1: nama ke-1 sampai 2" in text_of(response)
    assert "Lembar 2: nama ke-3 sampai 3" in text_of(response)
    address = reverse("documents:attendance_pdf", args=[briefing.pk])
    for asked in ("?lembar=2", "?lembar=99999999999", "?lembar=x", "?lembar=0"):
        assert client.get(address + asked).headers["Content-Type"] == "application/pdf"


def test_numbers_and_buttons_of_organisers_are_theirs(client, cast):
    briefing = BriefingFactory()
    BriefingInvitationFactory(briefing=briefing, employee=cast.rina)
    AttendanceFactory(briefing=briefing, employee=cast.rina)
    client.force_login(cast.budi.user)

    response = client.get(page("briefing", briefing))

    assert response.context["counts"] is None
    assert "Untuk penyelenggara" not in text_of(response)
    assert response.context["invitation"] is None
    assert response.context["attendance"] is None


def test_an_invitation_is_answered_from_the_page(client, cast):
    invitation = BriefingInvitationFactory(employee=cast.budi)
    client.force_login(cast.budi.user)

    client.post(page("answer", invitation.briefing), {"jawaban": "hadir"})
    assert BriefingInvitation.objects.get().answer == "hadir"
    response = client.post(page("answer", invitation.briefing), {"jawaban": "berhalangan"})

    assert BriefingInvitation.objects.get().answer == "berhalangan"
    assert said(response)[-1].startswith("Anda tercatat berhalangan.")


def test_an_empty_answer_changes_nothing(client, cast):
    invitation = BriefingInvitationFactory(employee=cast.budi)
    client.force_login(cast.budi.user)

    response = client.post(page("answer", invitation.briefing))

    assert said(response)[-1].startswith("Pilih “Saya hadir”")
    assert BriefingInvitation.objects.get().answer == "belum"


def test_a_full_hall_says_what_to_do(client, cast):
    invitation = BriefingInvitationFactory(employee=cast.budi, briefing__capacity=1)
    BriefingInvitationFactory(
        briefing=invitation.briefing, answer="hadir", answered_at=timezone.now()
    )
    client.force_login(cast.budi.user)

    response = client.post(page("answer", invitation.briefing), {"jawaban": "hadir"})

    assert said(response)[0].startswith("Tempat sudah penuh.")
    assert "Tempat sudah penuh." in text_of(client.get(response["Location"]))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"status": "dibatalkan", "cancelled_reason": "Banjir."},
            "Kegiatan ini dibatalkan Banjir.",
        ),
        ({"moved_at": timezone.now()}, "Waktu atau tempat berubah"),
    ],
)
def test_a_cancelled_or_moved_event_says_so_first(client, cast, changes, words):
    client.force_login(cast.budi.user)

    response = client.get(page("briefing", BriefingFactory(**changes)))

    assert words in text_of(response)


# At the door


def test_the_screen_shows_a_code_that_works_and_asks_itself_again(client, cast, running):
    client.force_login(cast.ratna.user)

    response = client.get(page("screen", running))

    code = response.context["code"].replace(" ", "")
    assert code == code_at(running.secret, timezone.now())
    assert 1 <= int(response["Refresh"]) <= 20
    assert "<svg" in response.content.decode()
    assert "paling lama dua menit" in text_of(response)
    assert running.secret not in response.content.decode()
    client.force_login(cast.wayan.user)
    landing = client.get(page("arrive", running, code))
    client.post(page("check_in", running), {"ticket": landing.context["ticket"]})
    assert Attendance.objects.get().employee == cast.wayan


def test_the_screen_before_the_doors_open_says_when(client, cast):
    client.force_login(cast.ratna.user)

    response = client.get(page("screen", BriefingFactory()))

    assert "Presensi dibuka satu jam sebelum kegiatan." in text_of(response)
    assert "qr" in response.context
    assert "<text" not in response.content.decode()


def test_one_tap_after_the_camera(client, cast, running, django_assert_max_num_queries):
    client.force_login(cast.budi.user)
    url = page("arrive", running, code_at(running.secret, timezone.now()))

    landing = client.get(url)
    assert running.title in text_of(landing)
    with django_assert_max_num_queries(13):  # four of them are savepoints
        response = client.post(page("check_in", running), {"ticket": landing.context["ticket"]})
    again = client.post(page("check_in", running), {"ticket": landing.context["ticket"]})

    assert response["Location"] == page("briefing", running)
    assert said(response) == ["Kehadiran Anda tercatat."]
    assert said(again)[-1] == "Kehadiran Anda sudah tercatat tadi."
    assert Attendance.objects.count() == 1
    assert "Anda hadir" in text_of(client.get(response["Location"]))


def test_a_typed_code_works_too(client, cast, running):
    client.force_login(cast.budi.user)
    code = code_at(running.secret, timezone.now())

    client.post(page("check_in", running), {"code": f"{code[:3]} {code[3:]}".lower()})

    assert Attendance.objects.get().employee == cast.budi


def test_an_expired_code_is_answered_without_naming_the_event(client, cast, running):
    client.force_login(cast.budi.user)
    old = code_at(running.secret, timezone.now() - timedelta(minutes=3))

    scanned = client.get(page("arrive", running, old))
    typed = client.post(page("check_in", running), {"code": old})

    for response in (scanned, typed):
        assert response.status_code == 422
        assert "Kode ini salah atau sudah berganti." in text_of(response)
        assert running.title not in text_of(response)
    assert Attendance.objects.count() == 0


def test_who_signs_in_after_scanning_comes_back_to_the_code(client, running):
    response = client.get(page("arrive", running, "ABC234"))

    assert response.status_code == 302
    assert f"next={page('arrive', running, 'ABC234')}" in response["Location"]


# The desk


@pytest.mark.parametrize("many", [1, 3])
def test_the_desk_costs_the_same_for_one_and_three(
    client, cast, many, django_assert_max_num_queries
):
    for _ in range(many):
        AttendanceFactory()
    client.force_login(cast.ratna.user)

    with django_assert_max_num_queries(10):
        response = client.get(page("desk"))

    assert [one.came for one in response.context["page"].rows] == [1] * many


def test_the_desk_pages_by_key(client, cast):
    rows = [BriefingFactory(title=f"Kegiatan {n:02}") for n in range(27)]
    client.force_login(cast.ratna.user)

    first = client.get(page("desk")).context["page"]
    second = client.get(page("desk"), {"setelah": first.next_after}).context["page"]

    assert [one.pk for one in [*first.rows, *second.rows]] == [one.pk for one in reversed(rows)]
    assert (first.count, second.next_after) == (27, "")


def test_hr_of_an_office_holds_its_own_events_only(client, cast):
    BriefingFactory()
    own = BriefingFactory(unit=cast.field)
    BriefingFactory(unit=cast.other)
    client.force_login(cast.umi.user)

    assert [one.pk for one in client.get(page("desk")).context["page"].rows] == [own.pk]


def test_the_list_of_events_leaves_the_house_safely_and_is_recorded(client, cast):
    BriefingFactory(title=ODD)
    client.force_login(cast.ratna.user)

    table = sheet(client.post(page("desk_export")))
    text = client.post(page("desk_export"), {"bentuk": "csv"}).content.decode("utf-8-sig")

    assert table[1][1] == ODD
    assert f"'{ODD}" in text
    exports = Event.objects.filter(kind="outreach.list_exported")
    assert [event.details["form"] for event in exports] == ["kegiatan-sosialisasi"] * 2


def test_an_event_is_planned_and_moved_in_the_clock_of_the_regency(client, cast):
    client.force_login(cast.ratna.user)

    response = client.post(page("briefing_new"), PLAN)
    briefing = Briefing.objects.get()
    form = client.get(page("briefing_change", briefing)).context["form"]
    client.post(page("briefing_change", briefing), PLAN | {"starts": "08:00"})

    assert response["Location"] == page("invite", briefing)
    assert briefing.starts_at.isoformat() == "2027-03-01T02:00:00+00:00"
    assert (str(form.initial["starts"]), str(form.initial["ends"])) == ("09:00:00", "10:30:00")
    briefing.refresh_from_db()
    assert briefing.starts_at.isoformat() == "2027-03-01T01:00:00+00:00"
    assert briefing.moved_at is not None


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"place": ""}, "place", "Isi tempat kegiatan."),
        ({"form": "daring"}, "online_at", "Isi alamat atau nomor ruang daring."),
        ({"form": "gabungan"}, "online_at", "Isi alamat atau nomor ruang daring."),
        ({"ends": "08:00"}, None, "Waktu selesai harus sesudah waktu mulai."),
        ({"day": "2026-01-01"}, None, "Waktu mulai sudah lewat."),
    ],
)
def test_a_plan_that_cannot_be_is_answered(client, cast, changes, field, words):
    client.force_login(cast.ratna.user)

    response = client.post(page("briefing_new"), PLAN | changes)

    assert response.status_code == 422
    assert response.context["form"].errors[field or "__all__"][0].startswith(words)
    assert Briefing.objects.count() == 0


def test_an_event_is_cancelled_with_its_reason(client, cast):
    briefing = BriefingFactory()
    client.force_login(cast.ratna.user)

    client.post(page("briefing_cancel", briefing), {"reason": "Aula kebanjiran."})
    again = client.post(page("briefing_cancel", briefing), {"reason": "Lagi."})

    assert Briefing.objects.get().cancelled_reason == "Aula kebanjiran."
    assert again.status_code == 422


# Inviting


def test_the_number_is_seen_before_anybody_is_asked(client, cast, django_assert_max_num_queries):
    briefing = BriefingFactory(capacity=3)
    BriefingInvitationFactory(briefing=briefing, employee=cast.budi)
    BriefingInvitationFactory(employee=cast.rina)  # to another event
    client.force_login(cast.ratna.user)
    wanted = {"unit": cast.office.pk, "siapa": "pegawai"}

    with django_assert_max_num_queries(12):
        response = client.get(page("invite", briefing), wanted)
    assert (response.context["found"], response.context["beyond"]) == (5, 3)
    assert BriefingInvitation.objects.count() == 2
    response = client.post(page("invite", briefing), wanted)

    assert briefing.invitations.count() == 6
    assert said(response) == ["5 orang diundang dan diberi tahu."]
    assert client.get(page("invite", briefing), wanted).context["found"] == 0
    again = client.post(page("invite", briefing), wanted)
    assert said(again)[-1].startswith("Tidak ada orang baru")


def test_hr_of_an_office_chooses_among_its_units(client, cast):
    briefing = BriefingFactory(unit=cast.office)
    client.force_login(cast.umi.user)

    response = client.post(page("invite", briefing), {"unit": cast.other.pk, "siapa": "pegawai"})
    without = client.post(page("invite", briefing), {"siapa": "pegawai"})

    assert (response.status_code, without.status_code) == (422, 422)
    units = client.get(page("invite", briefing)).context["form"].fields["unit"].queryset
    assert {unit.name for unit in units} == {"Dinas Kesehatan", "Bidang Kesmas"}


def test_hr_of_the_agency_may_invite_everybody(client, cast):
    client.force_login(cast.ratna.user)

    client.post(page("invite", BriefingFactory()), {"unit": "", "siapa": "pegawai"})

    assert BriefingInvitation.objects.count() == 10


@pytest.mark.parametrize("many", [1, 3])
def test_the_people_of_an_event_cost_the_same(client, cast, many, django_assert_max_num_queries):
    briefing = BriefingFactory(running=True)
    for _ in range(many):
        AttendanceFactory(briefing=briefing)
        BriefingInvitationFactory(briefing=briefing)
        AttendanceFactory(
            briefing=briefing, employee=None, guest_name=f"Hasanah {_}", guest_origin="Dusun"
        )
    client.force_login(cast.ratna.user)

    with django_assert_max_num_queries(12):
        response = client.get(page("people", briefing))

    assert response.context["count"] == 2 * many
    assert len(response.context["guests"]) == many


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("", ["Budi", "Joko", "Rina", "Sari", "Tono"]),
        ("diundang", ["Budi", "Joko", "Rina", "Sari"]),
        ("akan_hadir", ["Budi", "Joko"]),
        ("berhalangan", ["Rina"]),
        ("belum_menjawab", ["Sari"]),
        ("datang", ["Budi", "Tono"]),
        ("tidak_datang", ["Joko", "Rina", "Sari"]),
        ("tanpa_undangan", ["Tono"]),
    ],
)
def test_each_number_of_an_event_opens_its_people(client, cast, state, names):
    briefing = BriefingFactory(running=True)
    for who, answer in (
        ("budi", "hadir"),
        ("joko", "hadir"),
        ("rina", "berhalangan"),
        ("sari", "belum"),
    ):
        at = None if answer == "belum" else timezone.now()
        BriefingInvitationFactory(
            briefing=briefing, employee=getattr(cast, who), answer=answer, answered_at=at
        )
    AttendanceFactory(briefing=briefing, employee=cast.budi)
    AttendanceFactory(briefing=briefing, employee=cast.tono)
    AttendanceFactory(
        briefing=briefing, employee=cast.sari, struck_at=timezone.now(), struck_by=cast.ratna.user
    )
    AttendanceFactory(employee=cast.wayan)  # of another event
    BriefingInvitationFactory(employee=cast.umi)
    client.force_login(cast.ratna.user)

    response = client.get(page("people", briefing), {"keadaan": state})
    table = sheet(client.post(page("people_export", briefing), {"keadaan": state}))

    assert [one.name for one in response.context["people"]] == names
    assert [row[2] for row in table[1:]] == names


def test_people_page_by_key_and_a_foolish_filter_filters_nothing(client, cast):
    briefing = BriefingFactory()
    for _ in range(27):
        BriefingInvitationFactory(briefing=briefing)
    client.force_login(cast.ratna.user)

    first = client.get(page("people", briefing), {"keadaan": "apa"}).context
    second = client.get(page("people", briefing), {"setelah": first["after"]}).context
    back = client.get(page("people", briefing), {"sebelum": second["before"]}).context

    assert (len(first["people"]), len(second["people"])) == (25, 2)
    assert [one.pk for one in back["people"]] == [one.pk for one in first["people"]]


def test_guests_are_in_the_workbook_and_cannot_run(client, cast):
    briefing = BriefingFactory(running=True)
    AttendanceFactory(briefing=briefing, employee=None, guest_name=ODD, guest_origin="Dusun")
    client.force_login(cast.ratna.user)

    response = client.post(page("people_export", briefing), {"bentuk": "csv"})

    assert f"'{ODD};Tamu;Dusun" in response.content.decode("utf-8-sig")


def test_a_paper_list_is_typed_and_its_wrong_lines_stay(client, cast, running):
    client.force_login(cast.ratna.user)

    wrong = client.post(page("type_in", running), {"text": f"{cast.budi.nip}\n123"})
    right = client.post(page("type_in", running), {"text": f"{cast.budi.nip}\nHasanah; Dusun"})

    assert wrong.status_code == 422
    assert "Baris 2: NIP harus 18 angka" in text_of(wrong)
    assert "1 orang dicatat, 0 sudah tercatat sebelumnya." in text_of(wrong)
    assert right["Location"] == page("people", running)
    assert Attendance.objects.count() == 2


def test_a_list_cannot_be_typed_before_the_event(client, cast):
    client.force_login(cast.ratna.user)

    response = client.post(page("type_in", BriefingFactory()), {"text": cast.budi.nip})

    assert response.status_code == 422
    assert Attendance.objects.count() == 0


def test_20_000_letters_are_no_harm(client, cast, running):
    client.force_login(cast.ratna.user)

    response = client.post(page("type_in", running), {"text": "x" * 20_000})

    assert response.status_code == 422
    assert len(response.content) < 100_000


def test_somebody_is_struck(client, cast, running):
    row = AttendanceFactory(briefing=running, employee=cast.budi)
    client.force_login(cast.ratna.user)

    client.post(page("strike", row))
    again = client.post(page("strike", row))

    assert Attendance.objects.get().struck_by == cast.ratna.user
    assert said(again)[-1].startswith("Kehadiran ini sudah dicoret.")


# The report


def test_a_report_is_written_with_a_picture_and_read_by_all(client, cast, running, png):
    client.force_login(cast.ratna.user)
    client.post(
        page("report_write", running),
        {"text": "Banyak bertanya.", "photo": png, "caption": "Aula penuh"},
    )
    client.force_login(cast.budi.user)

    response = client.get(page("report", running))

    assert "Banyak bertanya." in text_of(response)
    photo = running.photos.get()
    assert photo.caption == "Aula penuh"
    shown = client.get(page("photo", photo))
    assert shown["Content-Disposition"].startswith("inline")
    assert shown["Content-Type"] == "image/png"


def test_a_report_takes_no_other_file(client, cast, running, pdf):
    client.force_login(cast.ratna.user)

    response = client.post(page("report_write", running), {"text": "x", "photo": pdf})

    assert response.context["form"].errors == {"photo": ["Kirim foto JPG, PNG, atau WEBP."]}


def test_a_report_cannot_be_written_before_the_event(client, cast):
    client.force_login(cast.ratna.user)

    response = client.post(page("report_write", BriefingFactory()), {"text": "x"})

    assert response.status_code == 422


# Materials


@pytest.fixture
def png():
    stream = BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG")
    return SimpleUploadedFile("aula.png", stream.getvalue())


@pytest.fixture
def pdf():
    document, stream = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(stream)
    return SimpleUploadedFile("kartu.pdf", stream.getvalue())


def test_a_material_is_added_taken_and_renewed(client, cast, pdf, png):
    client.force_login(cast.ratna.user)
    client.post(
        page("material_new"),
        {"title": "Kartu saku", "about": "SKP", "audience": "pegawai", "file": pdf},
    )
    material = Material.objects.get()
    first = material.versions.get()
    client.force_login(cast.budi.user)
    assert "Belum Anda baca" in text_of(client.get(page("materials")))
    taken = client.post(page("material_take", first))
    assert "Sudah dibaca" in text_of(client.get(page("materials")))
    client.force_login(cast.rina.user)
    assert "Belum Anda baca" in text_of(client.get(page("materials")))
    client.force_login(cast.ratna.user)
    client.post(page("material_renew", material), {"changes": "Gambar", "file": png})
    client.force_login(cast.budi.user)

    assert taken["Content-Disposition"] == 'attachment; filename="kartu.pdf"'
    assert "Baru sejak Anda baca" in text_of(client.get(page("materials")))
    text = text_of(client.get(page("material", material)))
    assert "Baru sejak Anda baca" in text
    assert " Gambar " in text
    assert "diunduh 1 kali" in text


@pytest.mark.parametrize("many", [1, 3])
def test_materials_cost_the_same(client, cast, many, django_assert_max_num_queries):
    for _ in range(many):
        version = MaterialVersionFactory()
        MaterialVersionFactory(material=version.material, number=2)
    client.force_login(cast.budi.user)

    with django_assert_max_num_queries(9):
        client.get(page("materials"))
    with django_assert_max_num_queries(11):
        client.get(page("material", version.material))


def test_materials_are_found_by_word_and_reader(client, cast):
    MaterialVersionFactory(material__title="Kartu saku")
    MaterialVersionFactory(material__title="Panduan", material__audience="penilai")
    client.force_login(cast.budi.user)

    def titles(**asked):
        return [one.title for one in client.get(page("materials"), asked).context["rows"]]

    assert titles() == ["Panduan", "Kartu saku"]
    assert titles(q="kartu") == ["Kartu saku"]
    assert titles(untuk="penilai") == ["Panduan"]
    assert titles(q="tidak ada") == []


def test_each_material_shows_its_own_newest_version(client, cast):
    renewed, other = MaterialVersionFactory(number=1), MaterialVersionFactory(number=1)
    newest = MaterialVersionFactory(material=renewed.material, number=2)
    client.force_login(cast.budi.user)

    rows = client.get(page("materials")).context["rows"]

    assert {(one.number, one.newest_id) for one in rows} == {(2, newest.pk), (1, other.pk)}


def test_materials_of_another_office_are_not_there(client, cast):
    version = MaterialVersionFactory(material__unit=cast.other)
    client.force_login(cast.budi.user)

    assert list(client.get(page("materials")).context["rows"]) == []
    assert client.get(page("material", version.material)).status_code == 404
    assert client.post(page("material_take", version)).status_code == 404


def test_a_visitor_sees_and_takes_public_materials_only(client, db):
    public = MaterialVersionFactory(material__is_public=True, material__title="Untuk warga")
    MaterialVersionFactory(material__title="Rahasia kantor")

    text = text_of(client.get(page("public_materials")))
    taken = client.post(page("material_take", public))

    assert "Untuk warga" in text
    assert "Rahasia kantor" not in text
    assert taken.status_code == 200
    public.refresh_from_db()
    assert public.downloads == 1


def test_downloads_of_each_version_are_in_the_workbook(client, cast):
    version = MaterialVersionFactory(downloads=4, material__title=ODD)
    MaterialVersionFactory(material=version.material, number=2, downloads=1)
    client.force_login(cast.ratna.user)

    table = sheet(client.post(page("materials_export")))

    assert [(row[1], row[3], row[6]) for row in table[1:]] == [(ODD, 2, 1), (ODD, 1, 4)]


def test_a_file_that_is_refused_says_why(client, cast):
    client.force_login(cast.ratna.user)
    file = SimpleUploadedFile("slide.pptx", b"PK\x03\x04")

    response = client.post(
        page("material_new"),
        {"title": "Salindia", "about": "x", "audience": "pegawai", "file": file},
    )

    assert response.context["form"].errors["file"][0].startswith("Berkas Word dan Excel")
    assert uploads.MOST_BYTES == 10 * 1024 * 1024


# Reach


@pytest.fixture
def reached(cast):
    """Budi came, Joko was invited, Sari only to what was cancelled, Rina came last year."""
    held = BriefingFactory(running=True)
    AttendanceFactory(briefing=held, employee=cast.budi)
    AttendanceFactory(
        briefing=held, employee=cast.umi, struck_at=timezone.now(), struck_by=cast.ratna.user
    )
    BriefingInvitationFactory(briefing=held, employee=cast.joko)
    BriefingInvitationFactory(
        employee=cast.sari, briefing__status="dibatalkan", briefing__cancelled_reason="x"
    )
    past = BriefingFactory(starts_at=timezone.now() - timedelta(days=365))
    AttendanceFactory(briefing=past, employee=cast.rina)
    return held


def test_reach_is_counted_by_office_and_by_year(
    client, cast, reached, django_assert_max_num_queries
):
    client.force_login(cast.ratna.user)

    with django_assert_max_num_queries(10):
        response = client.get(page("reach"))

    rows = {row.label: row for row, _ in response.context["rows"]}
    office = rows["Dinas Kesehatan"]
    assert (office.people, office.invited, office.came, office.unreached) == (6, 1, 1, 4)
    last = client.get(page("reach"), {"tahun": 2025}).context["total"]
    assert (last.people, last.invited, last.came) == (10, 0, 1)


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("semua", ["Budi", "Joko", "Rina", "Sari", "Tono", "Umi"]),
        ("diundang", ["Joko"]),
        ("hadir", ["Budi"]),
        ("belum_hadir", ["Joko"]),
        ("belum_terjangkau", ["Rina", "Sari", "Tono", "Umi"]),
    ],
)
def test_each_number_of_reach_opens_its_people(
    client, cast, reached, state, names, django_assert_max_num_queries
):
    client.force_login(cast.ratna.user)
    asked = {"keadaan": state, "unit": cast.office.code, "tahun": 2026}

    with django_assert_max_num_queries(12):
        response = client.get(page("reached"), asked)
    table = sheet(client.post(page("reached_export"), asked))

    assert [one.name for one in response.context["people"]] == names
    assert [row[2] for row in table[1:]] == names


def test_who_belongs_to_no_office_is_counted_and_listed_apart(client, cast, reached):
    client.force_login(cast.ratna.user)

    row, _ = client.get(page("reach")).context["rows"][-1]
    listed = client.get(page("reached"), {"unit": row.unit.code})

    assert (row.label, row.people) == ("Di luar perangkat daerah", 3)
    assert [one.name for one in listed.context["people"]] == ["Agus", "Opi", "Ratna"]
    asked = {"unit": row.unit.code, "keadaan": "belum_terjangkau"}
    assert client.get(page("reached"), asked).context["invites"] is False


def test_hr_of_an_office_sees_the_reach_of_its_people(client, cast, reached):
    client.force_login(cast.umi.user)

    response = client.get(page("reach"))
    listed = client.get(page("reached"), {"unit": cast.other.code})

    assert [row.unit.name for row, _ in response.context["rows"]] == ["Dinas Kesehatan"]
    assert listed.context["people"] == []


def test_who_never_came_is_asked_to_the_next_event(client, cast, reached):
    coming = BriefingFactory(unit=cast.office)
    client.force_login(cast.umi.user)
    listed = client.get(page("reached"), {"keadaan": "belum_terjangkau", "unit": cast.office.code})
    assert [one.pk for one in listed.context["coming"]] == [coming.pk]

    client.post(page("reach_invite"), {"kegiatan": coming.pk, "unit": cast.office.pk})

    invited = BriefingInvitation.objects.filter(briefing=coming)
    assert {one.employee.name for one in invited} == {"Joko", "Rina", "Sari", "Tono", "Umi"}
    again = client.post(page("reach_invite"), {"kegiatan": coming.pk, "unit": cast.office.pk})
    assert said(again)[-1].startswith("Tidak ada orang baru")


@pytest.mark.parametrize("who", ["umi", "budi", "agus"])
def test_nobody_invites_to_what_he_does_not_hold_or_whom_he_does_not_keep(client, cast, who):
    regency, own = BriefingFactory(), BriefingFactory(unit=cast.office)
    client.force_login(getattr(cast, who).user)

    first = client.post(page("reach_invite"), {"kegiatan": regency.pk, "unit": cast.office.pk})
    second = client.post(page("reach_invite"), {"kegiatan": own.pk, "unit": cast.other.pk})

    assert (first.status_code, second.status_code) == (404, 404)
    assert BriefingInvitation.objects.count() == 0


def test_the_reach_leaves_the_house_with_its_sum(client, cast, reached):
    client.force_login(cast.ratna.user)

    table = sheet(client.post(page("reach_export"), {"tahun": 2026}))

    assert table[1] == ["Dinas Kesehatan", 6, 1, 1, 5, 4]
    assert [row[0] for row in table[2:]] == [
        "Dinas Lingkungan Hidup",
        "Di luar perangkat daerah",
        "Jumlah",
    ]


# The survey


@pytest.fixture
def opened(cast):
    return open_pulse(PulseRoundFactory(), by=cast.ratna.user, at=timezone.now())


def test_a_person_answers_in_words_and_is_thanked(
    client, cast, opened, django_assert_max_num_queries
):
    client.force_login(cast.budi.user)
    assert "Sangat tidak setuju" in text_of(client.get(page("pulse")))

    with django_assert_max_num_queries(15):  # four of them are savepoints, one keeps the words
        response = client.post(page("pulse_answer"), {"s0": "2", "remark": "Takut dipindah."})
    again = client.post(page("pulse_answer"), {"s0": "5"})

    assert said(response) == ["Terima kasih. Jawaban Anda disimpan tanpa nama."]
    assert said(again)[-1].startswith("Anda sudah menjawab")
    assert PulseTally.objects.get(number=1).value == 2
    after = client.get(page("pulse"))
    assert "Anda sudah menjawab survei ini." in text_of(after)
    assert "Takut dipindah." not in text_of(after)


@pytest.mark.parametrize("data", [{}, {"s0": "6"}, {"s0": "x"}, {"s0": "4", "remark": "x" * 501}])
def test_an_answer_that_is_not_whole_is_asked_again(client, cast, opened, data):
    client.force_login(cast.budi.user)

    response = client.post(page("pulse_answer"), data)

    assert response.status_code == 422
    assert not PulseRight.objects.filter(is_used=True).exists()


def test_who_came_later_is_told_so(client, cast, opened):
    newcomer = EmployeeFactory()
    client.force_login(newcomer.user)

    assert "Anda belum terdaftar sebagai pegawai" in text_of(client.get(page("pulse")))


def test_without_an_open_round_there_is_nothing_to_send(client, cast):
    client.force_login(cast.budi.user)

    response = client.post(page("pulse_answer"), {"s0": "4"})

    assert said(response)[0].startswith("Tidak ada survei yang dibuka.")
    assert "Belum ada survei" in text_of(client.get(page("pulse")))


def test_an_open_round_has_no_result_for_anybody(client, cast, opened):
    remark = PulseRemarkFactory(round=opened)
    client.force_login(cast.ratna.user)

    pages = ("pulse_result", "pulse_reply", "remarks")
    assert [client.get(page(name, opened)).status_code for name in pages] == [404] * 3
    assert client.post(page("pulse_export", opened)).status_code == 404
    assert client.post(page("remark_moderate", remark), {"tampil": "ya"}).status_code == 404


def test_the_result_shows_what_was_published_and_no_more(
    client, cast, django_assert_max_num_queries
):
    one = PulseRoundFactory(closed=True)
    PulseRemarkFactory(round=one, text="Boleh dibaca", status="ditampilkan")
    PulseRemarkFactory(round=one, text="Menyebut nama orang", status="disimpan")
    PulseRemarkFactory(round=one, text="Belum diperiksa")
    PulseReplyFactory(round=one, theme="Sinyal hilang", text="Catat tanpa sinyal.")
    client.force_login(cast.budi.user)

    with django_assert_max_num_queries(9):
        response = client.get(page("pulse_result", one))

    text = text_of(response)
    assert "30 dari 40 orang menjawab." in text
    assert "Dinas Kesehatan 16 dari 20 Sebagian besar" in text
    assert "Dinas Lingkungan Hidup – –" in text
    assert "Sinyal hilang Catat tanpa sinyal." in text
    assert "Boleh dibaca" in text
    assert "Menyebut nama orang" not in text
    assert "Belum diperiksa" not in text


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ({"words": "Sebagian besar", "percent": 70}, "Sekitar 70%"),
        ({"words": "Hampir semua", "percent": 95}, "95% atau lebih"),
        ({"words": "Hampir tidak ada", "percent": 5}, "5% atau kurang"),
        ({"words": "Sekitar separuh"}, "Sekitar separuh"),
    ],
)
def test_a_share_of_all_is_told_in_words(client, cast, share, words):
    one = PulseRoundFactory(closed=True, result=RESULT | {"all": [share]})
    client.force_login(cast.budi.user)

    assert f"Penilaian di unit saya adil. {words}" in text_of(client.get(page("pulse_result", one)))


def test_a_round_nobody_answered_says_so(client, cast):
    one = PulseRoundFactory(closed=True, result=RESULT | {"all": None, "answers": 3})
    client.force_login(cast.budi.user)

    text = text_of(client.get(page("pulse_result", one)))
    table = sheet(client.post(page("pulse_export", one)))

    assert "Kurang dari 5 orang menjawab" in text
    assert table[1] == ["Semua pegawai", 40, "kurang dari 5", "Tidak ditampilkan"]


def test_the_export_says_what_the_page_says(client, cast):
    share = {"words": "Sebagian besar", "percent": 70}
    one = PulseRoundFactory(closed=True, result=RESULT | {"all": [share]})
    client.force_login(cast.budi.user)

    table = sheet(client.post(page("pulse_export", one)))

    assert table == [
        ["Kelompok", "Orang", "Menjawab", "Penilaian di unit saya adil."],
        ["Semua pegawai", 40, 30, "Sekitar 70%"],
        ["Dinas Kesehatan", 20, 16, "Sebagian besar"],
        ["Dinas Lingkungan Hidup", 20, "Tidak ditampilkan", "Tidak ditampilkan"],
    ]


def test_a_round_goes_from_draft_to_an_answered_worry(client, cast):
    client.force_login(cast.ratna.user)
    day = timezone.localdate() + timedelta(days=14)
    client.post(
        page("pulse_new"), {"title": "Juli", "statements": "Adil.\n\n Jelas. ", "closes_on": day}
    )
    one = PulseRound.objects.get()
    assert one.statements == ["Adil.", "Jelas."]
    client.post(page("pulse_open", one))
    early = client.post(page("pulse_close", one))
    assert said(early)[-1].startswith("Survei ditutup sesudah hari terakhirnya")
    PulseRemarkFactory(round=one)
    PulseRound.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    assert "Tutup survei" in text_of(client.get(page("pulse_desk")))
    client.post(page("pulse_close", one))

    remarks = client.get(page("remarks", one))
    (remark,) = remarks.context["waiting"]
    client.post(page("remark_moderate", remark), {"tampil": "ya"})
    client.post(page("pulse_reply", one), {"theme": "Target", "text": "Bicara dahulu."})
    again = client.post(page("pulse_reply", one), {"theme": "Target", "text": "Lagi."})

    assert again.status_code == 422
    text = text_of(client.get(page("pulse_result", one)))
    assert "Target Bicara dahulu." in text
    assert remark.text in text
    assert said(client.post(page("pulse_open", one)))[-1].startswith("Putaran ini sudah")


@pytest.mark.parametrize(
    ("statements", "words"),
    [("x\n" * 7, "Paling banyak 6 pernyataan."), ("x" * 201, "Satu pernyataan paling panjang")],
)
def test_too_many_or_too_long_statements_are_refused(client, cast, statements, words):
    client.force_login(cast.ratna.user)

    response = client.post(
        page("pulse_new"), {"title": "x", "statements": statements, "closes_on": "2026-08-01"}
    )

    assert response.context["form"].errors["statements"][0].startswith(words)


@pytest.mark.parametrize("many", [1, 3])
def test_pages_of_the_survey_cost_the_same(client, cast, many, django_assert_max_num_queries):
    for _ in range(many):
        one = PulseRoundFactory(closed=True)
        PulseRemarkFactory(round=one)
    client.force_login(cast.ratna.user)

    for name, args, most in (("pulse", [], 10), ("pulse_desk", [], 8), ("remarks", [one], 11)):
        with django_assert_max_num_queries(most):
            client.get(page(name, *args))


def test_an_auditor_reads_the_lists_and_changes_nothing(client, cast, running):
    AttendanceFactory(briefing=running, employee=cast.budi)
    client.force_login(cast.agus.user)

    text = text_of(client.get(page("people", running)))

    assert "Budi" in text
    assert "Coret" not in text
    assert "Jadwalkan kegiatan" not in text_of(client.get(page("desk")))


def test_two_offices_of_one_hr_are_both_kept(client, cast):
    second = UnitFactory(code="DINSOS", parent=cast.regency)
    PlacementFactory(position=PositionFactory(unit=second))
    RoleGrantFactory(user=cast.umi.user, role="pengelola_opd", unit=second)
    BriefingFactory(unit=second)
    BriefingPhotoFactory(briefing=BriefingFactory(unit=cast.office))
    client.force_login(cast.umi.user)

    assert client.get(page("desk")).context["page"].count == 2


@pytest.mark.parametrize("name", ["desk", "materials", "pulse_desk"])
def test_an_empty_list_asks_for_one_thing(client, cast, name):
    client.force_login(cast.ratna.user)

    assert client.get(page(name)).content.decode().count("btn-primary") == 1
