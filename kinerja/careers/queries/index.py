"""IP ASN as we estimate it, beside the official figure."""

from dataclasses import dataclass
from datetime import date

from kinerja.careers import rules
from kinerja.careers.enums import IndexPart
from kinerja.careers.models import OfficialIndex
from kinerja.careers.queries.people import predikats_of
from kinerja.careers.queries.records import (
    conduct_in,
    courses_of,
    education_in,
    official_of,
    records_of,
)

COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Jabatan",
    "Unit",
    *(f"{part.label} (perkiraan)" for part in IndexPart),
    "Jumlah (perkiraan)",
    "Kategori (perkiraan)",
    "Belum tercatat",
    "IP ASN resmi",
    "Tahun resmi",
    "Tanggal data resmi",
)
BATCH = 500


@dataclass(frozen=True)
class IndexRow:
    """One person's estimate, and the official figure when it was entered."""

    employee: object  # with `job`, `position` and `unit` of the day
    estimate: rules.Estimate
    category: str
    official: OfficialIndex | None


def index_rows(people, *, on: date, records=None) -> list[IndexRow]:
    """The estimates of these people; four statements however many, three with their records."""
    people = list(people)
    keys = [one.pk for one in people]
    rule, (year, _) = rules.index_on(on), rules.years_counted(on)
    records, official = records or records_of(keys), official_of(keys)
    predikats = predikats_of(keys, years=[year])
    courses = courses_of(keys, records, on=on)
    return [
        _row(
            rule,
            one,
            records[one.pk],
            courses=tuple(courses[one.pk]),
            year=year,
            predikat=predikats[one.pk][year],
            official=official.get(one.pk),
            on=on,
        )
        for one in people
    ]


def _row(rule, employee, records, *, courses, year, predikat, official, on):
    found = rules.estimate(
        rule,
        rules.IndexFacts(
            job=employee.job or "",
            education=education_in(records),
            courses=courses,
            has_courses=bool(courses),
            year=year,
            predikat=predikat,
            conduct=tuple((one.value, one.since) for one in conduct_in(records)),
        ),
        on=on,
    )
    word = rules.category(rule, found.total) if found.total is not None else ""
    return IndexRow(employee, found, word, official)


def index_export(people, *, on: date):
    """The rows of the workbook, a batch of people at a time."""
    keys = list(people.values_list("pk", flat=True))
    number = 0
    for start in range(0, len(keys), BATCH):
        for row in index_rows(people.filter(pk__in=keys[start : start + BATCH]), on=on):
            number += 1
            official = row.official
            yield (
                number,
                row.employee.nip,
                row.employee.full_name,
                row.employee.position,
                row.employee.unit,
                *(one.score for one in row.estimate.dimensions),
                row.estimate.total,
                row.category,
                ", ".join(row.estimate.missing),
                official and official.total,
                official and official.year,
                official and official.measured_on,
            )
