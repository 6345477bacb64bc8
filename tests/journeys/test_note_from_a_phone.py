"""Task T1: today's progress with a photo, from the start page, in at most six taps."""

import shutil
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from kinerja.lib import blobs
from kinerja.monitoring.models import Evidence, Progress
from tests.factories import NOW, IndicatorFactory, SkpFactory, WorkResultFactory

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
IN_THE_CAMERA = ["rana", "pakai foto"]  # two taps that no page can save

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cookie(cast, client, live_server, monkeypatch):
    """Budi's phone, signed in, with an agreed plan of two results."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    for order in (1, 2):
        IndicatorFactory(result=WorkResultFactory(skp=skp, order=order), order=1)
    client.force_login(cast.budi.user)
    return {"name": "sesi", "value": client.cookies["sesi"].value, "url": live_server.url}


def photo():
    """Twelve megapixels, as a phone takes them."""
    stream = BytesIO()
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(stream, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_note_with_a_photo_takes_six_taps(cookie, live_server, settings, scripts):
    taps = list(IN_THE_CAMERA)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        phone = browser.new_context(
            viewport={"width": 360, "height": 740},
            is_mobile=True,
            has_touch=True,
            java_script_enabled=scripts,
        )
        phone.add_cookies([cookie])
        page = phone.new_page()

        def tap(selector):
            page.locator(selector).first.tap()
            taps.append(selector)

        page.goto(live_server.url)
        tap("a.k-note")
        page.wait_for_url("**/kemajuan/catat/")
        page.set_input_files("input[name=photo]", photo())
        taps.append("input[name=photo]")
        if scripts:
            page.wait_for_selector("#preview img")
        tap("textarea[name=note]")
        page.keyboard.type("Rekap Juni selesai.")
        tap(".k-save .btn-primary")
        page.wait_for_url("**/kemajuan/catatan/*/?tersimpan")
        told = page.inner_text("[role=status]")
        browser.close()

    print(f"\nT1 {len(taps)} ketukan: {', '.join(taps)}")  # noqa: T201 -- the figure asked for
    sha256 = Evidence.objects.get().blob.sha256
    stored = Image.open(BytesIO(blobs.read(settings.EVIDENCE_DIR, sha256)))
    assert (len(taps) <= 6, told.startswith("Catatan tersimpan.")) == (True, True)
    assert Progress.objects.get().note == "Rekap Juni selesai."
    assert max(stored.size) == (1600 if scripts else 2000)
