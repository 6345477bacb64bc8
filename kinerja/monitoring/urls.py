from django.urls import path, re_path

from kinerja.monitoring.views import (
    dialogue,
    documentation,
    feedback,
    invitations,
    many,
    notes,
    progress,
    steps,
)

app_name = "monitoring"

urlpatterns = [
    path("", progress.note_list, name="note_list"),
    path("bulan/", many.month, name="month"),
    path("minggu-lalu/", many.week, name="week"),
    path("catat/", notes.note_new, name="note_new"),
    path("catatan/<int:pk>/", notes.note_detail, name="note_detail"),
    path("catatan/<int:pk>/perbaiki/", notes.note_correct, name="note_correct"),
    path("catatan/<int:pk>/urungkan/", notes.note_withdraw, name="note_withdraw"),
    path("bukti/<int:pk>/", progress.evidence_file, name="evidence_file"),
    path("umpan-balik/", feedback.feedback_list, name="feedback_list"),
    path("umpan-balik/diberikan/", feedback.feedback_given, name="feedback_given"),
    path("umpan-balik/beri/", feedback.feedback_people, name="feedback_people"),
    path("umpan-balik/<int:pk>/dibaca/", feedback.feedback_read, name="feedback_read"),
    path("umpan-balik/<int:pk>/tarik/", feedback.feedback_withdraw, name="feedback_withdraw"),
    path("umpan-balik/<int:pk>/ganti/", feedback.feedback_replace, name="feedback_replace"),
    path("pendokumentasian/", documentation.documentation_rules, name="documentation_rules"),
    path("rencana-aksi/<int:pk>/cabut/", steps.step_drop, name="step_drop"),
    path("permintaan/<int:pk>/akhiri/", invitations.invitation_end, name="invitation_end"),
    path("dialog/<int:pk>/", dialogue.dialogue_detail, name="dialogue_detail"),
    path("dialog/<int:pk>/akui/", dialogue.dialogue_acknowledge, name="dialogue_acknowledge"),
    path("dialog/<int:pk>/tarik/", dialogue.dialogue_withdraw, name="dialogue_withdraw"),
    path("<int:pk>/permintaan/", invitations.invitation_list, name="invitation_list"),
    path("<int:pk>/dialog/", dialogue.dialogue_list, name="dialogue_list"),
    path("<int:pk>/dialog/baru/", dialogue.dialogue_new, name="dialogue_new"),
    path("<int:pk>/rencana-aksi/", steps.step_list, name="step_list"),
    path("<int:pk>/rencana-aksi/sepakati/", steps.step_agree, name="step_agree"),
    path("<int:pk>/", progress.skp_progress, name="skp_progress"),
    path("<int:pk>/umpan-balik/", feedback.feedback_new, name="feedback_new"),
    path("<int:pk>/ekspor-harian/", progress.daily_export, name="daily_export"),
    path("<int:pk>/ekspor/", progress.note_export, name="note_export"),
    re_path(
        r"^umpan-balik/ekspor-(?P<side>untuk|dari)-saya/$",
        feedback.feedback_export,
        name="feedback_export",
    ),
]
