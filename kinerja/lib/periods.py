"""Date ranges: lower bound included, upper bound excluded, open end means "until now"."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange


def since(first: date) -> DateRange:
    return DateRange(first, None)


def between(first: date, last: date) -> DateRange:
    """Both days included."""
    return DateRange(first, date.fromordinal(last.toordinal() + 1))


def last_day(period: DateRange) -> date | None:
    """The last day inside the period, None when it is open."""
    return period.upper and date.fromordinal(period.upper.toordinal() - 1)
