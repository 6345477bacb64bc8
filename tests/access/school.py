from tests.access.page import EVERYBODY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
RECORDS = "302 404 404 404 404 404 200 200 200 404 404"
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"
AGENCY_ASKED = "302 404 404 404 404 404 404 422 404 404 404"
ROUNDS = "302 404 404 404 404 404 404 200 200 404 404"
MINE = "302 404 200 404 404 404 404 404 404 404 404"  # Sari's own
PANEL = "302 404 404 404 404 404 404 404 404 404 200"  # Wayan
PANEL_ASKED = "302 404 404 404 404 404 404 404 404 404 422"
KEPT = "200 405"  # what one rated stays one's own, whomever one rates today
SENT_ON = "302" + " 302" * 10

PAGES = {
    "school:home": Page(get=EVERYBODY),
    "school:module": Page(get=EVERYBODY, on="school_module"),
    "school:exercise": Page(post=SENT_ON, on="school_exercise"),
    "school:start": Page(post=SENT_ON, on="school_round"),
    "school:attempt": Page(get=MINE, on="school_attempt", after_move=KEPT),
    "school:answer": Page(
        get=MINE,
        post="302 404 422 404 404 404 404 404 404 404 404",
        on="school_answer",
        data=(("results", "hebat"),),
        after_move="200 422",
    ),
    "school:submit": Page(
        post="302 404 302 404 404 404 404 404 404 404 404",
        on="school_attempt",
        after_move="405 302",
    ),
    "school:result": Page(get=MINE, on="school_scored", after_move=KEPT),
    "school:desk": Page(get=RECORDS),
    "school:desk_export": Page(post=RECORDS),
    "school:rounds": Page(get=ROUNDS, post=AGENCY_ASKED),
    "school:round": Page(get=ROUNDS, on="school_round"),
    "school:certification": Page(get=AGENCY, post=AGENCY_ASKED),
    "school:panel": Page(get=PANEL),
    "school:vignette": Page(get=PANEL, on="school_version"),
    "school:opinion": Page(post=PANEL_ASKED, on="school_version"),
    "school:model": Page(post=PANEL_ASKED, on="school_version"),
    "school:vignette_edit": Page(get=PANEL, post=PANEL_ASKED, on="school_version"),
}
