"""The frame around every page, and the pages for when something went wrong."""

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

WRONG = ["400", "403", "403_csrf", "404", "500", "503"]


@pytest.mark.parametrize("code", WRONG)
def test_pages_for_mistakes_say_what_to_do_and_ask_no_database(code):
    page = render_to_string(f"{code}.html")

    assert page.count("<h1>") == 1
    assert "Ke halaman depan</a>" in page


def test_the_home_page_starts_with_a_way_past_the_menu(client, db):
    client.force_login(UserFactory())

    page = client.get("/").content.decode()

    assert page.index('href="#isi">Langsung ke isi</a>') < page.index("<header")
    assert page.count('<main id="isi" tabindex="-1"') == 1


def test_the_theme_of_the_account_is_on_the_page(client, db):
    client.force_login(UserFactory(theme="dark", text_size="huge"))

    assert 'data-theme="dark" data-text="huge"' in client.get("/").content.decode()


@pytest.mark.parametrize(("demo", "marks"), [(True, 1), (False, 0)])
def test_demo_data_is_marked_on_every_page(client, db, settings, demo, marks):
    settings.DEMO_MODE = demo
    client.force_login(UserFactory())

    assert client.get("/").content.decode().count('<span class="k-demo">Data demo</span>') == marks


def test_shortcuts_are_off_for_who_does_not_want_them(client, db):
    client.force_login(UserFactory(shortcuts=False))

    assert "data-keys-src" not in client.get("/").content.decode()


def test_a_stale_form_shows_both_versions():
    rows = [{"label": "Target", "theirs": "12 laporan", "mine": "10 laporan"}]

    page = render_to_string("409.html", {"rows": rows, "back_url": "/skp/1/"})

    assert '<td data-label="Versi terbaru">12 laporan</td>' in page
    assert '<td data-label="Isian Anda">10 laporan</td>' in page
    assert '<a class="btn btn-primary" href="/skp/1/">Buka versi terbaru</a>' in page


def test_a_page_that_stood_open_too_long_says_so(db):
    page = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x"})

    assert page.status_code == 403
    assert "<h1>Halaman terlalu lama terbuka</h1>" in page.content.decode()


@pytest.mark.parametrize(("extra", "buttons"), [("undo:/skp/1/urungkan/", 1), ("", 0)])
def test_what_can_be_taken_back_offers_it(rf, extra, buttons):
    told = [Message(SUCCESS, "SKP ditarik.", extra_tags=extra)]

    page = render_to_string("frame/messages.html", {"messages": told}, request=rf.get("/"))

    assert page.count("SKP ditarik.") == 1
    assert page.count('method="post" action="/skp/1/urungkan/"') == buttons


def test_the_sign_in_page_has_our_frame(client, db):
    page = client.get(reverse("account_login")).content.decode()

    assert page.count('<main id="isi" tabindex="-1" class="k-gate">') == 1
