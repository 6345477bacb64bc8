import secrets
from datetime import datetime, timedelta

from django.db import transaction

from kinerja.accounts import access, queries, rules
from kinerja.accounts.models import Invitation, User
from kinerja.audit import log
from kinerja.lib.refusals import refuse_if
from kinerja.notifications.outbox import silence


@transaction.atomic
def create_account(*, by: User | None, at: datetime, username: str, name: str, email: str = ""):
    """Open an account nobody can sign in to yet; whether `by` may, his own act has asked."""
    user = User(username=username, full_name=name[:150], email=email, date_joined=at)
    user.set_unusable_password()
    user.save(force_insert=True)
    log.record("accounts.account_created", by=by, at=at, target=user)
    return user


@transaction.atomic
def invite_user(user: User, *, by: User | None, at: datetime) -> str:
    """Make a single-use link for a first or a forgotten password; older links end.

    Returns the secret part of the link, which is kept nowhere. Whether `by` may invite this
    person, the act above (of the organisation, or the console) has asked.
    """
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    refuse_if(rules.blockers_to_invite(is_active=user.is_active))
    user.invitations.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    token = secrets.token_urlsafe(24)
    Invitation.objects.create(
        user=user,
        token_hash=queries.hash_of(token),
        created_at=at,
        created_by=by,
        expires_at=at + timedelta(days=rules.INVITATION_DAYS),
    )
    log.record("accounts.user_invited", by=by, at=at, target=user)
    return token


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User, at: datetime, password: str) -> User:
    """Set the password the person chose and end every session the account had."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    refuse_if(access.blockers_to_use(by, invitation))
    refuse_if(queries.blockers_to_accept(invitation, at=at))
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    user = invitation.user
    user.set_password(password)
    user.save(update_fields=["password"])
    user.sessions.all().delete()
    silence(user.push_devices.all())
    log.record("accounts.invitation_accepted", by=by, at=at, target=user)
    return user


@transaction.atomic
def end_sessions(user: User, *, by: User, at: datetime, kept: str = "", only: str = ""):
    """Sign the account out everywhere, but for the session `kept`, or in one place only."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    ended = user.sessions.exclude(session_key=kept)
    if only:
        ended = ended.filter(session_key=only)
        silence(user.push_devices.filter(device__in=queries.devices_of(ended)))
    else:
        here = user.sessions.filter(session_key=kept)
        silence(user.push_devices.exclude(device__in=queries.devices_of(here)))
    ended.delete()
    log.record("accounts.sessions_ended", by=by, at=at, target=user)


@transaction.atomic
def set_active(user: User, *, by: User | None, at: datetime, is_active: bool):
    """Open or close the account; closing it ends its sessions and its links at once."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        user.sessions.all().delete()
        silence(user.push_devices.all())
        user.invitations.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    log.record("accounts.active_set", by=by, at=at, target=user, is_active=is_active)
