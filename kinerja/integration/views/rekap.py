from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.appraisal.queries import opened_periods
from kinerja.integration import access, actions, queries
from kinerja.integration.forms import RekapForm
from kinerja.lib import spreadsheet
from kinerja.organisation.access import people_kept_by

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def rekap(request):
    """Lay a rekap of e-Kinerja beside the results signed here; nothing is written."""
    on = timezone.localdate()
    access.refuse_strangers(request.user, on=on)
    sent = request.method == "POST"
    form = RekapForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        periods=opened_periods(on=on).select_related("year"),
    )
    context = {"form": form}
    if form.is_valid():
        period = form.cleaned_data["period"]
        found = queries.rekap_compared(form.rows, people_kept_by(request.user, on=on), period)
        counts = queries.findings_counted(found)
        actions.record_comparison(
            period=period,
            rows=len(found),
            findings=dict(counts),
            by=request.user,
            at=timezone.now(),
        )
        if "xlsx" in request.POST:
            return report(found, period)
        urgent = [one for one in found if one["finding"] != one["finding"].SAME]
        context |= {
            "period": period,
            "counts": counts,
            "rows": urgent[:MOST_SHOWN],
            "hidden": max(len(urgent) - MOST_SHOWN, 0),
        }
    status = 422 if form.errors else 200
    return render(request, "integration/rekap.html", context, status=status)


def report(found, period):
    """Every row with its finding as a workbook."""
    body = spreadsheet.xlsx("Perbandingan", queries.REKAP_REPORT, queries.rekap_rows(found))
    response = HttpResponse(body, content_type=XLSX)
    name = f"banding-e-kinerja-{period.label}".lower().replace(" ", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
