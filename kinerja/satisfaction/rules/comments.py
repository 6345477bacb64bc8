"""Free texts: what may be handed on to a unit, and never to one named employee."""

import re
from collections.abc import Iterable

from kinerja.satisfaction.enums import CommentState

CUT = "[…]"
SHORTEST_NAME = 4
NEXT_STATUS = {
    ("hand_on", CommentState.WAITING): CommentState.HANDED_ON,
    ("hide", CommentState.WAITING): CommentState.HIDDEN,
}


def is_cut_of(original: str, handed: str) -> bool:
    """Whether a text says what the citizen said, with parts left out and nothing added."""
    rest = _plain(original)
    parts = [part.strip() for part in _plain(handed.replace("[...]", CUT)).split(CUT)]
    kept = [part for part in parts if part]
    for part in kept:
        _, found, rest = rest.partition(part)
        if not found:
            return False
    return bool(kept)


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Parts of these people's names that stand in the text as words of their own."""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    parts = {part for name in names for part in re.findall(r"[^\W\d_]+", name)}
    return sorted(part for part in parts if len(part) >= SHORTEST_NAME and part.casefold() in words)


def blockers_to_hand_on(
    *, original: str, handed: str, names: list[str], is_nobody: bool
) -> list[str]:
    """Why this text cannot go to the unit as it stands."""
    if not is_cut_of(original, handed):
        return [f"Jangan mengubah kata warga. Ganti bagian yang dihapus dengan {CUT}."]
    if names and not is_nobody:
        found = ", ".join(f"“{name}”" for name in names)
        return [
            f"Teks ini memuat {found}, nama pegawai unit. Ganti dengan {CUT}, "
            "atau centang bahwa kata itu bukan nama orang."
        ]
    return []


def _plain(text):
    return " ".join(text.split())
