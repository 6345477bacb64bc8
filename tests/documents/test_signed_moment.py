from datetime import timedelta

from kinerja.documents import evaluation
from tests.factories import NOW, EvaluationFactory


def test_a_signature_between_two_whole_seconds_prints(cast):
    """The clock of the server has microseconds, the date inside a PDF has not."""
    row = EvaluationFactory(
        appraiser=cast.sari, delivered=True, signed_at=NOW - timedelta(microseconds=1)
    )

    assert evaluation.document_pdf(row)[:5] == b"%PDF-"
