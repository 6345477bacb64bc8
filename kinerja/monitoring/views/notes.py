"""Writing about one's own work."""

from csp.decorators import csp_update
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import notes as actions
from kinerja.monitoring.forms import NoteForm

PREVIEW = {"img-src": ["blob:"]}  # the photo is shown before it is sent


@csp_update(PREVIEW)
@require_http_methods(["GET", "POST"])
def note_new(request):
    today = timezone.localdate()
    skp = queries.skp_to_note(request.user, on=today)
    if skp is None:
        return render(request, "monitoring/note_not_yet.html", status=_status(request))
    form = _form(request, skp, today=today, draft=f"catatan-{skp.pk}")
    if request.method == "POST" and form.is_valid():
        try:
            note = actions.write_note(
                form.chosen_result(),
                by=request.user,
                at=timezone.now(),
                key=form.cleaned_data["idempotency_key"],
                entry=form.entry(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return _stored(request, note, draft=f"catatan-{skp.pk}")
    return _note_page(request, form, skp=skp)


@csp_update(PREVIEW)
@require_http_methods(["GET", "POST"])
def note_correct(request, pk):
    note = access.get_own_note(request.user, pk)
    skp = note.result.skp
    form = _form(request, skp, today=timezone.localdate(), draft=f"perbaikan-{pk}", note=note)
    if request.method == "POST" and form.is_valid():
        try:
            new = actions.correct_note(
                note,
                by=request.user,
                at=timezone.now(),
                key=form.cleaned_data["idempotency_key"],
                result=form.chosen_result(),
                entry=form.entry(),
                keep=form.kept(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return _stored(request, new, draft=f"perbaikan-{pk}")
    return _note_page(request, form, skp=skp, note=note)


@require_GET
def note_detail(request, pk):
    note = access.get_note(request.user, pk, on=timezone.localdate())
    is_own = access.can_note(request.user, note.result.skp)
    return render(
        request,
        "monitoring/note_detail.html",
        {
            "note": note,
            "evidence": queries.evidence_of(note),
            "is_own": is_own,
            "stored": is_own and "tersimpan" in request.GET,
            "blockers": queries.blockers_to_withdraw_note(note),
        },
    )


@require_POST
def note_withdraw(request, pk):
    note = access.get_own_note(request.user, pk)
    try:
        actions.withdraw_note(note, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("monitoring:note_detail", pk)
    messages.success(request, "Catatan ditarik.")
    return redirect("monitoring:note_list")


def _form(request, skp, *, today, draft, note=None):
    """The form, filled from what was typed before: draft, old note, or yesterday's."""
    results = queries.results_last_used_first(skp)
    options = {
        "results": results,
        "earliest": queries.earliest_day(skp, on=today),
        "today": today,
        "steps": list(queries.steps_of(skp)),
        "old_evidence": queries.evidence_of(note) if note else (),
    }
    if request.method == "POST":
        return NoteForm(request.POST, request.FILES, **options)
    initial = {"on": today, "result": results[0].pk if results else None}
    if note:
        initial |= _same_as(note) | {"on": note.on, "value": note.value}
        initial |= queries.daily_of(note)
        initial["keep"] = [proof.pk for proof in options["old_evidence"]]
    elif "sama" in request.GET and (last := queries.last_note(skp)):
        return NoteForm(initial=initial | _same_as(last), **options)
    return NoteForm(initial=initial | (drafts.load(request.user, draft) or {}), **options)


def _same_as(note):
    return {"result": note.result_id, "indicator": note.indicator_id, "note": note.note}


def _note_page(request, form, *, skp, note=None):
    key = f"perbaikan-{note.pk}" if note else f"catatan-{skp.pk}"
    draft = drafts.find(request.user, key)
    if form.is_bound:
        form.renew()
    context = {
        "form": form,
        "skp": skp,
        "note": note,
        "last": None if note else queries.last_note(skp),
        "open_more": form.says_more(),
        "open_hours": form.says_hours(),
        "draft_key": key,
        "draft_version": draft.version if draft else 0,
    }
    return render(request, "monitoring/note_form.html", context, status=_status(request))


def _stored(request, note, *, draft):
    """The address says that it was stored: an upload by script would swallow a message."""
    drafts.discard(request.user, draft)
    return redirect(reverse("monitoring:note_detail", args=[note.pk]) + "?tersimpan")


def _status(request):
    return 422 if request.method == "POST" else 200
