"""Format C.1.1, C.1.2 or C.1.3, and D.1.1: printed from what was signed, never from live rows."""

from kinerja.appraisal.enums import OrganisationPredikat
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.queries import evaluation_content, explanation
from kinerja.documents import typeset
from kinerja.documents.skp import NOBODY

# Heights of the five bars (SK, K, BP, B, SB) of the law's picture; a picture, not a quota.
CURVES = {
    OrganisationPredikat.ISTIMEWA: [0, 1, 3, 7, 13],
    OrganisationPredikat.BAIK: [2, 3, 6, 11, 2],
    OrganisationPredikat.BUTUH_PERBAIKAN: [3, 4, 10, 4, 3],
    OrganisationPredikat.KURANG: [2, 11, 6, 3, 2],
    OrganisationPredikat.SANGAT_KURANG: [13, 7, 3, 1, 0],
}


def evaluation_pdf(evaluation: Evaluation) -> bytes:
    """PermenPANRB 6/2022, Format C.1.1 for narratives, C.1.2 for leaders, C.1.3 for others."""
    return typeset.pdf("evaluation", filled(evaluation))


def document_pdf(evaluation: Evaluation) -> bytes:
    """PermenPANRB 6/2022, Format D.1.1: the document both sign."""
    return typeset.pdf("document", filled(evaluation))


def filled(evaluation):
    """The signed content with what the paper adds: signatures, code, picture."""
    content = evaluation_content(evaluation)
    is_signed = bool(evaluation.content_digest)
    return {
        **content,
        **typeset.frame(
            agency=content["agency"],
            code=evaluation.verification_code,
            digest=evaluation.content_digest,
            made_at=evaluation.signed_at or evaluation.started_at,
            draft=not is_signed,
        ),
        "since": content["period"]["starts_on"],
        "until": content["period"]["ends_on"],
        "appraiser": content["appraiser"] or NOBODY,
        "curve": CURVES.get(content["organisation"]["predikat"], [0] * 5),
        "sentence": explanation(evaluation).sentence if is_signed else "",
        "signed_at": typeset.day(evaluation.signed_at),
        "signed_words": "ditandatangani secara elektronik" if is_signed else "",
        "acknowledged_at": typeset.day(evaluation.acknowledged_at),
        "acknowledged_words": "diterima secara elektronik" if evaluation.acknowledged_at else "",
        "acknowledgement": evaluation.get_acknowledgement_display(),
        "acknowledgement_note": evaluation.acknowledgement_note,
    }
