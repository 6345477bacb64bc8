from django.urls import path

from kinerja.satisfaction.views import answers, desk, public, services, survey

app_name = "satisfaction"

urlpatterns = [
    path("", public.results, name="results"),
    path("unduh/", public.results_csv, name="results_csv"),
    path("hasil/<slug:code>/", public.result, name="result"),
    path("s/<slug:code>/", survey.survey, name="survey"),
    path("s/<slug:code>/terima-kasih/", survey.thanks, name="thanks"),
    path("suara/", answers.voices, name="voices"),
    path("kelola/", services.services, name="services"),
    path("kelola/unduh/", services.export, name="export"),
    path("kelola/baru/", services.service_new, name="service_new"),
    path("kelola/<int:pk>/", desk.service, name="service"),
    path("kelola/<int:pk>/ubah/", services.service_edit, name="service_edit"),
    path("kelola/<int:pk>/survei/", services.round_new, name="round_new"),
    path("kelola/<int:pk>/loket/", desk.counter, name="counter"),
    path("kelola/<int:pk>/loket/ganti/", desk.counter_change, name="counter_change"),
    path("survei/<int:pk>/ubah/", services.round_edit, name="round_edit"),
    path("survei/<int:pk>/umumkan/", desk.round_publish, name="round_publish"),
    path("survei/<int:pk>/tindak-lanjut/", desk.remedy_new, name="remedy_new"),
    path("survei/<int:pk>/nilai/", desk.scores_export, name="scores_export"),
    path("survei/<int:pk>/ditahan/", answers.held, name="held"),
    path("survei/<int:pk>/kata-warga/", answers.comments, name="comments"),
    path("kata-warga/<int:pk>/", answers.comment, name="comment"),
    path("tindak-lanjut/<int:pk>/selesai/", desk.remedy_finish, name="remedy_finish"),
    path("lembar/<int:pk>/batal/", desk.sheet_void, name="sheet_void"),
]
