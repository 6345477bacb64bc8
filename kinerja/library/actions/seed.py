"""The first questions, cases and quiz of the library, from the tables in data/."""

import csv
import tomllib
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.library.models import (
    ExampleLine,
    FaqEntry,
    FaqVersion,
    LibraryCase,
    QuizOption,
    QuizQuestion,
)
from kinerja.organisation.enums import JobKind

LIBRARY = settings.BASE_DIR / "data" / "library"
EXAMPLES = settings.BASE_DIR / "data" / "skp-examples.csv"
JOB_KINDS = {
    "JPT Pratama": JobKind.JPT_PRATAMA,
    "Administrator": JobKind.ADMINISTRATOR,
    "Pengawas": JobKind.PENGAWAS,
    "Fungsional": JobKind.FUNGSIONAL,
    "Pelaksana": JobKind.PELAKSANA,
}


@transaction.atomic
def load_library(*, by: User | None = None, at: datetime) -> int:
    """Load what comes with the system; what is there already stays as it is. How many are new."""
    entries = _load_answers(at=at)
    cases = [*_load_cases(at=at), *_load_examples(at=at)]
    questions = _load_quiz()
    log.record_all(
        [("library.answer_loaded", one, by, at, {}) for one in entries]
        + [("library.case_loaded", one, by, at, {}) for one in cases]
    )
    return len(entries) + len(cases) + len(questions)


def _read(name):
    with (LIBRARY / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _text(value):
    """One paragraph a line, however the file breaks its lines."""
    paragraphs = value.strip().split("\n\n")
    return "\n\n".join(" ".join(one.split()) for one in paragraphs)


def _new(model, rows):
    known = set(model.objects.exclude(key=None).values_list("key", flat=True))
    return [row for row in rows if row["key"] not in known]


def _load_answers(*, at):
    rows = _new(FaqEntry, _read("faq")["soal"])
    entries = FaqEntry.objects.bulk_create(
        FaqEntry(
            **row | {"answer": _text(row["answer"])},
            order=order,
            answered_by="BKPSDM",
            updated_at=at,
        )
        for order, row in enumerate(rows, start=1)
    )
    FaqVersion.objects.bulk_create(
        FaqVersion(
            entry=one,
            number=1,
            question=one.question,
            answer=one.answer,
            answered_by=one.answered_by,
            written_at=at,
        )
        for one in entries
    )
    return entries


def _load_cases(*, at):
    rows = _new(LibraryCase, _read("cases")["kasus"])
    return LibraryCase.objects.bulk_create(
        LibraryCase(
            **{name: _text(value) for name, value in row.items()},
            kind="kasus",
            status="terbit",
            submitted_at=at,
            published_at=at,
        )
        for row in rows
    )


def _load_examples(*, at):
    """One example a job; every line keeps the mark of where it comes from."""
    notes = _read("cases")["catatan_contoh"]
    with EXAMPLES.open(encoding="utf-8") as lines:
        table = list(csv.DictReader(lines))
    cases, parts = [], []
    for job, group in groupby(table, key=lambda row: row["jabatan"]):
        rows = list(group)
        case = LibraryCase(
            key=f"contoh-{slugify(job)}"[:60],
            kind="contoh",
            topic="skp",
            job_kind=JOB_KINDS[rows[0]["jenis_jabatan"]],
            title=f"SKP {job}"[:150],
            situation=f"Contoh rencana hasil kerja {job}, pendekatan {rows[0]['pendekatan']}.",
            why=_text(notes.get(job, "")),
            basis="PermenPANRB 6/2022 Pasal 7–9",
            source="Contoh rekaan menurut pola resmi; periksa asal tiap baris",
            status="terbit",
            submitted_at=at,
            published_at=at,
        )
        cases.append(case)
        parts.append(rows)
    known = set(LibraryCase.objects.exclude(key=None).values_list("key", flat=True))
    new = [(case, rows) for case, rows in zip(cases, parts, strict=True) if case.key not in known]
    LibraryCase.objects.bulk_create(case for case, _ in new)
    ExampleLine.objects.bulk_create(
        _line(case, order, row) for case, rows in new for order, row in enumerate(rows, start=1)
    )
    return [case for case, _ in new]


def _line(case, order, row):
    return ExampleLine(
        case=case,
        order=order,
        is_main=row["jenis"] == "utama",
        result=row["rencana_hasil_kerja"],
        measure=row["aspek"].replace("_", " ").replace("-", ""),
        indicator=row["indikator"],
        target=f"{row['target']} {row['satuan']}".strip(),
        source=_origin(row["source"]),
    )


def _origin(mark):
    """Where a line comes from, in words; the mark stays so that it can be looked up."""
    return mark if mark.startswith("disusun") else f"diolah dari contoh instansi lain ({mark})"


def _load_quiz():
    rows = _new(QuizQuestion, _read("quiz")["soal"])
    questions = QuizQuestion.objects.bulk_create(
        QuizQuestion(
            key=row["key"],
            topic=row["topic"],
            text=row["text"],
            basis=row["basis"],
            order=order,
        )
        for order, row in enumerate(rows, start=1)
    )
    QuizOption.objects.bulk_create(
        QuizOption(question=question, order=order, is_right=order == row["right"], **option)
        for question, row in zip(questions, rows, strict=True)
        for order, option in enumerate(row["option"], start=1)
    )
    return questions
