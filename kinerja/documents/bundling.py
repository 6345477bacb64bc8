"""A bundle is put together outside any transaction: minutes of work, told as it goes."""

import zipfile
from datetime import datetime

from kinerja.documents import actions, queries
from kinerja.documents.enums import BundleStatus
from kinerja.documents.models import Bundle

STEP = 20  # documents between two looks at the progress


def make_bundle(bundle: Bundle, *, at: datetime) -> None:
    """Write the file and say that it is there; starting again starts over.

    Each document is one that was set or signed, made by the same code as the page's own PDF.
    """
    rows = queries.documents_of(bundle)
    if not rows:
        _mark(bundle, status=BundleStatus.EMPTY)
        return
    _mark(bundle, status=BundleStatus.RUNNING, total=len(rows), done=0)
    try:
        size = _write(bundle, rows)
    except Exception:
        _mark(bundle, status=BundleStatus.FAILED)
        raise  # the operator finds the reason among the failed jobs
    actions.finish_bundle(bundle, size=size, by=None, at=at)


def _write(bundle, rows):
    """First beside its name, so that a file with its name is whole."""
    path = queries.path_of(bundle)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as folder:  # a PDF is packed already
        for done, (name, pdf) in enumerate(queries.papers(bundle, rows), 1):
            folder.writestr(name, pdf)
            if done % STEP == 0:
                _mark(bundle, done=done)
    unfinished.replace(path)
    return path.stat().st_size


def _mark(bundle, **fields):
    Bundle.objects.filter(pk=bundle.pk).update(**fields)
