"""Periode pendokumentasian (Pasal 16; Lamp. III A 4–6); see docs/law.md#pelaksanaan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.monitoring.enums import Documentation

# How many months one span of documentation takes; days and weeks are shorter than a month.
MONTHS = {
    Documentation.DAILY: 0,
    Documentation.WEEKLY: 0,
    Documentation.MONTHLY: 1,
    Documentation.QUARTERLY: 3,
    Documentation.HALF_YEARLY: 6,
    Documentation.YEARLY: 12,
}
EVALUATION_MONTHS = {"bulanan": 1, "triwulanan": 3}
SATURDAY = 5


@dataclass(frozen=True)
class Span:
    """Days that one note is to cover, both included."""

    since: date
    until: date


def blockers_to_set_documentation(
    *, periodicity: str, evaluation: str, since: date, standing: Iterable[date]
) -> list[str]:
    """Pasal 16 (4): the agency chooses, in keeping with the period of evaluation."""
    if MONTHS[Documentation(periodicity)] > EVALUATION_MONTHS[evaluation]:
        return [
            f"Evaluasi kabupaten ini {evaluation}. "
            "Pilih pendokumentasian yang sama sering atau lebih sering."
        ]
    if since in standing:
        return ["Sudah ada periode yang berlaku mulai tanggal itu. Pilih tanggal lain."]
    return []


def span_of(periodicity: str, on: date) -> Span:
    """The span of documentation a day lies in."""
    months = MONTHS[Documentation(periodicity)]
    if months:
        first = on.month - (on.month - 1) % months
        following = date(on.year + (first + months > 12), (first + months - 1) % 12 + 1, 1)
        return Span(date(on.year, first, 1), following - timedelta(days=1))
    if periodicity == Documentation.WEEKLY:
        monday = on - timedelta(days=on.weekday())
        return Span(monday, monday + timedelta(days=6))
    return Span(on, on)


def spans_without_note(
    periodicity: str, *, since: date, until: date, noted: Iterable[date], days_off: set[date]
) -> list[Span]:
    """Spans that ended and hold no note; of single days only working days, five a week."""
    spans = {
        span_of(periodicity, since + timedelta(days=n)) for n in range((until - since).days + 1)
    }
    if periodicity == Documentation.DAILY:
        spans = {
            span for span in spans if span.since.weekday() < SATURDAY and span.since not in days_off
        }
    covered = {span_of(periodicity, day) for day in noted}
    missing = (span for span in spans - covered if span.until <= until)
    return sorted(missing, key=lambda span: span.since)
