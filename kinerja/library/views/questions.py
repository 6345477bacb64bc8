"""Anda bertanya, kami jawab: read by everybody, asked by those who work here."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.library import access, actions, queries
from kinerja.library.enums import QuestionStatus
from kinerja.library.forms import AskForm, SearchForm
from kinerja.library.views.editing import Words, done, form_page, get_or_post, sent, typed

MOST_OWN, MOST_FOUND = 10, 30


@login_not_required
@require_safe
def question_list(request):
    """What was answered, what waits and for how long, and what one asked oneself."""
    on = timezone.localdate()
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = access.visible_questions().defer("search", "text")
    rows = rows.filter(topic=asked["topik"]) if asked.get("topik") else rows
    answered = rows.filter(status=QuestionStatus.ANSWERED)
    if asked.get("q"):
        shown, after = (
            queries.search(answered, asked["q"], like=("public_text", "answer"))[:30],
            None,
        )
    else:
        shown, after = queries.newest_first(answered, after=request.GET.get("setelah", ""))
    waiting = rows.filter(status=QuestionStatus.WAITING).order_by("asked_at", "pk")[:50]
    own = access.own_questions(request.user) if request.user.is_authenticated else None
    context = {
        "form": form,
        "is_filtered": any(asked.values()),
        "answered": shown,
        "next_after": after,
        "waiting": queries.with_age(list(waiting), on=on),
        "own": own and list(own.defer("search").order_by("-pk")[:MOST_OWN]),
        "query": request.GET.urlencode(),
    }
    return render(request, "library/question_list.html", context)


@get_or_post
def question_ask(request):
    words = Words(
        title="Tanyakan kepada BKPSDM",
        lead="Pertanyaan diperiksa dulu, lalu diterbitkan bersama jawabannya.",
        label="Kirim pertanyaan",
        draft="pustaka-tanya",
        back=reverse("library:question_list"),
    )
    form = AskForm(sent(request), initial=typed(request, words))

    def ask(form):
        is_named = form.cleaned_data["shown"] == "nama"
        text = form.cleaned_data["text"]
        actions.ask_question(text=text, is_named=is_named, by=request.user, at=timezone.now())
        told = "Anda akan diberi tahu." if is_named else "Lihat jawabannya di halaman ini."
        return words.back, f"Pertanyaan terkirim. {told}"

    return form_page(request, form, words, act=ask)


@login_not_required
@require_safe
def question_detail(request, pk):
    row = access.get_question(pk)
    queries.with_age([row], on=timezone.localdate())
    known = request.user.is_authenticated
    context = {
        "question": row,
        "follows": known and queries.follows(request.user, row),
        "is_editor": access.is_editor(request.user, on=timezone.localdate()),
    }
    return render(request, "library/question_detail.html", context)


@require_POST
def question_follow(request, pk):
    row = access.get_question(pk)
    follows = request.POST.get("ikuti") == "ya"
    return done(
        request,
        lambda: actions.follow_question(row, follows=follows, by=request.user, at=timezone.now()),
        "Anda akan diberi tahu." if follows else "Anda tidak mengikutinya lagi.",
        "library:question_detail",
        row.pk,
    )
