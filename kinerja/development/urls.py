from django.urls import path

from kinerja.development.views import lists, plan, register, steps

app_name = "development"

urlpatterns = [
    path("", plan.mine, name="mine"),
    path("tim/", plan.team, name="team"),
    path("<int:pk>/", plan.plan, name="plan"),
    path("<int:pk>/susun/", steps.propose, name="propose"),
    path("<int:pk>/jawab/", plan.answer, name="answer"),
    path("<int:pk>/mulai/", plan.begin, name="begin"),
    path("<int:pk>/dibaca/", plan.read, name="read"),
    path("<int:pk>/bimbingan/", steps.coach, name="coach"),
    path("<int:pk>/nilai-ulang/", steps.reassess, name="reassess"),
    path("<int:pk>/uji-kompetensi/", steps.test, name="test"),
    path("<int:pk>/rekomendasi/", steps.recommend, name="recommend"),
    path("<int:pk>/tutup/", steps.close, name="close"),
    path("daftar/", register.register, name="register"),
    path("daftar/unduh/", register.export, name="export"),
    path("talenta/", lists.talents, name="talents"),
    path("talenta/unduh/", lists.talents_export, name="talents_export"),
    path("kontrak/", lists.contracts, name="contracts"),
    path("kontrak/unduh/", lists.contracts_export, name="contracts_export"),
    path("laporan/", lists.report, name="report"),
    path("laporan/<int:pk>/belum/", lists.unrated, name="unrated"),
    path("laporan/<int:pk>/belum/unduh/", lists.unrated_export, name="unrated_export"),
    path("laporan/unduh/", lists.report_export, name="report_export"),
]
