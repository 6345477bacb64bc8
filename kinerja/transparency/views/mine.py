"""What is kept about me, who opened it, and a copy of it all: for oneself alone."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from kinerja.lib.downloads import asked_form, table_file
from kinerja.lib.refusals import Refused
from kinerja.organisation.access import get_own_employee
from kinerja.transparency import access, actions, queries
from kinerja.transparency.enums import CopyStatus
from kinerja.transparency.forms import ReadingFilter
from kinerja.transparency.rules import KINDS

DELAYS = (2, 2, 2, 5, 5, 10)  # seconds between looks at a running job


@require_safe
def mine(request):
    """Kinds of data with reason, readers and time, and the newest copy."""
    get_own_employee(request.user)
    context = {
        "kinds": [(kind, kind.page and reverse(kind.page)) for kind in KINDS.values()],
        "copy": access.own_copies(request.user).order_by("-pk").first(),
    }
    return render(request, "transparency/mine.html", context)


def readings_asked(request, data):
    """The form, the lines it leaves and the filter that is kept in links."""
    form = ReadingFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.readings_listed(access.own_readings(request.user), **wanted)
    return form, rows, {name: str(value) for name, value in wanted.items() if value}


@require_safe
def readings(request):
    """Who opened my things, as what, when and how often."""
    get_own_employee(request.user)
    form, rows, kept = readings_asked(request, request.GET)
    found, after = queries.page_of_readings(rows, after=request.GET.get("setelah", ""))
    context = {
        "form": form,
        "kept": kept,
        "rows": queries.with_roles(found),
        "count": rows.count(),
        "next_url": after and f"?{urlencode({**kept, 'setelah': after})}",
    }
    return render(request, "transparency/readings.html", context)


@require_POST
def readings_export(request):
    """The same lines as a file; recorded like every list that leaves."""
    get_own_employee(request.user)
    _, rows, _ = readings_asked(request, request.POST)
    table = list(queries.readings_table(rows))
    actions.record_readings_export(by=request.user, at=timezone.now(), rows=len(table))
    return table_file(
        asked_form(request),
        "siapa-membuka-data-saya",
        title="Siapa membuka",
        columns=queries.READING_COLUMNS,
        rows=table,
    )


@require_POST
def copy_ask(request):
    employee = get_own_employee(request.user)
    copy = actions.ask_for_copy(employee, by=request.user, at=timezone.now())
    return redirect("transparency:copy", copy.pk)


@require_safe
def copy(request, pk):
    """How far it is; once ready, the way to take it."""
    row = access.get_own_copy(request.user, pk)
    if request.htmx and not row.is_open:
        return HttpResponseClientRedirect(request.path)
    looks = request.GET.get("n", "0")
    looks = int(looks) if looks.isdecimal() and len(looks) < 3 else 0
    context = {
        "copy": row,
        "is_ready": row.status == CopyStatus.READY,
        "is_failed": row.status == CopyStatus.FAILED,
        "delay": DELAYS[min(looks, len(DELAYS) - 1)],
        "poll_url": row.is_open and f"{request.path}?n={min(looks + 1, 99)}",
        "kept": actions.KEPT.days,
    }
    part = "#job" if request.htmx else ""
    return render(request, f"transparency/copy.html{part}", context)


@require_POST
def copy_take(request, pk):
    """A POST, because taking data away is recorded."""
    row = access.get_own_copy(request.user, pk)
    try:
        file = actions.take_copy(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reasons[0])
        return redirect("transparency:mine")
    return FileResponse(file, as_attachment=True, filename=f"data-saya-{row.pk}.zip")
