import re
from time import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from tests.factories import UserFactory

PASSWORD = "kuda-hijau-menari-pagi"


@pytest.fixture
def budi(db):
    user = UserFactory(username="199001012015011901")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client):
    return client.post("/masuk/", {"login": "199001012015011901", "password": PASSWORD})


def code_for(secret, step=0):
    counter = int(time()) // 30 + step
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


@pytest.fixture
def secret(budi):
    """Budi sets up his second step on the page, as people do."""
    client = Client()
    sign_in(client)
    client.post("/akun/pastikan/", {"password": PASSWORD})
    page = client.get("/akun/dua-langkah/totp/activate/").content.decode()
    secret = re.search(r"Kunci: <code>(\w+)</code>", page)[1]
    assert "<svg" in page
    client.post("/akun/dua-langkah/totp/activate/", {"code": code_for(secret, -1)})
    return secret


def signed_in(client):
    return client.session.get("_auth_user_id") is not None


def test_a_password_alone_no_longer_opens_the_account(client, secret):
    response = sign_in(client)

    assert response["Location"] == "/akun/dua-langkah/authenticate/"
    assert not signed_in(client)


def test_password_and_code_open_it_and_a_code_works_once(client, secret):
    code = code_for(secret)
    sign_in(client)
    client.post("/akun/dua-langkah/authenticate/", {"code": code})
    again = Client()
    sign_in(again)
    page = again.post("/akun/dua-langkah/authenticate/", {"code": code})

    assert (signed_in(client), signed_in(again)) == (True, False)
    assert "Kode salah." in page.content.decode()


def test_a_code_cannot_be_guessed_on_and_on(client, secret):
    sign_in(client)
    for _ in range(5):
        client.post("/akun/dua-langkah/authenticate/", {"code": "000000"})

    page = client.post("/akun/dua-langkah/authenticate/", {"code": code_for(secret)})

    assert "Terlalu banyak percobaan." in page.content.decode()
    assert not signed_in(client)


def test_a_new_password_by_invitation_does_not_skip_the_second_step(client, budi, secret):
    from django.utils import timezone  # noqa: PLC0415 -- next to its use

    from kinerja.accounts.actions import invite_user  # noqa: PLC0415 -- next to its use

    token = invite_user(budi, by=None, at=timezone.now())
    new = "empat kata tanpa kaitan"

    response = client.post(f"/undangan/{token}/", {"password": new, "again": new})

    assert response["Location"] == "/akun/dua-langkah/authenticate/"
    assert not signed_in(client)


def test_the_secret_is_not_kept_readable(secret):
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)

    assert secret not in str(kept.data)
