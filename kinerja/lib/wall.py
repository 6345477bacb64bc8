"""For whom the database opens rows behind its wall (row-level security); see ADR 14.

Policies of walled tables compare the setting `kinerja.reader`; lib/postgresql tells the
connection who reads before each statement. Nobody is named by default, so nothing is seen.
"""

from contextlib import contextmanager
from contextvars import ContextVar

NOBODY = ""
SYSTEM = "sistem"  # commands and the worker: no person reads

reader = ContextVar("reader", default=NOBODY)


@contextmanager
def open_for(user):
    """Until it ends, walled rows are those of this account; of nobody when not signed in."""
    before = reader.set(str(user.pk) if user.is_authenticated else NOBODY)
    try:
        yield
    finally:
        reader.reset(before)
