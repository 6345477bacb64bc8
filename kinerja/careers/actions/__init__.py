"""Everything that happens to careers."""

from kinerja.careers.actions.records import (
    record_export,
    record_fact,
    record_official,
    withdraw_fact,
)
from kinerja.careers.actions.talent import (
    confirm_placement,
    propose_placement,
    record_component,
    recuse_from_case,
    return_placement,
    set_criteria,
    withdraw_component,
)

__all__ = [
    "confirm_placement",
    "propose_placement",
    "record_component",
    "record_export",
    "record_fact",
    "record_official",
    "recuse_from_case",
    "return_placement",
    "set_criteria",
    "withdraw_component",
    "withdraw_fact",
]
