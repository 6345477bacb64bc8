"""Who an account is."""

import hashlib
import re

from django.db.models import Q
from django.utils import timezone

from kinerja.accounts import rules
from kinerja.accounts.models import Invitation, Session, User


def typed_name(text: str) -> str:
    """A NIP as people type it, with spaces, dots or dashes between its parts; else as typed."""
    digits = re.sub(r"[\s.\-]", "", text)
    return digits if digits.isascii() and digits.isdigit() else text.strip()


def account_for(login: str) -> User | None:
    """The account with this NIP (or chosen name) or e-mail address."""
    return User.objects.filter(Q(username=login) | Q(email__iexact=login) & ~Q(email="")).first()


def holds_role(user, *, on=None) -> bool:
    """Whether a role was given to this account by name; such accounts are guarded harder."""
    return (
        user.pk is not None
        and user.role_grants.filter(period__contains=on or timezone.localdate()).exists()
    )


def own_words(user) -> list[str]:
    return rules.own_words(nip=user.username, name=user.full_name, email=user.email)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_with(token: str) -> Invitation | None:
    return Invitation.objects.select_related("user").filter(token_hash=hash_of(token)).first()


def blockers_to_accept(invitation: Invitation, *, at) -> list[str]:
    return rules.blockers_to_accept(
        is_used=invitation.used_at is not None,
        is_late=invitation.expires_at <= at,
        is_active=invitation.user.is_active,
    )


def sessions_of(user, *, at):
    """Where this account is signed in, newest first."""
    return Session.objects.filter(user=user, expire_date__gt=at).order_by("-seen_at")


def devices_of(sessions) -> list[str]:
    """The numbers of the devices on which these sessions run."""
    return [row.get_decoded().get("device_id", "") for row in sessions]


def demo_accounts():
    """The people a demonstration offers to play; its loader labels them."""
    found = User.objects.filter(is_active=True).exclude(demo_label="").order_by("pk")
    return [
        {"nip": user.username, "name": user.full_name, "label": user.demo_label}
        for user in found[:20]
    ]
