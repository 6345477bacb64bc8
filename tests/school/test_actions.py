"""Learning, vignettes, the panel, and what is asked: changed, recorded, refused."""

from datetime import timedelta

import pytest

from kinerja.lib.refusals import Refused
from kinerja.school import actions, queries, rules
from kinerja.school.actions.vignettes import FOLDER
from kinerja.school.models import (
    CertificationRule,
    ExerciseAnswer,
    VignetteVersion,
)
from tests.factories import NOW, TODAY
from tests.school import factories as school
from tests.school.conftest import certification, kinds, last_event, scored

pytestmark = pytest.mark.django_db
BEHAVIOUR = {"results_reason": "Tercapai.", "behaviour_reason": "Sesuai bukti."}


# Learning


def test_an_exercise_keeps_the_last_choice(cast):
    for choice in ("a", "b"):
        answer = actions.answer_exercise(
            code="rating-dua-hasil", choice=choice, by=cast.budi.user, at=NOW
        )

    assert (answer.choice, answer.is_right) == ("b", True)
    assert ExerciseAnswer.objects.count() == 1
    assert kinds() == ["school.exercise_answered"] * 2


@pytest.mark.parametrize(
    ("code", "choice"), [("rating-dua-hasil", ""), ("rating-dua-hasil", "z"), ("lain", "a")]
)
def test_an_answer_that_does_not_exist_is_refused(cast, code, choice):
    with pytest.raises(Refused, match="Pilih salah satu jawaban"):
        actions.answer_exercise(code=code, choice=choice, by=cast.budi.user, at=NOW)


# Vignettes


def test_the_sixteen_cases_of_the_repository_are_loaded_once(db):
    assert actions.load_vignettes(at=NOW) == 16
    assert actions.load_vignettes(at=NOW) == 0

    assert VignetteVersion.objects.filter(number=1).count() == 16
    assert kinds() == ["school.vignette_written"] * 16


def test_each_case_has_substance_mixed_signals_and_a_person_to_fill_in(db):
    actions.load_vignettes(at=NOW)

    for one in VignetteVersion.objects.all():
        assert 150 <= len(one.evidence.split()) <= 300, one.job
        assert "{sapaan} {nama}" in one.evidence
        assert set(one.proposal) == {*rules.DIMENSIONS, *BEHAVIOUR}
        assert rules.missing_dimensions(one.proposal) == []
        assert len(set(rules.scores(one.proposal))) > 1 or one.vignette.code == "bidan-desa"


def test_a_newer_edition_of_the_repository_becomes_a_new_version(db, tmp_path):
    file = tmp_path / "guru-sd.toml"
    text = (FOLDER / "guru-sd.toml").read_text()
    file.write_text(text)
    actions.load_vignettes(folder=tmp_path, at=NOW)
    file.write_text(text.replace("edition = 1", "edition = 2"))

    assert actions.load_vignettes(folder=tmp_path, at=NOW) == 1
    assert queries.newest_versions().get().number == 2


TEXT = {
    "job": "Perawat",
    "unit": "Puskesmas",
    "results": school.RESULTS,
    "evidence": "{sapaan} {nama} melayani.",
    "feedback": "Baik.",
    "reason": "Angka diperjelas",
}


def test_an_edited_case_is_a_new_version_and_old_ratings_keep_the_old_text(
    running, attempt, versions, experts
):
    school.rate_all(attempt)

    new = actions.revise_vignette(versions[0], by=experts[0], at=NOW, **TEXT)

    assert (new.number, new.vignette) == (2, versions[0].vignette)
    assert attempt.answers.filter(version=versions[0]).exists()
    assert not attempt.answers.filter(version=new).exists()
    assert [one.pk for one in queries.usable()] == [one.pk for one in versions[1:]]
    assert last_event().kind == "school.vignette_written"


def test_only_the_newest_version_is_edited_and_only_by_the_panel(cast, versions, experts):
    with pytest.raises(Refused, match="panel pakar"):
        actions.revise_vignette(versions[0], by=cast.ratna.user, at=NOW, **TEXT)
    actions.revise_vignette(versions[0], by=experts[0], at=NOW, **TEXT)

    with pytest.raises(Refused, match="lebih baru"):
        actions.revise_vignette(versions[0], by=experts[0], at=NOW, **TEXT)


# The panel


def test_three_experts_judge_alone_and_then_agree(experts):
    version = school.version()
    for one in experts:
        actions.give_opinion(version, ratings=school.ratings(), reason="Jelas.", by=one, at=NOW)

    model = actions.set_model(
        version, ratings=school.ratings(loyal="di_atas"), by=experts[1], at=NOW, **BEHAVIOUR
    )

    assert (model.loyal, model.set_by) == ("di_atas", experts[1])
    assert [one.pk for one in queries.usable()] == [version.pk]
    assert kinds() == ["school.opinion_given"] * 3 + ["school.model_set"]


def test_an_opinion_is_final(experts):
    version = school.version()
    school.opinion(version, experts[0])

    with pytest.raises(Refused, match="tidak dapat diubah"):
        actions.give_opinion(
            version, ratings=school.ratings(), reason="Lagi.", by=experts[0], at=NOW
        )


def test_strangers_do_not_judge(cast, experts):
    version = school.version()
    for one in experts:
        school.opinion(version, one)

    with pytest.raises(Refused, match="panel pakar"):
        actions.give_opinion(
            version, ratings=school.ratings(), reason="Saya.", by=cast.ratna.user, at=NOW
        )
    with pytest.raises(Refused, match="panel pakar"):
        actions.set_model(
            version, ratings=school.ratings(), by=cast.ratna.user, at=NOW, **BEHAVIOUR
        )


def test_the_model_rating_waits_for_three_and_for_ones_own_opinion(experts):
    version = school.version()
    school.opinion(version, experts[0])
    given = {"ratings": school.ratings(), "at": NOW, **BEHAVIOUR}

    with pytest.raises(Refused, match="Baru 1 pakar"):
        actions.set_model(version, by=experts[0], **given)
    with pytest.raises(Refused, match="Nilai dulu kasus ini sendiri"):
        actions.set_model(version, by=experts[1], **given)


def test_the_model_rating_is_set_once(versions, experts):
    with pytest.raises(Refused, match="sudah ditetapkan"):
        actions.set_model(versions[0], ratings=school.ratings(), by=experts[0], at=NOW, **BEHAVIOUR)


# What is asked


def test_what_is_asked_holds_from_its_day(cast):
    certification(cast, since=TODAY + timedelta(days=30))

    assert queries.standard_on(TODAY) == rules.DEFAULT
    later = queries.standard_on(TODAY + timedelta(days=30))
    assert (later.threshold, later.months, later.enforcement) == (70, 12, "diberi_tahu")
    assert last_event().kind == "school.certification_set"


def test_nobody_is_barred_before_anybody_could_get_a_certificate(cast, running):
    with pytest.raises(Refused, match="Belum ada putaran"):
        certification(cast, enforcement="tidak_dapat")
    scored(running)

    certification(cast, enforcement="tidak_dapat")

    assert CertificationRule.objects.get().enforcement == "tidak_dapat"
