"""Format A.1.1, A.1.2, A.1.6 or A.1.7 with A.1.8: as it was set, or as it stands with a mark."""

from kinerja.documents import typeset
from kinerja.planning.enums import AnnexKind, Aspect, Perspective
from kinerja.planning.models import Skp
from kinerja.planning.queries import skp_content

NOBODY = {"name": "–", "nip": "", "rank": "", "position": "", "unit": ""}


def skp_pdf(skp: Skp) -> bytes:
    """PermenPANRB 6/2022, Format A.1.1 or A.1.2 for leaders, A.1.6 or A.1.7 for others, A.1.8."""
    content = skp_content(skp)
    is_set = bool(skp.content_digest)
    return typeset.pdf(
        "skp",
        {
            **content,
            **typeset.frame(
                agency=content["agency"],
                code=skp.verification_code,
                digest=skp.content_digest,
                made_at=skp.agreed_at or skp.created_at,
                draft=not is_set,
            ),
            "appraiser": content["appraiser"] or NOBODY,
            "results": [labelled(result) for result in content["results"]],
            "annexes": [
                {"label": kind.label, "lines": content["annexes"][kind]} for kind in AnnexKind
            ],
            "submitted_at": typeset.day(skp.submitted_at),
            "submitted_words": "diajukan secara elektronik" if skp.submitted_at else "",
            "agreed_at": typeset.day(skp.agreed_at),
            "agreed_words": "ditetapkan secara elektronik" if is_set else "",
        },
    )


def labelled(result: dict) -> dict:
    """The result with the printed words of aspect and perspective."""
    return {
        **result,
        "indicators": [
            {
                **indicator,
                "aspect_label": indicator["aspect"] and Aspect(indicator["aspect"]).label,
                "perspective_label": indicator["perspective"]
                and Perspective(indicator["perspective"]).label,
            }
            for indicator in result["indicators"]
        ],
    }
