"""Date ranges: lower bound included, upper bound excluded, open end means "until now"."""

import calendar
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def since(first: date) -> DateRange:
    return DateRange(first, None)


def between(first: date, last: date) -> DateRange:
    """Both days included."""
    return DateRange(first, date.fromordinal(last.toordinal() + 1))


def last_day(period: DateRange) -> date | None:
    """The last day inside the period, None when it is open."""
    return period.upper and date.fromordinal(period.upper.toordinal() - 1)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_words(day: date) -> str:
    """17 Agustus 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
