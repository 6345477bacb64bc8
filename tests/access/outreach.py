from tests.access.page import EVERYBODY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
OF_THE_OFFICE = "302 200 200 200 200 200 200 200 200 404 404"  # and HR of the agency, auditors
RECORDS = "302 404 404 404 404 404 200 200 200 404 404"
ORGANISER = "302 404 404 404 404 404 200 200 404 404 404"
ORGANISER_ASKED = "302 404 404 404 404 404 422 422 404 404 404"
ORGANISER_SENT = "302 404 404 404 404 404 302 302 404 404 404"
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"
AGENCY_ASKED = "302 404 404 404 404 404 404 422 404 404 404"
AGENCY_SENT = "302 404 404 404 404 404 404 302 404 404 404"
ASKED = "302" + " 422" * 10
NOBODY = "302" + " 404" * 10

PAGES = {
    "outreach:mine": Page(get=EVERYBODY),
    "outreach:briefing": Page(get=OF_THE_OFFICE, on="briefing"),
    "outreach:answer": Page(post="302 302" + " 404" * 9, on="briefing"),
    # Whoever stands in the hall may type the code of its screen; a wrong one tells nothing.
    "outreach:check_in": Page(get=EVERYBODY, post=ASKED, on="held_briefing"),
    "outreach:arrive": Page(get=ASKED, on="hall_code"),
    "outreach:screen": Page(get=ORGANISER, on="held_briefing"),
    "outreach:desk": Page(get=RECORDS),
    "outreach:desk_export": Page(post=RECORDS),
    "outreach:briefing_new": Page(get=ORGANISER, post=ORGANISER_ASKED),
    "outreach:briefing_change": Page(get=ORGANISER, post=ORGANISER_ASKED, on="briefing"),
    "outreach:briefing_cancel": Page(get=ORGANISER, post=ORGANISER_ASKED, on="briefing"),
    "outreach:invite": Page(get=ORGANISER, post=ORGANISER_ASKED, on="briefing"),
    "outreach:people": Page(get=RECORDS, on="held_briefing"),
    "outreach:people_export": Page(post=RECORDS, on="held_briefing"),
    "outreach:type_in": Page(get=ORGANISER, post=ORGANISER_ASKED, on="held_briefing"),
    "outreach:strike": Page(post=ORGANISER_SENT, on="attendance"),
    "outreach:report": Page(get=OF_THE_OFFICE, on="held_briefing"),
    "outreach:report_write": Page(get=ORGANISER, post=ORGANISER_ASKED, on="held_briefing"),
    "outreach:photo": Page(
        get=OF_THE_OFFICE,
        on="briefing_photo",
        differs=("Content-Security-Policy: default-src 'none'; sandbox",),  # runs nothing at all
    ),
    "outreach:materials": Page(get=EVERYBODY),
    "outreach:materials_export": Page(post=RECORDS),
    "outreach:material_new": Page(get=ORGANISER, post=ORGANISER_ASKED),
    "outreach:public_materials": Page(get="200" + " 200" * 10, post="405" + " 405" * 10),
    "outreach:material": Page(get=OF_THE_OFFICE, on="material"),
    "outreach:material_renew": Page(get=ORGANISER, post=ORGANISER_ASKED, on="material"),
    "outreach:material_take": Page(
        get="405" + " 405" * 10,
        post="404 200 200 200 200 200 200 200 200 404 404",
        on="material_version",
    ),
    "outreach:reach": Page(get=RECORDS),
    "outreach:reach_export": Page(post=RECORDS),
    "outreach:reached": Page(get=RECORDS),
    "outreach:reached_export": Page(post=RECORDS),
    "outreach:reach_invite": Page(post=NOBODY),  # without an event
    "outreach:pulse": Page(get=EVERYBODY),
    "outreach:pulse_answer": Page(post=ASKED),
    "outreach:pulse_result": Page(get=EVERYBODY, on="pulse_round"),
    "outreach:pulse_export": Page(post=EVERYBODY, on="pulse_round"),
    "outreach:pulse_desk": Page(get=AGENCY),
    "outreach:pulse_new": Page(get=AGENCY, post=AGENCY_ASKED),
    "outreach:pulse_open": Page(post=AGENCY_SENT, on="draft_pulse"),
    "outreach:pulse_close": Page(post=AGENCY_SENT, on="draft_pulse"),
    "outreach:remarks": Page(get=AGENCY, on="pulse_round"),
    "outreach:remark_moderate": Page(post=AGENCY_SENT, on="pulse_remark"),
    "outreach:pulse_reply": Page(get=AGENCY, post=AGENCY_ASKED, on="pulse_round"),
}
