"""Formats B.1.1–B.1.10: execution, feedback, pembinaan."""

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.documents import counselling, execution, feedback, guidance
from kinerja.documents.views.papers import pdf_response
from kinerja.monitoring.access import (
    get_case,
    get_guidance,
    get_guidance_feedback,
    get_skp,
)
from kinerja.monitoring.queries import window_at, windows


@require_safe
def steps_pdf(request, pk):
    """Format B.1.1."""
    plan = get_skp(request.user, pk, on=timezone.localdate())
    return pdf_response(execution.steps_pdf(plan), f"rencana-aksi-{plan.pk}")


@require_safe
def execution_pdf(request, pk):
    """Format B.1.2."""
    plan = get_skp(request.user, pk, on=timezone.localdate())
    return pdf_response(execution.execution_pdf(plan), f"pendokumentasian-{plan.pk}")


@require_safe
def feedback_pdf(request, pk):
    """Format B.1.3, B.1.4 or B.1.5 of the period asked for."""
    today = timezone.localdate()
    plan = get_skp(request.user, pk, on=today)
    window = window_at(windows(plan), key=request.GET.get("periode", ""), on=today)
    return pdf_response(feedback.feedback_pdf(plan, window=window), f"umpan-balik-{plan.pk}")


@require_safe
def case_pdf(request, pk):
    """Format B.1.10; its readers are those of the case."""
    case = get_case(request.user, pk, on=timezone.localdate())
    return pdf_response(counselling.case_pdf(case), f"permasalahan-perilaku-{case.pk}")


@require_safe
def guidance_pdf(request, pk):
    """Format B.1.6 or B.1.7."""
    row = get_guidance(request.user, pk, on=timezone.localdate())
    return pdf_response(guidance.guidance_pdf(row), f"bimbingan-{row.pk}")


@require_safe
def guidance_feedback_pdf(request, pk):
    """Format B.1.8."""
    row = get_guidance_feedback(request.user, pk, on=timezone.localdate())
    return pdf_response(guidance.feedback_pdf(row), f"umpan-balik-bimbingan-{pk}")


@require_safe
def guidance_review_pdf(request, pk):
    """Format B.1.9."""
    row = get_guidance(request.user, pk, on=timezone.localdate())
    if not hasattr(row, "review"):
        raise Http404
    return pdf_response(guidance.review_pdf(row), f"evaluasi-kompetensi-{row.pk}")
