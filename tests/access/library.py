from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
ANYBODY, NOT_SENT = "200 " * 11, "405 " * 11
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"
AGENCY_ASKED = "302 404 404 404 404 404 404 422 404 404 404"
AGENCY_DOES = "302 404 404 404 404 404 404 302 404 404 404"
OWN_ASKED = "302 422" + " 404" * 9
OWN_DOES = "302 302" + " 404" * 9
ASKED = "302" + " 422" * 10  # who is signed in, with mistakes
DOES = "302 " * 11
TRAINERS = "302 404 404 404 404 404 404 200 404 404 200"  # Wayan is an expert

PAGES = {
    "library:faq": Page(get=ANYBODY, post=NOT_SENT),
    "library:entry": Page(get=ANYBODY, post=NOT_SENT, on="library_entry"),
    "library:vote": Page(get=NOT_SENT, post=DOES, on="library_entry"),
    "library:entry_new": Page(get=AGENCY, post=AGENCY_ASKED),
    "library:entry_edit": Page(get=AGENCY, post=AGENCY_ASKED, on="library_entry"),
    "library:entry_show": Page(post=AGENCY_DOES, on="library_entry"),
    "library:question_list": Page(get=ANYBODY, post=NOT_SENT),
    "library:question_ask": Page(get=EVERYBODY, post=ASKED),
    "library:question_detail": Page(get=ANYBODY, post=NOT_SENT, on="library_question"),
    "library:question_follow": Page(post=DOES, on="library_question"),
    "library:desk": Page(get=AGENCY),
    "library:question_answer": Page(get=AGENCY, post=AGENCY_ASKED, on="library_asked"),
    "library:question_decline": Page(get=AGENCY, post=AGENCY_ASKED, on="library_asked"),
    "library:question_promote": Page(post=AGENCY_DOES, on="library_question"),
    "library:case_list": Page(get=EVERYBODY),
    "library:case_submit": Page(get=EVERYBODY, post=ASKED),
    "library:case_detail": Page(get=EVERYBODY, on="library_case"),
    "library:case_edit": Page(get=AGENCY, post=AGENCY_ASKED, on="library_case"),
    "library:case_publish": Page(post=AGENCY_DOES, on="library_case"),
    "library:case_turn_away": Page(get=AGENCY, post=AGENCY_ASKED, on="library_case"),
    "library:consent_give": Page(post=OWN_DOES, on="library_story"),
    "library:consent_end": Page(post=OWN_DOES, on="library_story"),
    "library:comment_write": Page(post=ASKED, on="library_case"),
    "library:comment_edit": Page(get=OWN_THINGS_ONLY, post=OWN_ASKED, on="library_comment"),
    "library:comment_report": Page(get=EVERYBODY, post=ASKED, on="library_comment"),
    "library:comment_hide": Page(get=AGENCY, post=AGENCY_ASKED, on="library_comment"),
    "library:comment_restore": Page(post=AGENCY_DOES, on="library_comment"),
    "library:reports_dismiss": Page(post=AGENCY_DOES, on="library_comment"),
    "library:quiz": Page(get=EVERYBODY),
    "library:quiz_question": Page(get=EVERYBODY, post=ASKED, on="library_quiz"),
    "library:quiz_insight": Page(get=TRAINERS),
    "library:export": Page(post="302" + " 200" * 10, on="library_export"),
}
