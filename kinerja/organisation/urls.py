from django.urls import path

from kinerja.organisation.views import (
    corrections,
    employees,
    holidays,
    invitations,
    lines,
    mine,
    proposals,
    roles,
    settings,
    units,
)

app_name = "organisation"

urlpatterns = [
    path("", units.unit_tree, name="unit_tree"),
    path("unit/baru/<int:pk>/", units.unit_new, name="unit_new"),
    path("unit/<int:pk>/", units.unit_detail, name="unit_detail"),
    path("unit/<int:pk>/ubah/", units.unit_edit, name="unit_edit"),
    path("unit/<int:pk>/pindah/", units.unit_move, name="unit_move"),
    path("unit/<int:pk>/tutup/", units.unit_close, name="unit_close"),
    path("unit/<int:pk>/jabatan/", units.position_new, name="position_new"),
    path("pegawai/", employees.employee_list, name="employee_list"),
    path("pegawai/unduh/<str:form>/", employees.employee_export, name="employee_export"),
    path("pegawai/baru/", employees.employee_new, name="employee_new"),
    path("pegawai/<int:pk>/", employees.employee_detail, name="employee_detail"),
    path("pegawai/<int:pk>/pindah/", employees.employee_place, name="employee_place"),
    path("pegawai/<int:pk>/kedudukan/", employees.employee_standing, name="employee_standing"),
    path("pegawai/<int:pk>/penilai/", lines.line_correct, name="line_correct"),
    path("pegawai/<int:pk>/delegasi/", lines.line_delegate, name="line_delegate"),
    path("jabatan/<int:pk>/akhiri/", employees.placement_end, name="placement_end"),
    path("penilai-saya/", mine.my_appraiser, name="my_appraiser"),
    path("koreksi/", corrections.correction_list, name="correction_list"),
    path("koreksi/<int:pk>/", corrections.correction_detail, name="correction_detail"),
    path("usulan/", proposals.proposal_list, name="proposal_list"),
    path("usulan/periksa/", proposals.proposal_preview, name="proposal_preview"),
    path("usulan/terapkan/", proposals.proposal_apply, name="proposal_apply"),
    path("libur/", holidays.holiday_list, name="holiday_list"),
    path("libur/konfirmasi/<int:year>/", holidays.holiday_confirm, name="holiday_confirm"),
    path("libur/<int:pk>/hapus/", holidays.holiday_remove, name="holiday_remove"),
    path("pengaturan/<slug:name>/", settings.setting_detail, name="setting_detail"),
    path("undangan/", invitations.invitation_list, name="invitation_list"),
    path("peran/", roles.role_list, name="role_list"),
    path("peran/<int:pk>/cabut/", roles.role_revoke, name="role_revoke"),
]
