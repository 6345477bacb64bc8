from django.urls import path

from kinerja.planning.views import goals, lists, mine, results, review, strategies, wizard, years

app_name = "planning"

urlpatterns = [
    path("", mine.skp_mine, name="skp_mine"),
    path("mulai/", mine.skp_start, name="skp_start"),
    path("daftar/", lists.skp_list, name="skp_list"),
    path("daftar/unduh/", lists.skp_list_export, name="skp_list_export"),
    path("sasaran/", goals.goal_list, name="goal_list"),
    path("sasaran/<int:year>/<int:pk>/baru/", goals.goal_new, name="goal_new"),
    path("sasaran/<int:pk>/", goals.goal_edit, name="goal_edit"),
    path("tahun/", years.year_list, name="year_list"),
    path("tahun/<int:pk>/", years.year_edit, name="year_edit"),
    path("<int:pk>/", mine.skp_detail, name="skp_detail"),
    path("<int:pk>/lihat/", mine.skp_read, name="skp_read"),
    path("<int:pk>/ubah/", mine.skp_change, name="skp_change"),
    path("<int:pk>/perbedaan/", mine.skp_compare, name="skp_compare"),
    path("<int:pk>/identitas/", wizard.skp_identity, name="skp_identity"),
    path("<int:pk>/pendekatan/", wizard.approach_choose, name="approach_choose"),
    path("<int:pk>/hasil/", results.result_list, name="result_list"),
    path("<int:pk>/hasil/baru/", results.result_new, name="result_new"),
    path("<int:pk>/hasil/urungkan/", results.result_restore, name="result_restore"),
    path("<int:pk>/hasil/<int:result_pk>/", results.result_edit, name="result_edit"),
    path("<int:pk>/hasil/<int:result_pk>/hapus/", results.result_remove, name="result_remove"),
    path("<int:pk>/hasil/<int:result_pk>/pindah/", results.result_move, name="result_move"),
    path(
        "<int:pk>/hasil/<int:result_pk>/indikator/",
        results.indicators_edit,
        name="indicators_edit",
    ),
    path("<int:pk>/strategi/", strategies.strategy_list, name="strategy_list"),
    path("<int:pk>/strategi/baru/", strategies.strategy_new, name="strategy_new"),
    path("<int:pk>/strategi/<int:strategy_pk>/", strategies.strategy_edit, name="strategy_edit"),
    path("<int:pk>/manual/<int:indicator_pk>/", strategies.manual_edit, name="manual_edit"),
    path("<int:pk>/perilaku/", wizard.behaviours_edit, name="behaviours_edit"),
    path("<int:pk>/lampiran/", wizard.annexes_edit, name="annexes_edit"),
    path("<int:pk>/periksa/", wizard.skp_check, name="skp_check"),
    path("<int:pk>/ajukan/", wizard.skp_submit, name="skp_submit"),
    path("<int:pk>/tarik/", wizard.skp_withdraw, name="skp_withdraw"),
    path(
        "<int:pk>/komentar/<int:comment_pk>/selesai/",
        wizard.comment_resolve,
        name="comment_resolve",
    ),
    path("<int:pk>/tinjau/", review.skp_review, name="skp_review"),
    path("<int:pk>/kembalikan/", review.skp_return, name="skp_return"),
    path("<int:pk>/tetapkan/", review.skp_agree, name="skp_agree"),
]
