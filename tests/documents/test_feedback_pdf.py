import pytest

from kinerja.documents.feedback import feedback_pdf
from kinerja.monitoring.queries import windows
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import FeedbackFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db

HEAD = ("REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN", "PENDEKATAN HASIL KERJA")


@pytest.fixture
def plan(cast):
    return build_world(cast)


def printed(skp):
    return text_of(feedback_pdf(skp, window=windows(skp)[-1]))


def test_b15_puts_named_feedback_beside_realisation(plan):
    FeedbackFactory(
        skp=plan.skp, result=None, behaviour="loyal", giver=plan.cast.sari, text="Rahasia #1 *aman*"
    )

    text = printed(plan.skp)

    assert True is in_order(
        text,
        *HEAD,
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "HASIL KERJA",
        "A. UTAMA",
        "B. TAMBAHAN",
        "PERILAKU KERJA",
        "Rahasia #1 *aman*",
        "Pejabat Penilai Kinerja",
    )
    assert "Pimpinan (Sari," in text


def test_b14_is_for_leaders_with_perspectives(plan):
    plan.skp.kind = "jpt_ukm"

    text = printed(plan.skp)

    assert "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI" in text
    assert "PERSPEKTIF" in text


def test_b13_is_for_the_qualitative_approach(plan):
    plan.skp.approach = "kualitatif"

    text = printed(plan.skp)

    assert "PENDEKATAN HASIL KERJA KUALITATIF" in text
    assert "Ukuran keberhasilan dan target" in text


def test_the_same_period_gives_the_same_bytes(plan):
    window = windows(plan.skp)[-1]

    assert feedback_pdf(plan.skp, window=window) == feedback_pdf(plan.skp, window=window)
