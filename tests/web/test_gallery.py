"""All components on one page: nothing undefined, nothing that a person cannot reach or read."""

import copy
import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import sync_playwright

from tests.factories import UserFactory
from tests.web.gallery import sample

HERE = Path(__file__).parent
ASSETS = configured.BASE_DIR / "assets"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture
def gallery(db, settings):
    """The gallery as a signed-in person sees it; an unknown variable shows as UNDEFINED."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [HERE / "templates"]
    templates[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED"
    settings.TEMPLATES = templates
    request = RequestFactory().get("/")
    request.user = UserFactory(username="198812102012121001")
    page = render_to_string("gallery.html", sample(), request=request)
    if folder := os.environ.get("KINERJA_LOOK"):  # keep the page to look at it in a browser
        Path(folder, "gallery.html").write_text(page)
    return page


def test_no_component_asks_for_what_it_was_not_given(gallery):
    assert gallery.count("UNDEFINED") == 0


def test_every_component_is_in_the_gallery():
    folder = HERE.parent.parent / "kinerja/web/templates/components"
    page = (HERE / "templates/gallery.html").read_text()
    elsewhere = {"field.html"}  # the form renders it

    assert {
        p.name for p in folder.glob("*.html") if f"components/{p.name}" not in page
    } == elsewhere


def test_each_mistake_stands_in_the_summary_and_at_its_field(gallery):
    sentence = "Bagian ini wajib diisi."

    assert f'<a href="#id_title">Rencana hasil kerja: {sentence}</a>' in gallery
    assert f'<ul class="errorlist" id="id_title_error"><li>{sentence}</li></ul>' in gallery
    assert 'aria-describedby="id_title_helptext id_title_error"' in gallery


def test_the_title_says_first_that_something_is_wrong(gallery):
    assert "<title>Galat: Semua komponen – Kinerja Kabupaten Bungo</title>" in gallery


@pytest.fixture
def show(gallery):
    """Opens the gallery in a browser, under our content policy, without any server."""
    policy = "; ".join(f"{d} 'self'" for d in ("script-src", "style-src", "img-src", "font-src"))

    def answer(route):
        path = urlsplit(route.request.url).path
        if path == "/":
            headers = {"Content-Security-Policy": f"default-src 'none'; {policy}"}
            route.fulfill(body=gallery, content_type="text/html", headers=headers)
        else:
            route.fulfill(path=ASSETS / path.removeprefix("/static/"))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def open_page(width, height, scheme, text):
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.complaints = []
            page.on("pageerror", lambda error: page.complaints.append(str(error)))
            page.on(
                "console",
                lambda said: said.type == "error" and page.complaints.append(said.text),
            )
            page.route("**/*", answer)
            page.goto("http://kinerja.invalid/")
            page.evaluate("size => document.documentElement.style.fontSize = size", text)
            return page

        yield open_page
        browser.close()


@pytest.mark.journey
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "height", "text"),
    [(320, 640, "100%"), (360, 740, "100%"), (360, 740, "140%"), (1366, 768, "100%")],
)
def test_everybody_can_read_and_reach_everything(show, width, height, scheme, text):
    page = show(width, height, scheme, text)

    page.evaluate((HERE.parent / "journeys/axe.min.js").read_text())
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)
    sideways = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

    assert {rule["id"]: rule["nodes"][0]["html"] for rule in found["violations"]} == {}
    assert page.complaints == []
    assert sideways == 0
