"""What a file says beside what we know, and the lists that come of it."""

from kinerja.integration.queries.comparing import Comparison, packed, shown, table_of
from kinerja.integration.queries.daily import daily_preview
from kinerja.integration.queries.files import rows_table, sample_file
from kinerja.integration.queries.goals import GoalPreview, goal_preview, goal_template
from kinerja.integration.queries.lists import (
    batches_to_clear,
    counts_of,
    page_of,
    page_of_rows,
    rows_of,
    same_file_elsewhere,
)
from kinerja.integration.queries.plans import plan_preview, plan_template
from kinerja.integration.queries.rekap import (
    REKAP_REPORT,
    findings_counted,
    rekap_compared,
    rekap_rows,
)

__all__ = [
    "REKAP_REPORT",
    "Comparison",
    "GoalPreview",
    "batches_to_clear",
    "counts_of",
    "daily_preview",
    "findings_counted",
    "goal_preview",
    "goal_template",
    "packed",
    "page_of",
    "page_of_rows",
    "plan_preview",
    "plan_template",
    "rekap_compared",
    "rekap_rows",
    "rows_of",
    "rows_table",
    "same_file_elsewhere",
    "sample_file",
    "shown",
    "table_of",
]
