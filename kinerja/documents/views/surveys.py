from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.documents import survey
from kinerja.documents.views.papers import pdf_response
from kinerja.lib.refusals import Refused
from kinerja.satisfaction import actions
from kinerja.satisfaction.access import get_kept_round, get_kept_service, get_reported_round
from kinerja.satisfaction.forms import SheetForm


@login_not_required
@require_safe
def survey_report_pdf(request, pk):
    """Laporan survei kepuasan masyarakat; of a published round for everybody."""
    on = timezone.localdate()
    row = get_reported_round(request.user, pk, on=on)
    content = survey.report_pdf(row, on=on, at=timezone.now())
    return pdf_response(content, f"skm-{row.service.code}-{row.year}-{row.quarter}")


@require_safe
def survey_poster_pdf(request, pk):
    on = timezone.localdate()
    row = get_kept_service(request.user, pk, on=on)
    return pdf_response(survey.poster_pdf(row, on=on, at=timezone.now()), f"poster-{row.code}")


@require_POST
def token_sheet_pdf(request, pk):
    """A new sheet; its codes are on this paper and nowhere else."""
    row = get_kept_round(request.user, pk, on=timezone.localdate())
    form = SheetForm(request.POST)
    reasons = ["Pilih banyak kupon pada lembar."]
    if form.is_valid():
        try:
            sheet, codes = actions.make_sheet(
                row, size=form.cleaned_data["size"], by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            content = survey.sheet_pdf(sheet, codes, at=timezone.now())
            return pdf_response(content, f"kupon-{row.service.code}-{sheet.number}")
    for reason in reasons:
        messages.error(request, reason)
    return redirect("satisfaction:service", row.service_id)
