from django.urls import path

from kinerja.careers.views import board, case, criteria, mine, records, register

app_name = "careers"

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("ip-asn/", mine.index_mine, name="index_mine"),
    path("talenta-saya/", mine.talent_mine, name="talent_mine"),
    path("kriteria/", criteria.criteria, name="criteria"),
    path("kriteria/ubah/", criteria.criteria_new, name="criteria_new"),
    path("pegawai/", register.register, name="register"),
    path("pegawai/unduh/", register.export, name="export"),
    path("pegawai/<int:pk>/", records.person, name="person"),
    path("pegawai/<int:pk>/catat/<slug:kind>/", records.fact_new, name="fact_new"),
    path("pegawai/<int:pk>/ip-asn-resmi/", records.official_new, name="official_new"),
    path("catatan/<int:pk>/cabut/", records.fact_withdraw, name="fact_withdraw"),
    path("talenta/", board.board, name="board"),
    path("talenta/daftar/", board.talent_list, name="talent_list"),
    path("talenta/daftar/unduh/", board.talent_export, name="talent_export"),
    path("talenta/<int:pk>/", case.case, name="case"),
    path("talenta/<int:pk>/unsur/", case.component_new, name="component_new"),
    path("talenta/<int:pk>/usulkan/", case.propose, name="propose"),
    path("talenta/<int:pk>/mundur/", case.recuse, name="recuse"),
    path("talenta/unsur/<int:pk>/cabut/", case.component_withdraw, name="component_withdraw"),
    path("talenta/usulan/<int:pk>/tegaskan/", case.confirm, name="confirm"),
    path("talenta/usulan/<int:pk>/kembalikan/", case.give_back, name="give_back"),
]
