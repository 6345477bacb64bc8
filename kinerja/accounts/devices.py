"""A cookie by which a device that signed in before is known again; it opens nothing by itself."""

import base64
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core import signing

SALT = "kinerja.accounts.device"
SECONDS = 180 * 24 * 60 * 60
MOST_PEOPLE = 10


def read(request) -> dict:
    """The device's own number and the accounts that signed in on it."""
    try:
        kept = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=SECONDS
        )
        return {"id": str(kept["id"]), "people": [int(pk) for pk in kept["people"]]}
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return {"id": secrets.token_hex(16), "people": []}


def knows(request, user) -> bool:
    return user is not None and user.pk in read(request)["people"]


def remember(request, response, user) -> str:
    """Let the device know this account from now on; the device's own number."""
    device = read(request)
    others = [pk for pk in device["people"] if pk != user.pk]
    device["people"] = [user.pk, *others][:MOST_PEOPLE]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(device, salt=SALT),
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return device["id"]


def seals_of(user) -> list[str]:
    """The keys that close and open what this account leaves unsent on a device.

    Only pages of the signed-in person carry them: what stays behind cannot be read by the next.
    The first closes; the others open what was closed before SECRET_KEY was changed.
    """
    return [
        base64.b64encode(
            HKDF(hashes.SHA256(), length=32, salt=None, info=b"kinerja.device:%d" % user.pk).derive(
                secret.encode()
            )
        ).decode()
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
