"""A round as its penilai meets it: eight cases, sending, and what the panel found."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused
from kinerja.school import access, actions, queries, rules
from kinerja.school.forms import AnswerForm


@require_POST
def start(request, pk):
    round_ = access.get_open_round(pk, on=timezone.localdate())
    try:
        attempt = actions.start_attempt(round_, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("school:home")
    return redirect("school:answer", attempt.pk, 1)


@require_safe
def attempt(request, pk):
    """Which cases are rated, and what is missing before everything can be sent."""
    row = access.get_attempt(request.user, pk)
    answers = queries.answers_of_attempt(row)
    blockers = queries.blockers_of_submission(row, answers, on=timezone.localdate())
    return render(
        request,
        "school/attempt.html",
        {"attempt": row, "cases": [case_of(one) for one in answers], "blockers": blockers},
    )


def case_of(answer):
    """One line of the list of cases."""
    left = len(rules.missing_dimensions(answer.ratings))
    total = len(rules.DIMENSIONS)
    word, tone = (
        ("Selesai", "ok")
        if not left
        else ("Belum", "")
        if left == total
        else (
            f"Kurang {left}",
            "warn",
        )
    )
    return {
        "label": f"Kasus {answer.position}: {answer.version.job}",
        "hint": answer.version.unit,
        "url": reverse("school:answer", args=[answer.attempt_id, answer.position]),
        "word": word,
        "tone": tone,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk, position):
    """One case beside its eight ratings."""
    row = access.get_answer(request.user, pk, position)
    if request.method != "POST":
        return answer_page(request, row)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return answer_page(request, row, form=form, status=422)
    try:
        actions.save_answer(row, ratings=form.ratings(), by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return answer_page(request, row, form=form, status=422)
    drafts.discard(request.user, draft_key(row))
    if position < rules.SIZE and "daftar" not in request.POST:
        return redirect("school:answer", pk, position + 1)
    return redirect("school:attempt", pk)


def draft_key(row):
    return f"vinyet-{row.pk}"


def answer_page(request, row, *, form=None, status=200):
    draft = drafts.find(request.user, draft_key(row))
    typed = {name: text for name, text in draft.data.items() if text} if draft else {}
    context = {
        "answer": row,
        "reading": queries.reading_of(row.version, name=row.shown_name, sex=row.shown_sex),
        "form": form or AnswerForm(initial=row.ratings | typed),
        "draft_key": draft_key(row),
        "draft_version": draft.version if draft else 0,
        "size": rules.SIZE,
        "is_sent": row.attempt.submitted_at is not None,
        "previous_url": row.position > 1
        and reverse("school:answer", args=[row.attempt_id, row.position - 1]),
    }
    return render(request, "school/answer.html", context, status=status)


@require_POST
def submit(request, pk):
    row = access.get_attempt(request.user, pk)
    try:
        actions.submit_attempt(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Jawaban terkirim. Hasil muncul sesudah putaran berakhir.")
    return redirect("school:attempt", row.pk)


@require_safe
def result(request, pk):
    """After the round: the figures with their intervals, and each case beside the panel."""
    row = access.get_scored_attempt(request.user, pk)
    answers = queries.answers_of_attempt(row)
    models = queries.models_of([one.version_id for one in answers])
    context = {
        "attempt": row,
        "scorecard": row.scorecard,
        "figures": rules.shown_figures(row.scorecard.measures),
        "certificate": queries.certificate_of(row),
        "cases": [
            {
                "answer": one,
                "rows": queries.comparison(one, models[one.version_id]),
                "model": models[one.version_id],
                "left_out": one.version_id in row.scorecard.left_out,
            }
            for one in answers
        ],
    }
    return render(request, "school/result.html", context)
