"""The demo regency builds its documents in memory; they read as the acts would have made them."""

from datetime import date

import pytest
from django.core.management import call_command

from kinerja.appraisal.enums import EvaluationStatus
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.queries import evaluation_content
from kinerja.lib.canonical import digest
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp
from kinerja.planning.queries import skp_content


@pytest.mark.django_db
def test_documents_of_the_demo_say_what_its_rows_say(capfd, settings, tmp_path):
    settings.ANCHOR_DIR = tmp_path
    call_command("demo", size=200, on=date(2026, 7, 14))
    signed = Evaluation.objects.exclude(status=EvaluationStatus.DRAFT)
    agreed = Skp.objects.filter(status=SkpStatus.AGREED)

    for row, said in (
        *((row, evaluation_content) for row in signed.order_by("-pk")[:25]),
        *((row, skp_content) for row in agreed.order_by("-pk")[:25]),
    ):
        kept, row.content = row.content, None
        again = said(row)
        assert again == kept
        assert digest(again) == row.content_digest
    with pytest.raises(SystemExit, match="0"):
        call_command("verify")
    assert "; 0 temuan." in capfd.readouterr().out
