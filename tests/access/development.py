from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
RECORDS = "302 404 404 404 404 404 200 200 200 404 404"
IN_SIGHT = "302 200 200 200 404 404 200 200 200 404 404"
PENILAI = "302 404 200 404 404 404 404 404 404 404 404"
PENILAI_ASKED = "302 404 422 404 404 404 404 404 404 404 404"
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"
AGENCY_ASKED = "302 404 404 404 404 404 404 422 404 404 404"
OWN = "302 302 404 404 404 404 404 404 404 404 404"

KEEPERS = "302 404 404 404 404 404 200 200 404 404 404"
EFFECTS = "302 404 404 404 404 404 404 200 200 404 404"
WITH_MENTOR = "302 200 404 200 404 404 404 404 404 404 404"  # Joko is Budi's mentor
WITH_MENTOR_SENT = WITH_MENTOR.replace("200", "302")
ASKED = "302" + " 422" * 10
SENT = "302" + " 302" * 10

PAGES = {
    "development:mine": Page(get=EVERYBODY),
    "development:team": Page(get=EVERYBODY),
    "development:plan": Page(get=IN_SIGHT, on="improvement"),
    "development:propose": Page(get=PENILAI, post=PENILAI_ASKED, on="improvement"),
    "development:answer": Page(
        post="302 422 404 404 404 404 404 404 404 404 404", on="improvement"
    ),
    "development:begin": Page(post="302 404 302 404 404 404 404 404 404 404 404", on="improvement"),
    "development:read": Page(post=OWN, on="improvement"),
    "development:coach": Page(get=PENILAI, post=PENILAI_ASKED, on="improvement"),
    "development:reassess": Page(get=PENILAI, post=PENILAI_ASKED, on="improvement"),
    "development:test": Page(get=AGENCY, post=AGENCY_ASKED, on="improvement"),
    "development:recommend": Page(get=AGENCY, post=AGENCY_ASKED, on="improvement"),
    "development:close": Page(get=AGENCY, post=AGENCY_ASKED, on="improvement"),
    "development:register": Page(get=RECORDS),
    "development:export": Page(post=RECORDS),
    "development:talents": Page(get=RECORDS),
    "development:talents_export": Page(post=RECORDS),
    "development:contracts": Page(get=RECORDS),
    "development:contracts_export": Page(post=RECORDS),
    "development:report": Page(get=RECORDS),
    "development:unrated": Page(get=RECORDS, on="period"),
    "development:unrated_export": Page(post=RECORDS, on="period"),
    "development:report_export": Page(post=RECORDS),
    "development:growth": Page(get=EVERYBODY),
    "development:person": Page(get=IN_SIGHT, on="employee"),
    "development:team_growth": Page(get=EVERYBODY),
    "development:learning_plan": Page(get=IN_SIGHT, on="proposed_learning_plan"),
    "development:step_new": Page(get=EVERYBODY, post=ASKED),
    "development:step_drop": Page(post=OWN, on="learning_step"),
    "development:plan_propose": Page(post=OWN, on="draft_learning_plan"),
    "development:plan_revise": Page(post=OWN, on="draft_learning_plan"),
    "development:plan_answer": Page(post=PENILAI_ASKED, on="proposed_learning_plan"),
    "development:record_new": Page(get=EVERYBODY, post=ASKED),
    "development:record_file": Page(
        get="302 200 404 404 404 404 200 200 404 404 404",
        on="learning_record",
        differs=("Content-Security-Policy: default-src 'none'; sandbox",),  # runs nothing at all
    ),
    "development:record_list": Page(get=KEEPERS),
    "development:record_answer": Page(
        post="302 404 404 404 404 404 302 302 404 404 404", on="learning_record"
    ),
    "development:offer": Page(
        get="302 200 404 404 404 404 200 200 404 404 404", on="programme_offer"
    ),
    "development:offer_answer": Page(post=OWN, on="programme_offer"),
    "development:programme_list": Page(get=EVERYBODY),
    "development:seats_export": Page(post=AGENCY),
    "development:programme_new": Page(get=AGENCY, post=AGENCY_ASKED),
    "development:programme": Page(get=EVERYBODY, on="programme"),
    "development:enrol": Page(post=SENT, on="programme"),
    "development:programme_edit": Page(get=AGENCY, post=AGENCY_ASKED, on="programme"),
    "development:programme_call_off": Page(get=AGENCY, post=AGENCY_ASKED, on="programme"),
    "development:participants": Page(get=AGENCY, post=AGENCY.replace("200", "302"), on="programme"),
    "development:participants_export": Page(post=AGENCY, on="programme"),
    "development:enrolment_answer": Page(
        post="302 404 302 404 404 404 404 404 404 404 404", on="asked_enrolment"
    ),
    "development:enrolment_withdraw": Page(post=OWN, on="own_enrolment"),
    "development:certificate": Page(
        get=OWN_THINGS_ONLY, post=OWN_THINGS_ONLY.replace("200", "422"), on="own_enrolment"
    ),
    "development:mentor_list": Page(get=EVERYBODY),
    "development:mentor_new": Page(get=EVERYBODY, post=ASKED),
    "development:mentor_withdraw": Page(post=OWN, on="mentor"),
    "development:mentor_ask": Page(get=EVERYBODY, post=ASKED, on="mentor"),
    "development:mentoring": Page(get=WITH_MENTOR, on="mentoring"),
    "development:mentoring_answer": Page(post=WITH_MENTOR_SENT, on="mentoring"),
    "development:mentoring_end": Page(post=WITH_MENTOR_SENT, on="mentoring"),
    "development:meeting_new": Page(
        get=WITH_MENTOR, post=WITH_MENTOR.replace("200", "422"), on="mentoring"
    ),
    "development:meeting_confirm": Page(post=WITH_MENTOR_SENT, on="mentoring_meeting"),
    "development:hours_list": Page(get=RECORDS),
    "development:hours_export": Page(post=RECORDS),
    "development:gap_list": Page(get=RECORDS),
    "development:gaps_export": Page(post=RECORDS),
    "development:effect_list": Page(get=EFFECTS),
    "development:effects_export": Page(post=EFFECTS),
    "development:standard_list": Page(get=RECORDS),
    "development:standard_new": Page(get=AGENCY, post=AGENCY_ASKED),
}
