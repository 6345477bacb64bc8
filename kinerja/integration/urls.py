from django.urls import path

from kinerja.integration.views import batches, daily, goals, plans, rekap

app_name = "integration"

urlpatterns = [
    path("", batches.batch_list, name="batch_list"),
    path("baru/", batches.batch_new, name="batch_new"),
    path("contoh.xlsx", batches.sample_file, name="sample_file"),
    path("rekap/", rekap.rekap, name="rekap"),
    path("<int:pk>/", batches.batch_detail, name="batch_detail"),
    path("<int:pk>/pemetaan/", batches.batch_map, name="batch_map"),
    path("<int:pk>/petakan-ulang/", batches.batch_remap, name="batch_remap"),
    path("<int:pk>/lanjutkan/", batches.batch_resume, name="batch_resume"),
    path("<int:pk>/terapkan/", batches.batch_apply, name="batch_apply"),
    path("<int:pk>/batalkan/", batches.batch_undo, name="batch_undo"),
    path("<int:pk>/buang/", batches.batch_discard, name="batch_discard"),
    path("<int:pk>/tandai/", batches.batch_flag, name="batch_flag"),
    path("<int:pk>/unduh/", batches.batch_rows, name="batch_rows"),
    path("sasaran/<int:year>/", goals.goal_import, name="goal_import"),
    path("sasaran/<int:year>/terapkan/", goals.goal_import_apply, name="goal_import_apply"),
    path("sasaran/<int:year>/templat.xlsx", goals.goal_template, name="goal_template"),
    path("harian/<int:pk>/", daily.daily_import, name="daily_import"),
    path("harian/<int:pk>/terapkan/", daily.daily_import_apply, name="daily_import_apply"),
    path("skp/<int:pk>/", plans.skp_import, name="skp_import"),
    path("skp/<int:pk>/terapkan/", plans.skp_import_apply, name="skp_import_apply"),
    path("skp/<int:pk>/templat.xlsx", plans.skp_template, name="skp_template"),
]
