import os
from io import StringIO

import pytest
from django.core.management import call_command

from kinerja.lib import blobs
from tests.factories import NOW, BlobFactory

pytestmark = pytest.mark.django_db


def sweep(**options):
    out, err = StringIO(), StringIO()
    call_command("sweep_evidence", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_a_file_without_a_note_is_named_then_removed(evidence_dir):
    kept = BlobFactory()
    orphan = blobs.path_of(evidence_dir, blobs.put(evidence_dir, b"yatim"))
    os.utime(orphan, (0, 0))

    out, _ = sweep()
    assert out == (
        f"tanpa catatan: {orphan.name}\n1 berkas tercatat, 0 bermasalah, 1 tanpa catatan.\n"
    )
    assert orphan.exists()

    sweep(hapus=True)
    assert (orphan.exists(), blobs.is_intact(evidence_dir, kept.sha256)) == (False, True)


def test_a_young_file_may_belong_to_an_act_under_way(evidence_dir):
    path = blobs.path_of(evidence_dir, blobs.put(evidence_dir, b"baru"))
    os.utime(path, times=(NOW.timestamp(), NOW.timestamp()))

    sweep(hapus=True)

    assert path.exists()


def test_a_missing_and_a_changed_file_are_named(evidence_dir):
    gone, changed = BlobFactory(content=b"a"), BlobFactory(content=b"b")
    blobs.path_of(evidence_dir, gone.sha256).unlink()
    blobs.path_of(evidence_dir, changed.sha256).write_bytes(b"c")

    _, err = sweep()

    assert sorted(err.splitlines()) == sorted(
        f"hilang atau berubah: {blob.sha256}" for blob in (gone, changed)
    )
