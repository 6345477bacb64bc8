import re
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts import actions, queries
from kinerja.accounts.models import Invitation, User
from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from tests.factories import RoleGrantFactory, UserFactory

NIP = "199001012015011901"
PASSWORD = "kuda-hijau-menari-pagi"
LOGIN = "/masuk/"


@pytest.fixture
def budi(db):
    user = UserFactory(username=NIP, full_name="Budi", email="budi@contoh.id")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, login=NIP, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": login, "password": password, **more})


def signed_in(client):
    return client.session.get("_auth_user_id") is not None


@pytest.mark.parametrize(
    "login", [NIP, "19900101 201501 1 901", " 19900101.201501.1.901 ", "budi@contoh.id"]
)
def test_people_sign_in_by_nip_as_they_type_it_or_by_mail(client, budi, login):
    response = sign_in(client, login)

    assert response["Location"] == reverse("web:home")
    assert signed_in(client)


def test_a_wrong_password_and_an_unknown_nip_get_the_same_page(budi):
    pages = [
        sign_in(Client(), NIP, "salah-sekali-ini"),
        sign_in(Client(), NIP[:-1] + "2", "salah-sekali-ini"),
    ]

    known, unknown = (
        re.sub(r'(value|name="csrf\w+") ?="?[^"]*"', "", page.content.decode()) for page in pages
    )
    assert known == unknown
    assert "NIP atau kata sandi salah." in known


def test_every_try_costs_the_same_hashes_and_questions(budi, monkeypatch):
    """Known, unknown, never invited and closed accounts: one hash, the same statements."""
    UserFactory(username="199001012015011903", password="!")
    closed = UserFactory(username="199001012015011904", is_active=False)
    closed.set_password(PASSWORD)
    closed.save()
    costs = set()
    for login in (NIP, "199001012015011902", "199001012015011903", "199001012015011904"):
        hashed = []
        encode = MD5PasswordHasher.encode

        def counting(self, password, salt, hashed=hashed, encode=encode):
            hashed.append(1)
            return encode(self, password, salt)

        monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counting)
        with CaptureQueriesContext(connection) as asked:
            sign_in(Client(), login, "salah-sekali-ini")
        monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", encode)
        costs.add((len(hashed), len(asked)))

    assert len(costs) == 1
    assert costs.pop()[0] == 1


def test_a_closed_account_gets_the_answer_of_a_wrong_password(client, budi):
    User.objects.update(is_active=False)

    assert "NIP atau kata sandi salah." in sign_in(client).content.decode()
    assert not signed_in(client)


@pytest.mark.parametrize(
    "target",
    ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:alert(1)"],
)
def test_signing_in_never_leads_off_the_site(client, budi, target):
    assert sign_in(client, next=target)["Location"] == reverse("web:home")


def test_signing_in_returns_to_the_page_asked_for(client, budi):
    assert sign_in(client, next="/profil/")["Location"] == "/profil/"


def test_nobody_signs_up_by_himself(client, db):
    page = client.post("/akun/daftar/", {"username": "x", "password1": PASSWORD})

    assert "Akun dibuat lewat undangan" in page.content.decode()
    assert User.objects.count() == 0


def test_signing_in_changes_the_session_key(client, budi):
    client.get(LOGIN)
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["sesi"] = before

    sign_in(client)

    assert client.session.session_key != before


def test_an_invitation_sets_a_password_once_and_signs_in(client, db, budi):
    token = actions.invite_user(budi, by=None, at=timezone.now())
    url = reverse("accounts:accept", args=[token])
    new = "empat kata tanpa kaitan"

    response = client.post(url, {"password": new, "again": new})

    assert response["Location"] == reverse("web:home")
    assert signed_in(client)
    assert User.objects.get().check_password(new)
    assert Client().get(url).status_code == 410
    assert list(Event.objects.values_list("kind", flat=True).order_by("sequence")) == [
        "accounts.user_invited",
        "accounts.invitation_accepted",
    ]


def test_only_the_hash_of_an_invitation_is_kept(budi):
    token = actions.invite_user(budi, by=None, at=timezone.now())

    invitation = Invitation.objects.get()
    assert len(token) >= 22  # 128 bits and more
    assert token not in str(vars(invitation))
    assert invitation.expires_at - invitation.created_at == timedelta(days=7)


def test_a_new_invitation_ends_the_older_one(client, budi):
    old = actions.invite_user(budi, by=None, at=timezone.now())
    actions.invite_user(budi, by=None, at=timezone.now())

    page = client.get(reverse("accounts:accept", args=[old]))

    assert page.status_code == 410
    assert "Tautan ini tidak berlaku lagi." in page.content.decode()


def test_an_invitation_for_another_or_too_late_is_refused(budi):
    now = timezone.now()
    actions.invite_user(budi, by=None, at=now)
    invitation = Invitation.objects.get()

    with pytest.raises(Refused, match="bukan untuk Anda"):
        actions.accept_invitation(invitation, by=UserFactory(), at=now, password=PASSWORD)
    with pytest.raises(Refused, match="tidak berlaku lagi"):
        actions.accept_invitation(
            invitation, by=budi, at=now + timedelta(days=7), password=PASSWORD
        )


def test_a_closed_account_is_not_invited(budi):
    budi.is_active = False
    budi.save()

    with pytest.raises(Refused, match="tidak aktif"):
        actions.invite_user(budi, by=None, at=timezone.now())


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("pendek", "Pakai paling sedikit 12 huruf."),
        ("a" * 20, "Pakai lebih banyak huruf yang berbeda."),
        (f"{NIP}!", "Jangan mengandalkan nama"),
        ("Kinerja-Bungo-2026", "Jangan mengandalkan nama"),
        ("01011990budi", "Jangan mengandalkan nama"),
        ("x" + "aB3-" * 40, "Pakai paling banyak 128 huruf."),
    ],
)
def test_an_easy_password_is_refused_with_its_reason(client, budi, password, reason):
    token = actions.invite_user(budi, by=None, at=timezone.now())

    page = client.post(
        reverse("accounts:accept", args=[token]), {"password": password, "again": password}
    )

    assert page.status_code == 422
    assert reason in page.content.decode()


def test_people_with_a_role_need_fifteen_letters(client, budi):
    RoleGrantFactory(user=budi)
    token = actions.invite_user(budi, by=None, at=timezone.now())

    page = client.post(
        reverse("accounts:accept", args=[token]), {"password": "kuda-hijau-ok", "again": "x"}
    )

    assert "Pakai paling sedikit 15 huruf." in page.content.decode()


def test_closing_an_account_ends_sessions_and_links_at_once(client, budi):
    sign_in(client)
    token = actions.invite_user(budi, by=None, at=timezone.now())

    actions.set_active(budi, by=None, at=timezone.now(), is_active=False)

    assert client.get("/profil/").status_code == 302
    assert Client().get(reverse("accounts:accept", args=[token])).status_code == 410
    assert Event.objects.filter(kind="accounts.active_set").count() == 1


def test_a_new_device_is_reported_once(client, budi):
    sign_in(client)
    client.post("/keluar/")
    sign_in(client)

    assert Message.objects.filter(user=budi, kind="accounts.new_device").count() == 1


def test_the_console_prints_a_link_for_an_account(capsys, budi, client):
    call_command("invite", nip="19900101 201501 1 901")

    path = capsys.readouterr().out.strip().split("8000", 1)[1]
    assert client.get(path).status_code == 200


def test_the_console_refuses_a_nip_without_account(db):
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("invite", nip=NIP)


def test_there_is_one_first_operator(db, capsys):
    call_command("first_operator", nip="operator", name="Opi")

    user = User.objects.get()
    assert queries.holds_role(user)
    assert not user.has_usable_password()
    assert "/undangan/" in capsys.readouterr().out
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("first_operator", nip="lain", name="Lain")


@pytest.mark.parametrize("demo", [True, False])
def test_a_demonstration_offers_its_people_and_nothing_else_does(client, db, settings, demo):
    settings.DEMO_MODE = demo
    UserFactory(username=NIP, full_name="Budi", demo_label="Pegawai")
    UserFactory(username="199001012015011902", full_name="Sari")

    page = client.get(LOGIN).content.decode()

    assert page.count("Masuk sebagai") == (1 if demo else 0)
    assert (settings.DEMO_PASSWORD in page) is demo


def test_a_forgotten_password_says_the_same_to_all(client, budi, mailoutbox):
    known = client.post("/akun/lupa/", {"email": "budi@contoh.id"})
    unknown = client.post("/akun/lupa/", {"email": "siapa@contoh.id"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [mail.to for mail in mailoutbox] == [["budi@contoh.id"], ["siapa@contoh.id"]]
    link = re.search(r"/akun/lupa/\S+", mailoutbox[0].body)[0]
    page = client.get(link, follow=True)
    new = "empat kata tanpa kaitan"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert User.objects.get().check_password(new)
    assert not signed_in(client)
