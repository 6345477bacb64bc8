from tests.access.page import EVERYBODY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
# Rina keeps the survey of the unit, Ratna is HR of the agency, Agus the auditor.
ALL = "200 " * 11
DESK = "302 404 404 404 404 200 404 200 200 404 404"
KEEPERS = "302 404 404 404 404 200 404 200 404 404 404"
KEEPERS_ASKED = "302 404 404 404 404 422 404 422 404 404 404"
KEEPERS_ACT = "302 404 404 404 404 302 404 302 404 404 404"

PAGES = {
    "satisfaction:results": Page(get=ALL, post="405 " * 11),
    "satisfaction:results_csv": Page(get=ALL, post="405 " * 11),
    "satisfaction:result": Page(get=ALL, post="405 " * 11, on="service_code"),
    "satisfaction:survey": Page(get=ALL, post="422 " * 11, on="service_code"),
    "satisfaction:thanks": Page(get=ALL, post="405 " * 11, on="service_code"),
    "satisfaction:voices": Page(get=EVERYBODY),
    "satisfaction:services": Page(get=DESK),
    "satisfaction:export": Page(post=DESK),
    "satisfaction:service_new": Page(get=KEEPERS, post=KEEPERS_ASKED),
    "satisfaction:service": Page(get=DESK, on="service"),
    "satisfaction:service_edit": Page(get=KEEPERS, post=KEEPERS_ASKED, on="service"),
    "satisfaction:round_new": Page(get=KEEPERS, post=KEEPERS_ASKED, on="service"),
    "satisfaction:counter": Page(get=KEEPERS, on="service"),
    "satisfaction:counter_change": Page(post=KEEPERS_ACT, on="service"),
    "satisfaction:round_edit": Page(get=KEEPERS, post=KEEPERS_ASKED, on="survey_round"),
    "satisfaction:round_publish": Page(post=KEEPERS_ACT, on="survey_round"),
    "satisfaction:remedy_new": Page(get=KEEPERS, post=KEEPERS_ASKED, on="survey_round"),
    "satisfaction:scores_export": Page(post=DESK, on="survey_result"),
    "satisfaction:held": Page(
        get=DESK, post="302 404 404 404 404 422 404 422 404 404 404", on="survey_round"
    ),
    "satisfaction:comments": Page(get=KEEPERS, on="survey_round"),
    "satisfaction:comment": Page(get=KEEPERS, post=KEEPERS_ASKED, on="survey_comment"),
    "satisfaction:remedy_finish": Page(get=KEEPERS, post=KEEPERS_ASKED, on="survey_remedy"),
    "satisfaction:sheet_void": Page(post=KEEPERS_ACT, on="survey_sheet"),
}
