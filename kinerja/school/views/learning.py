from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation.queries import employee_of
from kinerja.school import access, actions, queries


@require_safe
def home(request):
    """Modules for everybody; rounds, results and certificates for who rates."""
    on = timezone.localdate()
    employee = employee_of(request.user)
    progress = queries.progress_of(request.user)
    open_round = queries.open_round(on=on)
    attempts = list(queries.attempts_of(employee)) if employee else []
    context = {
        "progress": progress,
        "modules_done": all(one.is_done for one in progress),
        "is_penilai": queries.is_penilai(request.user, on=on),
        "is_expert": access.is_expert(request.user, on=on),
        "open_round": open_round,
        "next_round": None if open_round else queries.next_round(on=on),
        "attempt": next((one for one in attempts if one.round == open_round), None),
        "results": [one for one in attempts if one.scored_at],
        "certificates": list(queries.certificates_of(employee)) if employee else [],
        "today": on,
    }
    return render(request, "school/home.html", context)


@require_safe
def module(request, slug):
    """Lessons, then exercises; what was chosen last shows why it is right or not."""
    found = access.get_module(slug)
    answers = queries.answers_of(request.user, found)
    exercises = [
        {"exercise": one, "answer": answers.get(one.code), "chosen": chosen_of(one, answers)}
        for one in found.exercises
    ]
    context = {
        "module": found,
        "exercises": exercises,
        "done": sum(one.is_right for one in answers.values()),
        **neighbours(found),
    }
    return render(request, "school/module.html", context)


def chosen_of(exercise, answers):
    answer = answers.get(exercise.code)
    return answer and exercise.chosen(answer.choice)


def neighbours(module):
    """The modules before and after this one."""
    slugs = [one.slug for one in queries.modules()]
    at = slugs.index(module.slug)
    return {
        "previous_url": at and reverse("school:module", args=[slugs[at - 1]]),
        "next_url": at + 1 < len(slugs) and reverse("school:module", args=[slugs[at + 1]]),
    }


@require_POST
def exercise(request, slug, code):
    """Keep the choice, and go back to where it is explained."""
    access.get_exercise(slug, code)
    try:
        actions.answer_exercise(
            code=code, choice=request.POST.get("pilihan", ""), by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    return redirect(reverse("school:module", args=[slug]) + f"#{code}")
