from tests.access.page import Page

# HR of the unit (umi) and of the agency (ratna); for all others these pages do not exist.
KEEPERS = "302 404 404 404 404 404 200 200 404 404 404"
KEEPERS_MISTAKEN = KEEPERS.replace("200", "422")
ACT = "302 404 404 404 404 404 302 302 404 404 404"
# One's own plan, nobody else's.
OWN = "302 200 404 404 404 404 404 404 404 404 404"

PAGES = {
    "integration:rekap": Page(
        get="302 404 404 404 404 404 200 200 404 404 404",
        post="302 404 404 404 404 404 422 422 404 404 404",
    ),
    "integration:batch_list": Page(get=KEEPERS),
    "integration:batch_new": Page(get=KEEPERS, post=KEEPERS.replace("200", "422")),
    "integration:sample_file": Page(get=KEEPERS),
    "integration:batch_detail": Page(get=KEEPERS, on="batch"),
    "integration:batch_map": Page(post=KEEPERS.replace("200", "422"), on="batch"),
    "integration:batch_remap": Page(post=ACT, on="batch"),
    "integration:batch_resume": Page(post=ACT, on="batch"),
    "integration:batch_apply": Page(post=ACT, on="batch"),
    "integration:batch_undo": Page(post=ACT, on="batch"),
    "integration:batch_discard": Page(post=ACT, on="batch"),
    "integration:batch_flag": Page(post=ACT, on="batch"),
    "integration:batch_rows": Page(post=KEEPERS, on="batch"),
    "integration:goal_import": Page(get=KEEPERS, post=KEEPERS_MISTAKEN, on="plan_year"),
    "integration:goal_import_apply": Page(post=KEEPERS_MISTAKEN, on="plan_year"),
    "integration:goal_template": Page(get=KEEPERS, on="plan_year"),
    "integration:daily_import": Page(get=OWN, post=OWN.replace("200", "422"), on="skp"),
    "integration:daily_import_apply": Page(post=OWN.replace("200", "422"), on="skp"),
    "integration:skp_import": Page(get=OWN, post=OWN.replace("200", "422"), on="draft"),
    "integration:skp_import_apply": Page(post=OWN.replace("200", "422"), on="draft"),
    "integration:skp_template": Page(get=OWN, on="draft"),
}
