"""Each refusal of an act has a test that notices when it is gone."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kinerja.integration import actions
from kinerja.integration.enums import ImportStatus
from kinerja.integration.models import ImportBatch
from kinerja.lib.refusals import Refused
from tests.factories import (
    NOW,
    ImportBatchFactory,
    ImportRowFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.integration import corpus
from tests.integration.test_actions import applied, row_of, uploaded
from tests.integration.test_plans import ROWS, rows_of

# What each act is told, and in which states of an import it is offered.
OFFERED = [
    (actions.map_columns, {"mapping": {}}, {"pemetaan"}),
    (actions.reopen_mapping, {}, {"pratinjau"}),
    (actions.resume_batch, {}, {"dibaca", "diterapkan"}),
    (actions.discard_batch, {}, {"pemetaan", "dibaca", "pratinjau"}),
    (actions.flag_missing, {"rows": [], "shown": []}, {"pratinjau", "selesai"}),
    (actions.start_applying, {"skip_errors": True}, {"pratinjau"}),
    (actions.undo_batch, {}, {"selesai"}),
]


@pytest.mark.parametrize(("act", "words", "states"), OFFERED)
def test_an_act_is_refused_in_every_other_state(cast, act, words, states):
    batch = ImportBatchFactory(uploaded_by=cast.ratna.user)
    refused = set()

    for state in set(ImportStatus.values) - states:
        ImportBatch.objects.update(status=state)
        with pytest.raises(Refused, match="Impor ini berstatus"):
            act(batch, by=cast.ratna.user, at=NOW, **words)
        refused.add(state)

    assert refused == set(ImportStatus.values) - states


def test_a_stranger_takes_no_rows_away(cast):
    batch = ImportBatchFactory(uploaded_by=cast.ratna.user)

    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
        actions.export_rows(batch, change="", count=1, form="csv", by=cast.budi.user, at=NOW)


def test_a_stranger_starts_nothing_and_queues_nothing(cast, settings):
    settings.JOBS_INLINE = False
    batch = ImportBatchFactory(uploaded_by=cast.ratna.user, status="pratinjau")
    ImportRowFactory(batch=batch)
    queued = ProcrastinateJob.objects.count()

    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
        actions.start_applying(batch, skip_errors=True, by=cast.budi.user, at=NOW)

    batch.refresh_from_db()
    assert batch.status == "pratinjau"
    assert ProcrastinateJob.objects.count() == queued


def test_without_errors_nothing_has_to_be_skipped(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, rank="III/d")]), unit=cast.field)

    assert applied(batch, cast.ratna, skip_errors=False).status == "selesai"


def test_a_file_that_changes_nothing_is_not_applied(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi)]), unit=cast.field)

    with pytest.raises(Refused, match="Tidak ada baris baru atau berubah"):
        applied(batch, cast.ratna)


def test_a_plan_whose_results_are_all_there_is_not_imported(cast):
    skp = SkpFactory(placement=cast.budi.placements.get())
    for order, row in enumerate((ROWS[0], ROWS[2]), 1):
        WorkResultFactory(skp=skp, statement=row[1], order=order)

    with pytest.raises(Refused, match="sudah ada di SKP"):
        actions.import_plan(skp, rows=rows_of(*ROWS), revision=0, by=cast.budi.user, at=NOW)
