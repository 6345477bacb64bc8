"""Each page of the access table, for the person who may do most there: at both sizes, in light
and in dark, no barrier, nothing to push sideways, and small."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from tests.access.page import PEOPLE
from tests.access_table import PAGES
from tests.journeys.conftest import axe, sideways
from tests.world import build_world

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MOST_HTML = 60 * 1024
# Files, words for machines and streams: no page to look at.
NO_PAGES = {
    "web:alive",
    "web:ready",
    "web:manifest",
    "web:service_worker",
    "documents:skp_pdf",
    "documents:manual_pdf",
    "documents:strategy_pdf",
    "documents:matrix_pdf",
    "documents:evaluation_pdf",
    "documents:evaluation_document_pdf",
    "documents:credit_conversion_pdf",
    "documents:credit_accumulation_pdf",
    "documents:credit_statement_pdf",
    "documents:rater_certificate_pdf",
    "documents:steps_pdf",
    "documents:execution_pdf",
    "documents:case_pdf",
    "documents:guidance_pdf",
    "documents:guidance_feedback_pdf",
    "documents:guidance_review_pdf",
    "documents:report_pdf",
    "documents:attendance_pdf",
    "outreach:photo",
    "documents:certificate_pdf",
    "documents:survey_report_pdf",
    "documents:survey_poster_pdf",
    "documents:feedback_pdf",
    "appraisal:suggestion",  # a piece of a page
    "integration:sample_file",
    "integration:batch_rows",
    "integration:skp_template",
    "integration:goal_template",
    "appraisal:objection_evidence",
    "documents:objection_pdf",
    "monitoring:evidence_file",
    "development:record_file",
    "satisfaction:results_csv",
    "transparency:result_file",
}
# Of those who may open a page, the one with most to see there.
FIRST = ("ratna", "joko", "sari", "umi", "budi", "wayan", "anonim")
LOOK = os.environ.get("KINERJA_LOOK")  # a folder for a picture of every page


def visits():
    """(page, person) of every page that shows something."""
    for name, page in sorted(PAGES.items()):
        codes = dict(zip(PEOPLE, page.get.split(), strict=False)) if page.get else {}
        who = next((person for person in FIRST if codes.get(person) == "200"), None)
        if who and name not in NO_PAGES:
            yield name, who


def address(world, name):
    on = PAGES[name].on
    target = getattr(world, on) if on else None
    args = list(target) if isinstance(target, tuple) else [] if target is None else [target]
    return reverse(name, args=[getattr(arg, "pk", arg) for arg in args])


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_no_page_has_a_barrier_at_any_size_in_light_or_dark(cast, door, size):
    world = build_world(cast)
    found, people = [], {}
    for name, who in visits():
        if who not in people:
            user = None if who == "anonim" else getattr(cast, who).user
            context = door.open_for(user, size) if user else door.open(size)
            people[who] = context.new_page()
        found += faults_of(people[who], address(world, name), name, size)

    assert "\n".join(found) == ""


def faults_of(page, path, name, size):
    """What is wrong with one page, in one line each."""
    found = []
    page.emulate_media(color_scheme="light")
    answer = page.goto(path)
    if answer.status != 200:
        return [f"{name}: {answer.status}"]
    weight = len(answer.body())
    if weight > MOST_HTML:
        found.append(f"{name}: {weight} bytes")
    view = page.viewport_size
    page.set_viewport_size(view | {"height": height_of(page)})
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found += [
            f"{name} {size} {theme}: {fault.rule} ×{fault.times} {fault.where} {fault.why}"
            for fault in axe(page)
        ]
        if LOOK:
            file = Path(LOOK) / f"{name.replace(':', '-')}-{size}-{theme}.png"
            page.screenshot(path=file, full_page=True)
    page.set_viewport_size(view)
    if size == "phone":
        found += [f"{name}: {fault}" for fault in narrow_faults(page)]
    return found


def height_of(page):
    """Of the whole page: what a bar at the edge covers until one scrolls is no barrier."""
    return page.evaluate("Math.max(innerHeight, document.documentElement.scrollHeight)")


def narrow_faults(page):
    """At 320 px, and at 360 px with the letters twice as large, nothing may leave the screen."""
    view = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    narrow = sideways(page)
    page.set_viewport_size(view)
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    large = sideways(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    letters.detach()
    return [
        f"sideways {how}: {what}"
        for what, how in ((narrow, "at 320"), (large, "with large letters"))
        if what
    ]
