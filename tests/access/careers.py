from tests.access.page import EVERYBODY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
RECORDS = "302 404 404 404 404 404 200 200 404 404 404"
RECORDS_ASKED = "302 404 404 404 404 404 422 422 404 404 404"
# Joko is a member of the talent committee.
COMMITTEE = "302 404 404 200 404 404 404 404 404 404 404"
COMMITTEE_ASKED = "302 404 404 422 404 404 404 404 404 404 404"

PAGES = {
    "careers:mine": Page(get=EVERYBODY),
    "careers:index_mine": Page(get=EVERYBODY),
    "careers:talent_mine": Page(get=EVERYBODY),
    "careers:criteria": Page(get=EVERYBODY),
    "careers:criteria_new": Page(
        get="302 403 403 403 403 403 403 200 403 403 403",
        post="302 403 403 403 403 403 403 422 403 403 403",
    ),
    "careers:register": Page(get=RECORDS),
    "careers:export": Page(post=RECORDS),
    "careers:person": Page(get="302 404 404 200 404 404 200 200 404 404 404", on="employee"),
    "careers:fact_new": Page(get=RECORDS, post=RECORDS_ASKED, on="career_fact"),
    "careers:official_new": Page(get=RECORDS, post=RECORDS_ASKED, on="employee"),
    "careers:fact_withdraw": Page(
        post="302 404 404 404 404 404 302 302 404 404 404", on="career_record"
    ),
    "careers:board": Page(get=COMMITTEE),
    "careers:talent_list": Page(get=COMMITTEE),
    "careers:talent_export": Page(post=COMMITTEE),
    "careers:case": Page(get=COMMITTEE, on="employee"),
    "careers:component_new": Page(get=COMMITTEE, post=COMMITTEE_ASKED, on="employee"),
    "careers:component_withdraw": Page(
        post="302 404 404 302 404 404 404 404 404 404 404", on="talent_part"
    ),
    "careers:propose": Page(post=COMMITTEE_ASKED, on="employee"),
    "careers:recuse": Page(post=COMMITTEE_ASKED, on="employee"),
    "careers:confirm": Page(post=COMMITTEE_ASKED, on="talent_placement"),
    "careers:give_back": Page(post=COMMITTEE_ASKED, on="talent_placement"),
}
