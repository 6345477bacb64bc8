"""Ringing a device: an empty request (RFC 8030), signed so that its service knows us (RFC 8292).

Nothing is sent along, so the maker of the browser learns of no person, no work and no word.
"""

import base64
import json
import logging
import ssl
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from email.utils import parseaddr
from enum import Enum
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from kinerja.notifications.rules import is_push_address

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256
VALID = timedelta(hours=12)  # a day is the most that push services accept
KEEP_SECONDS = 12 * 60 * 60  # how long a service keeps it for a device that is off
PATIENCE = 5
AT_ONCE = 8
MOST_FAILURES = 5
log = logging.getLogger(__name__)


class Answer(Enum):
    """What a push service said."""

    TAKEN = "taken"
    GONE = "gone"  # the device does not ring any more, and never will at this address
    FAILED = "failed"


def public_key() -> str:
    """What a browser must know before it lets us ring."""
    point = _private_key().public_key()
    return _letters(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def ring(endpoints, *, at: datetime) -> dict[str, Answer]:
    """Ring each of these once; a service that is away is given up for this run.

    Runs in threads that ask no database.
    """
    failures = Counter()

    def ring_one(endpoint):
        host = urlsplit(endpoint).netloc
        if failures[host] >= MOST_FAILURES:
            return Answer.FAILED
        answer = _post(endpoint, at=at)
        failures[host] += answer == Answer.FAILED
        return answer

    endpoints = list(endpoints)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(endpoints, pool.map(ring_one, endpoints), strict=True))


def _post(endpoint, *, at):
    if not is_push_address(endpoint, hosts=settings.PUSH_HOSTS):
        return Answer.GONE
    parts = urlsplit(endpoint)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    headers = {
        "Authorization": f"vapid t={_token(parts.netloc, at=at)}, k={public_key()}",
        "TTL": str(KEEP_SECONDS),
        "Urgency": "normal",
        "Topic": "kinerja",  # a later one replaces what the device has not heard yet
        "Content-Length": "0",
    }
    context = ssl.create_default_context()
    connection = HTTPSConnection(parts.netloc, timeout=PATIENCE, context=context)
    try:
        connection.request("POST", path, headers=headers)
        status = connection.getresponse().status  # a redirect is not followed
    except (OSError, HTTPException):
        log.exception("the push service %s does not answer", parts.netloc)
        return Answer.FAILED
    finally:
        connection.close()
    if status in {404, 410}:
        return Answer.GONE
    if not 200 <= status < 300:
        log.warning("the push service %s answered %s", parts.netloc, status)
        return Answer.FAILED
    return Answer.TAKEN


def _token(host, *, at):
    """A signed statement who rings, for this service only and for half a day."""
    claims = {
        "aud": f"https://{host}",
        "exp": int((at + VALID).timestamp()),
        "sub": f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}",
    }
    signed = ".".join(
        _letters(json.dumps(part, separators=(",", ":")).encode())
        for part in ({"typ": "JWT", "alg": "ES256"}, claims)
    )
    r, s = decode_dss_signature(_private_key().sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signed}.{_letters(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _private_key():
    number = int(settings.PUSH_KEY, 16) % (ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def _letters(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
