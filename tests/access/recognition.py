from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan; Opi sits on the panel
NOBODY = "302" + " 404" * 10
BUDI_ASKED = "302 422" + " 404" * 9
BUDI_DOES = "302 302" + " 404" * 9
RINA_ASKED = "302 404 404 404 404 422 404 404 404 404 404"
SUBMITTED = "302 200 404 404 404 404 404 200 200 200 404"
READERS = "302 404 404 404 404 404 404 200 200 404 404"
PANEL_READS = "302 404 404 404 404 404 404 200 200 200 404"
PANEL_ASKED = "302 404 404 404 404 404 404 404 404 422 404"
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"
AGENCY_ASKED = "302 404 404 404 404 404 404 422 404 404 404"
AGENCY_DOES = "302 404 404 404 404 404 404 302 404 404 404"
RECORDS = "302 404 404 404 404 404 200 200 200 404 404"
THREE = "302 200 200 200 404 404 404 200 200 200 404"
OPEN = "200" + " 200" * 10  # also without signing in
CLOSED = "405" + " 405" * 10
ASKED = "302" + " 422" * 10

PAGES = {
    "recognition:mine": Page(get=EVERYBODY),
    "recognition:new": Page(get=EVERYBODY, post=ASKED),
    "recognition:innovation": Page(get=SUBMITTED, on="idea_submitted"),
    "recognition:change": Page(get=SUBMITTED, on="idea_submitted"),
    "recognition:edit": Page(get=OWN_THINGS_ONLY, post=BUDI_ASKED, on="idea_draft"),
    "recognition:submit": Page(post=BUDI_DOES, on="idea_draft"),
    "recognition:withdraw": Page(post=BUDI_DOES, on="idea_submitted"),
    "recognition:drop": Page(post=BUDI_DOES, on="idea_draft"),
    "recognition:outcome": Page(post=BUDI_ASKED, on="idea_accepted"),
    "recognition:score": Page(post=AGENCY_ASKED, on="idea_accepted"),
    "recognition:contributors": Page(get=OWN_THINGS_ONLY, post=BUDI_ASKED, on="idea_draft"),
    "recognition:share": Page(get=OWN_THINGS_ONLY, post=BUDI_ASKED, on="idea_share"),
    "recognition:contributor_remove": Page(post=BUDI_DOES, on="idea_share"),
    "recognition:answer": Page(post=RINA_ASKED, on="idea_share"),
    "recognition:name": Page(post=BUDI_DOES, on="idea_own_share"),
    "recognition:proof_add": Page(post=BUDI_ASKED, on="idea_draft"),
    "recognition:proof": Page(get="302 302 404 404 404 302 404 404 404 404 404", on="idea_proof"),
    "recognition:proof_remove": Page(post=BUDI_DOES, on="idea_proof"),
    "recognition:result_link": Page(post=NOBODY, on="idea_draft"),
    "recognition:result_unlink": Page(post=BUDI_DOES, on="idea_link"),
    "recognition:register": Page(get=READERS),
    "recognition:register_export": Page(post=READERS),
    "recognition:gallery": Page(get=OPEN, post=CLOSED),
    "recognition:gallery_item": Page(get=OPEN, post=CLOSED, on="idea_accepted"),
    "recognition:cases": Page(get=PANEL_READS),
    "recognition:case": Page(get=PANEL_READS, on="idea_case"),
    "recognition:judge": Page(post=PANEL_ASKED, on="idea_case"),
    "recognition:step_back": Page(post=PANEL_ASKED, on="idea_case"),
    "recognition:decide": Page(post=PANEL_ASKED, on="award_case"),
    "recognition:rounds": Page(get=EVERYBODY),
    "recognition:round_new": Page(get=AGENCY, post=AGENCY_ASKED, on="round_kind"),
    "recognition:round": Page(get=EVERYBODY, on="award_round"),
    "recognition:round_edit": Page(get=AGENCY, post=AGENCY_ASKED, on="draft_round"),
    "recognition:round_publish": Page(post=AGENCY_DOES, on="draft_round"),
    "recognition:nominate": Page(get=EVERYBODY, post=ASKED, on="award_round"),
    "recognition:nominations": Page(get=EVERYBODY),
    "recognition:nomination": Page(get=THREE, on="award_endorsed", after_move="200 405"),
    "recognition:endorse": Page(
        post="302 404 404 422 404 404 404 404 404 404 404", on="award_waiting"
    ),
    "recognition:nomination_withdraw": Page(
        post="302 422 404 422 422 404 404 404 404 404 404",
        on="award_waiting",
        after_move="405 404",
    ),
    "recognition:nomination_proof": Page(
        get="302 302 302 302 404 404 404 302 302 302 404",
        on="award_endorsed",
        after_move="302 405",
    ),
    "recognition:nomination_register": Page(get=READERS),
    "recognition:nomination_export": Page(post=READERS),
    "recognition:service_mine": Page(get=EVERYBODY),
    "recognition:candidates": Page(get=RECORDS),
    "recognition:candidates_export": Page(post=RECORDS),
    "recognition:service": Page(get=RECORDS, post=AGENCY_ASKED, on="employee"),
    "recognition:fact_withdraw": Page(post=AGENCY_DOES, on="service_fact"),
    "recognition:thanks": Page(get=EVERYBODY),
    "recognition:thank": Page(get=EVERYBODY, post=ASKED),
    "recognition:wall": Page(get=EVERYBODY),
    "recognition:thanks_show": Page(post=BUDI_DOES, on="thanks_received"),
    "recognition:thanks_withdraw": Page(post=BUDI_DOES, on="thanks_given"),
}
