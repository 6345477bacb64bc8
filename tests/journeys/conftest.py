"""One browser for all stories. A page that breaks its own policy, asks another host,
fails a request or writes an error into the console fails the story."""

import os
import re
import shutil
import time
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from PIL import Image
from playwright.sync_api import sync_playwright

# The browser's event loop lives in this thread; the tests still ask the database themselves.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "is_mobile": True,
    "has_touch": True,
}
DESKTOP = {"viewport": {"width": 1366, "height": 768}}
CALM = {"reduced_motion": "reduce"}  # no colour half-way between two themes
SIZES = {"phone": PHONE, "desktop": DESKTOP}
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def door(browser, live_server, settings):
    """Opens contexts of one site and gathers what went wrong in any of them."""
    settings.SITE_URL = live_server.url
    door = Door(browser, live_server.url)
    yield door
    door.close()
    wait_for_quiet()
    assert door.faults == []


def wait_for_quiet(*, longest=10.0, pause=0.1):
    """Until the server's threads have left the database alone for a while.

    A page fetched behind the last one may still be answered; emptying the tables meanwhile
    deadlocks with what it writes.
    """
    quiet, end = 0, time.monotonic() + longest
    while quiet < 4 and time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                " AND (state <> 'idle' OR state_change > clock_timestamp() - interval '0.3 s')"
            )
            quiet = 0 if cursor.fetchone()[0] else quiet + 1
        time.sleep(pause)


class Door:
    def __init__(self, browser, url):
        self.browser, self.url = browser, url
        self.host = urlsplit(url).netloc
        self.faults, self.contexts, self.forgiven = [], [], []

    def open(self, size="desktop", **options):
        """A new visitor, with his own cookies."""
        context = self.browser.new_context(
            **{**SIZES[size], "base_url": self.url, "locale": "id-ID", **CALM, **options}
        )
        context.set_default_timeout(20_000)
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.contexts.append(context)
        return context

    def open_for(self, user, size="desktop", **options):
        """A visitor who has signed in already."""
        context = self.open(size, **options)
        let_in(context, user, self.url)
        return context

    @contextmanager
    def forgive(self, *words):
        """What this part of a story provokes on purpose."""
        self.forgiven = words
        yield
        self.forgiven = []

    def close(self):
        for context in self.contexts:
            context.close()

    def _note(self, fault):
        if not any(word in fault for word in self.forgiven):
            self.faults.append(fault)

    def _asked(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.faults.append(f"foreign host: {request.url}")

    def _failed(self, request):
        # A download or a page left in mid-flight is no fault of the page.
        if request.failure not in {"net::ERR_ABORTED"}:
            self._note(f"failed: {request.method} {request.url} {request.failure}")

    def _answered(self, response):
        if response.status >= 500:
            self._note(f"{response.status}: {response.request.method} {response.url}")

    def _said(self, message):
        if message.type != "error":
            return
        where = message.location.get("url", "") if message.location else ""
        self._note(f"console: {message.text} {where}")


def let_in(context, user, url):
    client = Client()
    client.force_login(user)
    context.add_cookies([{"name": "sesi", "value": client.cookies["sesi"].value, "url": url}])


AXE = (HERE / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page):
    """The rules that this page breaks, each with the first element that breaks it."""
    page.evaluate(AXE)  # through the debugger: the policy of the page stays as it is
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
        ".then(r => r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160),"
        " v.nodes[0].failureSummary.slice(0, 300)]))",
        TAGS,
    )
    return [
        SimpleNamespace(rule=rule, times=n, where=html, why=why) for rule, n, html, why in found
    ]


def sideways(page):
    """What sticks out of the page to the right; nothing when it cannot be pushed sideways."""
    return page.evaluate(
        """() => {
          const root = document.documentElement, wide = root.clientWidth;
          if (Math.max(root.scrollWidth, document.body.scrollWidth) <= wide) return "";
          const right = (e) => e.getBoundingClientRect().right;
          const sticksOut = (e) => e.checkVisibility() && right(e) > wide + 1;
          const out = [...document.body.querySelectorAll("main *, header *, footer *")]
            .filter((e) => sticksOut(e) && ![...e.children].some(sticksOut));
          return out.map((e) => e.outerHTML.slice(0, 120)).slice(0, 3).join(" ") || "?";
        }"""
    )


GUIDE = Path(__file__).parents[2] / "docs" / "panduan"
PICTURES = GUIDE / "gambar"


def pictures_used():
    """The files that the guide shows."""
    texts = [chapter.read_text(encoding="utf-8") for chapter in GUIDE.glob("*.md")]
    return set(re.findall(r"\]\(gambar/([\w-]+\.png)\)", "".join(texts)))


@pytest.fixture
def picture(request):
    """`picture(page, "name")`: for the guide when KINERJA_SCREENSHOTS=1, to look at when
    KINERJA_LOOK names a folder; otherwise nothing."""

    def take(page, name):
        shown = "komputer" if page.viewport_size["width"] > 1000 else "ponsel"
        file = f"{name}-{shown}.png"
        if os.environ.get("KINERJA_SCREENSHOTS") == "1" and file in pictures_used():
            shrink(page.screenshot(), PICTURES / file)
        look = os.environ.get("KINERJA_LOOK")
        for theme in ("dark", "light") if look else ():
            page.emulate_media(color_scheme=theme)
            path = Path(look) / f"job-{name}-{shown}-{theme}.png"
            page.screenshot(path=path, full_page=True)

    return take


def shrink(png, path):
    """A picture of a page has few colours."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in (64, 32, 16):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST_PICTURE:
            return


MOST_PICTURE = 60 * 1024


def press(page, name):
    """The button or link with these words."""
    page.locator("main, .k-save").get_by_role("button", name=name).or_(
        page.locator("main").get_by_role("link", name=name)
    ).first.click()


def fill(page, **fields):
    """Type into fields by their names; `__` stands for a hyphen."""
    for name, text in fields.items():
        page.locator(f"[name='{name.replace('__', '-')}']").fill(text)


def choose(page, name, value):
    """One of several large choices; the words are pressed, as a thumb does."""
    box = page.locator(f"input[name='{name}'][value='{value}']")
    box.locator("xpath=ancestor::label[1]").click()
    assert box.is_checked()
