"""A citizen answers on a phone at 400 kbps, without scripts; the keeper sees it arrive."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.satisfaction import actions
from kinerja.satisfaction.models import SurveyAnswer, SurveyComment
from kinerja.satisfaction.rules import FLOOD_RULES
from tests.factories import TODAY
from tests.journeys.conftest import choose, fill, press, sideways
from tests.satisfaction.factories import (
    EVERYTHING,
    RemedyFactory,
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyRoundFactory,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

KBPS = 400
MOST_HTML, MOST_REQUESTS = 20 * 1024, 8  # what the style weighs, tests/web/test_static.py says
READING = 1000 * FLOOD_RULES[-1].fastest_seconds  # milliseconds a person needs at least


@pytest.fixture
def running(cast):
    """A puskesmas that is asked this quarter; fifteen people have answered."""
    service = ServiceUnitFactory(
        unit=cast.field, name="Puskesmas Rimbo Tengah", code="pkm-rimbo-tengah"
    )
    round_ = SurveyRoundFactory(service=service, starts_on=TODAY - timedelta(days=10))
    for number in range(15):
        SurveyAnswerFactory(round=round_, scores=3 + number % 2, u3=2 + number % 2)
    RemedyFactory(round=round_, element="u3", programme="Menambah satu loket pada Senin pagi")
    return round_


def weak_link(page):
    """400 kbps with 400 ms, as in a dusun; what came, one entry each."""
    came = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    rate = KBPS * 1000 / 8
    wire.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": rate, "uploadThroughput": rate},
    )
    wire.on("Network.loadingFinished", lambda event: came.append(event["requestId"]))
    return came


def test_a_citizen_answers_on_a_phone_at_400_kbps_without_scripts(cast, running, door, picture):
    _, codes = actions.make_sheet(running, size=24, by=cast.ratna.user, at=timezone.now())
    page = door.open("phone", java_script_enabled=False).new_page()
    came = weak_link(page)

    first = page.goto(f"/skm/s/pkm-rimbo-tengah/?kode={codes[0]}")
    weight, requests = len(first.body()), len(came)
    picture(page, "survei-warga")
    assert sideways_without_script(page) is False
    for name in EVERYTHING:
        choose(page, name, "2" if name == "u3" else "4")
    page.select_option("[name=sex]", "p")
    page.select_option("[name=age_band]", "39")
    fill(page, comment="Antrean pagi panjang.")
    page.wait_for_timeout(READING)
    press(page, "Kirim jawaban")
    page.get_by_role("heading", name="Terima kasih").wait_for()

    assert weight <= MOST_HTML
    assert requests <= MOST_REQUESTS
    answer = SurveyAnswer.objects.order_by("pk").last()
    assert (answer.u3, answer.u9, answer.sex, answer.state) == (2, 4, "p", "dihitung")
    assert SurveyComment.objects.get().text == "Antrean pagi panjang."
    page.goto(f"/skm/s/pkm-rimbo-tengah/?kode={codes[0]}")
    assert "Kupon ini sudah dipakai" in page.inner_text("main")


def sideways_without_script(page):
    """Whether the page is wider than the phone."""
    box = page.locator("main").bounding_box()
    return box["x"] + box["width"] > 360


def test_a_forgotten_question_is_named_and_the_rest_stays_chosen(cast, running, door):
    _, codes = actions.make_sheet(running, size=24, by=cast.ratna.user, at=timezone.now())
    page = door.open("phone", java_script_enabled=False).new_page()

    page.goto("/skm/s/pkm-rimbo-tengah/")
    fill(page, kode=codes[1].lower())
    press(page, "Mulai mengisi")
    for name in EVERYTHING[:-1]:
        choose(page, name, "3")
    with door.forgive("422"):
        press(page, "Kirim jawaban")
        page.get_by_role("alert").wait_for()

    assert "Belum dijawab: Bagaimana ruang tunggu" in page.inner_text("[role=alert]")
    assert page.locator("input:checked").count() == 8


def test_the_keeper_sees_progress_and_looks_at_what_is_held(cast, running, door, picture):
    SurveyAnswerFactory(round=running, state="ditahan", hold="pegawai")
    page = door.open_for(cast.ratna.user).new_page()

    page.goto("/skm/kelola/")
    press(page, "Puskesmas Rimbo Tengah")
    page.get_by_text("Belum cukup: 15 dari 80 jawaban").wait_for()
    picture(page, "survei-meja")
    press(page, "Jawaban yang ditahan")
    page.get_by_role("checkbox").check()
    choose(page, "counts", "tidak")
    fill(page, reason="Diisi dari akun petugas.")
    press(page, "Simpan keputusan")

    assert "1 jawaban tidak dihitung." in page.inner_text("[role=status]")
    assert sideways(page) == ""
