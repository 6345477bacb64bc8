"""What comes with the system is true of this site and complete."""

import re
from collections import Counter

import pytest
from django.core.management import call_command
from django.urls import Resolver404, resolve
from django.utils.text import slugify

from kinerja.audit.models import Event
from kinerja.library import actions
from kinerja.library.models import (
    ExampleLine,
    FaqEntry,
    FaqVersion,
    LibraryCase,
    QuizOption,
    QuizQuestion,
)
from kinerja.web.guide import CHAPTERS, chapter_html
from tests.factories import NOW

# Why people say they do not trust it; each has an answer.
WORRIES = (
    *("menunggu-atasan", "jaringan", "gagap-aplikasi", "akhir-tahun", "isi-dua-kali-guru"),
    *("data-atasan", "rekap-terlambat", "tpp-mutasi", "dewan-etik", "pengangkatan", "formalitas"),
)


@pytest.fixture
def loaded(db):
    return actions.load_library(at=NOW)


def test_everything_is_loaded_once_and_what_was_changed_stays(loaded):
    FaqEntry.objects.filter(key="tidak-setuju").update(answer="Diubah BKPSDM.")

    assert loaded == 28 + len(WORRIES) + 13 + 19 + 24
    assert actions.load_library(at=NOW) == 0
    assert FaqEntry.objects.get(key="tidak-setuju").answer == "Diubah BKPSDM."
    assert Event.objects.count() == 28 + len(WORRIES) + 13 + 19
    assert FaqVersion.objects.count() == FaqEntry.objects.count()


def test_the_command_says_how_many_are_new(db, capsys):
    call_command("load_library")

    assert capsys.readouterr().out == "95 isi baru.\n"


def test_twenty_eight_questions_and_an_answer_to_each_worry(loaded):
    trust = FaqEntry.objects.filter(topic="kepercayaan")

    assert FaqEntry.objects.exclude(topic="kepercayaan").count() == 28
    assert set(trust.values_list("key", flat=True)) == {f"khawatir-{one}" for one in WORRIES}


def test_every_answer_leads_to_a_page_and_a_heading_that_exist(loaded):
    wrong = []
    for key, link in FaqEntry.objects.values_list("key", "link"):
        path, _, anchor = link.partition("#")
        path = path.partition("?")[0]
        try:
            found = resolve(path)
        except Resolver404:
            wrong.append(key)
            continue
        if anchor:
            slug = found.kwargs.get("slug", "index")
            if slug not in CHAPTERS or f'id="{anchor}"' not in chapter_html(slug):
                wrong.append(f"{key}: #{anchor}")
    assert wrong == []


def test_sentences_are_short_and_plain(loaded):
    texts = [
        *FaqEntry.objects.values_list("answer", flat=True),
        *(
            text
            for row in LibraryCase.objects.values_list("situation", "problem", "better", "why")
            for text in row
        ),
        *QuizOption.objects.values_list("explanation", flat=True),
    ]
    long = [
        sentence
        for text in texts
        for sentence in re.split(r"(?<=[.?!:])\s+", text)
        if len(sentence.split()) > 20
    ]
    assert long == []


@pytest.mark.parametrize(
    ("key", "says", "never"),
    [
        ("pindah-unit", "tidak dirata-rata", "masa kerja"),  # there is no average of predikat
        ("umpan-balik-rekan", "selalu bernama", "ringkasan tanpa nama"),
        ("plt", "hasil kerja utama", "tambahan"),
        ("batas-skp", "Akhir Januari", "10 Januari"),
        ("tidak-setuju", "7 hari kerja", "kalender"),
        ("jatah-predikat", "Tidak ada jatah", "kuota"),
        ("cuti-sakit-tugas-belajar", "tetap ber-SKP", "tidak menyusun"),
        ("nilai-dan-tpp", "tidak membayar TPP", "dipotong"),
    ],
)
def test_answers_say_what_the_law_and_this_system_say(loaded, key, says, never):
    answer = FaqEntry.objects.get(key=key).answer

    assert says in answer
    assert never not in answer


def test_each_job_has_an_example_whose_lines_say_where_they_come_from(loaded):
    examples = LibraryCase.objects.filter(kind="contoh")

    assert examples.count() == 19
    assert ExampleLine.objects.count() == 91
    assert not ExampleLine.objects.filter(source="").exists()
    marks = Counter(ExampleLine.objects.values_list("source", flat=True))
    assert marks["diolah dari contoh instansi lain (S72)"] == 3
    camat = examples.get(key=f"contoh-{slugify('Camat')}")
    assert "perspektif" in camat.why  # what the example lacks is said


def test_teaching_cases_tell_what_went_wrong_what_is_better_and_the_article(loaded):
    cases = LibraryCase.objects.filter(kind="kasus", status="terbit")

    assert cases.count() == 13
    for case in cases:
        assert all((case.situation, case.problem, case.better, case.why, case.basis)), case.key


def test_every_quiz_question_explains_each_of_three_options(loaded):
    assert QuizQuestion.objects.count() == 24
    for question in QuizQuestion.objects.prefetch_related("options"):
        options = list(question.options.all())
        assert len(options) == 3
        assert sum(one.is_right for one in options) == 1
        assert all(one.explanation for one in options)
    places = Counter(QuizOption.objects.filter(is_right=True).values_list("order", flat=True))
    assert min(places[n] for n in (1, 2, 3)) >= 5  # the place tells nothing
