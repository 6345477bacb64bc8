"""The report to the PyB on paper: counts for each perangkat daerah."""

from datetime import datetime

from django.conf import settings

from kinerja.development.queries import REPORT_COLUMNS, Report, report_rows
from kinerja.documents import typeset


def report_pdf(report: Report, *, at: datetime) -> bytes:
    """Pelaporan kinerja, PermenPANRB 6/2022 Pasal 28."""
    agency = f"Pemerintah {settings.REGENCY}"
    return typeset.pdf(
        "report",
        {
            **typeset.frame(agency=agency, code="", digest="", made_at=at, draft=False),
            "period": report.period.label,
            "since": report.period.starts_on.isoformat(),
            "until": report.period.ends_on.isoformat(),
            "due": report.due_on.isoformat(),
            "day": typeset.day(at),
            "columns": list(REPORT_COLUMNS),
            "rows": [[str(value) for value in row] for row in report_rows(report)],
        },
    )
