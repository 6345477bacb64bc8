"""The three documents of angka kredit: printed from what was set."""

from kinerja.credits.models import CreditConversion, CreditStatement
from kinerja.documents import typeset


def conversion_pdf(conversion: CreditConversion) -> bytes:
    """Konversi Predikat Kinerja ke Angka Kredit."""
    return typeset.pdf("credit-conversion", filled(conversion))


def accumulation_pdf(statement: CreditStatement) -> bytes:
    """Akumulasi Angka Kredit, as it stood when the PAK was set."""
    return typeset.pdf("credit-accumulation", filled(statement))


def statement_pdf(statement: CreditStatement) -> bytes:
    """Penetapan Angka Kredit (PAK)."""
    return typeset.pdf("credit-statement", filled(statement))


def filled(row):
    """The content that was set, with what the paper adds."""
    day = row.content.get("set_on")  # a PAK speaks of one day
    return {
        "since": day,
        "until": day,
        **row.content,
        **typeset.frame(
            agency=row.content["agency"],
            code=row.verification_code,
            digest=row.content_digest,
            made_at=row.set_at,
            draft=False,
        ),
        "set_at": typeset.day(row.set_at),
        "set_words": "ditetapkan secara elektronik",
        "replaced": typeset.day(getattr(row, "replaced_at", None)),
    }
