from django.urls import path

from kinerja.library.views import cases, desk, discussion, faq, questions, quiz

app_name = "library"

urlpatterns = [
    path("", faq.faq, name="faq"),
    path("soal/baru/", faq.entry_new, name="entry_new"),
    path("soal/<int:pk>/", faq.entry, name="entry"),
    path("soal/<int:pk>/terbantu/", faq.vote, name="vote"),
    path("soal/<int:pk>/ubah/", faq.entry_edit, name="entry_edit"),
    path("soal/<int:pk>/tampilkan/", faq.entry_show, name="entry_show"),
    path("tanya/", questions.question_list, name="question_list"),
    path("tanya/baru/", questions.question_ask, name="question_ask"),
    path("tanya/<int:pk>/", questions.question_detail, name="question_detail"),
    path("tanya/<int:pk>/ikuti/", questions.question_follow, name="question_follow"),
    path("meja/", desk.desk, name="desk"),
    path("meja/tanya/<int:pk>/", desk.question_answer, name="question_answer"),
    path("meja/tanya/<int:pk>/tolak/", desk.question_decline, name="question_decline"),
    path("meja/tanya/<int:pk>/jadikan-soal/", desk.question_promote, name="question_promote"),
    path("kasus/", cases.case_list, name="case_list"),
    path("kasus/usul/", cases.case_submit, name="case_submit"),
    path("kasus/<int:pk>/", cases.case_detail, name="case_detail"),
    path("kasus/<int:pk>/ubah/", cases.case_edit, name="case_edit"),
    path("kasus/<int:pk>/terbitkan/", cases.case_publish, name="case_publish"),
    path("kasus/<int:pk>/jangan-tampilkan/", cases.case_turn_away, name="case_turn_away"),
    path("kasus/<int:pk>/setujui/", cases.consent_give, name="consent_give"),
    path("kasus/<int:pk>/cabut/", cases.consent_end, name="consent_end"),
    path("kasus/<int:pk>/komentar/", discussion.comment_write, name="comment_write"),
    path("komentar/<int:pk>/ubah/", discussion.comment_edit, name="comment_edit"),
    path("komentar/<int:pk>/laporkan/", discussion.comment_report, name="comment_report"),
    path("komentar/<int:pk>/sembunyikan/", discussion.comment_hide, name="comment_hide"),
    path("komentar/<int:pk>/pulihkan/", discussion.comment_restore, name="comment_restore"),
    path("komentar/<int:pk>/biarkan/", discussion.reports_dismiss, name="reports_dismiss"),
    path("kuis/", quiz.quiz, name="quiz"),
    path("kuis/pengajar/", quiz.quiz_insight, name="quiz_insight"),
    path("kuis/<int:pk>/", quiz.quiz_question, name="quiz_question"),
    path("<slug:what>/unduh/", desk.export, name="export"),
]
