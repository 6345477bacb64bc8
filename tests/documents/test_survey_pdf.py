"""Report, tokens and poster of the survey of satisfaction."""

import re
from datetime import date

import pytest
from django.urls import reverse

from kinerja.documents.survey import poster_pdf, report_pdf
from kinerja.satisfaction.models import SurveyToken, TokenSheet
from kinerja.satisfaction.rules import hash_of, typed_code
from tests.documents.archivable import assert_archivable
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import NOW, TODAY
from tests.satisfaction.conftest import past, running, service  # noqa: F401 -- the same world
from tests.satisfaction.factories import RemedyFactory, SurveyAnswerFactory

pytestmark = pytest.mark.django_db


def test_the_report_has_what_the_law_asks_for_in_its_order(past, tmp_path):  # noqa: F811
    SurveyAnswerFactory.create_batch(12, round=past, scores=3, u9=2, sex="p")
    SurveyAnswerFactory.create_batch(9, round=past, scores=3, u9=2, sex="l")
    SurveyAnswerFactory.create_batch(2, round=past, scores=3, u9=2)
    RemedyFactory(round=past)

    pdf = report_pdf(past, on=TODAY, at=NOW)

    text = text_of(pdf)
    assert_archivable(pdf, tmp_path)
    assert True is in_order(
        text,
        "LAPORAN SURVEI KEPUASAN MASYARAKAT",
        "LAYANAN GIZI",
        "PermenPANRB 14/2017",
        "5 Januari 2026 sampai 20 Maret 2026",
        "Belum cukup: 23 dari 80",
        "72,22 (C, kurang baik)",
        "U1 Persyaratan",
        "3,000",
        "0,333",
        "U9 Sarana dan prasarana",
        "2,000",
        "Tiga unsur terendah: U9",
        "Jenis kelamin",
        "disembunyikan",
        "U9 Sarana",
        "Menambah",
        "Triwulan IV 2026",
        "Kepala Subbagian",
        "Triwulan I 2026",
        "Krejcie dan Morgan",
    )
    assert "KONSEP" not in text


def test_a_report_before_publication_is_a_draft(running):  # noqa: F811
    text = text_of(report_pdf(running, on=TODAY, at=NOW))

    assert "KONSEP" in text
    assert "Belum ada data" in text
    assert "Belum ada rencana tindak lanjut" in text


def test_hostile_and_endless_words_stay_on_the_page(past, tmp_path):  # noqa: F811
    past.service.name = '#import "x" $x$ <b>' + "W" * 100
    past.service.save()
    RemedyFactory(round=past, programme="*" * 150 + "W" * 150)

    assert_archivable(report_pdf(past, on=TODAY, at=NOW), tmp_path)
    assert_archivable(poster_pdf(past.service, on=TODAY, at=NOW), tmp_path)


def test_the_codes_of_a_sheet_are_on_its_paper_and_nowhere_else(client, cast, running, tmp_path):  # noqa: F811
    client.force_login(cast.rina.user)

    answer = client.post(reverse("documents:token_sheet_pdf", args=[running.pk]), {"size": "24"})

    text = text_of(answer.content)
    codes = {typed_code(code) for code in re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)}
    assert_archivable(answer.content, tmp_path)
    assert len(codes) == 24
    assert set(SurveyToken.objects.values_list("code_hash", flat=True)) == {
        hash_of(code) for code in codes
    }
    assert "20 September 2026" in text


@pytest.mark.parametrize("size", ["", "25", "x"])
def test_a_sheet_of_another_size_is_not_made(client, cast, running, size):  # noqa: F811
    client.force_login(cast.rina.user)
    url = reverse("documents:token_sheet_pdf", args=[running.pk])

    answer = client.post(url, {"size": size}, follow=True)

    assert "Pilih banyak kupon" in answer.content.decode()
    assert not TokenSheet.objects.exists()


def test_a_sheet_for_a_round_that_is_over_is_refused(client, cast, past):  # noqa: F811
    client.force_login(cast.rina.user)

    answer = client.post(
        reverse("documents:token_sheet_pdf", args=[past.pk]), {"size": "24"}, follow=True
    )

    assert "Survei ini sudah berakhir" in answer.content.decode()


def test_the_poster_leads_to_the_survey_and_counts_its_questions(service):  # noqa: F811
    service.is_face_to_face = False

    text = text_of(poster_pdf(service, on=date(2026, 7, 15), at=NOW))

    assert "/skm/s/gizi/" in text
    assert "Jawab 7 pertanyaan" in text
