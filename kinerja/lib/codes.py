"""Codes that cannot be guessed and can be read aloud."""

import secrets
from base64 import b32encode

LENGTH = 26  # 130 random bits


def verification_code() -> str:
    """Printed on a document, leads to its verification page."""
    return b32encode(secrets.token_bytes(17)).decode()[:LENGTH]
