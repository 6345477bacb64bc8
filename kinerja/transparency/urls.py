from django.urls import path

from kinerja.transparency.views import mine, open_rules, publications

app_name = "transparency"

urlpatterns = [
    path("", open_rules.index, name="index"),
    path("predikat/", open_rules.predikat, name="predikat"),
    path("kriteria/", open_rules.criteria, name="criteria"),
    path("jadwal/", open_rules.calendar, name="calendar"),
    path("siapa/", open_rules.deciders, name="deciders"),
    path("keberatan/", open_rules.objection, name="objection"),
    path("yang-terbuka/", open_rules.published, name="published"),
    path("hasil/", publications.result_list, name="result_list"),
    path("hasil/<int:pk>/", publications.result, name="result"),
    path("hasil/<int:pk>/<slug:form>/", publications.result_file, name="result_file"),
    path("terbitkan/", publications.publish_list, name="publish_list"),
    path("terbitkan/<int:pk>/", publications.publish, name="publish"),
    path("data-saya/", mine.mine, name="mine"),
    path("data-saya/pembuka/", mine.readings, name="readings"),
    path("data-saya/pembuka/unduh/", mine.readings_export, name="readings_export"),
    path("data-saya/salinan/", mine.copy_ask, name="copy_ask"),
    path("data-saya/salinan/<int:pk>/", mine.copy, name="copy"),
    path("data-saya/salinan/<int:pk>/unduh/", mine.copy_take, name="copy_take"),
]
