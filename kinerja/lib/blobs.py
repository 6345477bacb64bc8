"""Files named by the SHA-256 of what they hold, below one folder: ab/cd/abcd…"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

NAME = re.compile(r"[0-9a-f]{64}")


def path_of(root: Path, sha256: str) -> Path:
    if not NAME.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return Path(root, sha256[:2], sha256[2:4], sha256)


def put(root: Path, content: bytes) -> str:
    """Store the bytes once and say their name; when it returns they are on the disk."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(root, sha256)
    if path.exists():
        os.utime(path)  # young again, so that a sweep leaves it alone
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync(path.parent)
    return sha256


def read(root: Path, sha256: str) -> bytes:
    return path_of(root, sha256).read_bytes()


def is_intact(root: Path, sha256: str) -> bool:
    """Whether the file is there and still holds what its name says."""
    path = path_of(root, sha256)
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def orphans(root: Path, *, known: Iterable[str], older_than: float) -> Iterator[Path]:
    """Files that no row names, last touched before a moment (seconds of the epoch)."""
    known = set(known)
    for path in sorted(Path(root).glob("??/??/*")) + sorted(Path(root).glob("??/??/.tmp-*")):
        if path.name not in known and path.stat().st_mtime < older_than:
            yield path


def _sync(folder: Path):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
