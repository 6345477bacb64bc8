"""Questions about the organisation; every answer is for one day."""

from kinerja.organisation.queries.calendar import days_off, working_days_after
from kinerja.organisation.queries.lists import (
    history_of,
    page_of_people,
    people_listed,
    people_named,
    places_of,
    unit_tree,
    units_named,
)
from kinerja.organisation.queries.proposals import (
    Comparison,
    comparisons,
    hr_users_of,
    suggestions,
    superior_of,
)
from kinerja.organisation.queries.who import (
    grants_of,
    head_of,
    line_of,
    lines_on,
    placed_below,
    placement_of,
    reports_of,
    units_led_by,
)

__all__ = [
    "Comparison",
    "comparisons",
    "days_off",
    "grants_of",
    "head_of",
    "history_of",
    "hr_users_of",
    "line_of",
    "lines_on",
    "page_of_people",
    "people_listed",
    "people_named",
    "placed_below",
    "placement_of",
    "places_of",
    "reports_of",
    "suggestions",
    "superior_of",
    "unit_tree",
    "units_led_by",
    "units_named",
    "working_days_after",
]
