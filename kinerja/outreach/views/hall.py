"""In the hall: the screen with its code, and the phone that reads it."""

import segno
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.lib.refusals import Refused
from kinerja.outreach import access
from kinerja.outreach.actions import attendance as actions
from kinerja.outreach.forms import CodeForm
from kinerja.outreach.queries import events as queries
from kinerja.outreach.rules import code as codes


@require_safe
def screen(request, pk):
    """For the wall of the hall: it asks itself again when the code changes, without script."""
    at = timezone.now()
    row = access.get_kept_briefing(request.user, pk, on=timezone.localdate(at))
    code, left = codes.code_at(row.secret, at), codes.seconds_left(at)
    path = reverse("outreach:arrive", args=[row.pk, code])
    blockers = codes.blockers_to_check_in(
        cancelled=row.is_cancelled, starts_at=row.starts_at, ends_at=row.ends_at, at=at
    )
    context = {
        "briefing": row,
        "blockers": blockers,
        "code": f"{code[:3]} {code[3:]}",
        "left": left,
        "came": queries.standing().filter(briefing=row).count(),
        "qr": segno.make(settings.SITE_URL + path, error="m", micro=False).svg_inline(
            border=3, light="#fff", omitsize=True
        ),
    }
    response = render(request, "outreach/screen.html", context)
    response["Refresh"] = str(min(left + 1, 20))
    return response


@require_safe
def arrive(request, pk, code):
    """What the camera opens: one button, good for ten minutes and for this account only."""
    at = timezone.now()
    row = access.get_briefing_in_hall(request.user, pk)
    if not codes.is_current(row.secret, code, at=at):
        form = CodeForm({"code": code})
        form.add_error("code", actions.OLD_CODE)
        return check_in_page(request, pk, form=form, status=422)
    ticket = codes.ticket(row.secret, user=request.user.pk, at=at)
    return check_in_page(request, pk, briefing=row, ticket=ticket)


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request, pk):
    """Type the code, or press the button that a scanned one has shown."""
    row = access.get_briefing_in_hall(request.user, pk)
    if request.method != "POST":
        return check_in_page(request, pk)
    ticket = request.POST.get("ticket", "")[:200]
    form = CodeForm(request.POST)
    if not ticket and not form.is_valid():
        return check_in_page(request, pk, form=form, status=422)
    try:
        _, is_new = actions.check_in(
            row,
            by=request.user,
            at=timezone.now(),
            ticket=ticket,
            code=request.POST.get("code", "")[:20],
        )
    except Refused as refusal:
        form = CodeForm({"code": request.POST.get("code", "")[:20]})
        form.is_valid()
        form.add_error(None, refusal.reasons)
        return check_in_page(request, pk, form=form, status=422)
    words = "Kehadiran Anda tercatat." if is_new else "Kehadiran Anda sudah tercatat tadi."
    messages.success(request, words)
    return redirect("outreach:briefing", pk)


def check_in_page(request, pk, *, form=None, briefing=None, ticket="", status=200):
    """Without a valid code the page does not even say which event this is."""
    context = {"pk": pk, "form": form or CodeForm(), "briefing": briefing, "ticket": ticket}
    return render(request, "outreach/check_in.html", context, status=status)
