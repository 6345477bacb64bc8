"""The criteria of the mapping, and from when each held."""

from datetime import date

from kinerja.careers.models import TalentCriteria


def all_criteria():
    """The criteria of all times, newest first."""
    return TalentCriteria.objects.select_related("set_by").order_by("-since")


def with_ends(criteria):
    """Each of them (newest first) with the day on which the next one begins."""
    ends = [None, *(one.since for one in criteria)]
    return list(zip(criteria, ends, strict=False))


def criteria_on(on: date) -> TalentCriteria | None:
    """The criteria in force on that day."""
    return TalentCriteria.objects.filter(since__lte=on).order_by("-since").first()
