import pytest
from django.urls import reverse

from kinerja.accounts import drafts
from kinerja.accounts.models import Draft
from tests.factories import NOW, UserFactory


@pytest.fixture
def budi(db, client):
    user = UserFactory(username="199001012015011901")
    client.force_login(user)
    return user


def send(client, version, **fields):
    return client.post(reverse("accounts:draft", args=["skp-7"]), {**fields, "_version": version})


def test_typed_text_is_kept_and_comes_back(budi, client):
    answer = send(client, 0, text="Rapat", kinds=["foto", "surat"])

    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert drafts.load(budi, "skp-7") == {"text": "Rapat", "kinds": ["foto", "surat"]}


def test_a_second_window_is_told_and_overwrites_nothing(budi, client):
    send(client, 0, text="satu")
    send(client, 1, text="dua")

    answer = send(client, 1, text="tiga")

    assert answer.status_code == 409
    assert answer.json() == {
        "detail": "Ada versi yang lebih baru.",
        "current": {"text": "dua"},
        "version": 2,
    }
    assert drafts.load(budi, "skp-7") == {"text": "dua"}


def test_a_retry_of_the_same_text_is_not_a_conflict(budi, client):
    send(client, 0, text="satu")

    assert send(client, 0, text="satu").json()["version"] == 1


def test_a_session_that_ended_is_said_in_json(db, client):
    answer = send(client, 0, text="satu")

    assert (answer.status_code, answer["Content-Type"]) == (401, "application/json")
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("way", ["delete", "post"])
def test_a_draft_can_be_thrown_away(budi, client, way):
    send(client, 0, text="satu")

    getattr(client, way)(reverse("accounts:draft", args=["skp-7"]), {"_discard": "1"})

    assert drafts.load(budi, "skp-7") is None


@pytest.mark.parametrize("key", ["SKP-7", "skp_7", "a" * 101, "..%2f"])
def test_a_key_is_short_and_plain(budi, client, key):
    assert client.post(f"/draf/{key}/", {"text": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": "a" * 99_996}, 200),
        ({"text": "a" * 99_997}, 413),
        ({"text": "a\0b"}, 400),
        ({"text": "a", "_version": "satu"}, 400),
        ({"text": "a", "_version": "٣"}, 400),
        ({"text": "a", "_version": "9" * 30}, 400),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(budi, client, fields, status):
    answer = client.post(reverse("accounts:draft", args=["skp-7"]), fields)

    assert answer.status_code == status
    assert status == 200 or answer.json()["detail"].endswith(".")


def test_secrets_are_not_drafts(budi, client):
    send(client, 0, text="satu", password="rahasia-sekali", csrfmiddlewaretoken="x")

    assert drafts.load(budi, "skp-7") == {"text": "satu"}


def test_nobody_reads_the_draft_of_another(budi, client):
    send(client, 0, text="satu")

    assert drafts.load(UserFactory(), "skp-7") is None


def test_nobody_throws_the_draft_of_another_away(budi, client):
    send(client, 0, text="satu")

    drafts.discard(UserFactory(), "skp-7")

    assert drafts.load(budi, "skp-7") == {"text": "satu"}


def test_the_oldest_drafts_give_way_but_not_those_of_others(budi, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    sari = UserFactory()
    drafts.keep(sari, "oldest", {"text": "x"}, seen=0, at=NOW)
    drafts.keep(sari, "newest", {"text": "x"}, seen=0, at=NOW.replace(minute=59))

    for n in range(3):
        drafts.keep(budi, f"n-{n}", {"text": "x"}, seen=0, at=NOW.replace(minute=n))

    assert set(Draft.objects.values_list("key", flat=True)) == {"n-1", "n-2", "oldest", "newest"}
