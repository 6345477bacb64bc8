from django.urls import path

from kinerja.integration import views

app_name = "integration"

urlpatterns = [
    path("", views.batch_list, name="batch_list"),
    path("baru/", views.batch_new, name="batch_new"),
    path("contoh.xlsx", views.sample_file, name="sample_file"),
    path("<int:pk>/", views.batch_detail, name="batch_detail"),
    path("<int:pk>/pemetaan/", views.batch_map, name="batch_map"),
    path("<int:pk>/petakan-ulang/", views.batch_remap, name="batch_remap"),
    path("<int:pk>/lanjutkan/", views.batch_resume, name="batch_resume"),
    path("<int:pk>/terapkan/", views.batch_apply, name="batch_apply"),
    path("<int:pk>/batalkan/", views.batch_undo, name="batch_undo"),
    path("<int:pk>/buang/", views.batch_discard, name="batch_discard"),
    path("<int:pk>/tandai/", views.batch_flag, name="batch_flag"),
    path("<int:pk>/baris.xlsx", views.batch_rows, name="batch_rows"),
]
