"""All components on one page: nothing undefined, nothing forbidden."""

import copy
import os
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.factories import UserFactory
from tests.web.gallery import sample

HERE = Path(__file__).parent


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
    sentence = "Bidang ini tidak boleh kosong."

    assert f'<a href="#id_title">Rencana hasil kerja: {sentence}</a>' in gallery
    assert f'<ul class="errorlist" id="id_title_error"><li>{sentence}</li></ul>' in gallery
    assert 'aria-describedby="id_title_helptext id_title_error"' in gallery


def test_the_title_says_first_that_something_is_wrong(gallery):
    assert "<title>Galat: Semua komponen – Kinerja Kabupaten Bungo</title>" in gallery
