"""Without a network: the pages for noting open, notes wait on the device, and nothing stays."""

from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from kinerja.accounts.models import Session
from kinerja.monitoring.models import Evidence, Progress
from tests.factories import IndicatorFactory, SkpFactory, WorkResultFactory
from tests.journeys.conftest import fill, press
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
# The bytes of what waits, as letters.
STORED = """() => new Promise((done) => {
  const opening = indexedDB.open("kinerja");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("queue").objectStore("queue").getAll();
    asked.onsuccess = () => {
      opening.result.close();
      done(asked.result.map(({ bytes }) => new TextDecoder("latin1").decode(bytes)).join());
    };
  };
})"""
NOTHING = {"pages": [], "stores": [], "words": 0}


@pytest.fixture
def budi(cast):
    """With an agreed plan of one result."""
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    IndicatorFactory(result=WorkResultFactory(skp=skp, order=1, statement="Rekap"), order=1)
    set_password(cast.budi, cast.sari)
    return cast.budi


def phone_of(person, door):
    """A phone whose clock goes with ours."""
    phone = door.open_for(person.user, "phone")
    phone.clock.install(time=timezone.now())
    return phone


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


def leave(page, *, sure=False):
    """Sign out; notes that would be lost are asked about first."""
    page.on("dialog", lambda dialog: dialog.accept() if sure else dialog.dismiss())
    page.locator("[title='Menu akun']").click()
    page.locator("[data-logout] button").click()
    page.wait_for_url("**/masuk/")


def test_the_pages_for_noting_open_without_a_network(budi, door):
    phone = phone_of(budi, door)
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

    leave(page)

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


def photo_of(colour):
    """As the camera gives it."""
    stream = BytesIO()
    Image.new("RGB", (2400, 1800), colour).save(stream, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def write(page, words, photo=None, on=None):
    page.goto("/kemajuan/catat/")
    if photo:
        page.set_input_files("input[name=photo]", photo)
        page.wait_for_selector("#preview img")
    page.locator("[name=note]").fill(words)
    if on:
        page.get_by_text("Angka, tanggal, PDF, atau tautan").click()
        fill(page, on=on)
    page.locator(".k-save .btn-primary").click()


def test_a_month_offline_with_three_photos_arrives_once(budi, door, picture):
    phone = phone_of(budi, door)
    page = phone.new_page()
    page.goto("/")
    kept(page)

    with door.forgive(NO_NETWORK, "401"):
        phone.set_offline(True)
        for number, colour in enumerate(("red", "green", "blue"), start=1):
            write(page, f"Kunjungan {number}", photo_of(colour))
            page.wait_for_url("**/kemajuan/perangkat/")
            page.get_by_text(f"Menunggu jaringan ({number})").wait_for()
        texts = page.locator("[data-at=note]").all_inner_texts()
        pictures = page.locator("[data-at=files] img").count()
        picture(page, "luring-menunggu")
        Session.objects.all().delete()  # nobody stays signed in for a month
        phone.set_offline(False)
        page.get_by_text("Masuk lagi untuk mengirim (3)").wait_for()
    before = Progress.objects.count()
    page.goto("/kemajuan/")
    sign_in(page, budi)
    page.get_by_text("Semua catatan sudah terkirim.").wait_for()

    assert (texts, pictures, before) == (["Kunjungan 1", "Kunjungan 2", "Kunjungan 3"], 3, 0)
    assert list(Progress.objects.order_by("pk").values_list("note", flat=True)) == texts
    assert Evidence.objects.values("blob").distinct().count() == 3
    leave(page)
    assert page.evaluate(LEFT) == NOTHING


def test_a_refused_note_waits_beside_its_reason_until_it_is_corrected(budi, door):
    phone = phone_of(budi, door)
    page = phone.new_page()
    page.goto("/")
    kept(page)
    with door.forgive(NO_NETWORK, "409"):
        phone.set_offline(True)
        write(page, "Kunjungan", photo_of("red"), on="2020-01-02")
        page.wait_for_url("**/kemajuan/perangkat/")
        page.get_by_text("Menunggu jaringan (1)").wait_for()
        phone.set_offline(False)
        page.get_by_text("Perlu Anda periksa (1)").wait_for()
    reason = page.locator("[data-at=reasons]").inner_text()
    beside = page.locator("[data-at=note]").inner_text()
    pictures = page.locator("[data-at=files] img").count()
    page.locator("[data-at=edit]").click()
    page.wait_for_selector("#preview img")
    today = timezone.localdate()
    fill(page, on=today.isoformat())
    page.locator(".k-save .btn-primary").click()
    page.get_by_text("Semua catatan sudah terkirim.").wait_for()

    assert (reason.endswith("."), beside, pictures) == (True, "Kunjungan", 1)
    assert [(note.note, note.on) for note in Progress.objects.all()] == [("Kunjungan", today)]
    assert Evidence.objects.count() == 1


def test_what_one_left_unsent_cannot_be_read_by_the_next(budi, cast, door):
    phone = phone_of(budi, door)
    page = phone.new_page()
    page.goto("/")
    kept(page)
    with door.forgive(NO_NETWORK):
        phone.set_offline(True)
        write(page, "Rahasia Budi")
        page.wait_for_url("**/kemajuan/perangkat/")
        page.get_by_text("Menunggu jaringan (1)").wait_for()
        Session.objects.all().delete()
        page.goto("about:blank")
        phone.set_offline(False)
    page.goto("/kemajuan/perangkat/")
    sign_in(page, cast.sari)
    page.goto("/kemajuan/perangkat/")
    page.get_by_text("Tidak ada yang menunggu").wait_for()
    stored = page.evaluate(STORED)
    leave(page, sure=True)

    assert (page.locator("[data-at=note]").count(), "Rahasia" in stored) == (0, False)
    assert Progress.objects.count() == 0
    assert page.evaluate(LEFT) == NOTHING
