"""Ninety days after its end an import forgets what stood in its rows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinerja.integration import actions, queries, tasks
from kinerja.integration.models import ImportBatch
from kinerja.lib.refusals import Refused
from tests.factories import NOW
from tests.integration import corpus
from tests.integration.test_actions import applied, kinds, row_of, uploaded

NINETY_DAYS = timedelta(days=90)
ROWS = ("place", "read", "differences", "errors", "warnings", "undo")


def old_batch(cast, *, ended_at, undone=False):
    content = corpus.simple([row_of(cast.budi, rank="III/d"), ["1", "Salah", "", "", "", ""]])
    batch = applied(uploaded(cast, content), cast.ratna)
    if undone:
        actions.undo_batch(batch, by=cast.ratna.user, at=NOW)
    ImportBatch.objects.filter(pk=batch.pk).update(
        applied_at=ended_at, **({"undone_at": ended_at} if undone else {})
    )
    return ImportBatch.objects.get(pk=batch.pk)


@pytest.mark.parametrize("undone", [False, True])
def test_an_old_import_keeps_its_numbers_and_forgets_its_rows(cast, undone):
    batch = old_batch(cast, ended_at=NOW - NINETY_DAYS - timedelta(seconds=1), undone=undone)
    counts = queries.counts_of(batch)

    tasks.clear_old_batches(timestamp=0)

    batch.refresh_from_db()
    assert list(batch.rows.values_list(*ROWS).distinct()) == [("", {}, {}, [], [], {})]
    assert (batch.content, batch.headers, batch.cleared_at is None) == (None, [], False)
    assert queries.counts_of(batch) == counts
    assert kinds(batch)[-2:] == [
        "integration.batch_undone" if undone else "integration.batch_applied",
        "integration.batch_cleared",
    ]


def test_the_worker_clears_each_import_once(cast):
    batch = old_batch(cast, ended_at=NOW - NINETY_DAYS - timedelta(days=1))

    tasks.clear_old_batches(timestamp=0)
    tasks.clear_old_batches(timestamp=0)

    assert kinds(batch).count("integration.batch_cleared") == 1


def test_a_young_import_is_not_cleared(cast):
    batch = old_batch(cast, ended_at=NOW - NINETY_DAYS)

    with pytest.raises(Refused, match="Isi impor ini belum boleh dihapus"):
        actions.clear_batch(batch, by=None, at=NOW)

    assert batch.rows.exclude(read={}).count() == batch.rows.count()


def test_an_import_waiting_for_somebody_is_not_cleared(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, rank="III/d")]))

    assert list(queries.batches_to_clear(at=NOW + 9 * NINETY_DAYS)) == []
    assert batch.content is not None


def test_a_cleared_import_cannot_be_taken_back_and_its_page_says_why(client, cast):
    batch = old_batch(cast, ended_at=NOW - NINETY_DAYS - timedelta(days=1))
    tasks.clear_old_batches(timestamp=0)
    client.force_login(cast.ratna.user)

    with pytest.raises(Refused, match="Isi barisnya sudah dihapus"):
        actions.undo_batch(batch, by=cast.ratna.user, at=NOW)

    page = client.get(reverse("integration:batch_detail", args=[batch.pk])).content.decode()
    assert "Setelah 90 hari hanya jumlahnya yang disimpan." in page
    assert "Ya, batalkan impor" not in page
    assert "1 berubah" in page
