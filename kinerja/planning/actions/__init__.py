"""The acts of planning: each locks, asks who may and what may, writes and records."""

from kinerja.planning.actions.agreement import (
    agree_skp,
    resolve_comment,
    return_skp,
    submit_skp,
    withdraw_skp,
)
from kinerja.planning.actions.approach import choose_approach
from kinerja.planning.actions.assignments import (
    answer_assignment,
    appoint_members,
    ask_to_join,
    end_assignment,
)
from kinerja.planning.actions.contents import (
    move_result,
    remove_result,
    restore_result,
    save_annexes,
    save_behaviours,
    save_indicators,
    save_result,
)
from kinerja.planning.actions.exports import (
    export_plans,
)
from kinerja.planning.actions.goals import save_goal
from kinerja.planning.actions.plans import (
    prepare_skp,
    start_change,
    start_skp,
)
from kinerja.planning.actions.roles import (
    save_roles,
    take_role,
)
from kinerja.planning.actions.strategies import (
    save_manual,
    save_strategy,
)
from kinerja.planning.actions.study import (
    add_study,
)
from kinerja.planning.actions.turns import set_turns
from kinerja.planning.actions.years import (
    move_windows,
    open_year,
)

__all__ = [
    "add_study",
    "agree_skp",
    "answer_assignment",
    "appoint_members",
    "ask_to_join",
    "choose_approach",
    "end_assignment",
    "export_plans",
    "move_result",
    "move_windows",
    "open_year",
    "prepare_skp",
    "remove_result",
    "resolve_comment",
    "restore_result",
    "return_skp",
    "save_annexes",
    "save_behaviours",
    "save_goal",
    "save_indicators",
    "save_manual",
    "save_result",
    "save_roles",
    "save_strategy",
    "set_turns",
    "start_change",
    "start_skp",
    "submit_skp",
    "take_role",
    "withdraw_skp",
]
