"""Writing a goal: changed, recorded, refused."""

from datetime import date

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning import actions
from tests.factories import NOW, GoalFactory, PerformanceYearFactory


def values(**changes):
    fields = {
        "level": "pk",
        "code": "DINKES.1",
        "statement": "Menurunnya tengkes",
        "indicator": "Prevalensi tengkes",
        "target": "14",
        "unit_of_measure": "persen",
        "parent": None,
        "source": "",
        "since": date(2026, 1, 12),
        "until": None,
    }
    return {**fields, **changes}


def save(cast, goal=None, *, unit=None, who="umi", revision=0, **changes):
    return actions.save_goal(
        goal,
        year=PerformanceYearFactory(),
        unit=unit or cast.office,
        values=values(**changes),
        revision=revision,
        by=getattr(cast, who).user,
        at=NOW,
    )


def test_a_goal_is_written_and_recorded(cast):
    parent = GoalFactory(unit=cast.regency, level="rpjmd")

    goal = save(cast, parent=parent)

    assert (goal.code, goal.parent, goal.since) == ("DINKES.1", parent, date(2026, 1, 12))
    event = Event.objects.latest("pk")
    assert (event.kind, event.details["code"]) == ("planning.goal_saved", "DINKES.1")


@pytest.mark.parametrize("who", ["sari", "joko", "agus", "wayan"])
def test_only_hr_of_the_branch_writes(cast, who):
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit itu"):
        save(cast, who=who)
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit itu"):
        save(cast, unit=cast.other)


def test_two_goals_of_a_unit_do_not_share_a_code(cast):
    save(cast)

    with pytest.raises(Refused, match=r"Kode DINKES\.1 sudah dipakai unit ini"):
        save(cast)


def test_a_goal_changed_meanwhile_is_not_written_over(cast):
    goal = save(cast)
    save(cast, goal, target="13")

    with pytest.raises(Stale):
        save(cast, goal, target="12")


def test_a_goal_does_not_move_to_another_unit(cast):
    goal = save(cast)

    with pytest.raises(Refused, match="tidak berpindah unit"):
        save(cast, goal, unit=cast.field)


def test_a_goal_does_not_move_to_another_year(cast):
    goal = GoalFactory(unit=cast.office, year=PerformanceYearFactory(year=2025))

    with pytest.raises(Refused, match="tidak berpindah unit atau tahun"):
        save(cast, goal)


def test_a_goal_stands_where_the_rules_let_it(cast):
    below = GoalFactory(unit=cast.other)

    with pytest.raises(Refused, match="Sasaran induk harus milik unit ini"):
        save(cast, parent=below)
