"""What the gates let a request through to, so that people can be told who opened their things.

A gate says `return noted(thing, "skp", of=thing.employee_id)`; a middleware gives the request an
empty list and reads it after the answer (kinerja/web/read_log.py). Outside of a request nobody
listens and noting does nothing. See docs/adr/0025.
"""

from contextlib import contextmanager
from contextvars import ContextVar

_opened = ContextVar("opened", default=None)


def noted(thing, kind: str, *, of: int):
    """The thing itself; `of` is the key of the person it belongs to, `kind` what it is."""
    opened = _opened.get()
    if opened is not None:
        opened.add((kind, of))
    return thing


@contextmanager
def listening():
    """The set of (kind, person) that gates add to until this ends."""
    before = _opened.set(set())
    try:
        yield _opened.get()
    finally:
        _opened.reset(before)
