"""Files that leave the house: lists and evidence."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header

from kinerja.lib import blobs, spreadsheet
from kinerja.recognition.actions.exports import record_export

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def table_file(request, name, *, title, columns, rows, count, wanted):
    """A list as XLSX or CSV; that it was taken away is recorded."""
    form = "csv" if request.POST.get("bentuk") == "csv" else "xlsx"
    record_export(by=request.user, at=timezone.now(), form=name, rows=count, wanted=wanted)
    if form == "xlsx":
        content = spreadsheet.xlsx(title, columns, rows, demo=settings.DEMO_MODE)
    else:
        content = spreadsheet.csv(columns, rows)
    disposition = f'attachment; filename="{name}.{form}"'
    return HttpResponse(content, MEDIA[form], headers={"Content-Disposition": disposition})


def evidence_response(blob, url, caption):
    """The stored file as a download, or the way to the link."""
    if blob is None:
        return redirect(url)
    try:
        content = blobs.read(settings.EVIDENCE_DIR, blob.sha256)
    except FileNotFoundError as error:
        raise Http404("Berkas bukti tidak ditemukan di penyimpanan.") from error
    headers = {
        "Content-Disposition": content_disposition_header(True, caption),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, max-age=3600",
    }
    return HttpResponse(content, blob.media_type, headers=headers)
