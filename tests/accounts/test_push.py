"""Letting a device ring, and everything that ends it."""

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.accounts import actions
from kinerja.accounts.models import User
from kinerja.notifications.models import PushDevice
from kinerja.notifications.outbox import let_ring
from kinerja.notifications.push import public_key
from kinerja.notifications.rules import MOST_DEVICES
from tests.factories import NOW, UserFactory

PASSWORD = "kuda-hijau-menari-pagi"
HERE = "https://fcm.googleapis.com/fcm/send/di-sini"
PAGE = "/profil/kabar-di-layar/"


@pytest.fixture
def budi(db):
    return with_password("199001012015011901")


def with_password(username):
    user = UserFactory(username=username)
    user.set_password(PASSWORD)
    user.save()
    return user


def enter(user, client):
    client.post("/masuk/", {"login": user.username, "password": PASSWORD})
    return client


def elsewhere(user, device="lain"):
    endpoint = f"https://web.push.apple.com/{user.pk}-{device}"
    let_ring(user, device=device, name="Safari di iPhone", endpoint=endpoint, at=NOW)


def ringing(user):
    return set(PushDevice.objects.filter(user=user).values_list("endpoint", flat=True))


def test_the_page_explains_and_rings_only_after_the_button(client, budi):
    page = enter(budi, client).get(PAGE).content.decode()

    assert f'data-push="{public_key()}"' in page
    assert "Ada yang baru di Kinerja" in page
    assert ringing(budi) == set()
    client.post(PAGE, {"endpoint": HERE})
    assert ringing(budi) == {HERE}
    assert "data-push-on" in client.get(PAGE).content.decode()


def test_a_second_press_changes_nothing_and_a_new_address_replaces_the_old(client, budi):
    enter(budi, client)
    for endpoint in (HERE, HERE, f"{HERE}-baru"):
        client.post(PAGE, {"endpoint": endpoint})

    assert ringing(budi) == {f"{HERE}-baru"}


@pytest.mark.parametrize(
    ("endpoint", "words"),
    [
        ("", "Peramban ini belum memberi izin."),
        ("https://127.0.0.1/a", "Layanan kabar peramban ini tidak dikenal."),
        (HERE + "x" * 1000, "paling banyak"),
    ],
)
def test_an_address_of_another_server_is_refused(client, budi, endpoint, words):
    answer = enter(budi, client).post(PAGE, {"endpoint": endpoint})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ringing(budi) == set()


def test_signing_out_ends_it_on_this_device_only(client, budi):
    enter(budi, client).post(PAGE, {"endpoint": HERE})
    elsewhere(budi)

    client.post("/keluar/")

    assert ringing(budi) == {f"https://web.push.apple.com/{budi.pk}-lain"}


def test_an_idle_session_that_ended_leaves_it(client, budi):
    enter(budi, client).post(PAGE, {"endpoint": HERE})
    session = client.session
    session["seen"] = 0
    session.save()

    assert client.get("/profil/").status_code == 302
    assert ringing(budi) == {HERE}


def test_the_next_person_on_the_device_ends_it_for_the_one_before(client, budi):
    enter(budi, client).post(PAGE, {"endpoint": HERE})
    session = client.session
    session["seen"] = 0
    session.save()

    enter(with_password("199002022016022902"), client)

    assert ringing(budi) == set()


def test_the_same_browser_rings_for_whoever_asked_last(client, budi):
    enter(budi, client).post(PAGE, {"endpoint": HERE})
    rina = with_password("199002022016022902")

    enter(rina, Client()).post(PAGE, {"endpoint": HERE})

    assert (ringing(budi), ringing(rina)) == (set(), {HERE})


def test_a_device_that_is_shown_the_door_rings_no_more(client, budi):
    enter(budi, client).post(PAGE, {"endpoint": HERE})
    phone = enter(budi, Client())
    phone.post(PAGE, {"endpoint": f"{HERE}-ponsel"})
    key = phone.session.session_key

    client.post(reverse("accounts:session_end"), {"session": key})
    assert ringing(budi) == {HERE}


def test_ending_all_others_leaves_this_device(client, budi):
    enter(budi, client).post(PAGE, {"endpoint": HERE})
    elsewhere(budi)

    client.post(reverse("accounts:session_end"))

    assert ringing(budi) == {HERE}


def test_a_closed_account_and_a_new_password_by_link_end_all(budi):
    elsewhere(budi)
    actions.set_active(budi, by=None, at=NOW, is_active=False)
    assert ringing(budi) == set()

    actions.set_active(budi, by=None, at=NOW, is_active=True)
    elsewhere(budi)
    token = actions.invite_user(budi, by=None, at=NOW)
    Client().post(
        reverse("accounts:accept", args=[token]), {"password": PASSWORD, "again": PASSWORD}
    )
    assert ringing(budi) == set()


def test_it_goes_with_the_account(db):
    user = User.objects.create(username="sementara")
    elsewhere(user)

    user.delete()

    assert PushDevice.objects.count() == 0


def test_the_oldest_beyond_the_most_is_dropped(budi):
    for n in range(MOST_DEVICES + 1):
        elsewhere(budi, f"perangkat-{n}")

    assert len(ringing(budi)) == MOST_DEVICES
    assert f"https://web.push.apple.com/{budi.pk}-perangkat-0" not in ringing(budi)


def test_devices_of_others_take_no_place_of_ones_own(budi):
    elsewhere(budi)
    rina = UserFactory()
    for n in range(MOST_DEVICES):
        elsewhere(rina, f"perangkat-{n}")

    elsewhere(budi)

    assert (len(ringing(budi)), len(ringing(rina))) == (1, MOST_DEVICES)


def test_one_turns_off_only_what_is_ones_own(client, budi):
    rina = UserFactory()
    elsewhere(budi, "satu")
    elsewhere(rina, "dua")
    enter(budi, client)

    answers = [
        client.post(reverse("accounts:push_off", args=[device.pk])).status_code
        for device in PushDevice.objects.order_by("user")
    ]

    assert answers == [302, 404]
    assert (len(ringing(budi)), len(ringing(rina))) == (0, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_for_few_and_many(client, budi, rows, django_assert_num_queries):
    for n in range(rows):
        elsewhere(budi, f"perangkat-{n}")
    enter(budi, client).get(PAGE)

    with django_assert_num_queries(2):
        page = client.get(PAGE).content.decode()
    assert page.count("Matikan") == rows
