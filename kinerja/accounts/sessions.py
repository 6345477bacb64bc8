"""Sessions in the database, with the person beside them, so that they can be listed and ended."""

from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone
from django.utils.module_loading import import_string

from kinerja.accounts import queries, rules
from kinerja.lib.plans import kept_plans

TOUCH_SECONDS = 60
just_read = ContextVar("just_read", default=None)


class SessionStore(DatabaseSessions):
    @classmethod
    def get_model_class(cls):
        from kinerja.accounts.models import Session  # noqa: PLC0415 -- Django's two-way hook

        return Session

    def _get_session_from_db(self):
        """The row together with its account, which is asked for a moment later.

        What `SESSION_ASKS` names comes along as attributes of the account.
        """
        asked = import_string(settings.SESSION_ASKS)()
        rows = self.model.objects.select_related(*settings.SESSION_BRINGS).annotate(**asked)
        with kept_plans():
            row = rows.filter(session_key=self.session_key, expire_date__gt=timezone.now()).first()
        if row is None:
            self._session_key = None
        elif row.user:
            vars(row.user).update({name: getattr(row, name) for name in asked})
        just_read.set(row.user if row else None)
        return row

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.user_id = data.get("_auth_user_id")
        row.device = data.get("device", "")
        row.started_at = moment(data.get("started"))
        row.seen_at = moment(data.get("seen"))
        return row


def take_account(pk):
    """The account that came with this request's session, once; None when another is asked for."""
    user = just_read.get()
    just_read.set(None)
    return user if user is not None and str(user.pk) == str(pk) else None


def moment(seconds):
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def begin(sender, request, user, **kwargs):
    """Note when and on what a session began, and end the oldest beyond five.

    A receiver of Django's own `user_logged_in`: every way to sign in passes there.
    """
    now = timezone.now()
    request.session["started"] = now.timestamp()
    note_use(request.session, user, now=now)
    request.session["device"] = device_word(request.META.get("HTTP_USER_AGENT", ""))
    others = queries.sessions_of(user, at=now).values("pk")
    user.sessions.exclude(pk__in=others[: rules.MOST_SESSIONS - 1]).delete()


def is_over(session, *, now) -> bool:
    """Idle too long, or signed in too long ago."""
    idle = timedelta(minutes=session.get("idle", rules.IDLE_MINUTES_WITH_ROLE))
    seen = moment(session.get("seen", 0))
    started = moment(session.get("started", 0))
    return now - seen > idle or now - started > timedelta(hours=rules.LONGEST_SESSION_HOURS)


def note_use(session, user, *, now):
    """A role given or taken meanwhile changes the limits from here on."""
    role = queries.holds_role(user)
    session["seen"] = now.timestamp()
    session["idle"] = rules.IDLE_MINUTES_WITH_ROLE if role else rules.IDLE_MINUTES
    session["role"] = role


def touch(session, user, *, now):
    """Remember use, at most once a minute."""
    if now.timestamp() - session.get("seen", 0) > TOUCH_SECONDS:
        note_use(session, user, now=now)


SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome"}


def device_word(agent: str) -> str:
    """“Chrome di Android”: enough for its owner to know it again."""
    browser = next((name for mark, name in BROWSERS.items() if mark in agent), "Peramban")
    system = next((name for name in SYSTEMS if name in agent), "perangkat lain")
    return f"{browser} di {system}"


def needs_second_step(request) -> bool:
    """A role without a second step, where the regency asks for one."""
    if not (settings.REQUIRE_MFA and request.session.get("role")):
        return False
    if request.session.get("second_step"):
        return False
    done = is_mfa_enabled(request.user)
    if done:
        request.session["second_step"] = True
    return not done
