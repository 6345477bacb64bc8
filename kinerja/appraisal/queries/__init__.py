"""What is known of evaluations; see the module of each question."""

from kinerja.appraisal.queries.content import (
    content_from,
    draft_content,
    evaluation_content,
    quadrant_of,
)
from kinerja.appraisal.queries.explanation import (
    Deadline,
    Explanation,
    deadlines_of,
    explanation,
    next_step,
)
from kinerja.appraisal.queries.lists import (
    Person,
    current_period,
    distribution_of,
    my_people,
    opened_periods,
    periodic_of_year,
    results_of,
)
from kinerja.appraisal.queries.material import Material, ids_of_results, material_from, material_of
from kinerja.appraisal.queries.people import (
    heads_above,
    is_kepala_daerah,
    is_used,
    led_unit,
    places_of,
    rating_of_my_unit,
    ratings_of,
    take_over,
    unit_of_appraiser,
    units_to_rate,
)
from kinerja.appraisal.queries.register import (
    REKAP_COLUMNS,
    register,
    register_page,
    rekap,
    units_page,
)
from kinerja.appraisal.queries.state import (
    blockers,
    missing_units,
    suggestion_for,
    suggestion_now,
)

__all__ = [
    "REKAP_COLUMNS",
    "Deadline",
    "Explanation",
    "Material",
    "Person",
    "blockers",
    "content_from",
    "current_period",
    "deadlines_of",
    "distribution_of",
    "draft_content",
    "evaluation_content",
    "explanation",
    "heads_above",
    "ids_of_results",
    "is_kepala_daerah",
    "is_used",
    "led_unit",
    "material_from",
    "material_of",
    "missing_units",
    "my_people",
    "next_step",
    "opened_periods",
    "periodic_of_year",
    "places_of",
    "quadrant_of",
    "rating_of_my_unit",
    "ratings_of",
    "register",
    "register_page",
    "rekap",
    "results_of",
    "suggestion_for",
    "suggestion_now",
    "take_over",
    "unit_of_appraiser",
    "units_page",
    "units_to_rate",
]
