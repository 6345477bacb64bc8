"""What guards every page, whoever asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

ROOT = Path(__file__).parent.parent.parent
PRODUCTION = {
    "PATH": os.environ["PATH"],
    "SECRET_KEY": "k" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "kinerja.example.go.id",
    "KINERJA_DEMO": "0",
    "KINERJA_HTTPS": "1",
    "DATABASE_URL": "postgresql:///tidak-dipakai",
    "LOG_LEVEL": "ERROR",
}


def production(code):
    """Run a line with the settings of production."""
    done = subprocess.run(
        [sys.executable, "-c", code], env=PRODUCTION, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_production_passes_the_framework_s_own_list_without_a_warning():
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=PRODUCTION, cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stdout.strip()) == (
        0,
        "System check identified no issues (0 silenced).",
    ), done.stderr


GUARDED = {
    "SESSION_COOKIE_NAME": "__Host-sesi",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "DEVICE_COOKIE_NAME": "__Host-perangkat",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "REQUIRE_MFA": True,
    "DEBUG": False,
}


def test_production_guards_its_cookies_and_asks_for_two_steps():
    shown = production(
        f"from config import settings as s; print({{n: getattr(s, n) for n in {[*GUARDED]}}})"
    )

    assert shown.strip() == str(GUARDED)


def test_a_form_without_its_token_is_refused(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    assert client.post(reverse("accounts:look"), {"theme": "dark"}).status_code == 403


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-site", 403)])
def test_what_another_site_sends_is_refused_unread(client, db, site, status):
    client.force_login(UserFactory())

    response = client.post("/profil/tema/", {"theme": "dark"}, headers={"Sec-Fetch-Site": site})

    assert response.status_code == status


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_our_own_pages_send_is_taken(client, db, site):
    client.force_login(UserFactory())

    response = client.post("/profil/tema/", {"theme": "dark"}, headers={"Sec-Fetch-Site": site})

    assert response.status_code == 302


def test_a_link_from_another_site_opens(client, db):
    client.force_login(UserFactory())

    assert client.get("/profil/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_foreign_host_name_is_refused(client, db, settings):
    settings.ALLOWED_HOSTS = ["kinerja.example.go.id"]

    assert client.get("/masuk/", headers={"Host": "jahat.example"}).status_code == 400


@pytest.mark.parametrize(
    "target", ["https://jahat.example", "//jahat.example/x", "/\\jahat.example", "javascript:1"]
)
def test_the_theme_switch_never_leads_off_the_site(client, db, target):
    client.force_login(UserFactory())

    response = client.post("/profil/tema/", {"theme": "dark", "next": target})

    assert response["Location"] == reverse("accounts:profile")


def test_people_with_a_role_get_no_further_without_a_second_step(client, cast, settings):
    settings.REQUIRE_MFA = True
    client.force_login(cast.ratna.user)

    response = client.get("/profil/")

    assert response["Location"] == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_index")).status_code == 200


def test_people_without_a_role_are_not_held_up(client, cast, settings):
    settings.REQUIRE_MFA = True
    client.force_login(cast.budi.user)

    assert client.get("/profil/").status_code == 200
