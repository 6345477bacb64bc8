"""The certificate of a penilai who was trained, printed from what was sealed."""

from kinerja.documents import typeset
from kinerja.school.models import RaterCertificate


def certificate_pdf(certificate: RaterCertificate) -> bytes:
    """Sertifikat pejabat penilai; how well somebody rated is not on it."""
    return typeset.pdf(
        "rater-certificate",
        {
            **certificate.content,
            **typeset.frame(
                agency=certificate.content["agency"],
                code=certificate.verification_code,
                digest=certificate.content_digest,
                made_at=certificate.issued_at,
                draft=False,
            ),
            "issued_on": typeset.day(certificate.issued_at),
        },
    )
