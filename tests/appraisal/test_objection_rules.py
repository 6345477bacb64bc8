"""docs/law.md#keberatan."""

from datetime import date

import pytest

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationBasis, ObjectionStatus, Rating, Side
from kinerja.appraisal.rules import Ruling

LAST = date(2026, 1, 30)
MEETS = (Rating.MEETS.value, Rating.MEETS.value)
BOTH = {Side.EMPLOYEE, Side.APPRAISER}


def reasons(**changes):
    facts = {
        "basis": EvaluationBasis.APPRAISER,
        "is_final": False,
        "is_received": True,
        "contest": Contest.NONE,
        "last_day": LAST,
        "on": LAST,
    }
    return rules.blockers_to_object(**facts | changes)


def ruling(results="sesuai", behaviour="sesuai", considerations="Data benar.", recommendation=""):
    return Ruling(results, behaviour, considerations, recommendation)


def against_deciding(given, **changes):
    facts = {"status": ObjectionStatus.EXAMINED, "explained": BOTH, "before": MEETS}
    return rules.blockers_to_decide(ruling=given, **facts | changes)


def test_the_last_day_still_counts():
    assert reasons() == []


def test_a_day_later_is_too_late_and_says_since_when():
    assert reasons(on=date(2026, 1, 31)) == [
        "Batas keberatan 30 Januari 2026 sudah lewat. "
        "Keberatan diajukan paling lama 14 hari kerja sejak dokumen diterima."
    ]


def test_what_was_not_handed_over_cannot_be_objected_to():
    assert reasons(is_received=False, last_day=None) == [
        "Dokumen evaluasi ini belum diserahkan kepada Anda."
    ]


@pytest.mark.parametrize("contest", [one for one in Contest if one])
def test_one_objects_once(contest):
    assert reasons(contest=contest) == ["Keberatan atas evaluasi ini sudah diajukan."]


@pytest.mark.parametrize("basis", EvaluationBasis)
def test_final_results_say_why_they_are_final(basis):
    assert reasons(basis=basis, is_final=True, last_day=None) == [
        f"{rules.FINAL[basis]} Keberatan tidak dapat diajukan."
    ]


def test_every_basis_has_its_reason_and_every_status_its_word_for_others():
    assert set(rules.FINAL) == set(EvaluationBasis)
    assert set(rules.CONTEST) == set(ObjectionStatus)


def test_the_same_ratings_confirm_and_any_other_change():
    assert rules.act_of(before=MEETS, after=MEETS) == "confirm"
    assert rules.act_of(before=MEETS, after=("di_atas", "sesuai")) == "change"


def test_both_sides_are_heard_before_anything_is_decided():
    assert against_deciding(ruling(), explained={Side.EMPLOYEE}) == [
        "Minta penjelasan pejabat penilai, atau catat bahwa ia tidak memberikannya."
    ]


def test_a_decision_has_ratings_and_considerations():
    assert against_deciding(ruling(results="", considerations="")) == [
        "Pilih kedua rating yang berlaku.",
        "Tulis pertimbangan keputusan.",
        "Hasil berubah: tulis rekomendasi baru.",
    ]


def test_a_change_needs_a_new_recommendation():
    assert against_deciding(ruling(results="di_atas")) == ["Hasil berubah: tulis rekomendasi baru."]
    assert against_deciding(ruling(results="di_atas", recommendation="Pertahankan.")) == []


@pytest.mark.parametrize("status", sorted(set(ObjectionStatus) - {ObjectionStatus.EXAMINED}))
def test_only_what_is_examined_is_decided(status):
    assert against_deciding(ruling(), status=status) == ["Keberatan ini tidak sedang diperiksa."]


def test_explanations_are_given_while_it_is_examined():
    assert {
        status: bool(rules.blockers_to_explain(status=status)) for status in ObjectionStatus
    } == {status: status != ObjectionStatus.EXAMINED for status in ObjectionStatus}


def test_nothing_is_examined_without_an_examiner():
    assert rules.blockers_to_examine(status=ObjectionStatus.FILED, has_examiner=False) == [
        rules.NOBODY_EXAMINES
    ]
    assert rules.blockers_to_examine(status=ObjectionStatus.FILED, has_examiner=True) == []
    assert rules.blockers_to_examine(status=ObjectionStatus.WITHDRAWN, has_examiner=True) == [
        "Keberatan ini berstatus dicabut pegawai."
    ]
