"""Tugas belajar: the law's table of IPK, the page, who may (Lampiran II B)."""

from decimal import Decimal

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.planning import access, rules
from kinerja.planning.enums import StudyLevel, StudyPlace


def test_every_level_and_place_has_its_bands_and_programme():
    assert set(rules.IPK_BANDS) == {(a, b) for a in StudyLevel for b in StudyPlace}
    assert set(rules.LEAST_PROGRAMME) == set(StudyPlace)


@pytest.mark.parametrize(
    ("level", "place", "words"),
    [
        ("s1", "a", ["3,51–4,00", "3,01–3,50", "2,76–3,00", "kurang dari 2,76"]),
        ("s1", "b", ["3,61–4,00", "3,10–3,60", "2,76–3,09", "kurang dari 2,76"]),
        ("s1", "c", ["3,71–4,00", "3,20–3,70", "2,76–3,19", "kurang dari 2,76"]),
        ("s1", "luar_negeri", ["3,51–4,00", "3,01–3,50", "2,76–3,00", "kurang dari 2,76"]),
        ("s2", "a", ["3,51–4,00", "3,20–3,50", "3,00–3,19", "kurang dari 3,00"]),
        ("s2", "b", ["3,61–4,00", "3,25–3,60", "3,00–3,24", "kurang dari 3,00"]),
        ("s2", "c", ["3,71–4,00", "3,30–3,70", "3,00–3,29", "kurang dari 3,00"]),
        ("s2", "luar_negeri", ["3,51–4,00", "3,20–3,50", "3,00–3,19", "kurang dari 3,00"]),
    ],
)
def test_the_bands_read_as_the_law_prints_them(level, place, words):
    bands = rules.bands_for(level, place).words

    assert bands == list(
        zip(("Sangat baik", "Baik", "Butuh perbaikan", "Kurang"), words, strict=True)
    )


@pytest.mark.parametrize(
    ("ipk", "hint"),
    [
        ("3.75", ""),
        ("3.20", ""),
        ("3.19", "Menurut panduan, IPK 3,19 setara Butuh perbaikan. Baik dimulai dari 3,20."),
        ("2.99", "Menurut panduan, IPK 2,99 setara Kurang. Baik dimulai dari 3,20."),
    ],
)
def test_a_low_ipk_is_remarked(ipk, hint):
    assert rules.hint_on_ipk(Decimal(ipk), level="s2", place="a") == hint


@pytest.fixture
def student(cast, draft):
    cast.budi.standing = "tugas_belajar"
    cast.budi.save()
    return draft


DATA = {
    "revision": "0",
    "programme": "Magister Kebijakan Publik Universitas Jambi",
    "level": "s2",
    "place": "a",
    "ipk": "3,10",
    "finish": "Agustus 2027",
}


def page(client, who, name, *args, data=None):
    client.force_login(who.user)
    address = reverse(f"planning:{name}", args=args)
    return client.get(address) if data is None else client.post(address, data, follow=True)


def test_a_student_adds_both_expectations_to_the_same_plan(client, cast, student):
    assert "Tugas belajar" in page(client, cast.budi, "result_list", student.pk).content.decode()
    assert "3,61–4,00" in page(client, cast.budi, "study_add", student.pk).content.decode()
    assert client.put(reverse("planning:study_add", args=[student.pk])).status_code == 405

    body = page(client, cast.budi, "study_add", student.pk, data=DATA).content.decode()

    assert "IPK 3,10 setara Butuh perbaikan" in body
    rows = student.results.filter(no_parent_reason="Tugas belajar").order_by("order")
    assert [(row.kind, row.indicators.get().target) for row in rows] == [
        ("utama", "3,10 IPK"),
        ("utama", "Agustus 2027"),
    ]


def test_who_does_not_study_finds_no_such_page(client, cast, draft):
    with pytest.raises(Http404):
        access.get_study_plan(cast.budi.user, draft.pk)
    body = page(client, cast.budi, "result_list", draft.pk).content.decode()
    assert "tugas-belajar" not in body


def test_the_study_of_another_is_not_found(cast, student):
    with pytest.raises(Http404):
        access.get_study_plan(cast.sari.user, student.pk)
