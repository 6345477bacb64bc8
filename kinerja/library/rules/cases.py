"""What may stand in the case library, and when."""

from kinerja.library.enums import CaseKind, CaseStatus, Consent

SUBMITTED, PUBLISHED = CaseStatus.SUBMITTED, CaseStatus.PUBLISHED
DECLINED, WITHDRAWN, RETRACTED = CaseStatus.DECLINED, CaseStatus.WITHDRAWN, CaseStatus.RETRACTED

NEXT_CASE_STATUS = {
    ("publish", SUBMITTED): PUBLISHED,
    ("publish", WITHDRAWN): PUBLISHED,
    ("decline", SUBMITTED): DECLINED,
    ("withdraw", PUBLISHED): WITHDRAWN,
    ("ask_again", PUBLISHED): SUBMITTED,
    ("retract", SUBMITTED): RETRACTED,
    ("retract", PUBLISHED): RETRACTED,
    ("retract", DECLINED): RETRACTED,
    ("retract", WITHDRAWN): RETRACTED,
}


def blockers_to_publish(
    *, status: str, kind: str, consent: str, is_of_these_words: bool
) -> list[str]:
    """Why this may not be shown yet; the page lists the reasons and the act refuses with them."""
    if ("publish", status) not in NEXT_CASE_STATUS:
        return [f"Berstatus {CaseStatus(status).label}; tidak dapat diterbitkan."]
    if kind == CaseKind.STORY and (consent != Consent.GIVEN or not is_of_these_words):
        return ["Tunggu persetujuan orang yang ditampilkan atas bunyi terakhir kisah ini."]
    return []
