"""The three documents of angka kredit, from real acts."""

from decimal import Decimal

import pytest
from django.urls import reverse

from kinerja.credits import actions, queries
from kinerja.documents.credit import accumulation_pdf, conversion_pdf, statement_pdf
from tests.credits.conftest import year  # noqa: F401 -- the same world
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversion(cast, year):  # noqa: F811
    return actions.convert_evaluation(year, by=cast.sari.user, at=NOW)


@pytest.fixture
def statement(cast, conversion):
    actions.record_addition(
        cast.budi,
        source="dasar",
        credit=Decimal(90),
        basis="PAK lama",
        valid_on=TODAY,
        by=cast.umi.user,
        at=NOW,
    )
    return actions.set_statement(
        cast.budi,
        number="800/7/2026",
        set_on=TODAY,
        seen_total=str(queries.account_of(cast.budi, on=TODAY).have),
        by=cast.ratna.user,
        at=NOW,
    )


def test_the_conversion_shows_the_calculation(conversion):
    text = text_of(conversion_pdf(conversion))

    assert True is in_order(
        text,
        "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT",
        "PERIODE: TAHUN 2025",
        "KETERANGAN PERORANGAN",
        "Budi",
        "Baik",
        "100%",
        "12,5",
        "Pejabat Penilai Kinerja",
        "Sari",
        conversion.verification_code,
    )


def test_the_accumulation_lists_the_conversions(statement):
    text = text_of(accumulation_pdf(statement))

    assert True is in_order(
        text, "AKUMULASI ANGKA KREDIT", "2025", "Baik", "JUMLAH ANGKA KREDIT KONVERSI", "12,5"
    )


def test_the_pak_shows_the_five_rows_and_the_conclusion(statement):
    text = text_of(statement_pdf(statement))

    assert True is in_order(
        text,
        "PENETAPAN ANGKA KREDIT",
        "NOMOR: 800/7/2026",
        "AK dasar yang diberikan",
        "AK JF lama",
        "AK penyesuaian/penyetaraan",
        "AK konversi",
        "AK dari peningkatan pendidikan",
        "JUMLAH ANGKA KREDIT KUMULATIF",
        "102,5",
        "DAPAT DIPERTIMBANGKAN UNTUK KENAIKAN JENJANG KE AHLI MUDA.",
        "Ratna",
    )


def test_both_codes_can_be_verified(client, conversion, statement):
    def verdict(row):
        page = client.get(reverse("documents:verify", args=[row.verification_code]))
        found = page.context["found"]
        return found.verdict, found.is_intact, found.is_current

    assert verdict(conversion) == ("12,5 angka kredit", True, True)
    assert verdict(statement) == ("102,5 angka kredit", True, True)
