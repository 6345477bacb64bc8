from tests.access.page import EVERYBODY, Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
RECORDS = "302 404 404 404 404 404 200 200 200 404 404"
IN_SIGHT = "302 200 200 200 404 404 200 200 200 404 404"

PAGES = {
    "credits:mine": Page(get=EVERYBODY),
    "credits:person": Page(get=IN_SIGHT, on="employee"),
    "credits:to_convert": Page(get=EVERYBODY),
    "credits:convert": Page(post="302" + " 404" * 10),  # nothing was chosen
    "credits:register": Page(get=RECORDS),
    "credits:export": Page(post=RECORDS),
    "credits:addition_new": Page(
        get="302 404 404 404 404 404 200 200 404 404 404",
        post="302 404 404 404 404 404 422 422 404 404 404",
        on="employee",
    ),
    "credits:statement_new": Page(
        get="302 404 404 404 404 404 404 200 404 404 404",
        post="302 404 404 404 404 404 404 422 404 404 404",
        on="employee",
    ),
    "credits:addition_withdraw": Page(
        post="302 404 404 404 404 404 302 302 404 404 404", on="credit_addition"
    ),
}
