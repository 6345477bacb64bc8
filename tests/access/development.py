from tests.access.page import EVERYBODY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
RECORDS = "302 404 404 404 404 404 200 200 200 404 404"
IN_SIGHT = "302 200 200 200 404 404 200 200 200 404 404"
PENILAI = "302 404 200 404 404 404 404 404 404 404 404"
PENILAI_ASKED = "302 404 422 404 404 404 404 404 404 404 404"
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"
AGENCY_ASKED = "302 404 404 404 404 404 404 422 404 404 404"
OWN = "302 302 404 404 404 404 404 404 404 404 404"

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
}
