from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.outreach import access
from kinerja.outreach.actions.pulse import answer_pulse
from kinerja.outreach.forms import PulseAnswerForm
from kinerja.outreach.queries import pulse as queries
from kinerja.outreach.rules.disclosure import K, told_words
from kinerja.outreach.rules.pulse import blockers_to_reply
from kinerja.outreach.views.tables import table_file

SHOWN = 200


@require_safe
def pulse(request):
    """The open round to answer, and the results of closed ones."""
    return pulse_page(request)


def pulse_page(request, *, form=None, status=200):
    on = timezone.localdate()
    one = queries.open_round()
    blockers = []
    if one:
        right = queries.right_of(request.user, one)
        blockers = blockers_to_reply(
            is_open=True,
            closes_on=one.closes_on,
            on=on,
            has_right=right is not None,
            is_used=right is not None and right.is_used,
        )
        form = form or PulseAnswerForm(statements=one.statements)
    context = {
        "round": one,
        "form": None if blockers else form,
        "blockers": blockers,
        "closed": list(queries.closed_rounds()[:20]),
        "runs": access.can_run_pulse(request.user, on=on),
        "k": K,
    }
    return render(request, "outreach/pulse.html", context, status=status)


@require_POST
def answer(request):
    """Take the answer; the page after it says thank you and not what was said."""
    one = queries.open_round()
    if one is None:
        messages.error(request, "Tidak ada survei yang dibuka. Hasil putaran lalu ada di bawah.")
        return redirect("outreach:pulse")
    form = PulseAnswerForm(request.POST, statements=one.statements)
    if not form.is_valid():
        return pulse_page(request, form=form, status=422)
    remark = form.cleaned_data["remark"]
    try:
        answer_pulse(one, values=form.values(), remark=remark, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Terima kasih. Jawaban Anda disimpan tanpa nama.")
    return redirect("outreach:pulse")


@require_safe
def result(request, pk):
    """What everybody may read of a closed round, and what is done about it."""
    one = access.get_published_round(pk)
    on = timezone.localdate()
    shares = one.result["all"] or [None] * len(one.statements)
    context = {
        "round": one,
        "statements": list(zip(one.statements, map(told_words, shares), strict=True)),
        "groups": one.result["groups"],
        "remarks": list(queries.shown_remarks(one)[:SHOWN]),
        "replies": list(queries.replies_of(one)),
        "runs": access.can_run_pulse(request.user, on=on),
        "k": one.result["k"],
    }
    return render(request, "outreach/pulse_result.html", context)


@require_POST
def export(request, pk):
    one = access.get_published_round(pk)
    return table_file(
        request,
        f"survei-kepercayaan-{one.pk}",
        title="Survei kepercayaan",
        columns=[*queries.RESULT_COLUMNS, *one.statements],
        rows=queries.result_rows(one),
        putaran=str(one.pk),
    )
