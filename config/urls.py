from django.urls import include, path

urlpatterns = [
    path("", include("kinerja.web.urls")),
    path("akun/", include("allauth.urls")),
]
