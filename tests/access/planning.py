from tests.access.page import Page

EVERYBODY = "302 200 200 200 200 200 200 200 200 200 200"
OWNER = "302 200 404 404 404 404 404 404 404 404 404"
OWNER_NOTHING = "302 404 404 404 404 404 404 404 404 404 404"  # Budi does not study
OWNER_SENT_ON = "302 302 404 404 404 404 404 404 404 404 404"
OWNER_MISTAKEN = "302 422 404 404 404 404 404 404 404 404 404"
OWNER_STALE = "302 409 404 404 404 404 404 404 404 404 404"
READERS = "302 200 200 200 404 404 200 200 200 404 404"
RATERS = "302 404 200 200 404 404 404 404 404 404 404"
RATERS_MISTAKEN = "302 404 422 422 404 404 404 404 404 404 404"
KEEPERS = "302 404 404 404 404 404 200 200 404 404 404"
KEEPERS_MISTAKEN = "302 404 404 404 404 404 422 422 404 404 404"
BKPSDM = "302 404 404 404 404 404 404 200 404 404 404"
BKPSDM_MISTAKEN = "302 404 404 404 404 404 404 422 404 404 404"

PAGES = {
    "planning:skp_mine": Page(get=EVERYBODY),
    "planning:skp_start": Page(
        post="302 302 302 302 302 302 302 302 302 302 302", data=(("tahun", "2026"),)
    ),
    "planning:skp_list": Page(get=EVERYBODY),
    "planning:skp_list_export": Page(post=EVERYBODY),
    "planning:goal_list": Page(get=EVERYBODY),
    "planning:goal_new": Page(get=KEEPERS, post=KEEPERS_MISTAKEN, on="year_unit"),
    "planning:goal_edit": Page(get=KEEPERS, post=KEEPERS_MISTAKEN, on="goal"),
    "planning:year_list": Page(get=BKPSDM, post=BKPSDM_MISTAKEN, data=(("year", "x"),)),
    "planning:year_edit": Page(
        get=BKPSDM, post=BKPSDM_MISTAKEN, data=(("year", "x"),), on="performance_year"
    ),
    "planning:turns": Page(
        get=BKPSDM, post=BKPSDM_MISTAKEN, data=(("basis", "x" * 301),), on="period"
    ),
    "planning:skp_detail": Page(get=READERS, on="skp"),
    "planning:skp_read": Page(get=READERS, on="skp"),
    "planning:skp_change": Page(get=OWNER, post=OWNER_MISTAKEN, on="skp", data=(("reason", "x"),)),
    "planning:skp_compare": Page(get=READERS, on="draft"),
    "planning:skp_identity": Page(get=OWNER, on="draft"),
    "planning:approach_choose": Page(post=OWNER_SENT_ON, on="draft"),
    "planning:result_list": Page(get=OWNER, on="draft"),
    "planning:result_new": Page(get=OWNER, post=OWNER_MISTAKEN, on="draft", data=(("kind", "x"),)),
    "planning:result_restore": Page(post=OWNER_SENT_ON, on="draft"),
    "planning:result_edit": Page(
        get=OWNER, post=OWNER_MISTAKEN, on="draft_result", data=(("kind", "x"),)
    ),
    "planning:result_remove": Page(post=OWNER_SENT_ON, on="draft_result"),
    "planning:result_move": Page(post=OWNER_SENT_ON, on="draft_result"),
    "planning:indicators_edit": Page(
        get=OWNER,
        post=OWNER_STALE,
        on="draft_result",
        data=(("form-TOTAL_FORMS", "0"), ("form-INITIAL_FORMS", "0")),
    ),
    "planning:strategy_list": Page(get=READERS, on="draft"),
    "planning:strategy_new": Page(get=OWNER, post=OWNER_MISTAKEN, on="draft"),
    "planning:strategy_edit": Page(get=OWNER, post=OWNER_MISTAKEN, on="draft_strategy"),
    "planning:manual_edit": Page(get=OWNER, post=OWNER_MISTAKEN, on="draft_indicator"),
    "planning:unplanned_list": Page(get=EVERYBODY),
    "planning:unplanned_export": Page(post=EVERYBODY),
    # HR of his office and of the agency; the auditor only reads.
    "planning:plan_prepare": Page(post="302 404 404 404 404 404 302 302 404 404 404", on="budi"),
    "planning:tree": Page(get=EVERYBODY),
    "planning:tree_goal": Page(get=EVERYBODY, on="goal"),
    "planning:tree_result": Page(get=READERS, on="result"),
    "planning:roles_mine": Page(get=EVERYBODY),
    "planning:role_take": Page(post=OWNER_SENT_ON, on="role"),
    "planning:strategy_join": Page(
        post="302 302 302 302 302 302 302 302 302 302 302", on="open_strategy"
    ),
    "planning:assignment_list": Page(get=EVERYBODY),
    "planning:assignment_answer": Page(
        post="302 404 302 302 404 404 404 404 404 404 404",
        on="foreign_row",
        data=(("act", "approve"),),
    ),
    "planning:matrix": Page(get=READERS, on="draft"),
    "planning:matrix_add": Page(post=OWNER_SENT_ON, on="draft"),
    "planning:matrix_row": Page(
        get="302 200 404 404 404 404 404 404 404 404 404",
        post="302 409 404 404 404 404 404 404 404 404 404",
        on="draft_row",
    ),
    "planning:matrix_end": Page(post=OWNER_SENT_ON, on="draft_row"),
    "planning:study_add": Page(get=OWNER_NOTHING, post=OWNER_NOTHING, on="draft"),
    "planning:behaviours_edit": Page(
        get="302 200 200 404 404 404 404 404 404 404 404",
        post="302 409 409 404 404 404 404 404 404 404 404",
        on="draft",
    ),
    "planning:annexes_edit": Page(get=OWNER, post=OWNER_STALE, on="draft"),
    "planning:skp_check": Page(get=OWNER, on="draft"),
    "planning:skp_submit": Page(post=OWNER_SENT_ON, on="draft"),
    "planning:skp_withdraw": Page(post=OWNER_SENT_ON, on="draft"),
    "planning:comment_resolve": Page(post=OWNER_SENT_ON, on="draft_comment"),
    "planning:skp_review": Page(get=RATERS, on="submitted"),
    "planning:skp_return": Page(post=RATERS_MISTAKEN, on="submitted"),
    "planning:skp_agree": Page(post=RATERS_MISTAKEN, on="submitted"),
}
