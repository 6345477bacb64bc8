from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.school import queries
from kinerja.school.models import ExerciseAnswer


@transaction.atomic
def answer_exercise(*, code: str, choice: str, by: User, at: datetime) -> ExerciseAnswer:
    """Keep what somebody chose last; trying again is part of learning."""
    exercise = queries.exercise_called(code)
    chosen = exercise and exercise.chosen(choice)
    if chosen is None:
        raise Refused("Pilih salah satu jawaban, lalu tekan Periksa.")

    answer, _ = ExerciseAnswer.objects.update_or_create(
        user=by,
        exercise=code,
        defaults={"choice": choice, "is_right": chosen.is_right, "answered_at": at},
    )
    log.record("school.exercise_answered", by=by, at=at, target=by, exercise=code, choice=choice)
    return answer
