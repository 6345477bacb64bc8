"""Piagam of an award or an innovation: printed from what was given."""

from kinerja.documents import typeset
from kinerja.recognition.models import Certificate


def certificate_pdf(row: Certificate) -> bytes:
    """One page, the same bytes on every day."""
    return typeset.pdf(
        "certificate",
        {
            **row.content,
            "since": row.content["given_on"],  # the kit's line of a period, which this form lacks
            "until": row.content["given_on"],
            **typeset.frame(
                agency=row.content["agency"],
                code=row.verification_code,
                digest=row.content_digest,
                made_at=row.given_at,
                draft=False,
            ),
        },
    )
