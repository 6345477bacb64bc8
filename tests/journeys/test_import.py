"""Task T11: a nominatif comes in, is looked at, applied and taken back."""

import re
from pathlib import Path

import pytest

from kinerja.organisation.models import Employee
from tests.integration import corpus
from tests.integration.test_actions import row_of

AXE = Path(__file__).with_name("axe.min.js")

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cookie(cast, client, live_server):
    """Ratna of BKPSDM, signed in."""
    client.force_login(cast.ratna.user)
    return {"name": "sesi", "value": client.cookies["sesi"].value, "url": live_server.url}


def nominatif(cast):
    rows = [
        row_of(cast.budi, rank="III/d"),
        [corpus.nip(1), "ANI LESTARI", "III/a", "Bidan Ahli Pertama", "Bidang Kesmas", None],
        [198705122010012901.0, "Rusak", "III/a", "Bidan", "Bidang Kesmas", None],
    ]
    return {
        "name": "nominatif.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": corpus.simple(rows),
    }


def violations(page):
    """What axe finds on the page as it stands."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    return [(item["id"], [node["html"] for node in item["nodes"]]) for item in found]


@pytest.mark.parametrize("size", [(360, 740), (1366, 768)], ids=["phone", "desktop"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_hr_imports_a_nominatif_and_takes_it_back(
    cast, cookie, browser, live_server, size, scripts
):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts
    )
    context.add_cookies([cookie])
    page = context.new_page()
    found = []

    def look():
        if scripts:
            found.extend(violations(page))
            wide = page.evaluate("document.documentElement.scrollWidth")
            found.extend([f"{page.url} is {wide} wide"] if wide > size[0] else [])

    page.goto(f"{live_server.url}/impor/")
    look()
    page.locator("a:has-text('Unggah berkas')").first.click()
    page.set_input_files("input[name=file]", nominatif(cast))
    look()
    page.click("button:has-text('Unggah dan baca')")
    page.wait_for_url(re.compile(r"/impor/\d+/$"))
    look()
    page.click("button:has-text('Lihat perbedaan')")
    page.wait_for_selector("text=NIP tersimpan sebagai angka")
    look()
    page.check("#skip_errors")
    page.click("button:has-text('Terapkan impor')")
    page.wait_for_selector("h2:has-text('Impor diterapkan')")
    look()
    applied = page.inner_text("main")
    page.click("summary:has-text('Batalkan impor')")
    page.click("button:has-text('Ya, batalkan impor')")
    page.wait_for_selector("text=Data kembali seperti semula.")
    look()
    context.close()

    assert "1 pegawai baru dan 1 berubah" in applied
    assert Employee.objects.get(pk=cast.budi.pk).rank == "III/c"
    assert Employee.objects.filter(nip=corpus.nip(1)).count() == 0
    assert found == []
