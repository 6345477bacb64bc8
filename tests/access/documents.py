from tests.access.page import Page

IN_SIGHT = "302 200 200 200 404 404 200 200 200 404 404"

PAGES = {
    "documents:certificate_pdf": Page(
        get="302 200 404 404 404 404 404 200 200 404 404", on="award_certificate"
    ),
    "documents:skp_pdf": Page(get="302 200 200 200 404 404 200 200 200 404 404", on="skp"),
    "documents:manual_pdf": Page(get=IN_SIGHT, on="skp"),
    "documents:matrix_pdf": Page(get=IN_SIGHT, on="skp"),
    "documents:strategy_pdf": Page(get=IN_SIGHT, on="skp"),
    "documents:steps_pdf": Page(get="302 200 200 200 404 404 200 200 200 404 404", on="skp"),
    "documents:feedback_pdf": Page(get="302 200 200 200 404 404 200 200 200 404 404", on="skp"),
    "documents:guidance_pdf": Page(
        get="302 200 200 200 404 404 200 200 200 404 404", on="guidance", after_move="200 405"
    ),
    "documents:guidance_feedback_pdf": Page(get="302 200 404 200" + " 404" * 7, on="guidance"),
    "documents:guidance_review_pdf": Page(
        get="302 200 200 200 404 404 200 200 200 404 404", on="guidance", after_move="200 405"
    ),
    "documents:case_pdf": Page(get="302 200 200" + " 404" * 8, on="case", after_move="200 405"),
    "documents:execution_pdf": Page(get="302 200 200 200 404 404 200 200 200 404 404", on="skp"),
    # A draft evaluation is its penilai's own paper.
    "documents:evaluation_pdf": Page(
        get="302 404 200 404 404 404 404 404 404 404 404", on="evaluation", after_move="200 405"
    ),
    "documents:evaluation_document_pdf": Page(
        get="302 404 200 404 404 404 404 404 404 404 404", on="evaluation", after_move="200 405"
    ),
    "documents:credit_conversion_pdf": Page(get=IN_SIGHT, on="credit_conversion"),
    "documents:credit_accumulation_pdf": Page(get=IN_SIGHT, on="credit_statement"),
    "documents:credit_statement_pdf": Page(get=IN_SIGHT, on="credit_statement"),
    # The holder's own, and for the desk that lists it.
    "documents:rater_certificate_pdf": Page(
        get="302 404 200 404 404 404 200 200 200 404 404",
        on="rater_certificate",
        after_move="200 405",
    ),
    # HR may ask; each sees what he asked for himself: this one is Umi's.
    "documents:bundle_list": Page(
        get="302 404 404 404 404 404 200 200 404 404 404",
        post="302 404 404 404 404 404 422 422 404 404 404",
    ),
    "documents:merit": Page(
        get="302 404 404 404 404 404 404 200 404 404 404",
        post="302 404 404 404 404 404 404 422 404 404 404",
    ),
    "documents:bundle": Page(get="302 404 404 404 404 404 200 404 404 404 404", on="bundle"),
    "documents:bundle_take": Page(post="302 404 404 404 404 404 302 404 404 404 404", on="bundle"),
    # Nothing is printed before the decision.
    "documents:objection_pdf": Page(get="302" + " 404" * 10, on="objection"),
    "documents:report_pdf": Page(get="302 404 404 404 404 404 200 200 200 404 404", on="period"),
    # The report of a published round is everybody's; doors are made by keepers.
    "documents:survey_report_pdf": Page(get="200 " * 11, on="survey_result", post="405 " * 11),
    "documents:survey_poster_pdf": Page(
        get="302 404 404 404 404 200 404 200 404 404 404", on="service"
    ),
    "documents:token_sheet_pdf": Page(
        post="302 404 404 404 404 200 404 200 404 404 404",
        on="survey_round",
        data=(("size", "24"),),
    ),
    "documents:verify": Page(get="200 " * 11, on="code", post="405 " * 11),
    "documents:verify_form": Page(get="200 " * 11, post="405 " * 11),
    "documents:attendance_pdf": Page(
        get="302 404 404 404 404 404 200 200 404 404 404", on="held_briefing"
    ),
}
