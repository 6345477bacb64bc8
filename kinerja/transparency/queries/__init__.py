"""What is open: published counts, who read what, what is kept of one person."""

from kinerja.transparency.queries.copies import copy_path, part_about, rows_about, write_copy
from kinerja.transparency.queries.publishing import (
    COLUMNS,
    Draft,
    Row,
    content_of,
    draft_of,
    page_of_rows,
    people_counted,
    periods_to_publish,
    publications,
    rows_of,
    sums_of,
    table_of,
)
from kinerja.transparency.queries.readings import (
    READING_COLUMNS,
    page_of_readings,
    readings_listed,
    readings_table,
    with_roles,
)

__all__ = [
    "COLUMNS",
    "READING_COLUMNS",
    "Draft",
    "Row",
    "content_of",
    "copy_path",
    "draft_of",
    "page_of_readings",
    "page_of_rows",
    "part_about",
    "people_counted",
    "periods_to_publish",
    "publications",
    "readings_listed",
    "readings_table",
    "rows_about",
    "rows_of",
    "sums_of",
    "table_of",
    "with_roles",
    "write_copy",
]
