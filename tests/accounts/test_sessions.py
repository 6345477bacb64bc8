from datetime import timedelta

import pytest
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from config.urls import urlpatterns as pages
from kinerja.accounts import actions, reauth, sessions
from kinerja.accounts.models import Session
from kinerja.audit.models import Event
from tests.factories import NOW, RoleGrantFactory, UserFactory

PASSWORD = "kuda-hijau-menari-pagi"


@pytest.fixture
def budi(db):
    user = UserFactory(username="199001012015011901")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def clock(monkeypatch):
    """The clock of the sessions, moved by hand."""
    moments = [NOW]
    monkeypatch.setattr(timezone, "now", lambda: moments[0])

    def move(**time):
        moments[0] += timedelta(**time)

    return move


def is_in(client):
    return client.get("/profil/").status_code == 200


@pytest.mark.parametrize(("role", "minutes"), [(False, 30), (True, 15)])
def test_an_idle_session_ends_sooner_for_people_with_a_role(client, budi, clock, role, minutes):
    if role:
        RoleGrantFactory(user=budi)
    client.force_login(budi)

    clock(minutes=minutes)
    assert is_in(client)
    clock(minutes=minutes, seconds=1)
    assert not is_in(client)


def test_a_copy_fetched_in_the_background_is_no_use_of_a_session(client, budi, clock):
    client.force_login(budi)
    clock(minutes=20)
    client.get("/kemajuan/", headers={"X-To-Keep": "1"})

    clock(minutes=11)
    assert not is_in(client)


def test_a_role_given_meanwhile_shortens_the_patience(client, budi, clock):
    client.force_login(budi)
    RoleGrantFactory(user=budi)
    clock(minutes=2)
    assert is_in(client)

    clock(minutes=16)

    assert not is_in(client)


def test_a_busy_session_ends_after_twelve_hours(client, budi, clock):
    client.force_login(budi)
    for _ in range(36):
        clock(minutes=20)
        assert is_in(client)

    clock(seconds=1)

    assert not is_in(client)


def test_the_sixth_device_puts_out_the_oldest(budi, clock):
    clients = [Client() for _ in range(6)]
    for client in clients:
        clock(minutes=1)
        client.force_login(budi)

    assert [is_in(client) for client in clients] == [False, True, True, True, True, True]


def test_one_device_is_put_out_and_the_act_is_recorded(client, budi):
    other = Client()
    other.force_login(budi)
    client.force_login(budi)

    client.post(reverse("accounts:session_end"), {"session": other.session.session_key})

    assert (is_in(client), is_in(other)) == (True, False)
    assert Event.objects.get().kind == "accounts.sessions_ended"


def test_all_other_devices_are_put_out_at_once(client, budi):
    others = [Client(), Client()]
    for other in others:
        other.force_login(budi)
    client.force_login(budi)

    client.post(reverse("accounts:session_end"))

    assert is_in(client)
    assert [is_in(other) for other in others] == [False, False]


def test_a_changed_password_puts_out_other_devices(client, budi):
    other = Client()
    other.force_login(budi)
    client.force_login(budi)
    new = "empat kata tanpa kaitan"

    client.post("/akun/kata-sandi/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert (is_in(client), is_in(other)) == (True, False)


def test_a_closed_account_is_out_with_its_next_request(client, budi):
    client.force_login(budi)
    actions.set_active(budi, by=None, at=NOW, is_active=False)

    assert not is_in(client)
    assert Session.objects.filter(user=budi).count() == 0


def test_signing_out_clears_the_device_but_keeps_it_known(client, budi):
    client.post("/masuk/", {"login": budi.username, "password": PASSWORD})

    response = client.post("/keluar/")

    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert client.cookies["perangkat"].value
    assert not is_in(client)


def test_signing_out_needs_a_post(client, budi):
    client.force_login(budi)

    client.get("/keluar/")

    assert is_in(client)


def test_use_is_noted_at_most_once_a_minute(client, budi, clock):
    client.force_login(budi)
    began = Session.objects.get().seen_at

    clock(seconds=59)
    client.get("/profil/")
    assert Session.objects.get().seen_at == began
    clock(seconds=2)
    client.get("/profil/")
    assert Session.objects.get().seen_at == began + timedelta(seconds=61)


@pytest.mark.parametrize(
    ("agent", "word"),
    [
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari", "Chrome di Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Edg/140", "Edge di Windows"),
        ("<script>", "Peramban di perangkat lain"),
    ],
)
def test_a_device_is_named_in_words(agent, word):
    assert sessions.device_word(agent) == word


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_devices_does_not_ask_more_when_it_grows(
    client, budi, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        client = Client()
        client.force_login(budi)

    with django_assert_max_num_queries(4):
        page = client.get(reverse("accounts:sessions"))
    assert page.content.decode().count("Terakhir dipakai") == rows


signed = []


@reauth.required
@require_POST
def sign(request):
    signed.append(request.POST["text"])
    from django.http import HttpResponse  # noqa: PLC0415 -- a page of this test only

    return HttpResponse("ditandatangani")


urlpatterns = [*pages, path("tanda/", sign, name="sign")]


@pytest.mark.urls(__name__)
def test_a_signature_waits_for_the_password_and_loses_no_text(client, budi, clock):
    signed.clear()
    client.post("/masuk/", {"login": budi.username, "password": PASSWORD})

    response = client.post("/tanda/", {"text": "Hasil kerja baik"})
    assert response["Location"].startswith("/akun/pastikan/?next=")
    assert signed == []
    again = client.post(response["Location"], {"password": PASSWORD, "next": "/tanda/"})

    assert again.content == b"ditandatangani"
    assert signed == ["Hasil kerja baik"]


@pytest.mark.urls(__name__)
def test_a_signature_within_five_minutes_asks_no_second_time(client, budi):
    signed.clear()
    client.post("/masuk/", {"login": budi.username, "password": PASSWORD})
    client.post("/akun/pastikan/", {"password": PASSWORD})

    assert client.post("/tanda/", {"text": "x"}).status_code == 200


@pytest.mark.urls(__name__)
def test_a_signature_after_five_minutes_asks_again(client, budi, monkeypatch):
    client.post("/masuk/", {"login": budi.username, "password": PASSWORD})
    client.post("/akun/pastikan/", {"password": PASSWORD})
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()

    assert client.post("/tanda/", {"text": "x"}).status_code == 302
