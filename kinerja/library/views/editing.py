"""What every form of the library has in common: draft, version, conflict, refusal."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused, Stale

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Words:
    """What a form page says, and the key under which its draft is kept."""

    title: str
    lead: str
    label: str
    draft: str
    back: str


def sent(request):
    """What was sent, also when it was nothing."""
    return request.POST if request.method == "POST" else None


def typed(request, words, initial=None):
    """The row's words, or what was typed and not sent yet."""
    if request.method == "POST":
        return initial
    return (initial or {}) | (drafts.load(request.user, words.draft) or {})


def form_page(request, form, words, *, act, row=None, status=200):
    """Ask; do the act and go where it leads; a refusal or a conflict stays on the form."""
    rows = None
    if form.is_bound and form.is_valid():
        try:
            then, told = act(form)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
            rows = both_versions(form, row) if isinstance(refusal, Stale) else None
        else:
            drafts.discard(request.user, words.draft)
            messages.success(request, told)
            return redirect(then)
    if form.is_bound:
        status = 409 if rows is not None else 422
    draft = drafts.find(request.user, words.draft)
    context = {
        "form": form,
        "words": words,
        "draft_version": draft.version if draft else 0,
        "conflict": rows is not None,
        "conflict_rows": rows,
        "row": row,
    }
    return render(request, "library/form.html", context, status=status)


def both_versions(form, row):
    """What is kept now beside what was typed; the form goes on from the newer version."""
    row.refresh_from_db()
    form.data = form.data.copy()
    form.data["revision"] = row.revision
    return [
        {"label": field.label, "theirs": theirs, "mine": mine}
        for field in form.visible_fields()
        if hasattr(row, field.name)
        and (theirs := str(getattr(row, field.name))) != (mine := str(field.value() or ""))
    ]


def done(request, act, told, then, *args):
    """One act without words of its own; a refusal is said on the page it leads to."""
    try:
        act()
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, told)
    return redirect(then, *args)
