from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
PUBLIC = "200 " * 11
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"

PAGES = {
    "transparency:index": Page(get=PUBLIC, post="405 " * 11),
    "transparency:predikat": Page(get=PUBLIC, post="405 " * 11),
    "transparency:criteria": Page(get=PUBLIC, post="405 " * 11),
    "transparency:calendar": Page(get=PUBLIC, post="405 " * 11),
    "transparency:deciders": Page(get=PUBLIC, post="405 " * 11),
    "transparency:objection": Page(get=PUBLIC, post="405 " * 11),
    "transparency:published": Page(get=PUBLIC, post="405 " * 11),
    "transparency:result_list": Page(get=PUBLIC, post="405 " * 11),
    "transparency:result": Page(get=PUBLIC, post="405 " * 11, on="publication"),
    "transparency:result_file": Page(get=PUBLIC, post="405 " * 11, on="publication_file"),
    "transparency:publish_list": Page(get=AGENCY),
    # Nothing was seen before: what is sent without the preview is refused.
    "transparency:publish": Page(
        get=AGENCY, post=AGENCY.replace("200", "422"), on="period_to_publish"
    ),
    "transparency:mine": Page(get=EVERYBODY),
    "transparency:readings": Page(get=EVERYBODY),
    "transparency:readings_export": Page(post=EVERYBODY),
    "transparency:copy_ask": Page(post="302 " * 11),
    "transparency:copy": Page(get=OWN_THINGS_ONLY, on="data_copy"),
    "transparency:copy_take": Page(post="302 302" + " 404" * 9, on="data_copy"),
}
