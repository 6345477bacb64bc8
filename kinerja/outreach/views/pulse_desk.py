"""For HR of the agency: write a round, open it, close it, read the free texts, answer worries."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.outreach import access
from kinerja.outreach.actions import pulse as actions
from kinerja.outreach.enums import RemarkStatus
from kinerja.outreach.forms import PulseDraftForm, ReplyForm
from kinerja.outreach.models import PulseRound
from kinerja.outreach.queries import pulse as queries
from kinerja.outreach.rules.pulse import STATEMENTS

GET_AND_POST = ["GET", "HEAD", "POST"]
SHOWN = 200


@require_safe
def rounds(request):
    on = timezone.localdate()
    access.require_pulse_desk(request.user, on=on)
    rows = PulseRound.objects.order_by("-pk")[:50]
    return render(request, "outreach/pulse_desk.html", {"rows": rows, "today": on})


@require_http_methods(GET_AND_POST)
def new(request):
    access.require_pulse_desk(request.user, on=timezone.localdate())
    form = PulseDraftForm(
        request.POST if request.method == "POST" else None,
        initial={"statements": "\n".join(STATEMENTS)},
    )
    if form.is_bound and form.is_valid():
        try:
            actions.draft_pulse(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Putaran disiapkan. Periksa, lalu buka.")
            return redirect("outreach:pulse_desk")
    status = 422 if form.errors else 200
    return render(request, "outreach/pulse_new.html", {"form": form}, status=status)


@require_POST
def open_round(request, pk):
    one = access.get_run_round(request.user, pk, on=timezone.localdate())
    return _done(request, actions.open_pulse, one, "Survei dibuka. Semua pegawai diberi tahu.")


@require_POST
def close(request, pk):
    one = access.get_run_round(request.user, pk, on=timezone.localdate())
    return _done(request, actions.close_pulse, one, "Survei ditutup. Hasilnya sudah tampil.")


def _done(request, act, row, words):
    try:
        act(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, words)
    return redirect("outreach:pulse_desk")


@require_safe
def remarks(request, pk):
    """Free texts of a closed round, those nobody has read yet first."""
    access.get_run_round(request.user, pk, on=timezone.localdate())
    one = access.get_published_round(pk)
    waiting = queries.remarks_of(one, status=RemarkStatus.WAITING)
    context = {
        "round": one,
        "waiting": list(waiting[:50]),
        "left": waiting.count(),
        "read": list(queries.remarks_of(one).exclude(status=RemarkStatus.WAITING)[:SHOWN]),
    }
    return render(request, "outreach/remarks.html", context)


@require_POST
def moderate(request, pk):
    row = access.get_remark(request.user, pk, on=timezone.localdate())
    shows = request.POST.get("tampil") == "ya"
    try:
        actions.moderate_remark(row, shows=shows, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Uraian ditampilkan." if shows else "Uraian tidak ditampilkan.")
    return redirect("outreach:remarks", row.round_id)


@require_http_methods(GET_AND_POST)
def reply(request, pk):
    """Anda bertanya, kami jawab."""
    access.get_run_round(request.user, pk, on=timezone.localdate())
    one = access.get_published_round(pk)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.reply_to_worry(one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Jawaban tampil di halaman hasil.")
            return redirect("outreach:pulse_result", one.pk)
    status = 422 if form.errors else 200
    return render(request, "outreach/reply.html", {"form": form, "round": one}, status=status)
