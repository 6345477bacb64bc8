"""What every form inside a plan has in common: draft, revision, conflict, refusal."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning import access
from kinerja.planning.enums import SkpPart
from kinerja.planning.models import Skp

PAGES = {
    SkpPart.IDENTITY: "planning:skp_identity",
    SkpPart.RESULTS: "planning:result_list",
    SkpPart.INDICATORS: "planning:result_list",
    SkpPart.BEHAVIOURS: "planning:behaviours_edit",
    SkpPart.ANNEXES: "planning:annexes_edit",
    SkpPart.GENERAL: "planning:skp_detail",
}


@dataclass
class Editor:
    """One form of one plan: how it is built, what it does, where it leads."""

    skp: Skp
    key: str
    template: str
    build: Callable  # (data, kept) → form or formset; kept is the typed draft
    act: Callable  # (form, revision) → row
    then: Callable  # row → address
    saved: str = "Tersimpan."
    context: dict = field(default_factory=dict)
    row: object = None  # whose revision the form carries, when not the plan's

    @property
    def held(self):
        return self.row or self.skp


def edit(request, editor):
    """Answer one form: 200 empty or from the draft, 302 saved, 409 stale, 422 with mistakes."""
    if request.method != "POST":
        draft = drafts.find(request.user, editor.key)
        kept = draft.data if draft else None
        revision = (kept or {}).get("revision", editor.held.revision)
        form = editor.build(None, kept)
        return show(request, editor, form, revision, draft=draft, restored=bool(kept))
    revision = number(request.POST.get("revision"))
    form = editor.build(request.POST, None)
    if not form.is_valid():
        return show(request, editor, form, revision, status=422)
    try:
        row = editor.act(form, revision)
    except Stale:
        return _conflict(request, editor, form)
    except Refused as refusal:
        return show(request, editor, form, revision, status=422, errors=refusal.reasons)
    drafts.discard(request.user, editor.key)
    messages.success(request, editor.saved)
    return redirect(editor.then(row))


def show(request, editor, form, revision, *, status=200, **context):
    """The page of the form, ready to save drafts on top of the newest one."""
    known = "draft" in context  # also when there is none
    draft = context.pop("draft") if known else drafts.find(request.user, editor.key)
    return render(
        request,
        editor.template,
        {
            "skp": editor.skp,
            "form": form,
            "revision": revision,
            "draft_url": reverse("accounts:draft", args=[editor.key]),
            "draft_version": draft.version if draft else 0,
            **editor.context,
            **context,
        },
        status=status,
    )


def _conflict(request, editor, form):
    """Both versions side by side above the form, which keeps what was typed."""
    editor.held.refresh_from_db()
    saved = editor.build(None, None)
    rows = [
        {"label": label, "theirs": theirs, "mine": mine}
        for (label, mine), (_, theirs) in _pairs(form, saved)
        if mine != theirs
    ]
    return show(
        request, editor, form, editor.held.revision, status=409, conflict=True, conflict_rows=rows
    )


def _pairs(form, saved):
    mine, theirs = list(_lines(form)), list(_lines(saved))
    blank = [("", "")] * abs(len(mine) - len(theirs))
    both = zip(mine + blank, theirs + blank, strict=False)
    return ((m if m[0] else (t[0], ""), t if t[0] else (m[0], "")) for m, t in both)


def _lines(form):
    """(label, value in words) of every visible field, of a form or of all forms of a set."""
    for number_, one in enumerate(getattr(form, "forms", [form]), start=1):
        prefix = f"Baris {number_}, " if hasattr(form, "forms") else ""
        for bound in one.visible_fields():
            value = bound.value() or ""
            words = dict(getattr(bound.field, "choices", ()))
            text = str(words.get(value, value)).replace("\r\n", "\n").strip()
            yield f"{prefix}{bound.label}", text


def number(text) -> int:
    """A whole number sent by a form, or −1, which no row has."""
    return int(text) if str(text).isdecimal() and len(str(text)) < 10 else -1


def place_of(skp, blocker) -> dict:
    """A reason with the address where it is repaired."""
    if blocker.result and blocker.part == SkpPart.INDICATORS:
        url = reverse("planning:indicators_edit", args=[skp.pk, blocker.result])
    elif blocker.result:
        url = reverse("planning:result_edit", args=[skp.pk, blocker.result])
    else:
        url = reverse(PAGES[blocker.part], args=[skp.pk])
    return {"text": blocker.text, "url": url}


def trail(skp, *steps, is_last=False):
    """Where in the plan this page is."""
    home = "" if is_last else reverse("planning:skp_detail", args=[skp.pk])
    return [
        {"label": "SKP saya", "url": reverse("planning:skp_mine")},
        {"label": f"SKP {skp.year.year}", "url": home},
        *({"label": label, "url": url} for label, url in steps),
    ]


def own_draft(request, pk):
    """The plan of the person who asks, or 404."""
    return access.get_own_skp(request.user, pk)


def told(request, refusal, name, *args):
    """Back to a page with the reasons of a refusal."""
    for reason in refusal.reasons:
        messages.error(request, reason)
    return redirect(name, *args)
