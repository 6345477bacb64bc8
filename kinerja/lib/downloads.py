"""Files that leave the house: tables, and what somebody sent in."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from kinerja.lib import blobs, spreadsheet

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


def stored_file(sha256, media_type, *, name, shown=False):
    """A stored file as a download, or to be shown in the page that asked for it."""
    try:
        content = blobs.read(settings.EVIDENCE_DIR, sha256)
    except FileNotFoundError as error:
        raise Http404("Berkas bukti tidak ditemukan di penyimpanan.") from error
    headers = {
        "Content-Disposition": content_disposition_header(not shown, name),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return HttpResponse(content, media_type, headers=headers)
