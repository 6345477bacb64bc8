"""The case library: reading, offering, editing, and the consent of the person shown."""

from datetime import timedelta

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused
from kinerja.library import access, actions, queries, rules
from kinerja.library.enums import CaseKind, CaseStatus, Consent
from kinerja.library.forms import CaseFilter, CaseForm, CommentForm, ReasonForm, SubmitForm
from kinerja.library.views.editing import Words, done, form_page, get_or_post, sent, typed
from kinerja.organisation.models import Employee


@require_safe
def case_list(request):
    form = CaseFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.cases_like(access.published_cases().defer("search"), **wanted)
    if wanted.get("q"):
        found, after = list(rows[:30]), None
    else:
        found, after = queries.newest_first(rows, after=request.GET.get("setelah", ""))
    kept = {name: value for name, value in wanted.items() if value}
    context = {
        "form": form,
        "rows": found,
        "kept": kept,
        "next_after": after,
        "mine": list(access.own_cases(request.user).order_by("-pk")[:10]),
    }
    return render(request, "library/case_list.html", context)


@require_safe
def case_detail(request, pk):
    case = access.get_case(request.user, pk, on=timezone.localdate())
    return case_page(request, case)


def case_page(request, case, *, form=None, status=200):
    """The case, what this person may do with it, and the talk under it."""
    on = timezone.localdate()
    is_shown = case.status == CaseStatus.PUBLISHED
    threads, after = (
        queries.threads_of(case, after=request.GET.get("setelah", "")) if is_shown else ([], None)
    )
    draft = drafts.find(request.user, f"komentar-{case.pk}") if is_shown else None
    context = {
        "case": case,
        "lines": list(case.lines.order_by("order")) if case.kind == CaseKind.EXAMPLE else [],
        "threads": threads,
        "next_after": after,
        "is_shown": is_shown,
        "form": form or CommentForm(initial=draft and draft.data),
        "draft_key": f"komentar-{case.pk}",
        "draft_version": draft.version if draft else 0,
        "is_editor": access.is_editor(request.user, on=on),
        "is_person": access.can_consent(request.user, case),
        "is_asked": case.consent == Consent.ASKED,
        "blockers": queries.blockers_to_publish(case),
        "editable_since": timezone.now() - timedelta(minutes=rules.EDIT_MINUTES),
    }
    return render(request, "library/case_detail.html", context, status=status)


@get_or_post
def case_submit(request):
    words = Words(
        title="Usulkan kasus atau kisah",
        lead="BKPSDM membaca dulu. Kisah tentang orang lain terbit sesudah orang itu setuju.",
        label="Kirim usulan",
        draft="pustaka-usul",
        back=reverse("library:case_list"),
    )
    form = SubmitForm(sent(request), initial=typed(request, words, {"kind": CaseKind.TEACHING}))
    return form_page(request, form, words, act=lambda form: submitted(request, form))


def submitted(request, form):
    """The person shown is oneself unless a NIP says otherwise."""
    data = form.cleaned_data
    person = None
    if data["kind"] == CaseKind.STORY:
        person = shown_person(request, data["nip"])
    case = actions.submit_case(
        kind=data["kind"], values=form.words(), person=person, by=request.user, at=timezone.now()
    )
    return reverse("library:case_detail", args=[case.pk]), "Usulan terkirim. Terima kasih."


def shown_person(request, nip):
    rows = Employee.objects.select_related("user")
    person = rows.filter(nip=nip).first() if nip else rows.filter(user=request.user).first()
    if person is None:
        raise Refused("NIP itu tidak dikenal. Periksa lagi angkanya.")
    return person


@get_or_post
def case_edit(request, pk):
    case = access.get_kept_case(request.user, pk, on=timezone.localdate())
    is_story = case.kind == CaseKind.STORY
    words = Words(
        title="Sunting",
        lead="Sesudah disunting, orang yang ditampilkan diminta menyetujui lagi."
        if is_story
        else "Pembaca melihat bunyi baru begitu disimpan.",
        label="Simpan",
        draft=f"pustaka-kasus-{case.pk}",
        back=reverse("library:case_detail", args=[case.pk]),
    )
    initial = {name: getattr(case, name) for name in CaseForm.base_fields}
    form = CaseForm(sent(request), initial=typed(request, words, initial))

    def save(form):
        revision = form.cleaned_data["revision"]
        actions.edit_case(
            case, values=form.values(), revision=revision, by=request.user, at=timezone.now()
        )
        return words.back, "Tersimpan."

    return form_page(request, form, words, act=save, row=case)


def seen(request):
    """The version that was on the screen when the button was pressed; −1 is none."""
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


@require_POST
def case_publish(request, pk):
    case = access.get_kept_case(request.user, pk, on=timezone.localdate())
    return done(
        request,
        lambda: actions.publish_case(
            case, revision=seen(request), by=request.user, at=timezone.now()
        ),
        "Terbit di pustaka kasus.",
        "library:case_detail",
        case.pk,
    )


@get_or_post
def case_turn_away(request, pk):
    case = access.get_kept_case(request.user, pk, on=timezone.localdate())
    words = Words(
        title="Jangan tampilkan",
        lead=case.title,
        label="Jangan tampilkan",
        draft=f"pustaka-jangan-{case.pk}",
        back=reverse("library:case_detail", args=[case.pk]),
    )
    form = ReasonForm(sent(request), initial=typed(request, words))

    def turn_away(form):
        reason = form.cleaned_data["reason"]
        actions.turn_away_case(case, reason=reason, by=request.user, at=timezone.now())
        return words.back, "Tidak tampil lagi. Pengusul membaca alasannya."

    return form_page(request, form, words, act=turn_away)


@require_POST
def consent_give(request, pk):
    case = access.get_own_story(request.user, pk)
    return done(
        request,
        lambda: actions.give_consent(
            case, revision=seen(request), by=request.user, at=timezone.now()
        ),
        "Anda menyetujui kisah ini. Persetujuan dapat dicabut kapan saja.",
        "library:case_detail",
        case.pk,
    )


@require_POST
def consent_end(request, pk):
    """Refuse or take back; there is no page of the story to return to."""
    case = access.get_own_story(request.user, pk)
    return done(
        request,
        lambda: actions.end_consent(case, by=request.user, at=timezone.now()),
        "Kisah dan komentarnya sudah dihapus.",
        "library:case_list",
    )
