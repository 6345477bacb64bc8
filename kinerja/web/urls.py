from django.urls import path

from kinerja.web import health, installed, views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("sehat/", health.alive, name="alive"),
    path("siap/", health.ready, name="ready"),
    path("aplikasi.webmanifest", installed.manifest, name="manifest"),
    path("sw.js", installed.service_worker, name="service_worker"),
    path("luring/", installed.offline, name="offline"),
    path("bantuan/", views.help_page, name="help"),
    path("bantuan/<slug:slug>/", views.help_page, name="help_chapter"),
    path("tenggat/", views.deadlines, name="deadlines"),
    path("tim/", views.team, name="team"),
]
