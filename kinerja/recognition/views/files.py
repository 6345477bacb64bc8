"""Files that leave the house: lists and evidence."""

from django.shortcuts import redirect
from django.utils import timezone

from kinerja.lib.downloads import asked_form, stored_file, table_file
from kinerja.recognition.actions.exports import record_export


def list_file(request, name, *, title, columns, rows, count, wanted):
    """A list as XLSX or CSV; that it was taken away is recorded."""
    form = asked_form(request)
    record_export(by=request.user, at=timezone.now(), form=name, rows=count, wanted=wanted)
    return table_file(form, name, title=title, columns=columns, rows=rows)


def evidence_response(blob, url, caption):
    """The stored file as a download, or the way to the link."""
    if blob is None:
        return redirect(url)
    return stored_file(blob.sha256, blob.media_type, name=caption)
