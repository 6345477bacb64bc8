"""What the pages of growth say, and that they cost the same for one row and for three."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.audit.models import Event
from kinerja.development.models import (
    CompetenceStandard,
    Enrolment,
    LearningRecord,
    Mentor,
    Programme,
    ProgrammeOffer,
)
from kinerja.monitoring.models import CompetenceReview
from tests.credits.conftest import annual, evaluated, quarter
from tests.development.factories import (
    EnrolmentFactory,
    LearningPlanFactory,
    MeetingFactory,
    MentorFactory,
    MentoringFactory,
    OfferFactory,
    ProgrammeFactory,
    RecordFactory,
    StandardFactory,
    StepFactory,
)
from tests.development.test_views import sheet
from tests.factories import (
    NOW,
    TODAY,
    EmployeeFactory,
    FeedbackFactory,
    GuidanceFactory,
    ReportingLineFactory,
    SkpFactory,
    UserFactory,
)


def page(name, *args):
    return reverse(f"development:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text_of(response):
    return " ".join(response.content.decode().split())


def measured(employee, penilai, **levels):
    """A review of B.1.9 with these levels; the others as the general standard asks."""
    names = [
        *("Integritas", "Kerjasama", "Komunikasi", "Orientasi pada Hasil", "Pelayanan Publik"),
        *("Pengembangan Diri dan Orang Lain", "Mengelola Perubahan", "Pengambilan Keputusan"),
        "Perekat dan Pemersatu Bangsa",
    ]
    skp = employee.skps.first() or SkpFactory(placement=employee.placements.get(), agreed=True)
    return CompetenceReview.objects.create(
        guidance=GuidanceFactory(skp=skp, guide=penilai, signed=True),
        scores=[
            {"group": "–", "competence": name, "score": levels.get(name, 2), "reason": "–"}
            for name in names
        ],
        recommendation="–",
        written_at=NOW,
        written_by=penilai.user,
    )


# One's own page


@pytest.mark.parametrize("rows", [1, 3])
def test_growth_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for n in range(rows):
        days = {"starts_on": date(2026, 8, 10 + n), "ends_on": date(2026, 8, 10 + n)}
        EnrolmentFactory(employee=cast.budi, programme=ProgrammeFactory(**days))
        RecordFactory(employee=cast.budi, confirmed=True)
        MentoringFactory(mentee=cast.budi)
    OfferFactory(employee=cast.budi)
    client.force_login(cast.budi.user)

    with django_assert_num_queries(6):
        response = client.get(page("growth"))

    assert f"{4 * rows} dari 20 JP tahun 2026" in text_of(response)


def test_a_pppk_reads_why_not_all_counts(client, cast):
    type(cast.budi).objects.filter(pk=cast.budi.pk).update(status="pppk")
    RecordFactory(employee=cast.budi, hours=30, confirmed=True)
    client.force_login(cast.budi.user)

    said = text_of(client.get(page("growth")))

    assert "Anda mengikuti 30 JP. Bagi PPPK, paling banyak 24 JP dihitung setahun." in said


def test_the_next_period_is_shown_without_a_cause(client, cast):
    programme = ProgrammeFactory(
        starts_on=date(2026, 1, 10), ends_on=date(2026, 1, 11), closes_on=date(2026, 1, 9)
    )
    row = EnrolmentFactory(employee=cast.budi, programme=programme, status="hadir")
    client.force_login(cast.budi.user)
    evaluated(cast.budi, quarter(4), cast.sari, unit=cast.field, predikat="butuh_perbaikan")
    assert "Hasil periode berikutnya belum ada." in text_of(client.get(page("growth")))

    first = quarter(1, 2026)
    evaluated(cast.budi, first, cast.sari, unit=cast.field, predikat="baik")
    said = text_of(client.get(page("growth")))

    assert "Periode berikutnya: Butuh Perbaikan menjadi Baik." in said
    assert "Banyak hal ikut berpengaruh" in said
    Enrolment.objects.filter(pk=row.pk).update(status="tidak_hadir")
    assert "Periode berikutnya:" not in text_of(client.get(page("growth")))


def test_an_account_without_an_employee_reads_why_there_is_nothing(client, db):
    client.force_login(UserFactory())

    assert "Belum ada data pegawai" in text_of(client.get(page("growth")))


# Competences


@pytest.mark.parametrize("rows", [1, 3])
def test_person_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        measured(cast.budi, cast.sari)
    client.force_login(cast.sari.user)

    with django_assert_num_queries(7):
        client.get(page("person", cast.budi))


def test_gap_fit_and_hints_of_one_person(client, cast):
    measured(cast.budi, cast.sari, Komunikasi=1)
    skp = cast.budi.skps.first()
    FeedbackFactory(skp=skp, result=None, giver=cast.sari, behaviour="adaptif", tone="perbaikan")
    FeedbackFactory(skp=skp, result=None, giver=cast.sari, behaviour="loyal", tone="apresiasi")
    client.force_login(cast.budi.user)

    said = text_of(client.get(page("person", cast.budi)))

    assert "Kesesuaian dengan jabatan 94,44%." in said
    assert said.count("Kurang 1 level") == 1
    assert "Mengelola Perubahan: 1 umpan balik dalam enam bulan" in said
    assert "Perekat dan Pemersatu Bangsa: " not in said


def test_what_was_not_measured_says_so(client, cast):
    client.force_login(cast.budi.user)

    said = text_of(client.get(page("person", cast.budi)))

    assert "Belum diukur. Pengukuran mengikuti evaluasi sesudah bimbingan kinerja" in said
    StandardFactory(competence="Analisis wabah", group="Teknis")
    measured(cast.budi, cast.sari)
    assert "Sebagian sudah diukur." in text_of(client.get(page("person", cast.budi)))


def test_hints_are_for_the_person_and_the_penilai(client, cast):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True)
    FeedbackFactory(skp=skp, result=None, giver=cast.sari, behaviour="adaptif", tone="perbaikan")

    def hints(who):
        client.force_login(getattr(cast, who).user)
        return client.get(page("person", cast.budi)).context["hints"]

    assert [bool(hints(who)) for who in ("budi", "sari", "joko", "umi", "ratna")] == [
        *(True, True, False, False, False)
    ]


def test_a_person_without_a_post_has_no_standard(client, cast):
    cast.budi.placements.all().delete()
    client.force_login(cast.budi.user)

    assert "Belum ada standar" in text_of(client.get(page("person", cast.budi)))


# The plan


def test_from_the_gap_to_the_agreed_plan(client, cast):
    client.force_login(cast.budi.user)
    form = client.get(page("step_new"), {"kompetensi": "Komunikasi"}).context["form"]
    assert form["competence"].value() == "Komunikasi"

    response = client.post(
        page("step_new"),
        {
            "competence": "Komunikasi",
            "kind": "mentoring",
            "aim": "Menulis sendiri.",
            "due_on": "2026-10-01",
        },
    )
    plan = cast.budi.learning_plans.get()
    assert response["Location"] == page("growth")
    client.post(page("plan_propose", plan))
    client.force_login(cast.sari.user)
    refused = client.post(page("plan_answer", plan), {"answer": "ubah"})
    client.post(page("plan_answer", plan), {"answer": "setuju"})
    client.force_login(cast.budi.user)

    assert refused.status_code == 422
    assert "Disepakati" in text_of(client.get(page("learning_plan", plan)))
    client.post(page("plan_revise", plan))
    client.post(page("step_drop", plan.steps.get()))
    assert "Belum dapat diajukan" in text_of(client.get(page("learning_plan", plan)))


@pytest.mark.parametrize("rows", [1, 3])
def test_plan_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    plan = LearningPlanFactory(employee=cast.budi, status="diajukan")
    for _ in range(rows):
        StepFactory(plan=plan, programme=ProgrammeFactory())
    client.force_login(cast.sari.user)

    with django_assert_num_queries(4):
        response = client.get(page("learning_plan", plan))

    assert response.context["form"] is not None


@pytest.mark.parametrize("field", ["aim", "competence", "kind"])
def test_20_000_characters_are_refused_in_words(client, cast, field):
    client.force_login(cast.budi.user)
    said = {
        "competence": "Komunikasi",
        "kind": "mentoring",
        "aim": "Menulis.",
        "due_on": "2026-10-01",
    }

    response = client.post(page("step_new"), said | {field: "x" * 20_000})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert not cast.budi.learning_plans.exists()


# Learning elsewhere

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
WEBINAR = {
    "title": "=HYPERLINK(1)",
    "kind": "seminar",
    "provider": "LAN",
    "hours": "4",
    "starts_on": "2026-07-01",
    "ends_on": "2026-07-01",
}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hours": "-4"}, "hours"),
        ({"hours": "empat"}, "hours"),
        ({"title": "x" * 20_000}, "title"),
        ({"ends_on": "2026-06-01"}, "__all__"),
        ({"ends_on": "2026-07-20"}, "__all__"),
        ({"file": ""}, "file"),
    ],
)
def test_impossible_learning_stays_on_the_form(client, cast, changes, field):
    client.force_login(cast.budi.user)
    proof = {} if "file" in changes else {"file": photo()}

    response = client.post(page("record_new"), WEBINAR | proof | changes)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert not LearningRecord.objects.exists()


def photo():
    from tests.journeys.stories import jpeg  # noqa: PLC0415 -- a browser is not needed here

    return SimpleUploadedFile("sertifikat.jpg", jpeg()["buffer"], "image/jpeg")


def test_learning_elsewhere_goes_to_hr_and_back(client, cast):
    client.force_login(cast.budi.user)
    client.post(page("record_new"), WEBINAR | {"file": photo()})
    record = LearningRecord.objects.get()
    client.force_login(cast.umi.user)
    assert "=HYPERLINK(1)" in text_of(client.get(page("record_list")))
    assert client.get(page("record_file", record))["Content-Disposition"] == (
        f'attachment; filename="bukti-{record.pk}.jpg"'
    )

    client.post(page("record_answer", record), {"jawaban": "tidak", "alasan": ""})
    record.refresh_from_db()
    assert record.status == "diajukan"
    client.post(page("record_answer", record), {"jawaban": "ya"})

    record.refresh_from_db()
    assert record.status == "dikonfirmasi"
    assert "Tidak ada yang menunggu" in text_of(client.get(page("record_list")))


@pytest.mark.parametrize("rows", [1, 3])
def test_record_list_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for n in range(rows):
        RecordFactory(employee=cast.budi, title=f"Webinar {n}")
    client.force_login(cast.umi.user)

    with django_assert_num_queries(3):
        response = client.get(page("record_list"))

    assert len(response.context["page"].rows) == rows


# The catalogue


@pytest.mark.parametrize("rows", [1, 3])
def test_catalogue_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        EnrolmentFactory(programme=ProgrammeFactory())
    client.force_login(cast.budi.user)

    with django_assert_num_queries(4):
        response = client.get(page("programme_list"))

    assert len(response.context["page"].rows) == rows


def test_the_catalogue_filters(client, cast):
    ProgrammeFactory(title="Data")
    ProgrammeFactory(title="Lama", over=True, kind="seminar", competence="Komunikasi")
    ProgrammeFactory(title="Jalan", starts_on=TODAY, closes_on=TODAY - timedelta(days=1))
    client.force_login(cast.budi.user)

    def titles(**wanted):
        rows = client.get(page("programme_list"), wanted).context["page"].rows
        return [row.title for row in rows]

    assert titles() == ["Data"]
    assert titles(keadaan="semua") == ["Lama", "Jalan", "Data"]
    assert titles(keadaan="selesai") == ["Lama"]
    assert titles(keadaan="tutup") == ["Jalan"]
    assert titles(keadaan="semua", jenis="seminar") == ["Lama"]
    assert titles(keadaan="semua", competence="Komunikasi") == ["Lama"]
    assert titles(keadaan="semua", teks="lam") == ["Lama"]
    assert titles(teks="tidak ada") == []


def test_the_seats_go_out_as_a_workbook_and_as_csv(client, cast):
    EnrolmentFactory(programme=ProgrammeFactory(title="=1+1"))
    client.force_login(cast.ratna.user)

    rows = sheet(client.post(page("seats_export")))
    csv = client.post(page("seats_export"), {"bentuk": "csv"}).content.decode()

    assert rows[2][7:9] == [2, 1]
    assert "'=1+1" in csv
    assert Event.objects.last().kind == "development.list_exported"


PROGRAMME = {
    "title": "Arsip tertib",
    "kind": "bimtek",
    "hours": "8",
    "capacity": "20",
    "starts_on": "2026-09-01",
    "ends_on": "2026-09-01",
    "closes_on": "2026-08-25",
    "cost": "0",
    "place": "Aula",
    "provider": "BKPSDMD",
}


def test_hr_opens_corrects_and_calls_off(client, cast):
    client.force_login(cast.ratna.user)
    client.post(page("programme_new"), PROGRAMME)
    row = Programme.objects.get()
    client.post(page("programme_edit", row), PROGRAMME | {"place": "Ruang rapat"})
    client.post(page("programme_call_off", row), {"reason": "Banjir."})

    row.refresh_from_db()
    assert (row.place, row.called_off_reason) == ("Ruang rapat", "Banjir.")
    assert "Program dibatalkan" in text_of(client.get(page("programme", row)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cost": "-1"}, "cost"),
        ({"cost": "99999999999"}, "cost"),
        ({"hours": "-8"}, "hours"),
        ({"capacity": "0"}, "capacity"),
        ({"title": "x" * 20_000}, "title"),
        ({"about": "x" * 20_000}, "about"),
        ({"starts_on": "2026-07-01"}, "__all__"),
        ({"ends_on": "2026-08-31"}, "__all__"),
        ({"closes_on": "2026-09-02"}, "__all__"),
        ({"competence": "Kesaktian"}, "competence"),
    ],
)
def test_an_impossible_programme_stays_on_the_form(client, cast, changes, field):
    client.force_login(cast.ratna.user)

    response = client.post(page("programme_new"), PROGRAMME | changes)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert not Programme.objects.exists()


# Seats

SAVEPOINTS = 4  # two, opened and released, where a real request has its one transaction


@pytest.mark.parametrize("rows", [1, 3])
def test_programme_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    programme = ProgrammeFactory(capacity=1)
    EnrolmentFactory(programme=programme)
    for _ in range(rows):
        EnrolmentFactory(programme=programme, status="antre", seat=None)
    EnrolmentFactory(programme=programme, employee=cast.budi, status="antre", seat=None)
    client.force_login(cast.budi.user)

    with django_assert_num_queries(5):
        response = client.get(page("programme", programme))

    assert f"Anda nomor {rows + 1} dalam daftar tunggu" in text_of(response)


def test_enrolling_and_leaving(client, cast, django_assert_max_num_queries):
    programme = ProgrammeFactory()
    client.force_login(cast.budi.user)
    assert "Kursi langsung Anda dapat." in text_of(client.get(page("programme", programme)))

    with django_assert_max_num_queries(10 + SAVEPOINTS):
        client.post(page("enrol", programme))
    assert "Kursi nomor 1." in text_of(client.get(page("programme", programme)))
    row = Enrolment.objects.get()
    with django_assert_max_num_queries(10 + SAVEPOINTS):
        client.post(page("enrolment_withdraw", row))

    assert Enrolment.objects.get().status == "mundur"
    assert "Kursi langsung Anda dapat." in text_of(client.get(page("programme", programme)))


def test_why_not_is_said_on_the_page_and_by_the_act(client, cast):
    programme = ProgrammeFactory(over=True)
    client.force_login(cast.budi.user)

    assert "Pendaftaran ditutup 30 Juni 2026." in text_of(client.get(page("programme", programme)))
    response = client.post(page("enrol", programme), follow=True)

    assert "Pendaftaran ditutup 30 Juni 2026." in text_of(response)
    assert not Enrolment.objects.exists()


def test_the_penilai_answers_on_the_team_page(client, cast):
    row = EnrolmentFactory(
        employee=cast.budi, programme__needs_approval=True, status="diminta", seat=None
    )
    OfferFactory(employee=cast.budi, status="diterima", answered_at=NOW, is_shared=True)
    client.force_login(cast.sari.user)
    said = text_of(client.get(page("team_growth")))
    assert "Budi ingin mengikuti program" in said
    assert "Tawaran yang dibagikan kepada Anda" in said

    client.post(page("enrolment_answer", row), {"jawaban": "tidak"})
    row.refresh_from_db()
    assert row.status == "diminta"
    client.post(page("enrolment_answer", row), {"jawaban": "ya"})

    row.refresh_from_db()
    assert row.status == "terdaftar"


@pytest.mark.parametrize("rows", [1, 3])
def test_team_growth_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        EnrolmentFactory(
            employee=cast.budi, programme=ProgrammeFactory(), status="diminta", seat=None
        )
    client.force_login(cast.sari.user)

    with django_assert_num_queries(6):
        response = client.get(page("team_growth"))

    assert len(response.context["members"]) == 2


def test_a_large_team_and_its_requests_come_in_pages(client, cast):
    for number in range(24):
        line = ReportingLineFactory(appraiser=cast.sari, employee__name=f"Anggota {number:02}")
        if number < 11:
            EnrolmentFactory(
                employee=line.employee,
                programme=ProgrammeFactory(needs_approval=True),
                status="diminta",
                seat=None,
            )
    client.force_login(cast.sari.user)

    first = client.get(page("team_growth"))
    rest = client.get(page("team_growth"), {"setelah": first.context["page"].next_after})

    assert first.context["page"].count == 26
    assert [one.employee.name for one in first.context["members"]][-2:] == ["Anggota 23", "Budi"]
    assert [one.employee.name for one in rest.context["members"]] == ["Rina"]
    assert rest.context["page"].next_after == ""
    assert first.content.decode().count("ingin mengikuti program") == 10
    assert "Permintaan berikutnya muncul setelah yang ini dijawab." in text_of(first)


def test_attendance_gives_the_hours(client, cast):
    programme = ProgrammeFactory(over=True)
    came = EnrolmentFactory(programme=programme, employee=cast.budi)
    missed = EnrolmentFactory(programme=programme, employee=cast.rina, seat=2)
    client.force_login(cast.ratna.user)
    assert "Catat kehadiran" in text_of(client.get(page("participants", programme)))

    client.post(
        page("participants", programme),
        {
            f"hadir_{came.pk}": "ya",
            f"sertifikat_{came.pk}": "800/7",
            f"hadir_{missed.pk}": "tidak",
        },
    )
    rows = sheet(client.post(page("participants_export", programme)))

    assert [row[1:] for row in rows[2:]] == [
        [cast.budi.nip, "Budi", "Bidang Kesmas", "Selesai mengikuti", 1, "800/7", 12],
        [cast.rina.nip, "Rina", "Bidang Kesmas", "Tidak hadir", 2, "", 0],
    ]
    client.force_login(cast.budi.user)
    client.post(page("certificate", came), {"number": "800/7", "file": photo()})
    assert LearningRecord.objects.get().file is not None


@pytest.mark.parametrize("rows", [1, 3])
def test_participants_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    programme = ProgrammeFactory(capacity=9)
    for n in range(rows):
        EnrolmentFactory(programme=programme, seat=n + 1)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(4):
        client.get(page("participants", programme))


# Offers


@pytest.mark.parametrize("shares", [True, False])
def test_taking_an_offer(client, cast, shares):
    offer = OfferFactory(employee=cast.budi)
    client.force_login(cast.budi.user)
    assert offer.because in text_of(client.get(page("offer", offer)))

    response = client.post(
        page("offer_answer", offer), {"terima": "1"} | ({"shares": "on"} if shares else {})
    )

    offer.refresh_from_db()
    assert response["Location"] == page("programme", offer.programme)
    assert (offer.status, offer.is_shared) == ("diterima", shares)


def test_leaving_an_offer_has_no_consequence(client, cast):
    offer = OfferFactory(employee=cast.budi)
    client.force_login(cast.budi.user)

    response = client.post(page("offer_answer", offer), follow=True)

    assert "Tidak ada akibatnya." in text_of(response)
    assert ProgrammeOffer.objects.get().status == "tidak"


def test_an_offer_that_cannot_be_taken_now_stays(client, cast):
    EnrolmentFactory(employee=cast.budi)
    offer = OfferFactory(employee=cast.budi)
    client.force_login(cast.budi.user)

    response = client.post(page("offer_answer", offer), {"terima": "1"})

    assert response["Location"] == page("offer", offer)
    assert ProgrammeOffer.objects.get().status == "ditawarkan"


# Mentors


def test_from_the_offer_of_a_mentor_to_counted_hours(client, cast):
    client.force_login(cast.rina.user)
    client.post(page("mentor_new"), {"competence": "Komunikasi", "about": "Menulis."})
    mentor = Mentor.objects.get()
    client.force_login(cast.budi.user)
    client.post(page("mentor_ask", mentor), {"goal": "Menulis laporan."})
    row = cast.budi.mentorings.get()
    client.force_login(cast.rina.user)
    client.post(page("mentoring_answer", row), {"jawaban": "ya", "alasan": "Rabu."})
    client.post(
        page("meeting_new", row), {"held_on": "2026-07-15", "hours": "2", "discussed": "Susunan."}
    )
    client.force_login(cast.budi.user)
    assert "Benarkan" in text_of(client.get(page("mentoring", row)))
    client.post(page("meeting_confirm", row.meetings.get()))

    assert "2 JP dihitung bagi pegawai." in text_of(client.get(page("mentoring", row)))
    client.post(page("mentoring_end", row))
    client.force_login(cast.rina.user)
    client.post(page("mentor_withdraw", mentor))
    assert "Belum ada mentor" in text_of(client.get(page("mentor_list")))


@pytest.mark.parametrize("rows", [1, 3])
def test_mentoring_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    row = MentoringFactory(mentee=cast.budi)
    for n in range(rows):
        MeetingFactory(mentoring=row, held_on=TODAY - timedelta(days=n))
    client.force_login(cast.budi.user)

    with django_assert_num_queries(4):
        client.get(page("mentoring", row))


def test_mentors_are_found_by_name_competence_and_what_they_pass_on(client, cast):
    MentorFactory(employee=cast.rina, competence="Komunikasi", about="Menulis laporan.")
    MentorFactory(employee=cast.joko, competence="Integritas", about="Menolak gratifikasi.")
    client.force_login(cast.budi.user)

    def found(words):
        rows = client.get(page("mentor_list"), {"teks": words}).context["page"].rows
        return [one.employee for one in rows]

    assert found("") == [cast.joko, cast.rina]
    assert found("RINA") == found("komunikasi") == found("laporan") == [cast.rina]
    assert found("arsip") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_mentor_list_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        MentorFactory()
    client.force_login(cast.budi.user)

    with django_assert_num_queries(3):
        response = client.get(page("mentor_list"), {"teks": "komunikasi"})

    assert len(response.context["page"].rows) == rows


# The desk


@pytest.mark.parametrize("rows", [1, 3])
def test_hours_list_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for person in (cast.budi, cast.rina, cast.wayan)[:rows]:
        RecordFactory(employee=person, confirmed=True)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(3):
        client.get(page("hours_list"))


def test_the_hours_list_filters_and_goes_out(client, cast):
    RecordFactory(employee=cast.budi, hours=25, confirmed=True)
    RecordFactory(employee=cast.rina, hours=20, confirmed=True, ends_on=date(2026, 3, 3))
    RecordFactory(employee=cast.rina, hours=9)
    client.force_login(cast.ratna.user)

    def names(**wanted):
        rows = client.get(page("hours_list"), wanted).context["page"].rows
        return [row.name for row in rows]

    assert "Budi" not in names()
    assert names(keadaan="cukup") == ["Budi", "Rina"]
    assert names(keadaan="semua", unit="Kesmas") == ["Budi", "Rina", "Sari"]
    assert "Budi" in names(tahun="2025")
    rows = sheet(client.post(page("hours_export"), {"keadaan": "cukup"}))
    assert [row[2] for row in rows[2:]] == ["Budi", "Rina"]
    assert rows[2][6:] == [25, 25, 0]


def test_hr_of_an_office_lists_its_own_people(client, cast):
    client.force_login(cast.umi.user)

    for name in ("hours_list", "gap_list"):
        rows = client.get(page(name), {"keadaan": ""}).context["page"].rows
        assert "Wayan" not in [row.name for row in rows]


@pytest.mark.parametrize("rows", [1, 3])
def test_gap_list_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for person in (cast.budi, cast.rina, cast.wayan)[:rows]:
        measured(person, cast.sari)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(6):
        response = client.get(page("gap_list"), {"keadaan": "diukur"})

    assert len(response.context["page"].rows) == rows


def test_the_gap_list_filters_and_goes_out(client, cast):
    measured(cast.budi, cast.sari, Komunikasi=1)
    client.force_login(cast.ratna.user)

    def names(**wanted):
        rows = client.get(page("gap_list"), wanted).context["page"].rows
        return [row.name for row in rows]

    assert names(keadaan="diukur") == ["Budi"]
    assert names(keadaan="belum", unit="Kesmas") == ["Rina", "Sari"]
    rows = sheet(client.post(page("gaps_export"), {"keadaan": "diukur"}))
    assert rows[4][5:] == ["Manajerial", "Komunikasi", 2, 1, 1]


def attended(programme, cast, n, *, before="butuh_perbaikan", after="baik"):
    """People who came, each with a year before and one after."""
    for seat in range(1, n + 1):
        person = EmployeeFactory()
        place = cast.budi.placements.get()
        person.placements.create(position=place.position, kind="tim", period=place.period)
        EnrolmentFactory(programme=programme, employee=person, seat=seat, status="hadir")
        for year, predikat in ((2024, before), (2025, after)):
            evaluated(person, annual(year), cast.sari, unit=cast.field, predikat=predikat)


def test_the_effect_speaks_only_of_ten_people(client, cast):
    days = {"starts_on": date(2025, 2, 1), "ends_on": date(2025, 2, 1)}
    programme = ProgrammeFactory(capacity=20, closes_on=date(2025, 1, 20), **days)
    attended(programme, cast, 9)
    client.force_login(cast.ratna.user)

    said = text_of(client.get(page("effect_list")))
    assert "masih terlalu sedikit untuk disimpulkan" in said
    assert "9 dari 9" not in said
    rows = sheet(client.post(page("effects_export")))
    assert rows[2][3:] == [9, "Terlalu sedikit untuk ditampilkan", "", ""]


def test_the_effect_names_number_and_interval_and_no_cause(client, cast):
    days = {"starts_on": date(2025, 2, 1), "ends_on": date(2025, 2, 1)}
    programme = ProgrammeFactory(capacity=20, closes_on=date(2025, 1, 20), **days)
    attended(programme, cast, 10)
    client.force_login(cast.agus.user)

    said = text_of(client.get(page("effect_list")))

    assert "10 dari 10 peserta (100%) naik predikatnya; rentang 72–100%." in said
    assert "bukan bukti bahwa program penyebabnya" in said


@pytest.mark.parametrize("rows", [1, 3])
def test_effect_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        EnrolmentFactory(programme=ProgrammeFactory(over=True), status="hadir")
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(3):
        client.get(page("effect_list"))


def test_a_standard_is_set_for_a_position_that_was_searched(client, cast):
    position = cast.budi.placements.get().position
    client.force_login(cast.ratna.user)
    form = client.get(page("standard_new"), {"q": "epidemiolog"}).context["form"]
    assert position in form.fields["position"].queryset

    client.post(
        page("standard_new"),
        {
            "kind": "fungsional",
            "position": position.pk,
            "group": "Teknis",
            "competence": "Analisis wabah",
            "level": "3",
            "valid_from": "2026-01-01",
            "basis": "Keputusan Bupati",
        },
    )

    row = CompetenceStandard.objects.get()
    assert (row.position, row.level) == (position, 3)
    assert "Analisis wabah" in text_of(client.get(page("standard_list")))


@pytest.mark.parametrize("rows", [1, 3])
def test_standard_list_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for n in range(rows):
        StandardFactory(competence=f"Kompetensi {n}")
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(3):
        client.get(page("standard_list"))


@pytest.mark.parametrize("text", ["1899-01-01", "9999-12-31", "kemarin"])
def test_a_standard_from_nowhere_in_time_is_refused(client, cast, text):
    client.force_login(cast.ratna.user)

    response = client.post(
        page("standard_new"),
        {
            "kind": "fungsional",
            "group": "Teknis",
            "competence": "X",
            "level": "3",
            "valid_from": text,
            "basis": "Y",
        },
    )

    assert set(response.context["form"].errors) == {"valid_from"}
