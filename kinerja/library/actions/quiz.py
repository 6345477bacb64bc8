from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.library.models import QuizAnswer, QuizOption, QuizQuestion


@transaction.atomic
def answer_quiz(
    question: QuizQuestion, *, option: QuizOption, by: User, at: datetime
) -> QuizAnswer:
    """Keep the first answer, which is counted, and the last; the ledger does not say which."""
    question = QuizQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if not question.is_shown or option.question_id != question.pk:
        raise Refused("Pilih salah satu jawaban soal ini.")

    answer, is_new = QuizAnswer.objects.get_or_create(
        question=question,
        user=by,
        defaults={"first": option, "last": option, "answered_at": at},
    )
    if not is_new and answer.last_id != option.pk:
        answer.last = option
        answer.save(update_fields=["last"])
    log.record("library.quiz_answered", by=by, at=at, target=question)
    return answer
