"""What the pages say, what they cost, and what they refuse."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.satisfaction import rules
from kinerja.satisfaction.forms import stamp
from kinerja.satisfaction.models import Remedy, ServiceUnit, SurveyAnswer, SurveyComment
from tests.factories import NOW, TODAY, UserFactory
from tests.satisfaction.conftest import COUNTER, FOURS
from tests.satisfaction.factories import (
    RemedyFactory,
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyCommentFactory,
    SurveyRoundFactory,
    TokenSheetFactory,
)

pytestmark = pytest.mark.django_db
HOSTILE = '=HYPERLINK("http://x";"a")<script>alert(\'x\')</script>'


def survey_url(service):
    return reverse("satisfaction:survey", args=[service.code])


def filled(*, seconds=60, **changes):
    """What a browser sends from a page opened a minute ago."""
    opened = timezone.now() - timedelta(seconds=seconds)
    return {**FOURS, "kode": COUNTER, "stamp": stamp(opened), "comment": "", **changes}


# The citizen's page


def test_without_a_code_the_page_asks_for_one(client, running):
    page = client.get(survey_url(running.service))

    assert page.status_code == 200
    assert "Ada pada kupon, atau pada layar di loket" in page.content.decode()
    assert "Apakah persyaratan" not in page.content.decode()


def test_a_code_as_typed_opens_nine_questions(client, running):
    page = client.get(survey_url(running.service), {"kode": rules.printed_code(COUNTER).lower()})

    text = page.content.decode()
    assert text.count('type="radio"') == 9 * 4 + 2
    assert "Tanpa nama dan tanpa NIK" in text
    assert len(page.content) < 20_000


def test_a_wrong_code_is_named_on_the_same_page(client, running):
    page = client.get(survey_url(running.service), {"kode": "AAAA-2222"})

    assert "Kode ini tidak dikenal" in page.content.decode()


def test_an_answer_is_taken_and_thanked_for(client, running):
    sent = client.post(survey_url(running.service), filled(u4="-", comment=HOSTILE, sex="p"))

    assert sent.url == reverse("satisfaction:thanks", args=["gizi"])
    answer = SurveyAnswer.objects.get()
    assert (answer.u1, answer.u4, answer.sex, answer.state) == (4, None, "p", "dihitung")
    assert SurveyComment.objects.get().text == HOSTILE
    assert (
        "Jawaban Anda untuk Layanan gizi sudah kami terima" in client.get(sent.url).content.decode()
    )


def test_the_device_that_used_the_counter_code_today_is_held_and_told_so(client, running):
    client.post(survey_url(running.service), filled())
    again = client.post(survey_url(running.service), filled())

    assert SurveyAnswer.objects.order_by("pk").last().hold == "perangkat"
    assert "Perangkat ini sudah menjawab" in client.get(again.url).content.decode()


def test_what_staff_send_is_held_and_shown_as_such(client, cast, running):
    client.force_login(cast.budi.user)

    page = client.get(survey_url(running.service), {"kode": COUNTER})
    client.post(survey_url(running.service), filled())

    assert "Pegawai tidak boleh mengisi untuk warga" in page.content.decode()
    assert SurveyAnswer.objects.get().hold == "pegawai"
    assert Event.objects.get(kind="satisfaction.answer_given").actor is None


def test_a_machine_that_fills_everything_at_once_is_held(client, running):
    client.post(survey_url(running.service), filled(trap="http://x"))
    client.post(survey_url(running.service), filled(seconds=2))

    holds = SurveyAnswer.objects.order_by("pk").values_list("hold", flat=True)
    assert list(holds) == ["mesin", "terlalu_cepat"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"u3": ""}, "Pilih satu jawaban."),
        ({"u3": "5"}, "Pilihan ini tidak ada."),
        ({"u3": "-"}, "Pilihan ini tidak ada."),
        ({"comment": "x" * 20_000}, "1000"),
        ({"sex": "x"}, "Pilihan ini tidak ada."),
        ({"stamp": "palsu"}, "terbuka terlalu lama"),
        ({"stamp": ""}, "terbuka terlalu lama"),
        ({"kode": "AAAA2222"}, "tidak dikenal"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_nothing_chosen_is_lost(
    client, running, changes, says
):
    page = client.post(survey_url(running.service), filled(**changes))

    text = page.content.decode()
    assert page.status_code == 422
    assert says in text
    assert 'name="u1" value="4"' in text
    assert text.count("checked") >= 8
    assert not SurveyAnswer.objects.exists()


def test_a_page_left_open_for_days_is_sent_again_from_where_it_was(client, running):
    old = client.post(survey_url(running.service), filled(seconds=3 * 86400))
    fresh = old.context["form"]["stamp"].value()

    client.post(survey_url(running.service), filled(stamp=fresh))

    assert SurveyAnswer.objects.get().state == "dihitung"


def test_a_stamp_from_the_future_is_not_ours(client, running):
    page = client.post(survey_url(running.service), filled(seconds=-3600))

    assert page.status_code == 422


def test_a_post_without_a_code_asks_for_it(client, running):
    page = client.post(survey_url(running.service), filled(kode=""))

    assert page.status_code == 422
    assert "Isi kode dari kupon" in page.content.decode()


def test_the_same_page_sent_twice_says_thanks_twice_and_counts_once(client, running):
    data = filled()

    answers = [client.post(survey_url(running.service), data) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert SurveyAnswer.objects.count() == 1


def test_a_free_online_service_asks_what_it_can(client):
    service = ServiceUnitFactory(is_face_to_face=False, cost="gratis_ditanya")
    SurveyRoundFactory(
        service=service, is_free=True, elements=["u1", "u2", "u3", "u4", "u5", "u8", "u9"]
    )
    code = rules.counter_code(service.counter_secret, TODAY)

    text = client.get(survey_url(service), {"kode": code}).content.decode()

    assert "Apakah Anda diminta membayar?" in text
    assert "Apakah petugas sopan" not in text
    assert "7 pertanyaan" in text


def test_a_closed_survey_says_when_it_was_and_takes_nothing(client, past):
    url = survey_url(past.service)

    assert "sudah ditutup 20 Maret 2026" in client.get(url).content.decode()
    assert client.post(url, filled()).status_code == 410
    assert "belum disurvei" in client.get(survey_url(ServiceUnitFactory())).content.decode()


def test_an_answer_costs_few_statements(client, running, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        client.post(survey_url(running.service), filled())
    with django_assert_max_num_queries(6):
        client.get(survey_url(running.service), {"kode": COUNTER})


# Results for everybody


def fill(round_, *, times=12, **scores):
    return SurveyAnswerFactory.create_batch(times, round=round_, **{"scores": 3, **scores})


def test_the_list_shows_the_newest_public_result(client, past, running):
    fill(past)
    fill(running, scores=1)

    text = client.get(reverse("satisfaction:results")).content.decode()

    assert "75,00 (C, kurang baik)" in text
    assert "Triwulan I 2026" in text
    assert "25,00" not in text


def test_a_citizen_finds_the_survey_on_the_page_of_results(client, running, past):
    """Two taps from the first page: Kepuasan warga, then the service that served him."""
    url, survey = reverse("satisfaction:results"), reverse("satisfaction:survey", args=["gizi"])
    assert f'href="{url}"' in client.get(reverse("account_login")).text

    assert f'href="{survey}"' in client.get(url, {"q": "layanan"}).text
    assert f'href="{survey}"' not in client.get(url, {"q": "rumah"}).text
    planned = SurveyRoundFactory(starts_on=TODAY + timedelta(days=1))
    assert f"/skm/s/{planned.service.code}/" not in client.get(url).text
    running.service.is_active = False
    running.service.save()
    assert f'href="{survey}"' not in client.get(url).text
    running.service.is_active = True
    running.service.save()
    running.ends_on = running.starts_on
    running.save()
    assert f'href="{survey}"' not in client.get(url).text


def test_the_list_is_filtered_and_taken_as_csv(client, past):
    past.service.name = HOSTILE[:100]
    past.service.save()
    fill(past)
    url = reverse("satisfaction:results")

    assert "Tidak ada layanan yang cocok" in client.get(url, {"q": "rumah"}).content.decode()
    table = client.get(reverse("satisfaction:results_csv"), {"q": "hyperlink"})
    line = table.content.decode("utf-8-sig").splitlines()[1]
    assert line.startswith("\"'=HYPERLINK")
    assert line.endswith("75,00;C")


@pytest.mark.parametrize("rows", [1, 3])
def test_list_queries_do_not_grow(client, rows, django_assert_num_queries):
    for number in range(rows):
        fill(past_round(number), times=6)
        SurveyRoundFactory()

    with django_assert_num_queries(4):
        client.get(reverse("satisfaction:results"))


def past_round(number, **changes):
    first = date(2025, 1 + 3 * (number % 4), 1)
    return SurveyRoundFactory(
        **{
            "year": 2025,
            "quarter": number % 4 + 1,
            "starts_on": first,
            "ends_on": first + timedelta(days=40),
            **changes,
        }
    )


def test_a_result_shows_index_elements_respondents_remedies_and_trend(client, past):
    fill(past, times=8, sex="p", age_band="39")
    fill(past, times=7, sex="l", u9=1, age_band="39")
    fill(past_round(3, service=past.service))
    SurveyAnswerFactory(round=past, state="tidak_dihitung", hold="mesin", review_reason="Mesin",
                        reviewed_at=NOW, reviewed_by=UserFactory())  # fmt: skip
    RemedyFactory(round=past, done_at=NOW, done_by=UserFactory(), outcome="Kipas terpasang")

    text = client.get(reverse("satisfaction:result", args=["gizi"])).content.decode()

    for words in (
        "72,41",
        "Mutu pelayanan C",
        "antara 7",
        "Belum cukup: 15 dari 80 jawaban",
        "1 tidak dihitung",
        "U9 Sarana dan prasarana",
        "Perempuan: 8 orang",
        "Laki-laki: 7 orang",
        "Kipas terpasang",
        "Indeks per triwulan. Triwulan IV 2025: 75,00 (C, kurang baik); Triwulan I 2026: 72,41",
    ):
        assert words in text, words


def test_small_groups_are_hidden_and_with_them_the_next(client, past):
    fill(past, times=20, sex="p", schooling="sma")
    fill(past, times=9, sex="l", schooling="s1")
    fill(past, times=2, sex="", schooling="s2")

    text = client.get(reverse("satisfaction:result", args=["gizi"])).content.decode()

    assert "Perempuan: 20 orang" in text
    assert "Laki-laki: disembunyikan" in text
    assert "Tidak dijawab: disembunyikan" in text
    assert "S-1: disembunyikan" in text


def test_four_answers_show_no_figure_at_all(client, past):
    fill(past, times=4, sex="p")

    text = client.get(reverse("satisfaction:result", args=["gizi"])).content.decode()

    assert "terlalu sedikit untuk ditampilkan" in text
    assert "75,00" not in text
    assert "Perempuan: " not in text.replace("Perempuan: disembunyikan", "")


def test_nobody_sees_a_running_round_by_its_number(client, past, running):
    fill(running)
    url = reverse("satisfaction:result", args=["gizi"])

    assert client.get(url, {"survei": running.pk}).status_code == 404
    assert client.get(url, {"survei": past.pk}).status_code == 200
    other = SurveyRoundFactory()
    empty = client.get(reverse("satisfaction:result", args=[other.service.code]))
    assert "Belum ada data" in empty.content.decode()


@pytest.mark.parametrize("rounds", [1, 3])
def test_result_queries_do_not_grow(client, service, rounds, django_assert_num_queries):
    for number in range(rounds):
        fill(past_round(number, service=service), times=6)

    with django_assert_num_queries(6):
        client.get(reverse("satisfaction:result", args=["gizi"]))


# The desk


def test_the_desk_shows_progress_and_an_index_of_whole_batches(client, cast, running):
    fill(running, times=10)
    fill(running, times=3, scores=1)
    SurveyAnswerFactory(round=running, state="ditahan", hold="mesin", scores=1)
    SurveyCommentFactory(round=running)
    client.force_login(cast.rina.user)

    text = client.get(reverse("satisfaction:service", args=[running.service_id])).content.decode()

    assert "Belum cukup: 13 dari 80 jawaban, kurang 67." in text
    assert "Indeks 75,00 (C, kurang baik)" in text
    assert "Sementara, dari 10 jawaban pertama" in text


@pytest.mark.parametrize("rounds", [1, 3])
def test_desk_queries_do_not_grow(client, cast, service, rounds, django_assert_num_queries):
    running = SurveyRoundFactory(service=service)
    for row in (running, *(past_round(number, service=service) for number in range(rounds))):
        fill(row, times=6)
        RemedyFactory.create_batch(rounds, round=row)
        TokenSheetFactory.create_batch(rounds, round=row)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(9):
        client.get(reverse("satisfaction:service", args=[service.pk]))


@pytest.mark.parametrize("rows", [1, 3])
def test_services_queries_do_not_grow(client, cast, rows, django_assert_num_queries):
    for number in range(rows):
        fill(past_round(number), times=6)
    client.force_login(cast.ratna.user)

    with django_assert_num_queries(6):
        client.get(reverse("satisfaction:services"))


def test_the_list_shows_newest_round_and_newest_result(client, cast, past, running):
    fill(past)
    SurveyAnswerFactory(round=running, state="ditahan", hold="mesin")
    client.force_login(cast.rina.user)

    text = client.get(reverse("satisfaction:services")).content.decode()

    assert "0 dari 80" in text
    assert "75,00 (C, kurang baik)" in text
    assert "1 ditahan, 0 kata warga" in text


@pytest.mark.parametrize(
    ("state", "shown"),
    [("", {"jalan", "belum"}), ("berjalan", {"jalan"}), ("tanpa", {"belum"}), ("henti", {"henti"})],
)
def test_the_list_is_filtered_by_what_runs(client, cast, state, shown):
    SurveyRoundFactory(service__name="jalan")
    ServiceUnitFactory(name="belum")
    ServiceUnitFactory(name="henti", is_active=False)
    client.force_login(cast.ratna.user)

    page = client.get(reverse("satisfaction:services"), {"keadaan": state})

    assert {row.service.name for row in page.context["rows"]} == shown


def test_the_list_is_taken_away_as_a_workbook_that_cannot_run(client, cast, past):
    past.service.name = HOSTILE[:100]
    past.service.save()
    fill(past)
    client.force_login(cast.ratna.user)

    answer = client.post(reverse("satisfaction:export"), {"q": "HYPERLINK"})

    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    line = next(row for row in rows if row[0] == HOSTILE[:100])
    assert line[3:6] == ["Triwulan I 2026", "Diumumkan", 100.0]
    assert line[-3:] == ["Triwulan I 2026", 75.0, "C"]
    assert Event.objects.get(kind="satisfaction.list_exported").details["rows"] == 1


def test_scores_leave_without_profile_moment_or_order(client, cast, past, running):
    SurveyAnswerFactory.create_batch(3, round=past, scores=4, sex="p", given_at=NOW)
    SurveyAnswerFactory(round=past, scores=1)
    client.force_login(cast.rina.user)
    assert client.post(reverse("satisfaction:scores_export", args=[past.pk])).status_code == 404
    SurveyAnswerFactory(round=past, scores=2)

    answer = client.post(reverse("satisfaction:scores_export", args=[past.pk]))

    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[1:] for row in rows if row[0] in range(1, 6)] == [[1.0] * 9, [2.0] * 9] + [
        [4.0] * 9
    ] * 3
    assert client.post(reverse("satisfaction:scores_export", args=[running.pk])).status_code == 404


def test_no_result_before_each_held_answer_is_decided(client, cast, service):
    """One more decision between two looks would tell what that one citizen answered."""
    review = SurveyRoundFactory(
        service=service, quarter=2, starts_on=date(2026, 4, 6), ends_on=NOW.date() - timedelta(2)
    )
    SurveyAnswerFactory.create_batch(6, round=review, scores=4)
    held = SurveyAnswerFactory(round=review, state="ditahan", hold="mesin", scores=1)
    desk = reverse("satisfaction:service", args=[service.pk])
    report = reverse("documents:survey_report_pdf", args=[review.pk])
    scores = reverse("satisfaction:scores_export", args=[review.pk])
    client.force_login(cast.rina.user)

    shut = client.get(desk)
    assert shut.context["desk"].index.value is None
    assert "setelah semua jawaban yang ditahan diputuskan" in shut.text
    assert report not in shut.text
    assert [client.get(report).status_code, client.post(scores).status_code] == [404, 404]

    SurveyAnswer.objects.filter(pk=held.pk).update(
        state="tidak_dihitung",
        reviewed_at=NOW,
        reviewed_by=cast.ratna.user,
        review_reason="Isian mesin.",
    )
    opened = client.get(desk)
    assert opened.context["desk"].index.value == 100
    assert [client.get(report).status_code, client.post(scores).status_code] == [200, 200]


def test_a_service_is_added_on_the_page(client, cast):
    client.force_login(cast.ratna.user)
    data = {
        "unit": cast.office.pk,
        "name": "Disdukcapil",
        "service": "KTP",
        "code": "ktp",
        "is_face_to_face": "tidak",
        "cost": "gratis_dilewati",
        "population": "700",
    }

    wrong = client.post(reverse("satisfaction:service_new"), {**data, "code": "KTP el"})
    done = client.post(reverse("satisfaction:service_new"), data)

    made = ServiceUnit.objects.get()
    assert "tanpa spasi" in wrong.content.decode()
    assert done.url == reverse("satisfaction:service", args=[made.pk])
    assert (made.is_face_to_face, made.cost) == (False, "gratis_dilewati")


def test_a_service_is_edited_without_moving_it(client, cast, service):
    client.force_login(cast.rina.user)
    url = reverse("satisfaction:service_edit", args=[service.pk])
    page = client.get(url)
    data = {name: page.context["form"][name].value() for name in page.context["form"].fields}

    client.post(url, {**data, "name": "Gizi anak", "unit": cast.other.pk})

    service.refresh_from_db()
    assert (service.name, service.unit) == ("Gizi anak", cast.field)


def test_a_round_is_opened_and_refused_on_the_page(client, cast, service):
    client.force_login(cast.rina.user)
    url = reverse("satisfaction:round_new", args=[service.pk])
    page = client.get(url)
    data = {name: page.context["form"][name].value() for name in page.context["form"].fields}

    first = client.post(url, data)
    again = client.post(url, data)

    round_ = service.rounds.get()
    assert first.status_code == 302
    assert (round_.quarter, round_.starts_on, round_.ends_on) == (3, TODAY, date(2026, 9, 30))
    assert "Survei Triwulan III 2026 sudah ada" in again.content.decode()


def test_held_answers_show_their_pattern_and_not_their_scores(client, cast, running):
    for scores in (1, 1, 4):
        SurveyAnswerFactory(round=running, state="ditahan", hold="mesin", scores=scores)
    SurveyAnswerFactory(round=running, state="ditahan", hold="mesin", scores=3, u9=2)
    client.force_login(cast.ratna.user)

    page = client.get(reverse("satisfaction:held", args=[running.pk]))

    assert [row.pattern for row in page.context["rows"]] == [
        "Semua nilai sama, serupa 1 jawaban lain",
        "Semua nilai sama, serupa 1 jawaban lain",
        "Semua nilai sama",
        "Nilai beragam",
    ]
    assert "4 4 4" not in page.text
    assert "Nilai beragam" in page.text


def test_held_answers_are_chosen_by_tick_or_by_filter(client, cast, running):
    SurveyAnswerFactory.create_batch(3, round=running, state="ditahan", hold="mesin")
    ticked = SurveyAnswerFactory(round=running, state="ditahan", hold="pegawai")
    client.force_login(cast.ratna.user)
    url = reverse("satisfaction:held", args=[running.pk])
    decision = {"counts": "tidak", "reason": "Bukan warga"}

    nothing = client.post(url, {**decision, "which": "pilih"})
    client.post(url, {**decision, "which": "pilih", "jawaban": [ticked.pk, "x"]})
    client.post(f"{url}?sebab=mesin", {**decision, "which": "semua", "counts": "ya"})

    assert "Pilih setidaknya satu jawaban" in nothing.content.decode()
    states = SurveyAnswer.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["dihitung"] * 3 + ["tidak_dihitung"]


def test_the_keeper_of_the_unit_itself_is_told_who_decides(client, cast, running):
    SurveyAnswerFactory(round=running, state="ditahan", hold="pegawai")
    client.force_login(cast.rina.user)

    text = client.get(reverse("satisfaction:held", args=[running.pk])).content.decode()

    assert "Pengelola dari luar unit" in text
    assert "Simpan keputusan" not in text


def test_a_comment_is_shown_with_a_warning_and_handed_on(client, cast, running):
    comment = SurveyCommentFactory(round=running, text="Pak Budi lambat.")
    client.force_login(cast.ratna.user)
    url = reverse("satisfaction:comment", args=[comment.pk])

    page = client.get(url)
    refused = client.post(url, {"decision": "terus", "text": "Pak Budi lambat."})
    client.post(url, {"decision": "terus", "text": "Pak [...] lambat."})

    assert "Mungkin menyebut nama pegawai" in page.content.decode()
    assert "nama pegawai unit" in refused.content.decode()
    comment.refresh_from_db()
    assert comment.handed_text == "Pak […] lambat."
    client.force_login(cast.budi.user)
    heard = client.get(reverse("satisfaction:voices")).content.decode()
    assert "Pak […] lambat." in heard
    assert "Pak Budi lambat." not in heard


def test_comments_are_listed_by_state_and_page(client, cast, running):
    SurveyCommentFactory.create_batch(26, round=running)
    client.force_login(cast.ratna.user)
    url = reverse("satisfaction:comments", args=[running.pk])

    first = client.get(url)
    second = client.get(url, {"setelah": first.context["page"].next_after})

    assert [len(page.context["page"].rows) for page in (first, second)] == [25, 1]
    assert client.get(url, {"keadaan": "x"}).context["state"] == "menunggu"
    assert "Tidak ada tulisan" in client.get(url, {"keadaan": "disimpan"}).content.decode()


def test_the_counter_shows_todays_code(client, cast, running):
    client.force_login(cast.rina.user)

    text = client.get(reverse("satisfaction:counter", args=[running.service_id])).content.decode()

    assert rules.printed_code(COUNTER) in text
    assert "<svg" in text


def test_remedies_are_planned_and_finished_on_the_page(client, cast, past):
    client.force_login(cast.rina.user)
    data = {
        "element": "u3",
        "programme": "Loket kedua",
        "year": "2026",
        "quarter": "2",
        "in_charge": "Kepala seksi",
    }

    client.post(reverse("satisfaction:remedy_new", args=[past.pk]), data)
    remedy = Remedy.objects.get()
    client.post(
        reverse("satisfaction:remedy_finish", args=[remedy.pk]), {"outcome": "Loket dibuka"}
    )

    remedy.refresh_from_db()
    assert (remedy.element, remedy.outcome) == ("u3", "Loket dibuka")


@pytest.mark.parametrize("act", ["round_publish", "sheet_void", "counter_change"])
def test_a_refusal_is_said_on_the_desk(client, cast, running, act):
    sheet = TokenSheetFactory(round=running, voided_at=NOW, voided_by=cast.ratna.user)
    client.force_login(cast.ratna.user)
    pk = {
        "round_publish": running.pk,
        "sheet_void": sheet.pk,
        "counter_change": running.service_id,
    }[act]

    text = client.post(reverse(f"satisfaction:{act}", args=[pk]), follow=True).content.decode()

    assert {
        "round_publish": "Umumkan sesudahnya",
        "sheet_void": "sudah dibatalkan",
        "counter_change": "Kode loket diganti",
    }[act] in text


@pytest.mark.parametrize("who", ["rina", "ratna"])
def test_the_start_page_names_what_waits_at_the_desks_one_keeps(client, cast, running, past, who):
    SurveyAnswerFactory.create_batch(2, round=running, state="ditahan", hold="mesin")
    SurveyAnswerFactory(round=past, state="ditahan", hold="mesin")  # public: nothing to do
    SurveyCommentFactory(round=running)
    client.force_login(getattr(cast, who).user)

    tasks = {task["label"]: task["word"] for task in client.get("/").context["tasks"]}

    assert tasks["Periksa jawaban survei yang ditahan"] == "2"
    assert tasks["Baca kata warga"] == "1"


def test_the_start_page_is_silent_about_desks_of_others(client, cast, running):
    other = SurveyRoundFactory()
    SurveyAnswerFactory(round=other, state="ditahan", hold="mesin")
    SurveyCommentFactory(round=other)
    SurveyAnswerFactory(round=running, state="ditahan", hold="mesin")

    for who, word in (("rina", "1"), ("budi", None), ("umi", None)):
        client.force_login(getattr(cast, who).user)
        tasks = {task["label"]: task["word"] for task in client.get("/").context["tasks"]}
        assert tasks.get("Periksa jawaban survei yang ditahan") == word
        assert "Baca kata warga" not in tasks


def test_an_empty_desk_asks_for_one_thing(client, cast):
    client.force_login(cast.ratna.user)

    page = client.get(reverse("satisfaction:services")).content.decode()

    assert page.count("btn-primary") == 1
