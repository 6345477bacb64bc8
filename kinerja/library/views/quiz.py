"""A quiz for oneself, and for trainers what many did not understand."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.library import access, actions, queries, rules
from kinerja.library.forms import QuizForm
from kinerja.library.views.editing import get_or_post, sent


@require_safe
def quiz(request):
    """Every question and one's own result, which nobody else sees."""
    answers = access.own_answers(request.user)
    rows = list(queries.questions_with(answers))
    context = {
        "rows": rows,
        "answered": sum(one.own is not None for one in rows),
        "right": sum(one.own is True for one in rows),
        "next": queries.next_question(answers),
        "can_train": access.can_train(request.user, on=timezone.localdate()),
    }
    return render(request, "library/quiz.html", context)


@get_or_post
def quiz_question(request, pk):
    """One question; after the answer, why each option is right or not."""
    question = access.get_quiz_question(pk)
    options = question.options.order_by("order")
    answers = access.own_answers(request.user)
    form = QuizForm(sent(request), options=options)
    if form.is_bound and form.is_valid():
        option = form.cleaned_data["option"]
        actions.answer_quiz(question, option=option, by=request.user, at=timezone.now())
        return redirect("library:quiz_question", question.pk)
    own = answers.filter(question=question).select_related("last").first()
    is_open = form.is_bound or own is None or "lagi" in request.GET
    context = {
        "question": question,
        "form": form if is_open else None,
        "options": [] if is_open else list(options),
        "own": own,
        "next": None if is_open else queries.next_question(answers, after=question),
    }
    status = 422 if form.is_bound else 200
    return render(request, "library/quiz_question.html", context, status=status)


@require_safe
def quiz_insight(request):
    """The least understood first; whole tens of answers only."""
    access.require_trainer(request.user, on=timezone.localdate())
    rows = queries.insight()
    context = {"rows": rows, "least": rules.LEAST_ANSWERS}
    return render(request, "library/quiz_insight.html", context)
