from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.outreach import access
from kinerja.outreach.actions.invitations import answer_invitation
from kinerja.outreach.enums import InvitationAnswer
from kinerja.outreach.queries import events as queries
from kinerja.outreach.rules.code import blockers_to_check_in

SHOWN = 50


@require_safe
def mine(request):
    """What one is invited to, where one has been, and what else is planned."""
    at, on = timezone.now(), timezone.localdate()
    invitations = list(queries.coming_invitations(request.user, at=at)[:SHOWN])
    invited = {one.briefing_id for one in invitations}
    others = queries.next_briefings(access.visible_briefings(request.user, on=on), at=at)
    been = list(queries.attended(request.user)[:SHOWN])
    year = on.year
    context = {
        "invitations": invitations,
        "others": [one for one in others[:SHOWN] if one.pk not in invited],
        "been": been,
        "hours": sum(
            one.briefing.learning_hours
            for one in been
            if queries.local_day(one.briefing.starts_at).year == year
        ),
        "year": year,
        "organises": access.can_organise(request.user, on=on),
    }
    return render(request, "outreach/mine.html", context)


@require_safe
def briefing(request, pk):
    return briefing_page(request, pk)


def _sheets(row, *, on):
    """(number of the sheet, whose names are on it) in words, as there may be seventy."""
    sheets = queries.sheets_of(row, on=on)
    return [(str(number), f"nama ke-{first} sampai {last}") for number, first, last in sheets]


def briefing_page(request, pk):
    """One event: for whom it is, one's own invitation, and the organiser's numbers."""
    at, on = timezone.now(), timezone.localdate()
    row = access.get_briefing(request.user, pk, on=on)
    invitation = row.invitations.filter(employee__user=request.user).first()
    attendance = queries.standing().filter(briefing=row, employee__user=request.user).first()
    keeps = access.can_keep(request.user, row, on=on)
    listed = access.listed_briefings(request.user, on=on).filter(pk=row.pk)
    context = {
        "briefing": row,
        "invitation": invitation,
        "answers": invitation and at < row.starts_at and not row.is_cancelled,
        "attendance": attendance,
        "is_open": at < row.ends_at and not row.is_cancelled,
        "doors_open": not blockers_to_check_in(
            cancelled=row.is_cancelled, starts_at=row.starts_at, ends_at=row.ends_at, at=at
        ),
        "has_begun": at >= row.starts_at,
        "keeps": keeps,
        "sheets": _sheets(row, on=on) if keeps else [],
        "counts": queries.counted(listed).first(),
        "seats": queries.seats_left(row) if row.capacity else None,
    }
    return render(request, "outreach/briefing.html", context)


@require_POST
def answer(request, pk):
    invitation = access.get_invitation(request.user, pk)
    asked = request.POST.get("jawaban")
    if asked not in {InvitationAnswer.COMING, InvitationAnswer.UNABLE}:
        messages.error(request, "Pilih “Saya hadir” atau “Saya berhalangan”.")
        return redirect("outreach:briefing", pk)
    coming = asked == InvitationAnswer.COMING
    try:
        answer_invitation(invitation, coming=coming, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        words = "Anda tercatat akan hadir." if coming else "Anda tercatat berhalangan."
        messages.success(request, f"{words} Jawaban dapat diubah sampai kegiatan dimulai.")
    return redirect("outreach:briefing", pk)
