"""Without a network: the pages for noting open, notes wait on the device, and nothing stays."""

import pytest

from kinerja.accounts.models import Session
from tests.factories import IndicatorFactory, SkpFactory, WorkResultFactory
from tests.journeys.conftest import press
from tests.journeys.stories import PASSWORD, set_password

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NO_NETWORK = "ERR_INTERNET_DISCONNECTED"
# Everything a page may leave behind on the device.
LEFT = """async () => {
  const pages = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith("orang-")) continue;
    for (const { url } of await (await caches.open(name)).keys()) pages.push(new URL(url).pathname);
  }
  const stores = (await indexedDB.databases()).map((one) => one.name);
  return { pages, stores, words: localStorage.length + sessionStorage.length };
}"""
NOTHING = {"pages": [], "stores": [], "words": 0}


@pytest.fixture
def budi(cast):
    """With an agreed plan of one result."""
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    IndicatorFactory(result=WorkResultFactory(skp=skp, order=1, statement="Rekap"), order=1)
    set_password(cast.budi, cast.sari)
    return cast.budi


def until(page, question, answer):
    """The device keeps its things a moment after the page shows."""
    for _ in range(50):
        if page.evaluate(question) == answer:
            return
        page.wait_for_timeout(200)
    assert page.evaluate(question) == answer


def kept(page):
    """The phone has put the pages for noting aside, and answers for them."""
    until(page, "navigator.serviceWorker.controller?.state", "activated")
    for path in ("/luring/", "/kemajuan/", "/kemajuan/catat/"):
        until(page, f"caches.match('{path}').then(Boolean)", True)


def sign_in(page, person):
    page.locator("[name=login]").fill(person.nip)
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Masuk")
    page.wait_for_selector(".k-bottom")


def test_the_pages_for_noting_open_without_a_network(budi, door):
    phone = door.open_for(budi.user, "phone")
    page = phone.new_page()
    page.goto("/")
    kept(page)

    with door.forgive(NO_NETWORK):
        phone.set_offline(True)
        page.goto("/kemajuan/")
        result = page.inner_text(".card h3")
        page.goto("/kemajuan/catat/?sama")
        form = page.inner_text("h1")
        page.goto("/skp/")
        other = page.inner_text("h1")

    assert (result, form, other) == ("Rekap", "Catat kemajuan", "Tidak ada jaringan")


def test_after_signing_out_nothing_is_left(budi, door):
    page = door.open("phone").new_page()
    page.goto("/masuk/")
    sign_in(page, budi)
    kept(page)

    page.locator(".k-head .k-menu summary").click()
    page.locator("[data-logout] button").click()
    page.wait_for_url("**/masuk/")

    assert page.evaluate(LEFT) == NOTHING
    assert page.evaluate("caches.keys()") == []


def test_after_the_session_ended_and_after_another_signed_in_nothing_is_left(budi, cast, door):
    page = door.open_for(budi.user, "phone").new_page()
    page.goto("/")
    kept(page)
    Session.objects.all().delete()

    page.goto("/")
    until(page, "caches.keys()", ["berkas"])
    ended = page.evaluate(LEFT)
    sign_in(page, cast.sari)
    kept(page)

    assert ended == NOTHING
    assert page.evaluate("caches.keys()") == ["berkas", f"orang-{cast.sari.user.pk}"]
