"""Notes that waited on a device: the page that shows them, and the door through which they come."""

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kinerja.accounts import drafts
from kinerja.lib.refusals import Refused
from kinerja.monitoring import queries
from kinerja.monitoring.actions import notes as actions
from kinerja.monitoring.forms import NoteForm, SentForm
from kinerja.monitoring.views.notes import PREVIEW

SIGNED_OUT = "Sesi berakhir. Masuk lagi untuk mengirim catatan."
UNKNOWN = "Catatan ini tidak lengkap. Perbaiki, lalu kirim lagi."
NO_PLAN = "Belum ada SKP yang ditetapkan untuk catatan ini. Ajukan SKP Anda lebih dulu."


@csp_update(PREVIEW)
@require_GET
def note_waiting(request):
    """The same for everybody: the notes themselves are on the device only."""
    return render(request, "monitoring/note_waiting.html")


@login_not_required
@require_POST
def note_send(request):
    """Keep a note from a device, or say why not; the same key again gets the same answer."""
    if not request.user.is_authenticated:
        return _refusal(401, [SIGNED_OUT])
    asked = SentForm(request.POST)
    if not asked.is_valid():
        return _refusal(422, [UNKNOWN])
    today, key = timezone.localdate(), asked.cleaned_data["idempotency_key"]
    result = asked.cleaned_data["result"]
    skp = queries.skp_sent_to(request.user, key=key, result=result, on=today)
    if skp is None:
        return _refusal(409, [NO_PLAN])
    form = _form(request, skp, today=today)
    if not form.is_valid():
        return _refusal(422, [str(error) for errors in form.errors.values() for error in errors])
    try:
        note = actions.write_note(
            form.chosen_result(), by=request.user, at=timezone.now(), key=key, entry=form.entry()
        )
    except Refused as refusal:
        return _refusal(409, refusal.reasons)
    drafts.discard(request.user, f"catatan-{skp.pk}")
    return JsonResponse({"url": reverse("monitoring:note_detail", args=[note.pk])})


def _form(request, skp, *, today):
    return NoteForm(
        request.POST,
        request.FILES,
        results=queries.results_last_used_first(skp),
        earliest=queries.earliest_day(skp, on=today),
        today=today,
        steps=list(queries.steps_of(skp)),
    )


def _refusal(status, reasons):
    return JsonResponse({"reasons": reasons}, status=status)
