"""What the tables refuse whoever asks."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kinerja.satisfaction.models import SurveyAnswer
from tests.factories import NOW, UserFactory
from tests.satisfaction.factories import (
    RemedyFactory,
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyCommentFactory,
    SurveyRoundFactory,
    SurveyTokenFactory,
    TokenSheetFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (lambda: ServiceUnitFactory(code="Huruf Besar"), "service_code_is_short_and_plain"),
        (lambda: ServiceUnitFactory(population=0), "service_has_users"),
        (lambda: SurveyRoundFactory(quarter=5), "survey_round_is_in_one_of_four_quarters"),
        (
            lambda: SurveyRoundFactory(ends_on=date(2026, 6, 30)),
            "survey_round_ends_after_it_starts",
        ),
        (lambda: SurveyRoundFactory(population=0), "survey_round_has_users"),
        (lambda: SurveyRoundFactory(elements=[]), "survey_round_asks_something"),
        (
            lambda: SurveyRoundFactory(published_at=NOW),
            "survey_round_publication_fields_go_together",
        ),
        (lambda: TokenSheetFactory(size=97), "sheet_has_1_to_96_tokens"),
        (lambda: TokenSheetFactory(voided_at=NOW), "sheet_voiding_fields_go_together"),
        (lambda: SurveyAnswerFactory(scores=5), "answer_scores_are_1_to_4"),
        (lambda: SurveyAnswerFactory(u9=0), "answer_scores_are_1_to_4"),
        (lambda: SurveyAnswerFactory(scores=None), "answer_says_something"),
        (lambda: SurveyAnswerFactory(state="ditahan"), "answer_is_held_for_a_reason"),
        (lambda: SurveyAnswerFactory(hold="mesin"), "answer_review_fields_follow_state"),
        (
            lambda: SurveyAnswerFactory(state="tidak_dihitung", hold="mesin"),
            "answer_review_fields_follow_state",
        ),
        (
            lambda: SurveyAnswerFactory(
                hold="mesin", reviewed_at=NOW, reviewed_by=UserFactory(), review_reason=""
            ),
            "answer_review_fields_follow_state",
        ),
        (lambda: SurveyCommentFactory(text=""), "comment_says_something"),
        (lambda: SurveyCommentFactory(state="diteruskan"), "comment_decision_fields_follow_state"),
        (
            lambda: SurveyCommentFactory(
                state="disimpan", decided_at=NOW, decided_by=UserFactory()
            ),
            "comment_decision_fields_follow_state",
        ),
        (lambda: RemedyFactory(quarter=0), "remedy_is_in_one_of_four_quarters"),
        (lambda: RemedyFactory(programme=""), "remedy_says_what_and_who"),
        (lambda: RemedyFactory(done_at=NOW), "remedy_ends_with_an_outcome"),
        (lambda: RemedyFactory(outcome="Selesai"), "remedy_ends_with_an_outcome"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


def test_what_exists_once_does_not_come_twice():
    row = SurveyRoundFactory()
    service = row.service

    for twice, constraint in (
        (lambda: SurveyRoundFactory(service=service), "survey_round_one_per_service_and_quarter"),
        (
            lambda: SurveyRoundFactory(service=service, quarter=4),
            "survey_round_asks_a_service_once_a_day",
        ),
        (
            lambda: ServiceUnitFactory(
                unit=service.unit, name=service.name, service=service.service
            ),
            "service_one_per_unit_and_name",
        ),
        (lambda: ServiceUnitFactory(code=service.code), "satisfaction_serviceunit_code"),
        (lambda: [TokenSheetFactory(round=row, number=7) for _ in "ab"], "sheet_one_number"),
        (lambda: [SurveyTokenFactory(code_hash="x") for _ in "ab"], "code_hash"),
        (lambda: [SurveyAnswerFactory(round=row, form_key="x") for _ in "ab"], "form_key"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            twice()


def changed(row, **values):
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("name", ["u1", "sex", "door", "given_at", "hold", "source"])
def test_nobody_changes_what_a_citizen_said(name):
    values = {"u1": 1, "sex": "l", "door": "loket", "given_at": NOW.replace(hour=9)}
    row = SurveyAnswerFactory(state="ditahan", hold="mesin")

    with pytest.raises(DatabaseError, match="Cannot update"):
        changed(row, **{name: values.get(name, "pegawai")})


def test_an_answer_is_reviewed_once_and_a_counted_one_never():
    counted = SurveyAnswerFactory()
    reviewed = {
        "state": "tidak_dihitung",
        "hold": "mesin",
        "review_reason": "Mesin",
        "reviewed_at": NOW,
        "reviewed_by": UserFactory(),
    }

    with pytest.raises(DatabaseError, match="Cannot update"):
        changed(counted, state="ditahan")
    with pytest.raises(DatabaseError, match="Cannot update"):
        changed(SurveyAnswerFactory(**reviewed), state="dihitung")
    assert SurveyAnswer.objects.counted().get() == counted


def test_history_stays():
    token = SurveyTokenFactory(used_on=date(2026, 7, 15))
    row = SurveyRoundFactory(published_at=NOW, published_by=UserFactory())
    voided = TokenSheetFactory(voided_at=NOW, voided_by=UserFactory())
    done = RemedyFactory(done_at=NOW, done_by=UserFactory(), outcome="Selesai")
    decided = SurveyCommentFactory(
        state="disimpan", decided_at=NOW, decided_by=UserFactory(), reason="Kasar"
    )

    for thing, values in (
        (token, {"used_on": None}),
        (row, {"ends_on": date(2026, 9, 1)}),
        (SurveyRoundFactory(), {"starts_on": date(2026, 7, 2)}),
        (SurveyRoundFactory(), {"elements": ["u1"]}),
        (voided, {"voided_at": None, "voided_by": None}),
        (done, {"outcome": "Lain"}),
        (decided, {"reason": "Lain"}),
        (SurveyCommentFactory(), {"text": "Lain"}),
    ):
        with pytest.raises(DatabaseError, match="Cannot update"):
            changed(thing, **values)
    for thing in (
        token,
        row,
        voided,
        done,
        decided,
        SurveyAnswerFactory(),
    ):
        with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
            thing.delete()
