from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from kinerja.accounts import rules, throttle
from kinerja.accounts.models import Throttle
from kinerja.accounts.throttle import Try
from tests.factories import UserFactory

NIP = "199001012015011901"
PASSWORD = "kuda-hijau-menari-pagi"
START = datetime(2026, 7, 15, 1, 0, tzinfo=UTC)


def sign_in(client, password, address="10.0.0.1"):
    return client.post("/masuk/", {"login": NIP, "password": password}, REMOTE_ADDR=address)


def signed_in(client):
    return client.session.get("_auth_user_id") is not None


@pytest.fixture
def budi(db):
    user = UserFactory(username=NIP)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.mark.parametrize(
    ("level", "wait"), [(0, 0), (1, 1), (2, 2), (3, 4), (4, 8), (6, 32), (7, 60), (10, 60)]
)
def test_waits_double_and_never_pass_a_minute(level, wait):
    assert rules.wait_at(rules.ACCOUNT, level) == wait


@pytest.mark.parametrize("brake", [rules.ACCOUNT, rules.DEVICE, rules.NETWORK, rules.EVERYBODY])
def test_every_brake_forgets(brake):
    full = rules.filled(brake, level=brake.deepest, seconds_ago=0)

    assert full == brake.deepest
    assert rules.filled(brake, level=full, seconds_ago=brake.leak_seconds * full) == 1


def test_a_try_too_early_is_not_even_looked_at(budi):
    sign_in(Client(), "salah-sekali-ini")
    client = Client()

    page = sign_in(client, PASSWORD).content.decode()

    assert "Terlalu banyak percobaan. Coba lagi pukul " in page
    assert not signed_in(client)


def test_an_unknown_nip_is_braked_like_a_known_one(db):
    sign_in(Client(), "salah-sekali-ini")

    assert "Terlalu banyak percobaan." in sign_in(Client(), PASSWORD).content.decode()


def test_a_thousand_tries_at_once_do_not_pass_together(db):
    admitted = [throttle.enter(Try("7", f"10.0.{n}.0/24"), at=START) is None for n in range(50)]

    assert sum(admitted) == 1


def test_guessing_one_account_for_an_hour_gives_few_tries(db):
    admitted = 0
    for second in range(0, 3600, 2):
        at = START + timedelta(seconds=second)
        admitted += throttle.enter(Try("7", "10.0.0.0/24"), at=at) is None

    assert admitted <= 66


def test_the_owner_on_a_known_device_comes_in_while_a_stranger_hammers(budi):
    owner = Client()
    sign_in(owner, PASSWORD, "10.0.9.9")
    owner.post("/keluar/")
    for n in range(30):
        sign_in(Client(), f"tebakan-nomor-{n}", f"10.1.{n}.7")

    sign_in(owner, PASSWORD, "10.0.9.9")

    assert signed_in(owner)


def test_a_known_device_is_braked_too_on_a_counter_of_its_own(budi):
    owner = Client()
    sign_in(owner, PASSWORD)
    owner.post("/keluar/")
    for _ in range(4):
        sign_in(owner, "salah-sekali-ini")

    assert "Terlalu banyak percobaan." in sign_in(owner, PASSWORD).content.decode()
    assert "Terlalu banyak" not in sign_in(Client(), "salah-sekali-ini").content.decode()


@pytest.mark.parametrize("forged", ["", "x", "eyJpZCI6IjEiLCJwZW9wbGUiOlsxXX0:1:x"])
def test_a_forged_device_is_a_strange_one(budi, forged):
    stranger = Client()
    stranger.cookies["perangkat"] = forged
    sign_in(Client(), "salah-sekali-ini")

    assert "Terlalu banyak percobaan." in sign_in(stranger, PASSWORD).content.decode()


def test_a_device_known_to_one_account_is_strange_to_another(budi):
    other = UserFactory(username="199001012015011902")
    other.set_password(PASSWORD)
    other.save()
    colleague = Client()
    colleague.post("/masuk/", {"login": other.username, "password": PASSWORD})
    colleague.post("/keluar/")
    sign_in(Client(), "salah-sekali-ini")

    assert "Terlalu banyak percobaan." in sign_in(colleague, PASSWORD).content.decode()


def test_spraying_seven_thousand_numbers_from_two_hundred_places_opens_next_to_nothing(db):
    """Were every password among the 20 tried, each try opens one account in twenty."""
    admitted = 0
    for n in range(1200):
        attempt = Try(str(n), f"10.{n % 200}.0.0/24")
        admitted += throttle.enter(attempt, at=START + timedelta(seconds=n / 20)) is None

    assert admitted / 20 <= 7000 / 1000


def test_the_general_brake_spares_networks_where_known_devices_signed_in(db):
    office = "10.5.5.0/24"
    throttle.succeed(Try("1", office, device="d"), at=START)
    for n in range(200):
        throttle.enter(Try(f"?{n}", f"10.{n}.0.0/24"), at=START)

    assert throttle.enter(Try("2", "10.250.0.0/24"), at=START) is not None
    assert throttle.enter(Try("2", office), at=START) is None


def test_one_network_is_braked_after_thirty_wrong_tries(db):
    admitted = [throttle.enter(Try(str(n), "10.0.0.0/24"), at=START) is None for n in range(60)]

    assert sum(admitted) == 31


def test_the_table_keeps_no_name_and_no_address(budi):
    sign_in(Client(), "salah-sekali-ini")

    assert {len(key) for key in Throttle.objects.values_list("key", flat=True)} == {64}
    assert NIP not in str(list(Throttle.objects.values()))


def test_proving_oneself_again_passes_the_same_brake(client, budi):
    sign_in(client, PASSWORD)
    for _ in range(4):
        client.post("/akun/pastikan/", {"password": "salah-sekali-ini"})

    page = client.post("/akun/pastikan/", {"password": PASSWORD})

    assert "Terlalu banyak percobaan." in page.content.decode()


def test_a_proxy_is_believed_only_when_it_is_ours(rf, settings):
    from kinerja.accounts.network import address_of  # noqa: PLC0415 -- next to its use

    told = rf.get("/", REMOTE_ADDR="10.9.9.9", HTTP_X_FORWARDED_FOR="1.1.1.1, 2.2.2.2")

    assert address_of(told) == "10.9.9.9"
    settings.TRUSTED_PROXIES = {"10.9.9.9"}
    assert address_of(told) == "2.2.2.2"
