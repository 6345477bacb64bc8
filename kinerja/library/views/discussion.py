"""Talk under a case."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused
from kinerja.library import access, actions
from kinerja.library.forms import CommentForm, ReasonForm
from kinerja.library.views.cases import case_page
from kinerja.library.views.editing import Words, done, form_page, get_or_post, sent, typed


def place_of(comment):
    page = reverse("library:case_detail", args=[comment.case_id])
    return f"{page}#komentar-{comment.parent_id or comment.pk}"


@require_POST
def comment_write(request, pk):
    case = access.get_published_case(pk)
    form = CommentForm(request.POST)
    if form.is_valid():
        number = form.cleaned_data["parent"]
        try:
            comment = actions.write_comment(
                case,
                text=form.cleaned_data["text"],
                parent=access.get_comment(number) if number else None,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            drafts.discard(request.user, f"komentar-{case.pk}")
            return redirect(place_of(comment))
    return case_page(request, case, form=form, status=422)


@get_or_post
def comment_edit(request, pk):
    comment = access.get_own_comment(request.user, pk)
    words = Words(
        title="Perbaiki komentar",
        lead="Dapat diperbaiki selama sepuluh menit sejak ditulis.",
        label="Simpan",
        draft=f"komentar-{comment.case_id}",
        back=place_of(comment),
    )
    form = CommentForm(sent(request), initial={"text": comment.text})

    def edit(form):
        text = form.cleaned_data["text"]
        actions.edit_comment(comment, text=text, by=request.user, at=timezone.now())
        return words.back, "Komentar diperbaiki."

    return form_page(request, form, words, act=edit)


@get_or_post
def comment_report(request, pk):
    comment = access.get_comment(pk)
    words = Words(
        title="Laporkan komentar",
        lead=f"{comment.author.get_full_name()}: {comment.text}",
        label="Kirim laporan",
        draft=f"lapor-{comment.pk}",
        back=place_of(comment),
    )
    form = ReasonForm(sent(request), initial=typed(request, words))

    def report(form):
        reason = form.cleaned_data["reason"]
        actions.report_comment(comment, reason=reason, by=request.user, at=timezone.now())
        return words.back, "Laporan terkirim kepada BKPSDM."

    return form_page(request, form, words, act=report)


@get_or_post
def comment_hide(request, pk):
    comment = access.get_kept_comment(request.user, pk, on=timezone.localdate())
    words = Words(
        title="Sembunyikan komentar",
        lead=f"{comment.author.get_full_name()}: {comment.text}",
        label="Sembunyikan",
        draft=f"sembunyi-{comment.pk}",
        back=reverse("library:desk"),
    )
    form = ReasonForm(sent(request), initial=typed(request, words))

    def hide(form):
        reason = form.cleaned_data["reason"]
        actions.hide_comment(comment, reason=reason, by=request.user, at=timezone.now())
        return words.back, "Komentar disembunyikan. Alasannya tampil di tempatnya."

    return form_page(request, form, words, act=hide)


@require_POST
def comment_restore(request, pk):
    comment = access.get_kept_comment(request.user, pk, on=timezone.localdate())
    return done(
        request,
        lambda: actions.restore_comment(comment, by=request.user, at=timezone.now()),
        "Komentar tampil lagi.",
        "library:case_detail",
        comment.case_id,
    )


@require_POST
def reports_dismiss(request, pk):
    comment = access.get_kept_comment(request.user, pk, on=timezone.localdate())
    return done(
        request,
        lambda: actions.dismiss_reports(comment, by=request.user, at=timezone.now()),
        "Laporan selesai; komentar tetap tampil.",
        "library:desk",
    )
