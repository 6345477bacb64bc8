"""The database has the last word."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kinerja.lib.periods import between
from kinerja.school.models import (
    Answer,
    Attempt,
    CertificationRule,
    ExerciseAnswer,
    ModelRating,
    PanelOpinion,
    Round,
    RoundVignette,
    Scorecard,
    VignetteVersion,
)
from tests.factories import NOW, TODAY
from tests.school import factories as school

pytestmark = pytest.mark.django_db


def refused(name, act):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act()


def forbidden(act, words="Cannot"):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        act()


@pytest.fixture
def version():
    return school.version()


def test_a_vignette_has_each_version_once(version):
    refused("vignette_version_once", lambda: school.version(number=1))


@pytest.mark.parametrize("field", ["evidence", "feedback", "reason"])
def test_a_vignette_has_its_texts(db, field):
    refused("vignette_version_has_its_texts", lambda: school.version(**{field: ""}))


def test_a_version_is_never_edited_or_deleted(version):
    forbidden(lambda: VignetteVersion.objects.filter(pk=version.pk).update(job="Lain"))
    forbidden(lambda: VignetteVersion.objects.filter(pk=version.pk).delete())


def test_an_expert_judges_a_version_once(version):
    expert = school.expert()
    school.opinion(version, expert)

    refused("opinion_once_an_expert", lambda: school.opinion(version, expert))


@pytest.mark.parametrize("rating", ["", "hebat"])
def test_an_opinion_is_whole(version, rating):
    refused("opinion_is_whole", lambda: school.opinion(version, school.expert(), loyal=rating))


def test_an_opinion_and_a_model_rating_stay(version):
    opinion = school.opinion(version, school.expert())
    model = school.model(version, school.expert())

    for row in (opinion, model):
        rows = type(row).objects.filter(pk=row.pk)
        forbidden(lambda rows=rows: rows.update(loyal="di_atas"))
        forbidden(rows.delete)
    assert (PanelOpinion.objects.count(), ModelRating.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "changes", [{"results": ""}, {"adaptif": "hebat"}], ids=["missing", "unknown"]
)
def test_a_model_rating_is_whole(version, changes):
    refused("model_rating_is_whole", lambda: school.model(version, school.expert(), **changes))


def test_two_rounds_are_never_open_together(cast, running):
    refused("round_one_at_a_time", lambda: school.round_of([], cast.ratna.user, name="Lain"))


@pytest.mark.parametrize("period", [(None, TODAY), (TODAY, None), (TODAY, TODAY)])
def test_a_round_has_two_ends(cast, period):
    refused(
        "round_has_two_ends",
        lambda: Round.objects.create(
            name="Tanpa ujung", period=period, seed=1, opened_at=NOW, opened_by=cast.ratna.user
        ),
    )


def test_a_version_is_in_a_round_once_and_stays_there(running):
    one = running.vignettes.first()

    refused(
        "round_vignette_once",
        lambda: RoundVignette.objects.create(round=running, version=one.version),
    )
    forbidden(lambda: RoundVignette.objects.filter(pk=one.pk).update(is_carried=True))
    forbidden(lambda: RoundVignette.objects.filter(pk=one.pk).delete())


def test_a_rater_is_in_a_round_once(cast, running, attempt):
    refused(
        "attempt_once_a_rater",
        lambda: Attempt.objects.create(round=running, rater=cast.sari, started_at=NOW),
    )


def test_nothing_is_scored_that_was_not_sent(attempt):
    refused(
        "attempt_is_scored_after_it_was_sent",
        lambda: Attempt.objects.filter(pk=attempt.pk).update(scored_at=NOW),
    )


def test_an_attempt_is_kept_and_sent_once(attempt):
    school.send(school.rate_all(attempt))
    rows = Attempt.objects.filter(pk=attempt.pk)

    forbidden(lambda: rows.update(submitted_at=None))
    forbidden(rows.delete)


def test_a_case_and_a_place_in_line_come_once(attempt):
    first, second = attempt.answers.order_by("position")[:2]

    refused(
        "answer_one_a_position",
        lambda: Answer.objects.filter(pk=second.pk).update(position=first.position),
    )
    refused(
        "answer_once_a_vignette",
        lambda: Answer.objects.filter(pk=second.pk).update(version=first.version),
    )


@pytest.mark.parametrize("position", [0, 9])
def test_a_round_has_eight_places(attempt, position):
    rows = Answer.objects.filter(pk=attempt.answers.first().pk)

    refused("answer_stands_in_the_round", lambda: rows.update(position=position))


def test_an_answer_knows_only_the_words_of_the_scale(attempt):
    rows = Answer.objects.filter(pk=attempt.answers.first().pk)

    refused("answer_knows_its_words", lambda: rows.update(harmonis="hebat"))


def test_a_sent_answer_stays(attempt):
    school.send(school.rate_all(attempt))
    rows = Answer.objects.filter(pk=attempt.answers.first().pk)

    forbidden(lambda: rows.update(loyal="di_bawah"), "sudah dikirim")
    forbidden(rows.delete)


def scorecard(attempt, **changes):
    values = {
        "counted": 8,
        "left_out": [],
        "agreement": 61,
        "threshold": 60,
        "passed": True,
        "method": "uji",
        "measures": {},
    }
    return Scorecard.objects.create(attempt=attempt, rater=attempt.rater, **values | changes)


@pytest.mark.parametrize("agreement", [59.99, None])
def test_nobody_passes_below_the_threshold(attempt, agreement):
    refused("scorecard_passes_by_its_threshold", lambda: scorecard(attempt, agreement=agreement))


def test_a_scorecard_stays(attempt):
    rows = Scorecard.objects.filter(pk=scorecard(attempt).pk)

    forbidden(lambda: rows.update(passed=False))
    forbidden(rows.delete)


def test_an_exercise_is_kept_once_a_person(cast):
    def answer():
        ExerciseAnswer.objects.create(
            user=cast.budi.user, exercise="x", choice="a", is_right=True, answered_at=NOW
        )

    answer()
    refused("exercise_once_a_person", answer)


@pytest.mark.parametrize(
    "changes",
    [{"threshold": 39}, {"threshold": 96}, {"months": 5}, {"months": 61}, {"reason": ""}],
    ids=str,
)
def test_a_certificate_asks_what_can_be_asked(cast, changes):
    values = {
        "since": TODAY,
        "threshold": 60,
        "months": 24,
        "enforcement": "diperingatkan",
        "reason": "SE",
        "set_at": NOW,
        "set_by": cast.ratna.user,
    }

    refused(
        "certification_asks_what_can_be_asked",
        lambda: CertificationRule.objects.create(**values | changes),
    )


def test_a_rule_and_a_certificate_stay(cast):
    certificate = school.certificate_of(cast.sari, cast.ratna.user)
    rows = type(certificate).objects.filter(pk=certificate.pk)

    forbidden(lambda: rows.update(period=between(TODAY, date(2099, 1, 1))))
    forbidden(rows.delete)


@pytest.mark.parametrize("last", [None, date(2026, 1, 1)])
def test_a_certificate_has_two_ends(cast, last):
    certificate = school.certificate_of(cast.sari, cast.ratna.user)
    values = {
        field.attname: getattr(certificate, field.attname)
        for field in certificate._meta.concrete_fields
    }
    values |= {"id": None, "number": "SP-2", "verification_code": "X", "attempt_id": None}
    other = school.round_of([], cast.ratna.user, name="Lain")
    values["attempt_id"] = Attempt.objects.create(round=other, rater=cast.joko, started_at=NOW).pk

    refused(
        "certificate_has_two_ends",
        lambda: type(certificate).objects.create(**values | {"period": (date(2026, 1, 1), last)}),
    )
