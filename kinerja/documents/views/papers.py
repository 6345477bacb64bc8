from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.appraisal.access import get_evaluation, get_objection
from kinerja.credits.access import get_conversion, get_statement
from kinerja.development.access import people_listed, require_register
from kinerja.development.queries import report_of, reported_periods
from kinerja.documents import (
    attendance,
    certificate,
    credit,
    evaluation,
    planning,
    queries,
    rater,
    report,
    skp,
)
from kinerja.outreach.access import get_kept_briefing
from kinerja.planning.access import get_matrix, get_skp
from kinerja.recognition.access import get_award_certificate
from kinerja.school.access import get_certificate


def pdf_response(content, name):
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@require_safe
def skp_pdf(request, pk):
    """Format A.1.1, A.1.2, A.1.6 or A.1.7 with A.1.8."""
    plan = get_skp(request.user, pk, on=timezone.localdate())
    return pdf_response(skp.skp_pdf(plan), f"skp-{plan.year.year}-{plan.pk}-v{plan.version}")


@require_safe
def manual_pdf(request, pk):
    """Format A.1.3."""
    plan = get_skp(request.user, pk, on=timezone.localdate())
    return pdf_response(planning.manual_pdf(plan, at=timezone.now()), f"manual-{plan.pk}")


@require_safe
def strategy_pdf(request, pk):
    """Format A.1.4."""
    plan = get_skp(request.user, pk, on=timezone.localdate())
    return pdf_response(planning.strategy_pdf(plan, at=timezone.now()), f"strategi-{plan.pk}")


@require_safe
def matrix_pdf(request, pk):
    """Format A.1.5."""
    plan = get_matrix(request.user, pk, on=timezone.localdate())
    return pdf_response(planning.matrix_pdf(plan, at=timezone.now()), f"matriks-{plan.pk}")


@require_safe
def evaluation_pdf(request, pk):
    """Format C.1.1, C.1.2 or C.1.3."""
    row = get_evaluation(request.user, pk, on=timezone.localdate())
    return pdf_response(evaluation.evaluation_pdf(row), f"hasil-evaluasi-{row.pk}")


@require_safe
def document_pdf(request, pk):
    """Format D.1.1."""
    row = get_evaluation(request.user, pk, on=timezone.localdate())
    return pdf_response(evaluation.document_pdf(row), f"dokumen-evaluasi-{row.pk}")


@require_safe
def credit_conversion_pdf(request, pk):
    """Konversi Predikat Kinerja ke Angka Kredit."""
    row = get_conversion(request.user, pk, on=timezone.localdate())
    return pdf_response(credit.conversion_pdf(row), f"konversi-{row.pk}")


@require_safe
def credit_accumulation_pdf(request, pk):
    """Akumulasi Angka Kredit."""
    row = get_statement(request.user, pk, on=timezone.localdate())
    return pdf_response(credit.accumulation_pdf(row), f"akumulasi-{row.pk}")


@require_safe
def credit_statement_pdf(request, pk):
    """Penetapan Angka Kredit."""
    row = get_statement(request.user, pk, on=timezone.localdate())
    return pdf_response(credit.statement_pdf(row), f"pak-{row.pk}")


@require_safe
def rater_certificate_pdf(request, pk):
    """Sertifikat pejabat penilai."""
    row = get_certificate(request.user, pk, on=timezone.localdate())
    return pdf_response(rater.certificate_pdf(row), f"sertifikat-penilai-{row.number}")


@require_safe
def objection_pdf(request, pk):
    """Format D.1.3: the document with the objection, both explanations and the decision."""
    row = get_objection(request.user, pk, on=timezone.localdate())
    if row.content is None:
        raise Http404
    return pdf_response(evaluation.objection_pdf(row), f"keputusan-keberatan-{row.pk}")


@require_safe
def report_pdf(request, pk):
    """Pelaporan kinerja kepada PyB."""
    on = timezone.localdate()
    require_register(request.user, on=on)
    period = get_object_or_404(reported_periods(on=on), pk=pk)
    found = report_of(period, people_listed(request.user, on=on))
    return pdf_response(report.report_pdf(found, at=timezone.now()), f"laporan-{period.pk}")


@require_safe
def certificate_pdf(request, pk):
    """Piagam of an award or an innovation."""
    row = get_award_certificate(request.user, pk, on=timezone.localdate())
    return pdf_response(certificate.certificate_pdf(row), f"piagam-{row.pk}")


@require_safe
def attendance_pdf(request, pk):
    """A sheet of the daftar hadir of a sosialisasi, to sign and to type in."""
    briefing = get_kept_briefing(request.user, pk, on=timezone.localdate())
    asked = request.GET.get("lembar", "1")
    sheet = max(int(asked[:4]), 1) if asked.isdecimal() else 1
    content = attendance.attendance_pdf(briefing, sheet=sheet, at=timezone.now())
    return pdf_response(content, f"daftar-hadir-{briefing.pk}-{sheet}")


@login_not_required
@require_safe
def verify(request, code):
    """Whoever holds the paper may ask whether it is ours; the page shows what the paper shows."""
    found = queries.verified(code.upper())
    status = 200 if found else 404
    return render(request, "documents/verify.html", {"found": found, "code": code}, status=status)


@login_not_required
@require_safe
def verify_form(request):
    """Type the code by hand when there is no camera."""
    code = "".join(request.GET.get("kode", "").split()).upper()
    if code.isalnum():
        return redirect("documents:verify", code)
    return render(request, "documents/verify_form.html", {"typed": bool(code)})
