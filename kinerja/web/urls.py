from django.urls import path

from kinerja.web import health, views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("sehat/", health.alive, name="alive"),
    path("siap/", health.ready, name="ready"),
    path("tim/", views.team, name="team"),
]
