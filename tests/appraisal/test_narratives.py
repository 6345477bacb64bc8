"""A plan of the qualitative approach through the whole cycle: noted, rated, signed, printed."""

import pgtrigger
import pytest
from django.urls import reverse

from kinerja.appraisal import queries
from kinerja.documents.evaluation import evaluation_pdf
from kinerja.planning.models import Indicator
from tests.appraisal.conftest import rate, sign
from tests.documents.test_skp_pdf import in_order, text_of

pytestmark = pytest.mark.django_db

WORDS = "Keluhan atas layanan berkurang dari tahun sebelumnya"


@pytest.fixture
def narrated(ready):
    """The evaluation of a plan whose one indicator is a narrative without a number."""
    with pgtrigger.ignore():
        Indicator.objects.filter(result__skp=ready.skp).update(
            aspect="", statement=WORDS, target="", target_value=None, unit_of_measure=""
        )
        ready.skp.approach = "kualitatif"
        ready.skp.save(update_fields=["approach"])
    return ready


def test_c11_is_the_form_of_a_narrative_plan(narrated, cast):
    content = queries.evaluation_content(narrated)

    assert (content["format"], content["approach"]) == ("C.1.1", "kualitatif")
    assert content["results"][0]["indicators"][0]["target"] == ""
    assert content["results"][0]["indicators"][0]["realisation"] == "9"


def test_a_narrative_plan_is_rated_signed_and_printed(narrated, cast):
    rate(narrated, cast.sari)
    signed = sign(narrated, cast.sari)

    assert signed.predikat == "baik"
    assert True is in_order(
        text_of(evaluation_pdf(signed)),
        "HASIL EVALUASI KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUALITATIF",
        "PERIODE: TRIWULAN II 2026",
        "CAPAIAN KINERJA ORGANISASI",
        "UKURAN KEBERHASILAN/ INDIKATOR",
        "A. UTAMA",
        "B. TAMBAHAN",
        "RATING HASIL KERJA",
        "RATING PERILAKU KERJA",
        "PREDIKAT KINERJA PEGAWAI",
    )


@pytest.mark.parametrize(
    ("who", "name"),
    [("sari", "appraisal:review"), ("budi", "monitoring:skp_progress")],
)
def test_no_page_speaks_of_a_target_that_is_not_apart(client, narrated, cast, who, name):
    client.force_login(getattr(cast, who).user)
    row = narrated if name.startswith("appraisal") else narrated.skp

    body = client.get(reverse(name, args=[row.pk])).content.decode()

    assert WORDS in body
    assert "Target ." not in body
    assert "Target  ·" not in body
    assert "9 dari" not in body
