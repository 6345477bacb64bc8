from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

READERS = "302 200 200 200 404 404 200 200 200 404 404"
SPEAKERS = "302 404 200 200 404 200 404 404 404 404 404"  # penilai, atasan penilai, rekan
AGENCY = "302 404 404 404 404 404 404 200 404 404 404"  # Ratna sets what holds for all
TWO = "302 200 200" + " 404" * 8  # Budi and Sari
GIVER = "302 404 200" + " 404" * 8  # Sari, who gave it

TALKERS = "302 200 200 404 404 404 404 404 404 404 404"  # both sides of a feedback

PAGES = {
    "monitoring:note_list": Page(get=EVERYBODY),
    "monitoring:note_new": Page(get=EVERYBODY, post=EVERYBODY.replace("200", "422")),
    "monitoring:month": Page(get=EVERYBODY, post=EVERYBODY.replace("200", "422")),
    "monitoring:week": Page(get=EVERYBODY, post=EVERYBODY.replace("200", "422")),
    "monitoring:daily_export": Page(post=OWN_THINGS_ONLY, on="skp"),
    "monitoring:note_waiting": Page(get=EVERYBODY),
    "monitoring:note_send": Page(  # a phone asks, and reads JSON
        get="405 " * 11, post="401" + " 422" * 10
    ),
    "monitoring:note_detail": Page(get=READERS, on="progress"),
    "monitoring:note_correct": Page(
        get=OWN_THINGS_ONLY, post=OWN_THINGS_ONLY.replace("200", "422"), on="progress"
    ),
    "monitoring:note_withdraw": Page(post=OWN_THINGS_ONLY.replace("200", "302"), on="progress"),
    "monitoring:note_export": Page(post=READERS, on="skp"),
    "monitoring:evidence_file": Page(
        get=READERS,
        on="evidence",
        differs=(  # a file is kept for an hour, and runs nothing at all
            "Cache-Control: private, max-age=3600",
            "Content-Security-Policy: default-src 'none'; sandbox",
        ),
    ),
    "monitoring:skp_progress": Page(get=READERS, on="skp"),
    "monitoring:step_list": Page(get=READERS, post=READERS.replace("200", "422"), on="skp"),
    "monitoring:step_agree": Page(post=READERS.replace("200", "302"), on="skp"),
    "monitoring:step_drop": Page(post=TWO.replace("200", "302"), on="step"),
    "monitoring:invitation_list": Page(get=TWO, post=TWO.replace("200", "422"), on="skp"),
    "monitoring:invitation_end": Page(post=TWO.replace("200", "302"), on="invitation"),
    "monitoring:dialogue_list": Page(get=READERS, on="skp"),
    "monitoring:dialogue_new": Page(get=TWO, post=TWO.replace("200", "422"), on="skp"),
    "monitoring:dialogue_detail": Page(get=READERS, on="dialogue"),
    "monitoring:dialogue_acknowledge": Page(post=READERS.replace("200", "302"), on="dialogue"),
    "monitoring:dialogue_withdraw": Page(post=READERS.replace("200", "302"), on="dialogue"),
    "monitoring:guidance_list": Page(get=READERS, post=READERS.replace("200", "422"), on="skp"),
    "monitoring:guidance_detail": Page(get=READERS, on="guidance", after_move="200 405"),
    "monitoring:guidance_fill": Page(
        post=READERS.replace("200", "302"), on="guidance_part", after_move="405 302"
    ),
    "monitoring:guidance_sign": Page(
        post=READERS.replace("200", "302"), on="guidance", after_move="405 302"
    ),
    "monitoring:takeover_list": Page(get=READERS, post=READERS.replace("200", "422"), on="skp"),
    "monitoring:takeover_end": Page(post="302 404 302" + " 404" * 8, on="takeover"),
    "monitoring:case_list": Page(get=EVERYBODY),
    "monitoring:case_new": Page(
        get="302 404 200" + " 404" * 8, post="302 404 422" + " 404" * 8, on="skp"
    ),
    "monitoring:case_detail": Page(get=TWO, on="case", after_move="200 405"),
    "monitoring:case_report": Page(post=TWO.replace("200", "302"), on="case", after_move="405 302"),
    "monitoring:case_close": Page(post=TWO.replace("200", "302"), on="case", after_move="405 302"),
    "monitoring:case_assign": Page(post=TWO.replace("200", "422"), on="case", after_move="405 422"),
    "monitoring:case_note": Page(post=TWO.replace("200", "422"), on="case", after_move="405 422"),
    "monitoring:case_finish": Page(post=TWO.replace("200", "422"), on="case", after_move="405 422"),
    "monitoring:documentation_rules": Page(get=AGENCY, post=AGENCY.replace("200", "422")),
    "monitoring:feedback_list": Page(get=EVERYBODY),
    "monitoring:feedback_given": Page(get=EVERYBODY),
    "monitoring:feedback_export": Page(post=EVERYBODY, on="feedback_export"),
    "monitoring:feedback_people": Page(get=EVERYBODY),
    "monitoring:feedback_ask": Page(get=EVERYBODY, post="302" + " 422" * 10),
    "monitoring:feedback_quality": Page(post=EVERYBODY),
    "monitoring:request_close": Page(
        post=TALKERS.replace("200", "302"), on="feedback_request", after_move="405 302"
    ),
    "monitoring:feedback_reply": Page(
        get=TALKERS, post=TALKERS.replace("200", "422"), on="feedback", after_move="200 422"
    ),
    "monitoring:feedback_discussed": Page(
        get=TALKERS, post=TALKERS.replace("200", "422"), on="feedback", after_move="200 422"
    ),
    "monitoring:feedback_new": Page(
        get=SPEAKERS, post=SPEAKERS.replace("200", "422"), on="skp", told=("rina",)
    ),
    "monitoring:feedback_read": Page(post=OWN_THINGS_ONLY.replace("200", "302"), on="feedback"),
    "monitoring:feedback_withdraw": Page(
        post=GIVER.replace("200", "302"), on="feedback", after_move="405 302"
    ),
    "monitoring:feedback_replace": Page(
        get=GIVER, post=GIVER.replace("200", "422"), on="feedback", after_move="200 422"
    ),
}
