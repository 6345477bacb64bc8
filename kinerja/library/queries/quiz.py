"""One's own result, and what many did not understand."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Q

from kinerja.library import rules
from kinerja.library.models import QuizQuestion

INSIGHT_COLUMNS = ("Pokok", "Soal", "Jawaban dihitung", "Benar", "Keliru paling sering")
# Whole tens of first answers, in the order they came; see rules/quiz.py.
COUNTED = """
SELECT answer.question_id, answer.first_id, count(*)
FROM (
    SELECT question_id, first_id,
        row_number() OVER (PARTITION BY question_id ORDER BY answered_at, id) AS place,
        count(*) OVER (PARTITION BY question_id) AS total
    FROM library_quizanswer
) answer
WHERE answer.place <= answer.total - answer.total %% %(least)s
GROUP BY answer.question_id, answer.first_id
"""


def next_question(answers, *, after=None):
    """The next question not answered rightly yet, from here on and then from the start."""
    right = answers.filter(last__is_right=True).values("question")
    left = QuizQuestion.objects.filter(is_shown=True).exclude(pk__in=right)
    if after:
        left = left.exclude(pk=after.pk)
        later = Q(order__gt=after.order) | Q(order=after.order, pk__gt=after.pk)
        found = left.filter(later).order_by("order", "pk").first()
        if found:
            return found
    return left.order_by("order", "pk").first()


@dataclass(frozen=True)
class Understood:
    """How one question was answered by those counted."""

    question: QuizQuestion
    answers: int
    right: str
    share: float
    wrong: str


def insight():
    """Every question, the least understood first; too few answers come last."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"least": rules.LEAST_ANSWERS})
        found = defaultdict(Counter)
        for question, option, number in cursor.fetchall():
            found[question][option] = number
    questions = QuizQuestion.objects.filter(is_shown=True).prefetch_related("options")
    rows = [_understood(one, found[one.pk]) for one in questions.order_by("order", "pk")]
    return sorted(rows, key=lambda one: one.share)


def _understood(question, numbers):
    answers = sum(numbers.values())
    options = question.options.all()
    right = sum(numbers[option.pk] for option in options if option.is_right)
    wrong = [(numbers[option.pk], option.text) for option in options if not option.is_right]
    most = max(wrong, default=(0, ""))
    is_telling = answers and 100 * most[0] / answers > rules.FEW
    return Understood(
        question=question,
        answers=answers,
        right=rules.share_in_words(right, answers),
        share=right / answers if answers else 2,
        wrong=most[1] if is_telling else "",
    )


def insight_rows(rows):
    for one in rows:
        yield (
            one.question.get_topic_display(),
            one.question.text,
            one.answers or None,
            one.right,
            one.wrong,
        )


def questions_with(answers):
    """Every question with one's own last answer, if any."""
    given = dict(answers.values_list("question", F("last__is_right")))
    for one in QuizQuestion.objects.filter(is_shown=True).order_by("order", "pk"):
        one.own = given.get(one.pk)
        yield one
