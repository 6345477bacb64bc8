from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image

from kinerja.accounts import drafts
from kinerja.audit.models import Event
from kinerja.monitoring.forms import IndonesianNumberField
from kinerja.monitoring.models import Evidence, Feedback, Progress
from kinerja.planning.models import Skp
from tests.factories import (
    NOW,
    TODAY,
    EmployeeFactory,
    EvaluationPeriodFactory,
    EvidenceFactory,
    FeedbackFactory,
    FeedbackInvitationFactory,
    IndicatorFactory,
    ProgressFactory,
    ReportingLineFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.monitoring.factories import FeedbackReplyFactory, FeedbackRequestFactory

NOTE = reverse("monitoring:note_new")
NOT_MINE = "Hasil kerja itu tidak ada di SKP Anda. Pilih yang lain."


@pytest.fixture
def budi(client, plan):
    client.force_login(plan.cast.budi.user)
    return client


@pytest.fixture
def sari(client, plan):
    client.force_login(plan.cast.sari.user)
    return client


def photo(name="IMG_1.jpg", form="JPEG"):
    stream = BytesIO()
    Image.new("RGB", (60, 40), "green").save(stream, form)
    return SimpleUploadedFile(name, stream.getvalue(), "image/jpeg")


def typed(plan, **fields):
    return {
        "result": plan.result.pk,
        "note": "Rekap Juni selesai.",
        "on": f"{TODAY}",
        "idempotency_key": f"{uuid4()}",
    } | fields


def errors(response):
    return dict(response.context["form"].errors)


def test_a_note_with_a_photo_is_kept_and_can_be_undone(budi, plan):
    response = budi.post(NOTE, typed(plan, photo=photo()), follow=True)

    note = Progress.objects.get()
    assert response.redirect_chain[-1] == (f"/kemajuan/catatan/{note.pk}/?tersimpan", 302)
    assert "Catatan tersimpan." in response.text
    assert [proof.caption for proof in note.evidence.all()] == ["IMG_1.jpg"]

    budi.post(reverse("monitoring:note_withdraw", args=[note.pk]))
    note.refresh_from_db()
    assert timezone.localdate(note.withdrawn_at) == TODAY


def test_the_same_form_twice_keeps_one_note_and_leads_to_the_same_page(budi, plan):
    form = typed(plan)

    assert budi.post(NOTE, form).url == budi.post(NOTE, form).url
    assert Progress.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        (
            {"result": "999999"},
            {"result": ["Hasil kerja itu tidak ada di SKP Anda. Pilih yang lain."]},
        ),
        (
            {"result": "abc"},
            {"result": ["Hasil kerja itu tidak ada di SKP Anda. Pilih yang lain."]},
        ),
        ({"note": ""}, {"note": ["Tulis satu kalimat tentang apa yang tercapai."]}),
        ({"value": "tujuh"}, {"value": ["Tulis angka saja, misalnya 7 atau 7,5."]}),
        ({"value": "-3"}, {"value": ["Angka realisasi tidak boleh kurang dari nol."]}),
        ({"value": "NaN"}, {"value": ["Tulis angka saja, misalnya 7 atau 7,5."]}),
        ({"on": "kemarin"}, {"on": ["Tanggal tidak dikenal. Pilih tanggal dari kalender."]}),
        (
            {"on": f"{TODAY + timedelta(days=1)}"},
            {"__all__": ["Tanggal belum tiba. Pilih hari ini atau hari sebelumnya."]},
        ),
        (
            {"link": "javascript:alert(1)"},
            {"link": ["Tulis alamat lengkap yang diawali https://."]},
        ),
        ({"link": "ftp://contoh.id/a"}, {"link": ["Tulis alamat lengkap yang diawali https://."]}),
        (
            {"photo": SimpleUploadedFile("a.jpg", b"<svg/>")},
            {
                "photo": [
                    "Isi berkas tidak cocok dengan akhiran namanya. Simpan ulang, lalu kirim lagi."
                ]
            },
        ),
        (
            {"file": SimpleUploadedFile("a.docx", b"PK")},
            {
                "file": [
                    "Berkas Word dan Excel belum diterima. Simpan sebagai PDF, lalu kirim lagi."
                ]
            },
        ),
        (
            {"file": SimpleUploadedFile("a.pdf", b"")},
            {"file": ["Berkas kosong. Pilih berkas lain."]},
        ),
    ],
)
def test_bad_input_is_a_sentence_and_keeps_what_was_typed(budi, plan, fields, wrong):
    response = budi.post(NOTE, typed(plan) | fields)

    assert (response.status_code, errors(response)) == (422, wrong)
    assert Progress.objects.count() == 0
    assert ("Rekap Juni selesai." in response.text) is ("note" not in fields)


def test_20000_characters_are_too_many_and_stay_on_the_page(budi, plan):
    response = budi.post(NOTE, typed(plan, note="a" * 20_000))

    assert (response.status_code, list(errors(response))) == (422, ["note"])
    assert "a" * 20_000 in response.text


def test_a_result_of_somebody_else_does_not_exist(budi, plan):
    foreign = WorkResultFactory(skp=SkpFactory(agreed=True))

    response = budi.post(NOTE, typed(plan, result=foreign.pk))

    assert errors(response) == {"result": [NOT_MINE]}


@pytest.mark.parametrize(
    ("written", "kept"), [("7", "7"), ("7,5", "7.5"), ("7.5", "7.5"), ("1.250", "1250")]
)
def test_a_number_alone_goes_to_the_only_indicator(budi, plan, written, kept):
    budi.post(NOTE, typed(plan, value=written))

    note = Progress.objects.get()
    assert (f"{note.value.normalize():f}", note.indicator) == (kept, plan.indicator)


def test_a_number_needs_an_indicator_when_there_are_two(budi, plan):
    IndicatorFactory(result=plan.result, order=2)

    response = budi.post(NOTE, typed(plan, value="7"))

    assert errors(response) == {"indicator": ["Pilih indikator untuk angka itu."]}


def test_without_a_set_plan_the_page_says_what_to_do(client, cast):
    client.force_login(cast.budi.user)

    response = client.get(NOTE)

    assert "Belum ada SKP yang ditetapkan" in response.text
    assert client.post(NOTE, {}).status_code == 422


def test_the_result_used_last_comes_first_and_is_chosen(budi, plan):
    second = WorkResultFactory(skp=plan.skp, order=2)
    ProgressFactory(result=second)

    form = budi.get(NOTE).context["form"]

    assert [pk for pk, _ in form.fields["result"].choices] == [f"{second.pk}", f"{plan.result.pk}"]
    assert form["result"].value() == second.pk


def test_same_as_yesterday_fills_in_the_words_but_no_number(budi, plan):
    ProgressFactory(result=plan.result, indicator=plan.indicator, value=4, note="Membina 12 kader.")

    form = budi.get(f"{NOTE}?sama").context["form"]

    assert (form["note"].value(), form["value"].value()) == ("Membina 12 kader.", None)


def test_typed_text_comes_back_from_the_draft_and_goes_with_the_note(budi, plan):
    user = plan.cast.budi.user
    key = f"catatan-{plan.skp.pk}"
    drafts.keep(user, key, {"note": "Setengah jadi"}, seen=0, at=NOW)

    assert budi.get(NOTE).context["form"]["note"].value() == "Setengah jadi"
    budi.post(NOTE, typed(plan))
    assert drafts.load(user, key) is None


def test_a_number_comes_back_as_people_write_it():
    field = IndonesianNumberField()

    assert [field.prepare_value(Decimal(n)) for n in ("3.0000", "7.5000", "1200.0000")] == [
        "3",
        "7,5",
        "1200",
    ]


def test_a_correction_replaces_the_note_and_drops_the_unchosen_proof(budi, plan):
    old = ProgressFactory(result=plan.result)
    keep, drop = EvidenceFactory(progress=old), EvidenceFactory(progress=old, caption="lama.pdf")

    budi.post(
        reverse("monitoring:note_correct", args=[old.pk]),
        typed(plan, note="Yang benar.", keep=[keep.pk]),
    )

    new = Progress.objects.standing().get()
    assert (new.supersedes, new.note) == (old, "Yang benar.")
    assert [proof.caption for proof in new.evidence.all()] == [keep.caption]
    assert Evidence.objects.filter(pk=drop.pk).exists()


def test_a_foreign_proof_cannot_be_kept_along(budi, plan):
    old = ProgressFactory(result=plan.result)
    EvidenceFactory(progress=old)
    foreign = EvidenceFactory()

    response = budi.post(
        reverse("monitoring:note_correct", args=[old.pk]), typed(plan, keep=[foreign.pk])
    )

    assert list(errors(response)) == ["keep"]


def test_a_file_is_sent_as_a_download_that_cannot_run(sari, plan):
    proof = EvidenceFactory(progress__result=plan.result, caption='lap "juni" ñ.pdf')

    response = sari.get(reverse("monitoring:evidence_file", args=[proof.pk]))

    assert response.content == b"%PDF-1.7 uji"
    assert {
        name: response[name] for name in sorted(response.headers) if name in EXPECTED
    } == EXPECTED


EXPECTED = {
    "Content-Disposition": "attachment; filename*=utf-8''lap%20%22juni%22%20%C3%B1.pdf",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Type": "application/pdf",
    "X-Content-Type-Options": "nosniff",
}


@pytest.mark.parametrize(
    ("media_type", "shown"), [("image/jpeg", "inline"), ("application/pdf", "attachment")]
)
def test_only_images_are_shown_in_the_page(sari, plan, media_type, shown):
    proof = EvidenceFactory(progress__result=plan.result, blob__media_type=media_type)

    response = sari.get(reverse("monitoring:evidence_file", args=[proof.pk]) + "?tampil")

    assert response["Content-Disposition"].partition(";")[0] == shown


def test_a_file_that_is_gone_from_the_disk_is_404(sari, plan, evidence_dir):
    proof = EvidenceFactory(progress__result=plan.result)
    sha256 = proof.blob.sha256
    (evidence_dir / sha256[:2] / sha256[2:4] / sha256).unlink()

    assert sari.get(reverse("monitoring:evidence_file", args=[proof.pk])).status_code == 404


def test_a_withdrawn_note_and_its_file_are_gone_for_others(sari, plan):
    proof = EvidenceFactory(progress__result=plan.result, progress__withdrawn_at=NOW)

    assert sari.get(reverse("monitoring:evidence_file", args=[proof.pk])).status_code == 404
    assert sari.get(reverse("monitoring:note_detail", args=[proof.progress_id])).status_code == 404


def test_the_page_shows_target_and_realisation_of_the_period_asked_for(sari, plan):
    EvaluationPeriodFactory()
    ProgressFactory(
        result=plan.result, indicator=plan.indicator, value=9, on=TODAY - timedelta(days=30)
    )
    page = reverse("monitoring:skp_progress", args=[plan.skp.pk])

    assert "9 dari 12 laporan" in sari.get(f"{page}?periode=2").text
    assert "9 dari 12 laporan" in sari.get(page).text
    assert sari.get(f"{page}?periode=x&hasil=999&mulai=-1").status_code == 200


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_notes_leave_as_a_list_that_cannot_run(sari, plan, form):
    note = ProgressFactory(result=plan.result, indicator=plan.indicator, value=3, note="=1+1")
    EvidenceFactory(progress=note)

    address = reverse("monitoring:note_export", args=[plan.skp.pk])
    response = sari.post(f"{address}?periode=semua", {"bentuk": form})

    if form == "csv":
        assert "'=1+1" in response.content.decode("utf-8-sig")
    else:
        rows = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
        assert [row[5] for row in rows if row[1] == plan.result.statement] == ["=1+1"]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_progress_page_do_not_grow(sari, plan, django_assert_num_queries, rows):
    for order in range(rows):
        result = WorkResultFactory(skp=plan.skp, order=order + 2)
        indicator = IndicatorFactory(result=result, order=1)
        EvidenceFactory(progress__result=result, progress__indicator=indicator)
        FeedbackFactory(result=result, giver=plan.cast.sari)

    with django_assert_num_queries(9):
        sari.get(reverse("monitoring:skp_progress", args=[plan.skp.pk]))


def test_the_ways_on_lead_the_penilai_to_a_case_and_the_employee_to_his_daily_file(
    sari, plan, client
):
    page = reverse("monitoring:skp_progress", args=[plan.skp.pk])
    new_case = reverse("monitoring:case_new", args=[plan.skp.pk])
    daily_file = reverse("integration:daily_import", args=[plan.skp.pk])

    as_penilai = sari.get(page).text
    client.force_login(plan.cast.joko.user)
    as_atasan = client.get(page).text
    client.force_login(plan.cast.budi.user)
    as_employee = client.get(page).text  # who has no note yet brings a file all the more

    assert [new_case in text for text in (as_penilai, as_atasan, as_employee)] == [
        True,
        False,
        False,
    ]
    assert [daily_file in text for text in (as_penilai, as_employee)] == [False, True]


def test_who_reads_a_plan_speaks_as_his_relation_allows(client, plan):
    """HR reads; she speaks when she was asked, or when Budi is the penilai she reports to."""
    ReportingLineFactory(employee=EmployeeFactory(), appraiser=plan.cast.agus)
    page = reverse("monitoring:skp_progress", args=[plan.skp.pk])

    def speaks(who):
        client.force_login(who.user)
        context = client.get(page).context
        return context["can_speak"], context["leads"]

    cast = plan.cast
    assert [speaks(who) for who in (cast.sari, cast.joko, cast.budi)] == [
        (True, True),
        (True, False),
        (False, False),
    ]
    assert [speaks(who) for who in (cast.umi, cast.agus)] == [(False, False)] * 2
    FeedbackInvitationFactory(skp=plan.skp, invited=cast.umi)
    ReportingLineFactory(employee=cast.agus, appraiser=cast.budi)
    assert [speaks(who) for who in (cast.umi, cast.agus)] == [(True, False)] * 2


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_note_form_do_not_grow(budi, plan, django_assert_num_queries, rows):
    for order in range(rows):
        IndicatorFactory(result=WorkResultFactory(skp=plan.skp, order=order + 2), order=1)

    with django_assert_num_queries(8):
        budi.get(NOTE)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("feedback_list", 4), ("feedback_given", 4)])
def test_queries_of_the_feedback_pages_do_not_grow(
    client, plan, django_assert_num_queries, page, queries, rows
):
    who = {"feedback_list": plan.cast.budi, "feedback_given": plan.cast.sari}[page]
    for _ in range(rows):
        result = WorkResultFactory(skp=plan.skp)
        FeedbackReplyFactory(feedback=FeedbackFactory(result=result, giver=plan.cast.sari))
    client.force_login(who.user)

    with django_assert_num_queries(queries):
        client.get(reverse(f"monitoring:{page}"))


@pytest.mark.parametrize("people", [1, 3])
def test_queries_of_the_list_of_people_do_not_grow(sari, plan, django_assert_num_queries, people):
    for _ in range(people):
        skp = SkpFactory(**set_by(plan))
        ReportingLineFactory(employee=skp.employee, appraiser=plan.cast.sari)
        FeedbackRequestFactory(skp=skp, asked=plan.cast.sari)

    with django_assert_num_queries(9):
        sari.get(reverse("monitoring:feedback_people"))


def test_a_save_needs_few_statements(budi, plan, django_assert_num_queries):
    with django_assert_num_queries(10 + 2):  # with the act's own savepoint
        budi.post(NOTE, typed(plan))


def place(plan, who):
    return getattr(plan.cast, who).placements.get()


def set_by(plan):
    return {"agreed": True, "appraiser": plan.cast.joko}


def test_feedback_is_given_from_the_page_and_can_be_taken_back(sari, plan):
    form = {
        "about": "akuntabel",
        "tone": "bimbingan",
        "text": "Pada 3 Juli laporan terlambat dua hari.",
        "idempotency_key": f"{uuid4()}",
    }

    response = sari.post(reverse("monitoring:feedback_new", args=[plan.skp.pk]), form, follow=True)

    feedback = Feedback.objects.get()
    assert (feedback.behaviour, feedback.result, feedback.giver_role) == (
        "akuntabel",
        None,
        "pimpinan",
    )
    assert "Umpan balik untuk Budi tersimpan." in response.text
    sari.post(reverse("monitoring:feedback_withdraw", args=[feedback.pk]))
    assert Feedback.objects.standing().count() == 0


def test_feedback_on_a_foreign_result_does_not_exist(sari, plan):
    response = sari.post(
        reverse("monitoring:feedback_new", args=[plan.skp.pk]),
        {"about": f"hasil-{WorkResultFactory().pk}", "tone": "apresiasi", "text": "Bagus."},
    )

    assert errors(response)["about"] == [
        "Hasil kerja itu tidak ada di SKP pegawai ini. Pilih yang lain."
    ]


def test_the_person_reads_feedback_and_the_giver_sees_it(budi, plan):
    feedback = FeedbackFactory(result=plan.result, giver=plan.cast.sari)
    assert feedback.text in budi.get(reverse("monitoring:feedback_list")).text

    budi.post(reverse("monitoring:feedback_read", args=[feedback.pk]))

    budi.force_login(plan.cast.sari.user)
    page = budi.get(reverse("monitoring:feedback_given")).text
    assert ("Sudah dibaca" in page, "Tarik kembali" in page) == (True, False)


def test_the_leader_finds_who_heard_nothing_this_period(sari, plan):
    SkpFactory(placement=place(plan, "rina"), **set_by(plan))
    FeedbackFactory(result=plan.result, giver=plan.cast.sari)

    page = sari.get(reverse("monitoring:feedback_people") + "?belum")

    assert [one.full_name for one in page.context["people"]] == ["Rina"]


def test_a_replacement_keeps_what_it_is_about(sari, plan):
    old = FeedbackFactory(result=plan.result, giver=plan.cast.sari)

    sari.post(
        reverse("monitoring:feedback_replace", args=[old.pk]),
        {"tone": "perbaikan", "text": "Yang benar.", "idempotency_key": f"{uuid4()}"},
    )

    new = Feedback.objects.standing().get()
    assert (new.supersedes, new.result, new.text) == (old, plan.result, "Yang benar.")


@pytest.mark.parametrize(("side", "who"), [("untuk", "budi"), ("dari", "sari")])
def test_feedback_leaves_as_a_list_with_its_names(client, plan, side, who):
    FeedbackFactory(result=plan.result, giver=plan.cast.sari, text="=cmd")
    FeedbackFactory(result=WorkResultFactory(skp=SkpFactory(agreed=True)))  # of other people
    client.force_login(getattr(plan.cast, who).user)

    address = reverse("monitoring:feedback_export", args=[side])
    answer = client.post(address, {"bentuk": "csv"})
    head, row, *more = answer.content.decode("utf-8-sig").splitlines()

    assert (row.split(";")[1:4], row.split(";")[6], more) == (
        ["Sari", "Pimpinan", "Budi"],
        "'=cmd",
        [],
    )
    assert head.startswith("Tanggal;Dari;Sebagai;Untuk")
    assert exported("monitoring.feedback_exported") == {"rows": 1, "side": side, "form": "csv"}


def exported(kind):
    """What the ledger says of the only export of a kind."""
    details = dict(Event.objects.get(kind=kind).details)
    details.pop("_seal")
    return details


def test_taking_notes_away_is_recorded(sari, plan):
    ProgressFactory(result=plan.result, note="Rekap selesai.")

    answer = sari.post(reverse("monitoring:note_export", args=[plan.skp.pk]), {"bentuk": "csv"})

    assert "Rekap selesai." in answer.content.decode()
    assert exported("monitoring.notes_exported") == {"rows": 1, "window": "semua", "form": "csv"}


def test_people_come_in_pages_of_thirty(sari, plan):
    for _ in range(30):  # and Budi
        skp = SkpFactory(**set_by(plan))
        ReportingLineFactory(employee=skp.employee, appraiser=plan.cast.sari)
    page = reverse("monitoring:feedback_people")

    first = sari.get(page).context
    second = sari.get(f"{page}{first['next_url']}").context

    assert (len(first["people"]), len(second["people"]), second["next_url"]) == (30, 1, "")
    assert len({one.person.pk for one in [*first["people"], *second["people"]]}) == 31


def test_the_next_page_goes_on_when_its_last_person_was_told_something(sari, plan):
    for _ in range(31):
        skp = SkpFactory(**set_by(plan))
        ReportingLineFactory(employee=skp.employee, appraiser=plan.cast.sari)
    page = reverse("monitoring:feedback_people")
    first = sari.get(f"{page}?belum").context
    last = first["people"][-1].person

    FeedbackFactory(
        result=WorkResultFactory(skp=Skp.objects.get(pk=last.pk)),
        giver=plan.cast.sari,
        giver_role="pimpinan",
    )
    second = sari.get(f"{page}{first['next_url']}")

    assert first["next_url"] == f"?belum&setelah={last.pk}"
    names = [one.person.name for one in second.context["people"]]
    assert names == sorted(names)
    assert (len(names), second.context["silent"]) == (2, 31)
    assert 'aria-current="page">Belum mendapat dari Anda (31)' in second.text


def test_the_penilai_and_a_colleague_come_after_those_one_rates(client, plan):
    """Rina rates Zul; her colleague Budi and her own penilai stand below him."""
    for who in ("sari", "joko"):
        SkpFactory(placement=place(plan, who), **set_by(plan))
    rated = SkpFactory(**set_by(plan))
    ReportingLineFactory(employee=rated.employee, appraiser=plan.cast.rina)
    type(rated.employee).objects.filter(pk=rated.employee_id).update(name="Zul")
    client.force_login(plan.cast.rina.user)

    people = client.get(reverse("monitoring:feedback_people")).context["people"]

    assert [(one.full_name, one.person.role) for one in people] == [
        ("Zul", "pimpinan"),
        ("Budi", "rekan"),
        ("Sari", "bawahan"),
    ]
