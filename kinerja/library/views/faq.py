"""Answers that are ready: a public page, and its pages for HR."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.accounts.network import address_of, network_of
from kinerja.lib.refusals import Refused
from kinerja.library import access, actions, queries
from kinerja.library.enums import LibraryTopic
from kinerja.library.forms import EntryForm, SearchForm
from kinerja.library.views.editing import Words, done, form_page, get_or_post, sent, typed

VOTED = "terbantu"  # a cookie with the numbers of the answers this browser spoke about
KEPT_DAYS = 30


@login_not_required
@require_safe
def faq(request):
    """Every answer by topic, or what fits the words typed."""
    on = timezone.localdate()
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    text, topic = asked.get("q", ""), asked.get("topik", "")
    rows = access.visible_entries(request.user, on=on).defer("search")
    rows = rows.filter(topic=topic) if topic else rows
    found = queries.search(rows, text, like=("question", "answer"))[:30] if text else None
    context = {
        "form": form,
        "found": found,
        "groups": [] if text else list(queries.grouped(rows)),
        "text": text,
        "topic": topic,
        "topics": LibraryTopic.choices,
        "is_editor": access.is_editor(request.user, on=on),
    }
    return render(request, "library/faq.html", context)


@login_not_required
@require_safe
def entry(request, pk):
    """One answer, with where it is done, who gave it and what it said before."""
    on = timezone.localdate()
    row = access.get_entry(request.user, pk, on=on)
    context = {
        "entry": row,
        "versions": list(row.versions.exclude(number=row.revision).order_by("-number")[:10]),
        "has_voted": str(row.pk) in voted(request),
        "is_editor": access.is_editor(request.user, on=on),
    }
    return render(request, "library/entry.html", context)


def voted(request):
    """The answers this browser has spoken about; a forged cookie says nothing."""
    try:
        return request.get_signed_cookie(VOTED, "", max_age=KEPT_DAYS * 86400).split(".")
    except BadSignature:
        return []


@login_not_required
@require_POST
def vote(request, pk):
    """Helped or not yet; nothing about the person is kept."""
    at = timezone.now()
    row = access.get_entry(request.user, pk, on=timezone.localdate(at))
    before = voted(request)
    response = redirect("library:entry", row.pk)
    if str(row.pk) in before:
        messages.info(request, "Tanggapan Anda sudah dihitung.")
        return response
    said = request.POST.get("terbantu")
    if said not in {"ya", "belum"}:
        messages.error(request, "Pilih Terbantu atau Belum.")
        return response
    place = network_of(address_of(request))
    try:
        actions.vote_entry(row, helped=said == "ya", place=place, by=None, at=at)
    except Refused as refusal:
        messages.error(request, refusal.reasons[0])
        return response
    kept = ".".join([*filter(None, before), str(row.pk)][-200:])
    response.set_signed_cookie(
        VOTED,
        kept,
        max_age=KEPT_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    messages.success(request, "Terima kasih. Tanggapan Anda dihitung tanpa nama.")
    return response


@get_or_post
def entry_new(request):
    access.require_editor(request.user, on=timezone.localdate())
    words = Words(
        title="Tambah tanya jawab",
        lead="Tulis jawaban yang benar menurut peraturan dan aplikasi ini.",
        label="Simpan dan tampilkan",
        draft="pustaka-soal-baru",
        back=reverse("library:faq"),
    )
    form = EntryForm(sent(request), initial=typed(request, words))
    return form_page(request, form, words, act=lambda form: saved(request, None, form))


@get_or_post
def entry_edit(request, pk):
    row = access.get_kept_entry(request.user, pk, on=timezone.localdate())
    words = Words(
        title="Ubah tanya jawab",
        lead="Jawaban lama tetap dapat dibaca sebagai versi sebelumnya.",
        label="Simpan versi baru",
        draft=f"pustaka-soal-{row.pk}",
        back=reverse("library:entry", args=[row.pk]),
    )
    initial = {name: getattr(row, name) for name in EntryForm.base_fields}
    form = EntryForm(sent(request), initial=typed(request, words, initial))
    return form_page(request, form, words, act=lambda form: saved(request, row, form), row=row)


def saved(request, row, form):
    revision = form.cleaned_data["revision"]
    entry = actions.save_entry(
        row, values=form.values(), revision=revision, by=request.user, at=timezone.now()
    )
    return reverse("library:entry", args=[entry.pk]), "Jawaban tersimpan."


@require_POST
def entry_show(request, pk):
    """Put an answer away, or show it again."""
    row = access.get_kept_entry(request.user, pk, on=timezone.localdate())
    is_shown = request.POST.get("tampil") == "ya"
    return done(
        request,
        lambda: actions.put_away_entry(row, is_shown=is_shown, by=request.user, at=timezone.now()),
        "Jawaban ditampilkan lagi." if is_shown else "Jawaban disimpan dan tidak tampil lagi.",
        "library:entry",
        row.pk,
    )
