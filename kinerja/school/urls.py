from django.urls import path

from kinerja.school.views import desk, learning, panel, rating

app_name = "school"

urlpatterns = [
    path("", learning.home, name="home"),
    path("modul/<slug:slug>/", learning.module, name="module"),
    path("modul/<slug:slug>/<slug:code>/", learning.exercise, name="exercise"),
    path("putaran/<int:pk>/mulai/", rating.start, name="start"),
    path("kasus/<int:pk>/", rating.attempt, name="attempt"),
    path("kasus/<int:pk>/<int:position>/", rating.answer, name="answer"),
    path("kasus/<int:pk>/kirim/", rating.submit, name="submit"),
    path("kasus/<int:pk>/hasil/", rating.result, name="result"),
    path("meja/", desk.desk, name="desk"),
    path("meja/unduh/", desk.desk_export, name="desk_export"),
    path("meja/putaran/", desk.rounds, name="rounds"),
    path("meja/putaran/<int:pk>/", desk.round_detail, name="round"),
    path("meja/ketentuan/", desk.certification, name="certification"),
    path("panel/", panel.panel, name="panel"),
    path("panel/<int:pk>/", panel.vignette, name="vignette"),
    path("panel/<int:pk>/pendapat/", panel.opinion, name="opinion"),
    path("panel/<int:pk>/jawaban/", panel.model, name="model"),
    path("panel/<int:pk>/ubah/", panel.vignette_edit, name="vignette_edit"),
]
