"""Task T1: today's progress with a photo, from the start page, in at most six taps."""

from io import BytesIO

import pytest
from PIL import Image

from kinerja.lib import blobs
from kinerja.monitoring.models import Evidence, Progress
from tests.factories import IndicatorFactory, SkpFactory, WorkResultFactory
from tests.journeys.stories import jpeg

IN_THE_CAMERA = ["rana", "pakai foto"]  # two taps that no page can save

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def budi(cast):
    """With an agreed plan of two results."""
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    for order in (1, 2):
        IndicatorFactory(result=WorkResultFactory(skp=skp, order=order), order=1)
    return cast.budi.user


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_note_with_a_photo_takes_six_taps(budi, door, settings, scripts):
    taps = list(IN_THE_CAMERA)
    page = door.open_for(budi, "phone", java_script_enabled=scripts).new_page()

    def tap(selector):
        page.locator(selector).first.tap()
        taps.append(selector)

    page.goto("/")
    tap("a.k-note")
    page.wait_for_url("**/kemajuan/catat/")
    page.set_input_files("input[name=photo]", jpeg((4000, 3000)))  # as a phone takes them
    taps.append("input[name=photo]")
    if scripts:
        page.wait_for_selector("#preview img")
    tap("textarea[name=note]")
    page.keyboard.type("Rekap Juni selesai.")
    tap(".k-save .btn-primary")
    page.wait_for_url("**/kemajuan/catatan/*/?tersimpan")
    told = page.inner_text("[role=status]")

    print(f"\nT1 {len(taps)} ketukan: {', '.join(taps)}")  # noqa: T201 -- the figure asked for
    sha256 = Evidence.objects.get().blob.sha256
    stored = Image.open(BytesIO(blobs.read(settings.EVIDENCE_DIR, sha256)))
    assert (len(taps) <= 6, told.startswith("Catatan tersimpan.")) == (True, True)
    assert Progress.objects.get().note == "Rekap Juni selesai."
    assert max(stored.size) == (1600 if scripts else 2000)
