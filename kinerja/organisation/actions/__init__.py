"""What may be done to the organisation; `by=None` is the system itself (commands)."""

from kinerja.organisation.actions.contracts import record_contract, withdraw_contract
from kinerja.organisation.actions.corrections import answer_correction, request_correction
from kinerja.organisation.actions.exports import record_export
from kinerja.organisation.actions.holidays import add_holiday, confirm_holidays, remove_holiday
from kinerja.organisation.actions.invitations import invite_employee
from kinerja.organisation.actions.lines import correct_line, delegate_line, propose_lines
from kinerja.organisation.actions.people import (
    close_position,
    end_placement,
    hire_employee,
    open_position,
    place_employee,
    set_standing,
)
from kinerja.organisation.actions.roles import grant_role, revoke_role
from kinerja.organisation.actions.seed import load_holidays, load_units
from kinerja.organisation.actions.settings import choose_setting
from kinerja.organisation.actions.units import close_unit, create_unit, move_unit, rename_unit

__all__ = [
    "add_holiday",
    "answer_correction",
    "choose_setting",
    "close_position",
    "close_unit",
    "confirm_holidays",
    "correct_line",
    "create_unit",
    "delegate_line",
    "end_placement",
    "grant_role",
    "hire_employee",
    "invite_employee",
    "load_holidays",
    "load_units",
    "move_unit",
    "open_position",
    "place_employee",
    "propose_lines",
    "record_contract",
    "record_export",
    "remove_holiday",
    "rename_unit",
    "request_correction",
    "revoke_role",
    "set_standing",
    "withdraw_contract",
]
