"""Format C.1.1, C.1.2 or C.1.3, and D.1.1: printed from what was signed, never from live rows."""

from kinerja.appraisal.enums import (
    Contest,
    EvaluationBasis,
    Manner,
    ObjectionStatus,
    OrganisationPredikat,
)
from kinerja.appraisal.models import Evaluation, Objection
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

VERDICTS = {
    ObjectionStatus.CONFIRMED: "Menguatkan hasil evaluasi kinerja",
    ObjectionStatus.CHANGED: "Mengubah hasil evaluasi kinerja",
}
FORMS = {
    EvaluationBasis.APPRAISER: "D.1.1",
    EvaluationBasis.SUPERIOR: "D.1.2",
    EvaluationBasis.DECISION: "D.1.3",
}


# What the foot of the paper adds while the signed result is not the last word.
CONTESTED = {
    Contest.OPEN: " · DALAM KEBERATAN, belum final",
    Contest.CHANGED: " · SUDAH DIGANTI keputusan atas keberatan",
}


def evaluation_pdf(evaluation: Evaluation) -> bytes:
    """PermenPANRB 6/2022, Format C.1.1 for narratives, C.1.2 for leaders, C.1.3 for others."""
    return typeset.pdf("evaluation", filled(evaluation))


def document_pdf(evaluation: Evaluation) -> bytes:
    """PermenPANRB 6/2022, Format D.1.1, or D.1.2 when the atasan evaluated: both sign.

    Of a result that a decision changed, what everybody may read: the parties have D.1.3 besides.
    """
    return typeset.pdf("document", filled(evaluation))


def objection_pdf(objection: Objection) -> bytes:
    """PermenPANRB 6/2022, Format D.1.3, of a decision that confirms as of one that changes."""
    return typeset.pdf("document", with_decision(objection))


def with_decision(objection):
    """The document that holds now, with the three parts of D.1.3 from what was sealed."""
    decided = objection.content
    return {
        **filled(objection.outcome or objection.evaluation),
        "form": "D.1.3",
        "made_at": objection.decided_at.isoformat(),
        "superior": (objection.outcome or objection.evaluation).content["superior"],
        "decider": decided["examiner"],
        "objection": {
            "filed_on": decided["filed_on"],
            "reasons": decided["reasons"],
            "employee": [said_by(one) for one in decided["statements"] if one["side"] == "pegawai"],
            "appraiser": [
                said_by(one) for one in decided["statements"] if one["side"] == "penilai"
            ],
            "evidence": [one["caption"] for one in decided["evidence"]],
            "verdict": VERDICTS[objection.status],
            "before": objection.evaluation.get_predikat_display(),
            "considerations": decided["considerations"],
            "recommendation": decided["recommendation"],
        },
        "decided_at": typeset.day(objection.decided_at),
        "decided_words": "ditandatangani secara elektronik",
    }


def said_by(statement):
    return {
        "manner": Manner(statement["manner"]).label,
        "on": statement["on"],
        "text": statement["text"],
    }


def filled(evaluation):
    """The signed content with what the paper adds: signatures, code, picture."""
    content = evaluation_content(evaluation)
    is_signed = bool(evaluation.content_digest)
    frame = typeset.frame(
        agency=content["agency"],
        code=evaluation.verification_code,
        digest=evaluation.content_digest,
        made_at=evaluation.signed_at or evaluation.started_at,
        draft=not is_signed,
    )
    return {
        **content,
        **frame,
        "mark": frame["mark"] + CONTESTED.get(evaluation.contest, ""),
        "form": FORMS[evaluation.basis],
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
