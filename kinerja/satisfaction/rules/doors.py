"""Codes that let a citizen in: readable aloud, without letters that look like digits."""

import hashlib
import hmac
from datetime import date

from kinerja.satisfaction.enums import SurveyDoor

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1
TOKEN_LENGTH = 8
COUNTER_LENGTH = 6


def typed_code(text: str) -> str:
    """As people type it: spaces, dashes and small letters do not matter."""
    return "".join(letter for letter in text.upper() if letter.isalnum())[:20]


def printed_code(code: str) -> str:
    """In two groups, as on paper."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"


def door_of(code: str) -> SurveyDoor | None:
    """Which door a code is for; None when it can be none of ours."""
    if not set(code) <= set(ALPHABET):
        return None
    return {TOKEN_LENGTH: SurveyDoor.TOKEN, COUNTER_LENGTH: SurveyDoor.COUNTER}.get(len(code))


def counter_code(secret: str, day: date) -> str:
    """The code a counter shows on that day; tomorrow's cannot be told from it."""
    number = int.from_bytes(hmac.digest(secret.encode(), day.isoformat().encode(), hashlib.sha256))
    letters = []
    for _ in range(COUNTER_LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def hash_of(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
