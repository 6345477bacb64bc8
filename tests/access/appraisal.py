from tests.access.page import Page

# anonim budi sari joko tono rina umi ratna agus opi wayan
EVERYBODY = "302 200 200 200 200 200 200 200 200 200 200"
RECORDS = "302 404 404 404 404 404 200 200 200 404 404"
OBJECTION = "302 200 200 200 404 404 200 200 404 404 404"

PAGES = {
    "appraisal:people": Page(get=EVERYBODY),
    "appraisal:compare": Page(get=EVERYBODY),
    "appraisal:mine": Page(get=EVERYBODY),
    "appraisal:register": Page(get=RECORDS),
    "appraisal:export": Page(post=RECORDS),
    "appraisal:in_force": Page(get=RECORDS),
    "appraisal:desk": Page(get=RECORDS),
    "appraisal:desk_export": Page(post=RECORDS),
    "appraisal:office_spread": Page(get=RECORDS),
    "appraisal:office_spread_export": Page(post=RECORDS),
    "appraisal:closings": Page(get=EVERYBODY),
    # The head closes, and HR of the agency; HR of the office and auditors look on.
    "appraisal:closing": Page(
        get="302 404 404 200 404 404 200 200 200 404 404",
        post="302 404 404 422 404 404 422 422 422 404 404",
        on="year_office",
    ),
    "appraisal:closing_all": Page(
        get="302 404 404 404 404 404 404 200 404 404 404",
        post="302 404 404 404 404 404 404 422 404 404 404",
        on="closing_year",
    ),
    "appraisal:closing_resume": Page(
        post="302 404 404 302 404 404 302 302 302 404 404", on="closing"
    ),
    "appraisal:closing_export": Page(
        post="302 404 404 200 404 404 200 200 200 404 404", on="closing"
    ),
    "appraisal:units": Page(get=EVERYBODY),
    "appraisal:unit_rating": Page(
        get="302 404 404 200 404 404 404 200 200 404 404",
        post="302 404 404 422 404 404 404 404 404 404 404",
        on="unit_period",
    ),
    "appraisal:unit_carry": Page(
        post="302 404 404 302 404 404 404 404 404 404 404", on="unit_period"
    ),
    # Whoever rates nobody has no group; Tono rates nobody now.
    "appraisal:spread": Page(
        get="302 404 200 200 404 404 404 404 404 404 404",
        post="302 404 422 422 404 404 404 404 404 404 404",
        on="period",
        after_move="200 422",
    ),
    "appraisal:spread_reasons": Page(get=EVERYBODY, on="period"),
    # A penilai who moves inside the window finishes it for those who stay (Bab IV A.14).
    "appraisal:start": Page(
        post="302 404 302 404 404 404 404 404 404 404 404", on="plan_period", after_move="405 302"
    ),
    "appraisal:evaluation": Page(
        get="302 404 200 404 404 404 404 404 404 404 404",
        post="302 404 422 404 404 404 404 404 404 404 404",
        on="evaluation",
        after_move="200 422",
    ),
    "appraisal:suggestion": Page(
        get="302 404 200 404 404 404 404 404 404 404 404", on="evaluation", after_move="200 405"
    ),
    "appraisal:review": Page(
        get="302 404 200 404 404 404 404 404 404 404 404", on="evaluation", after_move="200 405"
    ),
    "appraisal:sign": Page(
        post="302 404 302 404 404 404 404 404 404 404 404", on="evaluation", after_move="405 302"
    ),
    # Only the penilai proposes, only the employee answers.
    "appraisal:former_propose": Page(
        post="302 404 302 404 404 404 404 404 404 404 404", on="evaluation", after_move="405 302"
    ),
    "appraisal:former_answer": Page(
        post="302 302 404 404 404 404 404 404 404 404 404", on="former_result"
    ),
    "appraisal:hand_over": Page(
        post="302 404 302 404 404 404 404 404 404 404 404", on="delivered", after_move="405 302"
    ),
    "appraisal:answer": Page(post="302 422 404 404 404 404 404 404 404 404 404", on="delivered"),
    "appraisal:objection_file": Page(
        get="302 200 404 404 404 404 404 404 404 404 404",
        post="302 422 404 404 404 404 404 404 404 404 404",
        on="delivered",
    ),
    "appraisal:objections": Page(get=EVERYBODY),
    # Its penilai keeps it in sight; auditors and operators do not see it.
    "appraisal:objection": Page(get=OBJECTION, on="objection", after_move="200 405"),
    "appraisal:objection_examine": Page(
        post="302 404 404 302 404 404 404 404 404 404 404", on="objection"
    ),
    "appraisal:objection_explain": Page(
        post="302 422 422 422 404 404 404 404 404 404 404", on="objection", after_move="405 422"
    ),
    "appraisal:objection_decide": Page(
        get="302 404 404 200 404 404 404 404 404 404 404",
        post="302 404 404 302 404 404 404 404 404 404 404",
        on="objection",
    ),
    "appraisal:objection_withdraw": Page(
        post="302 302 404 404 404 404 404 404 404 404 404", on="objection"
    ),
    "appraisal:objection_examiner": Page(
        post="302 404 404 404 404 404 404 422 404 404 404", on="objection"
    ),
    "appraisal:objection_evidence": Page(
        get=OBJECTION,
        on="objection_evidence",
        after_move="200 405",
        differs=("Content-Security-Policy: default-src 'none'; sandbox",),  # runs nothing at all
    ),
    # Who signed it keeps it in sight.
    "appraisal:why": Page(
        get="302 200 200 200 404 404 200 200 200 404 404", on="delivered", after_move="200 405"
    ),
}
