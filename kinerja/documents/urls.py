from django.urls import path

from kinerja.documents import views

app_name = "documents"

urlpatterns = [
    path("skp/<int:pk>.pdf", views.skp_pdf, name="skp_pdf"),
    path("evaluasi/<int:pk>.pdf", views.evaluation_pdf, name="evaluation_pdf"),
    path("dokumen-evaluasi/<int:pk>.pdf", views.document_pdf, name="evaluation_document_pdf"),
    path(
        "konversi-angka-kredit/<int:pk>.pdf",
        views.credit_conversion_pdf,
        name="credit_conversion_pdf",
    ),
    path(
        "akumulasi-angka-kredit/<int:pk>.pdf",
        views.credit_accumulation_pdf,
        name="credit_accumulation_pdf",
    ),
    path("pak/<int:pk>.pdf", views.credit_statement_pdf, name="credit_statement_pdf"),
    path("rencana-aksi/<int:pk>.pdf", views.steps_pdf, name="steps_pdf"),
    path("pendokumentasian/<int:pk>.pdf", views.execution_pdf, name="execution_pdf"),
    path("v/<slug:code>/", views.verify, name="verify"),
    path("v/", views.verify_form, name="verify_form"),
]
