"""What a browser receives, as it counts it: headers and compressed bodies, cache included."""

import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def loads(origin, cookie, paths):
    """(path, bytes of a first visit, bytes of the next one) in an empty browser for each path."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=program, args=QUIET)
        for path in paths:
            context = browser.new_context()
            context.add_cookies(
                [{"name": name, "value": value, "url": origin} for name, value in cookie.items()]
            )
            page = context.new_page()
            with counting(page) as first:
                page.goto(origin + path, wait_until="networkidle")
            with counting(page) as again:
                page.goto(origin + path, wait_until="networkidle")
            context.close()
            yield path, sum(first), sum(again)
        browser.close()


@contextmanager
def counting(page):
    """The bytes of each answer that came over the wire meanwhile."""
    received = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda said: received.append(said["encodedDataLength"]))
    yield received
    wire.detach()
