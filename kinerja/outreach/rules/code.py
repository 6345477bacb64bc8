"""The code on the hall's screen: it changes by itself, and whoever types it stands in the hall.

That is a hint and no proof: somebody may send the code on. Therefore it lives two minutes at
most, and what a phone got for it is bound to one account.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

STEP = 60  # seconds that a code stays on the screen
LATE_STEPS = 1  # codes before the present one that still count
TICKET_SECONDS = 600  # to press the button on a weak link
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32, none that looks like another
LENGTH = 6
EARLY = timedelta(hours=1)
AFTERWARDS = timedelta(minutes=30)
PUNCTUAL = timedelta(minutes=15)
TYPING_DAYS = 30


def code_at(secret: str, moment: datetime) -> str:
    """What the screen shows at this moment."""
    return _code(secret, int(moment.timestamp()) // STEP)


def seconds_left(moment: datetime) -> int:
    """Until the next code."""
    return STEP - int(moment.timestamp()) % STEP


def is_current(secret: str, code: str, *, at: datetime) -> bool:
    """Whether this code is on the screen, or was just before."""
    counter = int(at.timestamp()) // STEP
    typed = tidy(code)
    return any(
        hmac.compare_digest(_code(secret, counter - back), typed) for back in range(LATE_STEPS + 1)
    )


def tidy(code: str) -> str:
    """Small letters, spaces and hyphens do not matter; other letters than ours never match."""
    return "".join(letter for letter in code.upper() if letter in LETTERS)[: LENGTH + 1]


def ticket(secret: str, *, user: int, at: datetime) -> str:
    """What a phone gets for a valid code: good for this account, for ten minutes."""
    seconds = int(at.timestamp())
    return f"{seconds}-{_sign(secret, f'{user}:{seconds}')}"


def is_ticket(secret: str, text: str, *, user: int, at: datetime) -> bool:
    """Whether this account saw a valid code in the last ten minutes."""
    seconds, _, sign = text.partition("-")
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) < 12 and sign.isascii()):
        return False
    age = int(at.timestamp()) - int(seconds)
    return 0 <= age <= TICKET_SECONDS and hmac.compare_digest(
        _sign(secret, f"{user}:{seconds}"), sign
    )


def blockers_to_check_in(
    *, cancelled: bool, starts_at: datetime, ends_at: datetime, at: datetime
) -> list[str]:
    """Why nobody can be recorded by code now; empty when the doors are open."""
    if cancelled:
        return ["Kegiatan ini dibatalkan. Lihat kegiatan lain pada daftar undangan Anda."]
    if at < starts_at - EARLY:
        return ["Presensi dibuka satu jam sebelum kegiatan. Pindai lagi saat Anda di tempat."]
    if at > ends_at + AFTERWARDS:
        return ["Presensi sudah ditutup. Minta penyelenggara mencatat kehadiran Anda."]
    return []


def is_late(*, starts_at: datetime, arrived_at: datetime) -> bool:
    return arrived_at > starts_at + PUNCTUAL


def _code(secret, counter):
    number = int(_sign(secret, f"kode:{counter}"), 16)
    letters = []
    for _ in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def _sign(secret, text):
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
