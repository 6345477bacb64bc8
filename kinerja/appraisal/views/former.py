from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kinerja.appraisal import access, actions
from kinerja.lib.refusals import Refused


@require_POST
def propose(request, pk):
    """The new penilai asks whether the result of the former unit may stand in."""
    row = access.draft_to_rate(request.user, pk, on=timezone.localdate())
    if row is None:
        raise Http404
    try:
        actions.propose_former(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Usulan dikirim kepada pegawai.")
    return redirect("appraisal:evaluation", row.pk)


@require_POST
def answer(request, pk):
    """The employee agrees or declines."""
    offer = access.get_offer_to_me(request.user, pk)
    agrees = request.POST.get("jawaban") == "setuju"
    if not agrees and request.POST.get("jawaban") != "menolak":
        messages.error(request, "Pilih Setujui atau Tolak.")
        return redirect("appraisal:mine")
    try:
        actions.answer_former(offer, agrees=agrees, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Jawaban Anda tercatat.")
    return redirect("appraisal:mine")
