"""The brake on guessing: counts tries before the password is looked at, in the database.

A try is counted first and given back when it succeeds, so that a thousand tries at once
do not pass together. Nobody is ever locked: the longest wait is a minute.
"""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from kinerja.accounts import rules
from kinerja.accounts.models import Throttle

logger = logging.getLogger(__name__)
GOOD_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Try:
    """Who tries, from where; `device` is empty unless this device knows the account."""

    account: str
    network: str
    device: str = ""

    @property
    def brakes(self) -> dict[str, rules.Brake]:
        if self.device:
            return {key("device", self.device, self.account): rules.DEVICE}
        return {
            key("account", self.account): rules.ACCOUNT,
            key("network", self.network): rules.NETWORK,
            key("everybody"): rules.EVERYBODY,
        }


def key(*parts) -> str:
    """Hashed: people type passwords into the field of the name."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@transaction.atomic
def enter(attempt: Try, *, at: datetime) -> datetime | None:
    """Count the try; the moment of the next chance when it is too early, else None."""
    rows = _lock(attempt, at=at)
    held = [row.free_at for row in _holding(rows, attempt, at=at) if row.free_at > at]
    if held:
        return max(held)
    for row in rows:
        brake = attempt.brakes[row.key]
        passed = max(0.0, (at - row.at).total_seconds())
        row.level = rules.filled(brake, level=row.level, seconds_ago=passed)
        row.free_at = at + timedelta(seconds=rules.wait_at(brake, row.level))
        row.at = at
        if brake is rules.EVERYBODY and row.free_at > at:
            logger.warning("sign-in brake for everybody: level %.0f", row.level)
    Throttle.objects.bulk_update(rows, ["level", "free_at", "at"])
    return None


@transaction.atomic
def succeed(attempt: Try, *, at: datetime):
    """Give the try back; a known device also speaks well of its network."""
    rows = _lock(attempt, at=at)
    for row in rows:
        own = attempt.brakes[row.key] in (rules.ACCOUNT, rules.DEVICE)
        row.level = 0 if own else max(0, row.level - 1)
        row.free_at = at
    Throttle.objects.bulk_update(rows, ["level", "free_at"])
    if attempt.device:
        Throttle.objects.update_or_create(
            key=key("network", attempt.network),
            defaults={"good_at": at},
            create_defaults={"good_at": at, "at": at, "free_at": at},
        )


def knows(network: str, *, at: datetime) -> bool:
    """Whether somebody signed in from this network within a day, on a device known to be his."""
    return Throttle.objects.filter(key=key("network", network), good_at__gt=at - GOOD_FOR).exists()


def forget(account: str):
    """Let the account try at once, on any device."""
    Throttle.objects.filter(key=key("account", account)).delete()


def _lock(attempt, *, at):
    missing = [Throttle(key=name, at=at, free_at=at) for name in attempt.brakes]
    Throttle.objects.bulk_create(missing, ignore_conflicts=True)
    wanted = Throttle.objects.filter(key__in=attempt.brakes).order_by("key")
    return list(wanted.select_for_update(of=("self",)))


def _holding(rows, attempt, *, at):
    """The rows that may hold this try: the general brake spares networks of known devices."""
    good = any(row.good_at and at - row.good_at < GOOD_FOR for row in rows)
    return [row for row in rows if not (good and attempt.brakes[row.key] is rules.EVERYBODY)]
