"""The user guide: its pictures, its sentences and its pages."""

import re

import pytest
from django.urls import reverse

from kinerja.web.guide import CHAPTERS, GUIDE, chapter_html

MOST_PICTURE = 60 * 1024
MOST_PICTURES = 90
USED = re.compile(r"\]\(gambar/([\w-]+\.png)\)")


def texts():
    return {path.stem: path.read_text(encoding="utf-8") for path in GUIDE.glob("*.md")}


def test_every_picture_of_the_guide_exists_and_every_picture_is_shown():
    shown = {name for text in texts().values() for name in USED.findall(text)}

    assert {path.name for path in (GUIDE / "gambar").iterdir()} == shown


def test_the_pictures_are_few_and_small():
    pictures = list((GUIDE / "gambar").iterdir())

    assert len(pictures) <= MOST_PICTURES
    assert [path.name for path in pictures if path.stat().st_size > MOST_PICTURE] == []


def test_every_chapter_is_a_file_and_every_file_a_chapter():
    assert set(texts()) == set(CHAPTERS)


def test_no_sentence_is_longer_than_twenty_words():
    long = [
        sentence
        for text in texts().values()
        for sentence in re.split(r"(?<=[.?!:;])\s|\n\n|\n[-|\d]", text)
        if len(re.findall(r"[^\W\d_][\w-]*", re.sub(r"`[^`]*`|\]\([^)]*\)", "", sentence))) > 20
    ]

    assert long == []


@pytest.mark.parametrize("slug", CHAPTERS)
def test_each_chapter_opens_for_a_visitor_without_asking_the_database(client, slug):
    answer = client.get(reverse("web:help_chapter", args=[slug]))

    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


def test_the_links_between_chapters_lead_to_pages_and_the_pictures_to_static_files():
    page = chapter_html("index")

    assert 'href="/bantuan/pegawai/"' in page
    assert ".md" not in page
    assert 'src="/static/panduan/kata-sandi-ponsel.png"' in page


@pytest.mark.django_db  # the hunt for mutants runs only tests with rows
def test_a_chapter_nobody_wrote_is_not_found(client):
    assert client.get("/bantuan/lain/").status_code == 404
