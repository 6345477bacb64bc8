"""The application on a phone: what it is told, and that nothing of a person is in it."""

import re

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from kinerja.web.installed import FILES


def test_the_card_names_the_application_and_its_icons(client, db):
    card = client.get(reverse("web:manifest")).json()

    assert (card["name"], card["display"], card["scope"]) == (
        "Kinerja Kabupaten Bungo",
        "standalone",
        "/",
    )
    assert len(card["icons"]) == 3
    assert [
        icon["src"]
        for icon in card["icons"]
        if not finders.find(icon["src"].removeprefix("/static/"))
    ] == []


def test_every_file_that_the_phone_keeps_is_there(client, db):
    script = client.get(reverse("web:service_worker"))

    assert [name for name in FILES if not finders.find(name)] == []
    assert set(re.findall(r'"/static/([^"]+)"', script.content.decode())) == set(FILES)
    assert script["Content-Type"] == "text/javascript"


def test_the_service_worker_is_sent_again_only_when_it_changed(client, db):
    first = client.get(reverse("web:service_worker"))

    again = client.get(reverse("web:service_worker"), headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_what_is_kept_on_the_device_is_the_same_for_everybody(cast, client):
    client.force_login(cast.budi.user)

    for name in ("web:offline", "web:service_worker", "web:manifest"):
        assert client.get(reverse(name)).content == Client().get(reverse(name)).content


def test_a_copy_for_the_device_does_not_use_up_what_is_said_once(cast, client):
    client.force_login(cast.budi.user)
    client.post(reverse("accounts:look"), {"theme": "auto", "text_size": "normal"})
    page = reverse("monitoring:note_list")

    copy = client.get(page, headers={"X-To-Keep": "1"})

    assert b"data-said-once" not in copy.content
    assert b"data-said-once" in client.get(page).content
    assert b"data-said-once" not in client.get(page).content
