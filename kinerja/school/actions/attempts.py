from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.queries import employee_of
from kinerja.school import access, queries, rules
from kinerja.school.models import Answer, Attempt, Round

NOT_YOURS = "Jawaban ini milik penilai lain."


@transaction.atomic
def start_attempt(round_: Round, *, by: User, at: datetime) -> Attempt:
    """Lay the eight cases before a penilai, in his own order, with people drawn for him."""
    on = timezone.localdate(at)
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    rater = employee_of(by)
    begun = Attempt.objects.filter(round=round_, rater=rater).first() if rater else None
    if begun:
        return begun
    refuse_if(queries.blockers_of_start(round_, by, on=on))

    attempt = Attempt.objects.create(round=round_, rater=rater, started_at=at)
    vignettes = round_.vignettes.select_related("version")
    Answer.objects.bulk_create(queries.answers_for(attempt, vignettes))
    log.record("school.attempt_started", by=by, at=at, target=attempt, begins=True, round=round_.pk)
    return attempt


@transaction.atomic
def save_answer(answer: Answer, *, ratings: dict[str, str], by: User, at: datetime) -> Answer:
    """Keep the ratings of one case; all of them may be changed until everything is sent."""
    attempt = (
        Attempt.objects.select_for_update(of=("self",))
        .select_related("round", "rater")
        .get(pk=answer.attempt_id)
    )
    if not access.can_answer(by, attempt):
        raise Refused(NOT_YOURS)
    refuse_if(_closed(attempt, on=timezone.localdate(at)))

    answer = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    for name, rating in ratings.items():
        setattr(answer, name, rating)
    answer.save(update_fields=rules.DIMENSIONS)
    # Not which case: how long somebody needed for one is nobody's business.
    log.record("school.answer_saved", by=by, at=at, target=attempt)
    return answer


def _closed(attempt, *, on):
    """Why nothing can be changed any more."""
    return rules.blockers_to_submit(
        state=attempt.round.state(on=on),
        is_submitted=attempt.submitted_at is not None,
        missing=[],
    )


@transaction.atomic
def submit_attempt(attempt: Attempt, *, by: User, at: datetime) -> Attempt:
    """Send all eight; from here on they stay as they are."""
    # The round first: it is not scored while somebody sends in its last second.
    Round.objects.select_for_update(of=("self",)).get(attempts=attempt.pk)
    attempt = (
        Attempt.objects.select_for_update(of=("self",))
        .select_related("round", "rater")
        .get(pk=attempt.pk)
    )
    if not access.can_answer(by, attempt):
        raise Refused(NOT_YOURS)
    answers = queries.answers_of_attempt(attempt)
    refuse_if(queries.blockers_of_submission(attempt, answers, on=timezone.localdate(at)))

    attempt.submitted_at = at
    attempt.save(update_fields=["submitted_at"])
    log.record(
        "school.attempt_submitted",
        by=by,
        at=at,
        target=attempt,
        answers=digest([[one.version_id, one.ratings] for one in answers]),
    )
    return attempt
