import pytest
from django.db import IntegrityError

from kinerja.monitoring.models import Evidence
from tests.factories import (
    NOW,
    BlobFactory,
    EvidenceFactory,
    FeedbackFactory,
    ProgressFactory,
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        ("progress_value_needs_an_indicator", lambda: ProgressFactory(value=3)),
        (
            "progress_value_is_not_negative",
            lambda: ProgressFactory(value=-1),
        ),
        (
            "progress_counted_is_not_withdrawn",
            lambda: ProgressFactory(withdrawn_at=NOW, counted_at=NOW),
        ),
        ("evidence_is_a_file_or_a_link", lambda: EvidenceFactory(blob=None)),
        ("evidence_is_a_file_or_a_link", lambda: EvidenceFactory(url="https://contoh.id")),
        (
            "feedback_is_on_a_result_or_a_behaviour",
            lambda: FeedbackFactory(behaviour="loyal"),
        ),
        (
            "feedback_taken_back_was_not_read",
            lambda: FeedbackFactory(read_at=NOW, withdrawn_at=NOW),
        ),
        ("monitoring_blob_sha256", lambda: [blob_twice() for _ in range(2)]),
    ],
)
def test_the_database_refuses(constraint, make):
    with pytest.raises(IntegrityError, match=constraint):
        make()


def blob_twice():
    blob = BlobFactory()
    return type(blob).objects.create(
        sha256=blob.sha256, size=1, media_type="image/png", created_at=NOW
    )


@pytest.mark.django_db
def test_a_note_is_replaced_by_one_note_only():
    old = ProgressFactory()
    ProgressFactory(result=old.result, supersedes=old)

    with pytest.raises(IntegrityError, match="supersedes_id"):
        ProgressFactory(result=old.result, supersedes=old)


@pytest.mark.django_db
def test_a_proof_names_its_caption():
    assert str(Evidence.objects.get(pk=EvidenceFactory().pk)) == "laporan juni.pdf"
