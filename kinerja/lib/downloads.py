"""Files that leave the house."""

from django.conf import settings
from django.http import HttpResponse

from kinerja.lib import spreadsheet

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def asked_form(request):
    """The button that was pressed: CSV or XLSX."""
    return "csv" if request.POST.get("bentuk") == "csv" else "xlsx"


def table_file(form, name, *, title, columns, rows):
    """A table as a download."""
    if form == "xlsx":
        content = spreadsheet.xlsx(title, columns, rows, demo=settings.DEMO_MODE)
    else:
        content = spreadsheet.csv(columns, rows)
    disposition = f'attachment; filename="{name}.{form}"'
    return HttpResponse(content, MEDIA[form], headers={"Content-Disposition": disposition})
