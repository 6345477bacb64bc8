"""Answers and results are behind a wall of the database: their rater reads them, nobody else."""

import pytest

from kinerja.lib import wall
from kinerja.school.models import Answer, Attempt, Scorecard
from tests.factories import EmployeeFactory
from tests.school import factories as school

pytestmark = pytest.mark.django_db
PEOPLE = ["budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan"]


@pytest.mark.parametrize("who", PEOPLE)
def test_the_database_opens_answers_and_results_to_their_rater_alone(cast, walled, who):
    running = school.round_of(school.library(), cast.ratna.user)
    attempt = school.send(school.rate_all(school.attempt_of(running, cast.sari)))
    Scorecard.objects.create(
        attempt=attempt,
        rater=cast.sari,
        counted=8,
        left_out=[],
        agreement=50,
        threshold=60,
        passed=False,
        method="uji",
        measures={},
    )

    with wall.open_for(getattr(cast, who).user):
        seen = (Answer.objects.count(), Scorecard.objects.count(), Attempt.objects.count())

    assert seen == ((8, 1, 1) if who == "sari" else (0, 0, 1))


def test_nobody_writes_an_answer_in_anothers_name(cast, walled):
    running = school.round_of(school.library(), cast.ratna.user)
    attempt = school.attempt_of(running, cast.sari)

    with wall.open_for(cast.joko.user):
        assert Answer.objects.filter(attempt=attempt).update(loyal="di_bawah") == 0


def test_an_employee_without_account_is_no_ones_reader(cast, walled):
    running = school.round_of(school.library(), cast.ratna.user)
    school.attempt_of(running, EmployeeFactory(user=None))

    with wall.open_for(cast.ratna.user):
        assert Answer.objects.count() == 0
