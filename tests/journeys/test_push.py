"""A push on the device: one sentence that is the same for everybody, and the way to the inbox."""

import pytest

from tests.journeys.stories import set_password

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PAGE = "/profil/kabar-di-layar/"
PATIENCE = 200  # tenths of a second; two stories share the machine
SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
  .map(({ title, body, tag }) => [title, body, tag])"""


def deliver(page, words):
    """What the browser does when a push comes in; our own server sends no words."""
    protocol = page.context.new_cdp_session(page)
    found = []
    protocol.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.append(event))
    protocol.send("ServiceWorker.enable")
    for _ in range(PATIENCE):
        rows = [row for event in found for row in event["registrations"] if not row["isDeleted"]]
        if rows:
            break
        page.wait_for_timeout(100)
    origin = page.evaluate("location.origin")
    for row in rows[-1:]:
        protocol.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": origin, "registrationId": row["registrationId"], "data": words},
        )


def until(page, question, answer):
    for _ in range(PATIENCE):
        if page.evaluate(question) == answer:
            break
        page.wait_for_timeout(100)
    assert page.evaluate(question) == answer


def test_whatever_comes_in_the_device_shows_one_constant_sentence(cast, door, picture):
    set_password(cast.budi)
    phone = door.open_for(cast.budi.user, "phone")
    phone.grant_permissions(["notifications"])
    page = phone.new_page()
    page.goto(PAGE)
    picture(page, "kabar-di-layar")
    until(page, "navigator.serviceWorker.controller?.state", "activated")

    for words in ("", "Predikat Budi: Kurang"):
        deliver(page, words)
        until(page, SHOWN, [["Kinerja", "Ada yang baru di Kinerja", "kinerja"]])


def test_nothing_is_asked_before_the_button_is_pressed(cast, door):
    phone = door.open_for(cast.budi.user, "phone")
    phone.add_init_script(
        "self.asked = 0;"
        "Notification.requestPermission = async () => { self.asked += 1; return 'denied'; };"
    )
    page = phone.new_page()
    page.goto(PAGE)
    button = page.get_by_role("button", name="Nyalakan di perangkat ini")
    if button.is_visible():
        assert page.evaluate("self.asked") == 0
        button.click()
        until(page, "self.asked", 1)
    assert page.get_by_text("Belum ada perangkat yang menyala.").is_visible()
