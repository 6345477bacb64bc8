from django.urls import include, path

urlpatterns = [
    path("", include("kinerja.accounts.sign_in_urls")),
    path("", include("kinerja.accounts.urls")),
    path("pemberitahuan/", include("kinerja.notifications.urls")),
    path("organisasi/", include("kinerja.organisation.urls")),
    path("skp/", include("kinerja.planning.urls")),
    path("kemajuan/", include("kinerja.monitoring.urls")),
    path("penilaian/", include("kinerja.appraisal.urls")),
    path("angka-kredit/", include("kinerja.credits.urls")),
    path("", include("kinerja.development.urls")),
    path("inovasi/", include("kinerja.recognition.urls")),
    path("skm/", include("kinerja.satisfaction.urls")),
    path("sosialisasi/", include("kinerja.outreach.urls")),
    path("pustaka/", include("kinerja.library.urls")),
    path("karier/", include("kinerja.careers.urls")),
    path("sekolah/", include("kinerja.school.urls")),
    path("aturan/", include("kinerja.transparency.urls")),
    path("dokumen/", include("kinerja.documents.urls")),
    path("impor/", include("kinerja.integration.urls")),
    path("", include("kinerja.web.urls")),
]

handler500 = "kinerja.web.errors.server_error"
