from django.urls import path

from kinerja.documents import views

app_name = "documents"

urlpatterns = [
    path("skp/<int:pk>.pdf", views.skp_pdf, name="skp_pdf"),
    path("evaluasi/<int:pk>.pdf", views.evaluation_pdf, name="evaluation_pdf"),
    path("dokumen-evaluasi/<int:pk>.pdf", views.document_pdf, name="evaluation_document_pdf"),
    path("v/<slug:code>/", views.verify, name="verify"),
    path("v/", views.verify_form, name="verify_form"),
]
