"""How long to wait after wrong passwords, and which passwords are too easy; plain values only."""

import re
from dataclasses import dataclass
from math import ceil

LONGEST_WAIT = 60
SHORTEST_PASSWORD = 12
SHORTEST_PASSWORD_WITH_ROLE = 15
LONGEST_PASSWORD = 128
MOST_SESSIONS = 5
IDLE_MINUTES = 30
IDLE_MINUTES_WITH_ROLE = 15
LONGEST_SESSION_HOURS = 12
INVITATION_DAYS = 7
# What an outsider would try first here: these words count for nothing.
CONTEXT_WORDS = ("kinerja", "bungo", "asn", "skp", "muara", "pegawai", "jambi", "password", "sandi")
MUST_REMAIN = 8


@dataclass(frozen=True)
class Brake:
    """A bucket that leaks: every try fills it by one, time empties it."""

    free: int  # tries without a wait
    leak_seconds: int  # one try is forgotten in this time
    deepest: int  # the bucket is never fuller than this


# A known device has a counter of its own, so a stranger cannot make its owner wait.
ACCOUNT = Brake(free=0, leak_seconds=15 * 60, deepest=10)
DEVICE = Brake(free=3, leak_seconds=15 * 60, deepest=13)
NETWORK = Brake(free=30, leak_seconds=10, deepest=40)
EVERYBODY = Brake(free=100, leak_seconds=5, deepest=110)


def filled(brake: Brake, *, level: float, seconds_ago: float) -> float:
    """The level after one more try."""
    rest = max(0.0, level - seconds_ago / brake.leak_seconds)
    return min(rest + 1, brake.deepest)


def wait_at(brake: Brake, level: float) -> int:
    """Seconds until the next try: none, then 1, 2, 4 … 60; never a lock without end."""
    over = ceil(level) - brake.free
    return min(2 ** (over - 1), LONGEST_WAIT) if over > 0 else 0


def blockers_to_password(password: str, *, has_role: bool, own_words: list[str]) -> list[str]:
    """Why this password is too easy; empty when it will do."""
    shortest = SHORTEST_PASSWORD_WITH_ROLE if has_role else SHORTEST_PASSWORD
    if len(password) < shortest:
        return [f"Pakai paling sedikit {shortest} huruf."]
    if len(password) > LONGEST_PASSWORD:
        return [f"Pakai paling banyak {LONGEST_PASSWORD} huruf."]
    if len(set(password)) < 5:
        return ["Pakai lebih banyak huruf yang berbeda."]
    if len(without(password, [*own_words, *CONTEXT_WORDS])) < MUST_REMAIN:
        return ["Jangan mengandalkan nama, NIP, atau kata umum seperti “kinerja” dan “bungo”."]
    return []


def without(password: str, words: list[str]) -> str:
    """The password when the words anybody could guess are crossed out."""
    rest = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word.casefold(), "")
    return rest


def own_words(*, nip: str, name: str, email: str) -> list[str]:
    """What is known of a person: NIP and the dates in it, parts of the name, the mailbox."""
    words = [nip]
    if re.fullmatch(r"\d{18}", nip):
        year, month, day = nip[:4], nip[4:6], nip[6:8]
        words += [nip[:8], nip[8:14], nip[14:], f"{day}{month}{year}", f"{day}{month}", year]
    words += re.split(r"[\W_]+", name) + re.split(r"[\W_]+", email)
    return [word for word in words if len(word) >= 3]


def blockers_to_invite(*, is_active: bool) -> list[str]:
    return [] if is_active else ["Akun ini tidak aktif. Aktifkan dulu sebelum mengundang."]


def blockers_to_accept(*, is_used: bool, is_late: bool, is_active: bool) -> list[str]:
    if is_used:
        return ["Tautan ini sudah dipakai. Masuk dengan kata sandi Anda, atau minta tautan baru."]
    if is_late or not is_active:
        return ["Tautan ini tidak berlaku lagi. Minta tautan baru kepada pengelola kepegawaian."]
    return []
