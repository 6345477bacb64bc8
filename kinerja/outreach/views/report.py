from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.lib.downloads import stored_file
from kinerja.lib.refusals import Refused
from kinerja.outreach import access
from kinerja.outreach.actions.briefings import report_briefing
from kinerja.outreach.forms import ReportForm
from kinerja.outreach.queries import events as queries


@require_safe
def report(request, pk):
    """What was said and shown, for everybody who may read of the event."""
    on = timezone.localdate()
    row = access.get_briefing(request.user, pk, on=on)
    context = {
        "briefing": row,
        "photos": list(row.photos.order_by("pk")),
        "came": queries.standing().filter(briefing=row).count(),
        "keeps": access.can_keep(request.user, row, on=on),
    }
    return render(request, "outreach/report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk):
    row = access.get_kept_briefing(request.user, pk, on=timezone.localdate())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReportForm(*sent, initial={"text": row.report})
    if form.is_bound and form.is_valid():
        try:
            report_briefing(row, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Laporan tersimpan.")
            return redirect("outreach:report", row.pk)
    context = {"form": form, "briefing": row}
    status = 422 if form.errors else 200
    return render(request, "outreach/report_write.html", context, status=status)


@require_safe
def photo(request, pk):
    row = access.get_photo(request.user, pk, on=timezone.localdate())
    return stored_file(row.blob.sha256, row.blob.media_type, name=row.caption, shown=True)
