"""Tugas belajar: docs/law.md#tugas-belajar."""

from decimal import Decimal

import pytest

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Accreditation, Predikat, StudyLevel
from kinerja.lib.refusals import Refused
from tests.appraisal.conftest import rate, sign
from tests.appraisal.test_views import form_of, page

WORDS = {"results_reason": "IPK 2,50.", "behaviour_reason": "Tidak melapor."}


def test_every_level_and_accreditation_has_its_bands():
    assert set(rules.BANDS) == {(level, one) for level in StudyLevel for one in Accreditation}
    for bands in rules.BANDS.values():
        assert list(bands.values()) == sorted(bands.values(), reverse=True)
        assert list(bands.values())[-1] == 0


@pytest.mark.parametrize(
    ("level", "accreditation", "ipk", "predikat"),
    [
        ("s1", "a", "3.51", Predikat.SANGAT_BAIK),
        ("s1", "a", "3.50", Predikat.BAIK),
        ("s1", "a", "3.00", Predikat.BUTUH_PERBAIKAN),
        ("s1", "a", "2.75", Predikat.KURANG),
        ("s1", "b", "3.60", Predikat.BAIK),
        ("s1", "c", "3.19", Predikat.BUTUH_PERBAIKAN),
        ("s2_s3", "a", "3.20", Predikat.BAIK),
        ("s2_s3", "b", "3.24", Predikat.BUTUH_PERBAIKAN),
        ("s2_s3", "c", "2.99", Predikat.KURANG),
    ],
)
def test_what_an_ipk_stands_for(level, accreditation, ipk, predikat):
    found = rules.study_band(
        level=StudyLevel(level), accreditation=Accreditation(accreditation), ipk=Decimal(ipk)
    )

    assert found == predikat


@pytest.mark.parametrize(
    ("results", "predikat"), [("di_bawah", "sangat_kurang"), ("sesuai", "kurang")]
)
def test_who_failed_gets_one_of_the_two_lowest(cast, ready, results, predikat):
    rate(
        ready,
        cast.sari,
        study="gagal",
        results_rating=results,
        behaviour_rating="di_bawah",
        **WORDS,
    )

    signed = sign(ready, cast.sari)

    assert (signed.predikat, signed.content["study"]) == (predikat, "gagal")


def test_anything_better_is_refused(cast, ready):
    rate(ready, cast.sari, study="gagal", results_rating="di_bawah", **WORDS)

    with pytest.raises(Refused, match="Tugas belajar tidak selesai"):
        sign(ready, cast.sari)


def test_the_page_asks_only_those_on_tugas_belajar(client, cast, ready):
    client.force_login(cast.sari.user)
    before = client.get(page("evaluation", ready))
    cast.budi.standing = "tugas_belajar"
    cast.budi.save()

    after = client.get(page("evaluation", ready))
    client.post(page("evaluation", ready), form_of(ready, study="gagal"))

    ready.refresh_from_db()
    assert ("study" in before.context["form"].fields, before.context["study_guide"]) == (False, [])
    assert ("study" in after.context["form"].fields, len(after.context["study_guide"])) == (True, 6)
    assert ready.study == "gagal"
