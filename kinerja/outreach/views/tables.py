"""Lists that leave the house."""

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from kinerja.lib import spreadsheet
from kinerja.outreach.actions.export import record_export

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def table_file(request, name, *, title, columns, rows, **wanted):
    """The table in the form that was asked for; each download is recorded."""
    form = "csv" if request.POST.get("bentuk") == "csv" else "xlsx"
    rows = list(rows)
    record_export(by=request.user, at=timezone.now(), form=name, rows=len(rows), **wanted)
    if form == "xlsx":
        content = spreadsheet.xlsx(title, columns, rows, demo=settings.DEMO_MODE)
    else:
        content = spreadsheet.csv(columns, rows)
    disposition = f'attachment; filename="{name}.{form}"'
    return HttpResponse(content, MEDIA[form], headers={"Content-Disposition": disposition})


def number_asked(data, name):
    """A key in the address, or None."""
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None
