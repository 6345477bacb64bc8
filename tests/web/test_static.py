"""What is sent to the browser: whole, small, readable, and only our own."""

import hashlib
import re

import brotli
import pytest
from django.conf import settings
from django.core.management import call_command

from config.settings import STORAGES as LIVE

ROOT = settings.BASE_DIR
ASSETS = ROOT / "assets"
TEMPLATES = sorted((ROOT / "kinerja").rglob("templates/**/*.html"))
SERVED = sorted(
    path
    for folder in ("css", "js", "img")
    for path in (ASSETS / folder).iterdir()
    if path.suffix in {".css", ".js", ".svg"}
)
XMLNS = "http://www.w3.org/2000/svg"
FORBIDDEN = {
    "another host": re.compile(r"https?://|[\"'(]//[a-z]"),
    "data: address": re.compile(r"[\"'(=\s]data:[a-z]+/"),
    "style element": re.compile(r"<style"),
    "style attribute": re.compile(r"\sstyle="),
    "inline handler": re.compile(r"\son[a-z]+=[\"']"),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)"),
}


def short(path):
    return str(path.relative_to(ROOT))


def squeezed(path):
    return len(brotli.compress(path.read_bytes()))


def vendored():
    rows = re.findall(
        r"^\| (\S+) \|.*`([0-9a-f]{64})` \|$", (ASSETS / "VENDOR.md").read_text(), re.M
    )
    return dict(rows)


def test_vendored_files_are_those_that_were_made():
    made = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in vendored()}

    assert made == vendored()


def test_every_vendored_file_is_listed():
    fonts = {short(path) for path in ASSETS.glob("*fonts/*") if path.suffix in {".ttf", ".woff2"}}

    assert set(vendored()) == fonts | {
        "assets/css/kinerja.css",
        "assets/img/icons.svg",
        "tests/journeys/axe.min.js",
    }


@pytest.mark.parametrize("path", [*TEMPLATES, *SERVED], ids=short)
def test_nothing_that_the_policy_forbids(path):
    source = path.read_text().replace(XMLNS, "")

    assert [what for what, sign in FORBIDDEN.items() if sign.search(source)] == []


def test_styles_fit_on_a_slow_line():
    assert squeezed(ASSETS / "css/kinerja.css") <= 20 * 1024


def test_icons_fit_on_a_slow_line():
    assert squeezed(ASSETS / "img/icons.svg") <= 4 * 1024


# queue.js comes only where something waits on the device.
NOTE_PAGE = ("frame", "draft", "device", "note", "photo", "upload")


def test_our_scripts_stay_small():
    sizes = {path.name: squeezed(path) for path in (ASSETS / "js").glob("*.js")}
    note_page = sum(sizes[f"{name}.js"] for name in NOTE_PAGE)

    assert sum(sizes.values()) <= 12 * 1024
    assert note_page <= 6 * 1024


def test_scripts_stay_short():
    long = {p.name for p in (ASSETS / "js").glob("*.js") if len(p.read_text().splitlines()) > 150}

    assert long == set()


def test_every_icon_that_is_used_is_in_the_sprite():
    there = set(re.findall(r'<symbol id="([^"]+)"', (ASSETS / "img/icons.svg").read_text()))
    used = {
        name
        for path in TEMPLATES
        for name in re.findall(r"{% icon [\"']([a-z0-9-]+)[\"']", path.read_text())
    }

    assert used - there == set()


# Text, then what it stands on; 4.5 for text, 3 for borders and large shapes (WCAG 1.4.3, 1.4.11).
PAIRS = [
    ("ink", "bg", 4.5),
    ("ink", "surface", 4.5),
    ("ink", "sunken", 4.5),
    ("ink", "k-50", 4.5),
    ("ink-2", "bg", 4.5),
    ("ink-2", "surface", 4.5),
    ("ink-2", "sunken", 4.5),
    ("ink-2", "k-50", 4.5),
    ("k-600", "bg", 4.5),
    ("k-600", "surface", 4.5),
    ("k-600", "k-50", 4.5),
    ("k-600", "sunken", 4.5),
    ("k-700", "bg", 4.5),
    ("k-700", "surface", 4.5),
    ("on-k", "k-600", 4.5),
    ("on-k", "k-700", 4.5),
    ("on-k", "bad", 4.5),
    ("on-head", "head", 4.5),
    ("gold", "head", 3),
    ("control", "surface", 3),
    ("control", "bg", 3),
    ("ok", "ok-bg", 4.5),
    ("warn", "warn-bg", 4.5),
    ("bad", "bad-bg", 4.5),
    ("bad", "surface", 4.5),
    ("bad", "bg", 4.5),
    ("info", "info-bg", 4.5),
]


def tokens(theme):
    source = (ROOT / "frontend/_tokens.scss").read_text()
    block = re.search(rf"@mixin {theme} {{(.*?)^}}", source, re.S | re.M)[1]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_that_meet_can_be_told_apart(theme):
    colours = tokens(theme)

    def contrast(one, other):
        light, dark = sorted((luminance(colours[one]), luminance(colours[other])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    poor = {
        f"{one} on {other}": round(contrast(one, other), 2)
        for one, other, least in PAIRS
        if contrast(one, other) < least
    }
    assert poor == {}


def test_both_themes_name_the_same_colours():
    assert set(tokens("light")) == set(tokens("dark"))


def test_the_compiled_styles_hold_the_tokens_of_the_source():
    compiled = (ASSETS / "css/kinerja.css").read_text()
    missing = {
        name
        for theme in ("light", "dark")
        for name, colour in tokens(theme).items()
        if f"--{name}: {colour}" not in compiled and f"--{name}:{colour}" not in compiled
    }

    assert missing == set()


def test_scripts_import_each_other_under_the_names_they_are_served_by(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": LIVE["staticfiles"]}

    call_command("collectstatic", interactive=False, verbosity=0)

    scripts = {path.name: path.read_text() for path in tmp_path.glob("js/*.js")}
    asked = {name for text in scripts.values() for name in re.findall(r' from "\./(.*?)";', text)}
    assert len(asked) == 2
    assert asked - set(scripts) == set()
