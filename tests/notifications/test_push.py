"""What a push service hears from us: that we rang, who we are, and nothing else."""

import base64
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from kinerja.notifications.push import MOST_FAILURES, Answer, public_key, ring
from tests.factories import NOW


def raw(letters):
    return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))


def opened(header):
    """Header and claims of a signed statement, read as a push service reads it (RFC 8292)."""
    scheme, _, rest = header.partition(" ")
    assert scheme == "vapid"
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    signed, _, signature = parts["t"].rpartition(".")
    both = raw(signature)
    assert len(both) == 64
    der = encode_dss_signature(int.from_bytes(both[:32], "big"), int.from_bytes(both[32:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(parts["k"]))
    key.verify(der, signed.encode(), ec.ECDSA(hashes.SHA256()))
    head, claims = (json.loads(raw(part)) for part in signed.split("."))
    return parts["k"], head, claims


def test_a_ring_carries_a_valid_statement_and_no_body(receiver, settings):
    settings.DEFAULT_FROM_EMAIL = "Kinerja <kinerja@bungo.example>"
    endpoint = f"https://{receiver.host}/send/abc?x=1"

    assert ring([endpoint], at=NOW) == {endpoint: Answer.TAKEN}

    ((path, headers, body),) = receiver.heard
    key, head, claims = opened(headers["Authorization"])
    assert (path, body, headers["Content-Length"]) == ("/send/abc?x=1", b"", "0")
    assert (headers["TTL"], headers["Topic"]) == ("43200", "kinerja")
    assert key == public_key()
    assert head == {"typ": "JWT", "alg": "ES256"}
    assert claims == {
        "aud": f"https://{receiver.host}",
        "exp": int(NOW.timestamp()) + 12 * 60 * 60,
        "sub": "mailto:kinerja@bungo.example",
    }


def test_another_secret_is_another_key_and_its_statements_do_not_pass_for_ours(receiver, settings):
    ring([f"https://{receiver.host}/a"], at=NOW)
    before = public_key()
    settings.PUSH_KEY = "1" * 64

    token = receiver.heard[0][1]["Authorization"]
    assert public_key() != before
    with pytest.raises(InvalidSignature):
        opened(token.replace(before, public_key()))


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, Answer.TAKEN),
        (404, Answer.GONE),
        (410, Answer.GONE),
        (307, Answer.FAILED),
        (403, Answer.FAILED),
        (429, Answer.FAILED),
        (503, Answer.FAILED),
    ],
)
def test_what_the_service_says_decides_and_a_redirect_is_not_followed(receiver, status, answer):
    endpoint = f"https://{receiver.host}/{status}/a"

    assert ring([endpoint], at=NOW) == {endpoint: answer}
    assert len(receiver.heard) == 1


def test_an_address_elsewhere_is_never_called(receiver, settings):
    """Also one that was kept before the list of services became shorter."""
    settings.PUSH_HOSTS = ("fcm.googleapis.com",)
    endpoint = f"https://{receiver.host}/a"

    assert ring([endpoint], at=NOW) == {endpoint: Answer.GONE}
    assert receiver.heard == []


def test_a_service_with_a_foreign_certificate_is_not_told(receiver, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    endpoint = f"https://{receiver.host}/a"

    assert ring([endpoint], at=NOW) == {endpoint: Answer.FAILED}
    assert receiver.heard == []


def test_a_service_that_is_away_is_given_up_and_others_still_ring(receiver):
    away = [f"https://{receiver.host}/503/{n}" for n in range(200)]

    answers = ring(away, at=NOW)

    assert set(answers.values()) == {Answer.FAILED}
    assert MOST_FAILURES <= len(receiver.heard) < MOST_FAILURES + 10
