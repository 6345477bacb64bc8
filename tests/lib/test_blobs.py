import hashlib
import os
import time

import pytest

from kinerja.lib import blobs


def test_a_file_is_named_by_what_it_holds(tmp_path):
    name = blobs.put(tmp_path, b"isi")

    assert name == hashlib.sha256(b"isi").hexdigest()
    assert (tmp_path / name[:2] / name[2:4] / name).read_bytes() == b"isi"
    assert blobs.is_intact(tmp_path, name)


def test_the_same_bytes_are_stored_once_and_nothing_half_written_stays(tmp_path):
    blobs.put(tmp_path, b"isi")
    blobs.put(tmp_path, b"isi")

    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_only_the_owner_of_the_process_reads_it(tmp_path):
    path = blobs.path_of(tmp_path, blobs.put(tmp_path, b"isi"))

    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_only_a_hash_is_a_name(tmp_path, name):
    with pytest.raises(ValueError, match="SHA-256"):
        blobs.path_of(tmp_path, name)


def test_a_changed_file_is_not_intact(tmp_path):
    name = blobs.put(tmp_path, b"isi")
    blobs.path_of(tmp_path, name).write_bytes(b"lain")

    assert not blobs.is_intact(tmp_path, name)


def test_orphans_are_old_files_that_no_row_names(tmp_path):
    known, orphan = blobs.put(tmp_path, b"dikenal"), blobs.put(tmp_path, b"yatim")
    fresh = blobs.put(tmp_path, b"baru")
    for name in (known, orphan):
        os.utime(blobs.path_of(tmp_path, name), (0, 0))

    found = list(blobs.orphans(tmp_path, known=[known], older_than=time.time() - 60))

    assert (found, fresh != orphan) == ([blobs.path_of(tmp_path, orphan)], True)
