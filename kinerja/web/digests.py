"""The e-mail of a working morning: what is new and unread, for those who want it."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.notifications.enums import DigestRhythm
from kinerja.notifications.models import DigestChoice, Message
from kinerja.organisation.queries import days_off
from kinerja.organisation.rules import is_working_day

MOST_LINES = 10
MONDAY = 0
log = logging.getLogger(__name__)


def send_digests(*, at: datetime) -> int:
    """One e-mail a person with something new since the last; none on a free day. Says how many.

    A mail server that is away costs nobody a message: it is in the inbox, and comes tomorrow.
    """
    on = timezone.localdate(at)
    if not is_working_day(on, holidays=days_off()):
        return 0
    rhythms = {DigestRhythm.DAILY} | ({DigestRhythm.WEEKLY} if on.weekday() == MONDAY else set())
    sent = 0
    for user in _readers():
        choice = getattr(user, "digest_choice", None)
        rhythm = choice.rhythm if choice else DigestRhythm.DAILY
        since = (choice and choice.sent_at) or at - timedelta(days=7)
        fresh = [message for message in user.unread if message.created_at > since]
        if rhythm in rhythms and fresh and _send(user, fresh):
            DigestChoice.objects.update_or_create(
                user=user, defaults={"sent_at": at}, create_defaults={"sent_at": at}
            )
            sent += 1
    return sent


def _readers():
    """Open accounts with an address and something unread."""
    unread = Message.objects.filter(read_at=None).order_by("-created_at")
    return (
        User.objects.filter(is_active=True, kinerja_messages__read_at=None)
        .exclude(email="")
        .exclude(kinerja_messages=None)
        .select_related("digest_choice")
        .prefetch_related(Prefetch("kinerja_messages", queryset=unread, to_attr="unread"))
        .distinct()
    )


def _send(user, messages):
    context = {
        "name": user.get_full_name(),
        "messages": messages[:MOST_LINES],
        "more": max(0, len(messages) - MOST_LINES),
        "inbox": settings.SITE_URL + reverse("notifications:inbox"),
        "stop": settings.SITE_URL + reverse("notifications:digest"),
    }
    mail = EmailMessage(
        subject=f"[Kinerja] {len(messages)} hal baru untuk Anda",
        body=render_to_string("web/digest.txt", context),
        to=[user.email],
    )
    try:
        return mail.send()
    except (OSError, SMTPException):
        log.exception("a digest could not be sent")
        return 0
