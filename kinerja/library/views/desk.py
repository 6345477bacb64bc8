"""The desk of HR: what waits for an answer, a look, or a decision; and lists to take away."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib.downloads import asked_form, table_file
from kinerja.library import access, actions, queries
from kinerja.library.forms import AnswerForm, CaseFilter, ReasonForm
from kinerja.library.models import PublicQuestion
from kinerja.library.views.editing import Words, done, form_page, get_or_post, sent, typed

MOST_SHOWN = 50


@require_safe
def desk(request):
    on = timezone.localdate()
    access.require_editor(request.user, on=on)
    waiting = PublicQuestion.objects.filter(status__in=queries.OPEN).defer("search", "answer")
    rows, after = queries.oldest_first(
        waiting.select_related("asked_by"), after=request.GET.get("setelah", "")
    )
    cases = queries.cases_to_check().select_related("author").defer("search")
    context = {
        "questions": queries.with_age(rows, on=on),
        "next_after": after,
        "cases": list(cases.order_by("submitted_at", "pk")[:MOST_SHOWN]),
        "comments": list(queries.reported_comments().order_by("pk")[:MOST_SHOWN]),
    }
    return render(request, "library/desk.html", context)


@get_or_post
def question_answer(request, pk):
    row = access.get_kept_question(request.user, pk, on=timezone.localdate())
    words = Words(
        title="Jawab pertanyaan",
        lead=f"Hapus nama dan ciri orang lain sebelum diterbitkan.\n\nPertanyaan asli: {row.text}",
        label="Terbitkan",
        draft=f"pustaka-jawab-{row.pk}",
        back=reverse("library:desk"),
    )
    initial = {name: getattr(row, name, "") for name in AnswerForm.base_fields}
    initial["public_text"] = row.public_text or row.text[:1000]
    initial["answered_by"] = row.answered_by or "BKPSDM"
    form = AnswerForm(sent(request), initial=typed(request, words, initial))

    def publish(form):
        values = form.values()
        actions.save_answer(
            row,
            names_removed=values.pop("names_removed"),
            values=values,
            revision=form.cleaned_data["revision"],
            by=request.user,
            at=timezone.now(),
        )
        return words.back, "Pertanyaan terbit."

    return form_page(request, form, words, act=publish, row=row)


@get_or_post
def question_decline(request, pk):
    row = access.get_kept_question(request.user, pk, on=timezone.localdate())
    words = Words(
        title="Jangan terbitkan pertanyaan",
        lead=row.text,
        label="Jangan terbitkan",
        draft=f"pustaka-tolak-{row.pk}",
        back=reverse("library:desk"),
    )
    form = ReasonForm(sent(request), initial=typed(request, words))

    def decline(form):
        reason = form.cleaned_data["reason"]
        actions.decline_question(row, reason=reason, by=request.user, at=timezone.now())
        return words.back, "Pertanyaan tidak diterbitkan. Penanya membaca alasannya."

    return form_page(request, form, words, act=decline)


@require_POST
def question_promote(request, pk):
    row = access.get_kept_question(request.user, pk, on=timezone.localdate())
    return done(
        request,
        lambda: actions.promote_question(row, by=request.user, at=timezone.now()),
        "Pertanyaan menjadi tanya jawab. Lengkapi tautan dan dasarnya.",
        "library:question_detail",
        row.pk,
    )


@require_POST
def export(request, what):
    """A list as a workbook or text; each download is recorded."""
    on = timezone.localdate()
    if what not in LISTS:
        raise Http404
    title, columns, rows = LISTS[what](request, on=on)
    rows, form = list(rows), asked_form(request)
    actions.record_export(what=what, form=form, rows=len(rows), by=request.user, at=timezone.now())
    return table_file(form, f"{what}-{on}", title=title, columns=columns, rows=rows)


def entries_listed(request, *, on):
    rows = access.visible_entries(request.user, on=on)
    return "Tanya jawab", queries.FAQ_COLUMNS, queries.faq_rows(rows)


def questions_listed(request, *, on):
    access.require_editor(request.user, on=on)
    rows = PublicQuestion.objects.order_by("pk")
    return "Pertanyaan pegawai", queries.QUESTION_COLUMNS, queries.question_rows(rows, on=on)


def answers_listed(request, *, on):
    rows = access.visible_questions().order_by("pk")
    return "Anda bertanya", queries.QUESTION_COLUMNS, queries.question_rows(rows, on=on)


def cases_listed(request, *, on):
    form = CaseFilter(request.POST)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.cases_like(access.published_cases().order_by("-pk"), **wanted)
    return "Contoh kasus", queries.CASE_COLUMNS, queries.case_rows(rows)


def insight_listed(request, *, on):
    access.require_trainer(request.user, on=on)
    return "Hasil kuis", queries.INSIGHT_COLUMNS, queries.insight_rows(queries.insight())


LISTS = {
    "tanya-jawab": entries_listed,
    "meja": questions_listed,
    "anda-bertanya": answers_listed,
    "kasus": cases_listed,
    "kuis": insight_listed,
}
