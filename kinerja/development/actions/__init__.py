"""Everything that happens to a rencana perbaikan."""

from kinerja.development.actions.agreement import (
    answer_plan,
    begin_plan,
    offer_plan,
    propose_plan,
)
from kinerja.development.actions.coaching import read_sessions, record_session
from kinerja.development.actions.ending import (
    close_plan,
    reassess_plan,
    recommend_to_ppk,
    record_test,
)
from kinerja.development.actions.export import record_export

__all__ = [
    "answer_plan",
    "begin_plan",
    "close_plan",
    "offer_plan",
    "propose_plan",
    "read_sessions",
    "reassess_plan",
    "recommend_to_ppk",
    "record_export",
    "record_session",
    "record_test",
]
