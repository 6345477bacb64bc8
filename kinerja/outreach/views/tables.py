"""Lists that leave the house, each recorded."""

from django.utils import timezone

from kinerja.lib import downloads
from kinerja.outreach.actions.export import record_export


def table_file(request, name, *, title, columns, rows, **wanted):
    """The table in the form that was asked for; each download is recorded."""
    form, rows = downloads.asked_form(request), list(rows)
    record_export(by=request.user, at=timezone.now(), form=name, rows=len(rows), **wanted)
    return downloads.table_file(form, name, title=title, columns=columns, rows=rows)


def number_asked(data, name):
    """A key in the address, or None."""
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None
