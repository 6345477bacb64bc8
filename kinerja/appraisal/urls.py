from django.urls import path

from kinerja.appraisal.views import delivery, evaluation, objections, organisation, people, register

app_name = "appraisal"

urlpatterns = [
    path("", people.people, name="people"),
    path("bandingkan/", people.compare, name="compare"),
    path("saya/", people.mine, name="mine"),
    path("daftar/", register.register, name="register"),
    path("daftar/unduh/", register.export, name="export"),
    path("organisasi/", organisation.units, name="units"),
    path("organisasi/<int:pk>/<int:period>/", organisation.unit_rating, name="unit_rating"),
    path("organisasi/<int:pk>/<int:period>/tahun-lalu/", organisation.carry, name="unit_carry"),
    path("<int:skp>/<int:period>/mulai/", people.start, name="start"),
    path("sebaran/<int:period>/", people.spread, name="spread"),
    path("sebaran/<int:period>/alasan/", people.spread_reasons, name="spread_reasons"),
    path("e/<int:pk>/", evaluation.evaluation, name="evaluation"),
    path("e/<int:pk>/saran/", evaluation.suggestion, name="suggestion"),
    path("e/<int:pk>/periksa/", evaluation.review, name="review"),
    path("e/<int:pk>/tanda-tangani/", evaluation.sign, name="sign"),
    path("e/<int:pk>/serahkan/", delivery.hand_over, name="hand_over"),
    path("e/<int:pk>/tanggapi/", delivery.answer, name="answer"),
    path("e/<int:pk>/mengapa/", delivery.why, name="why"),
    path("e/<int:pk>/keberatan/", objections.objection_file, name="objection_file"),
    path("keberatan/", objections.objections, name="objections"),
    path("keberatan/<int:pk>/", objections.objection, name="objection"),
    path("keberatan/<int:pk>/periksa/", objections.objection_examine, name="objection_examine"),
    path("keberatan/<int:pk>/penjelasan/", objections.objection_explain, name="objection_explain"),
    path("keberatan/<int:pk>/putuskan/", objections.objection_decide, name="objection_decide"),
    path("keberatan/<int:pk>/cabut/", objections.objection_withdraw, name="objection_withdraw"),
    path("keberatan/<int:pk>/pemeriksa/", objections.objection_examiner, name="objection_examiner"),
    path("keberatan/bukti/<int:pk>/", objections.objection_evidence, name="objection_evidence"),
]
