from django.urls import path

from kinerja.documents.views import bundles, execution, merit, papers, surveys

app_name = "documents"

urlpatterns = [
    path("skp/<int:pk>.pdf", papers.skp_pdf, name="skp_pdf"),
    path("manual/<int:pk>.pdf", papers.manual_pdf, name="manual_pdf"),
    path("matriks/<int:pk>.pdf", papers.matrix_pdf, name="matrix_pdf"),
    path("strategi/<int:pk>.pdf", papers.strategy_pdf, name="strategy_pdf"),
    path("evaluasi/<int:pk>.pdf", papers.evaluation_pdf, name="evaluation_pdf"),
    path("dokumen-evaluasi/<int:pk>.pdf", papers.document_pdf, name="evaluation_document_pdf"),
    path(
        "konversi-angka-kredit/<int:pk>.pdf",
        papers.credit_conversion_pdf,
        name="credit_conversion_pdf",
    ),
    path(
        "akumulasi-angka-kredit/<int:pk>.pdf",
        papers.credit_accumulation_pdf,
        name="credit_accumulation_pdf",
    ),
    path("pak/<int:pk>.pdf", papers.credit_statement_pdf, name="credit_statement_pdf"),
    path("rencana-aksi/<int:pk>.pdf", execution.steps_pdf, name="steps_pdf"),
    path("rekaman-umpan-balik/<int:pk>.pdf", execution.feedback_pdf, name="feedback_pdf"),
    path("permasalahan-perilaku/<int:pk>.pdf", execution.case_pdf, name="case_pdf"),
    path("bimbingan/<int:pk>.pdf", execution.guidance_pdf, name="guidance_pdf"),
    path(
        "umpan-balik-bimbingan/<int:pk>.pdf",
        execution.guidance_feedback_pdf,
        name="guidance_feedback_pdf",
    ),
    path(
        "evaluasi-kompetensi/<int:pk>.pdf",
        execution.guidance_review_pdf,
        name="guidance_review_pdf",
    ),
    path("pendokumentasian/<int:pk>.pdf", execution.execution_pdf, name="execution_pdf"),
    path("bukti-merit/", merit.merit, name="merit"),
    path("unduhan/", bundles.bundle_list, name="bundle_list"),
    path("unduhan/<int:pk>/", bundles.bundle, name="bundle"),
    path("unduhan/<int:pk>/ambil/", bundles.bundle_take, name="bundle_take"),
    path("v/<slug:code>/", papers.verify, name="verify"),
    path("v/", papers.verify_form, name="verify_form"),
    path(
        "sertifikat-penilai/<int:pk>.pdf",
        papers.rater_certificate_pdf,
        name="rater_certificate_pdf",
    ),
    path("keberatan/<int:pk>.pdf", papers.objection_pdf, name="objection_pdf"),
    path("piagam/<int:pk>.pdf", papers.certificate_pdf, name="certificate_pdf"),
    path("laporan/<int:pk>.pdf", papers.report_pdf, name="report_pdf"),
    path("skm/<int:pk>.pdf", surveys.survey_report_pdf, name="survey_report_pdf"),
    path("skm/<int:pk>/poster.pdf", surveys.survey_poster_pdf, name="survey_poster_pdf"),
    path("skm/<int:pk>/kupon/", surveys.token_sheet_pdf, name="token_sheet_pdf"),
    path("daftar-hadir/<int:pk>.pdf", papers.attendance_pdf, name="attendance_pdf"),
]
