"""What counts as taking a gate away."""

import ast

from tests.mutations import mutants_of

ACCESS = """
def can_edit(user, row):
    return row.owner == user

def visible(user, on):
    if is_boss(user):
        return Row.objects.all()
    return Row.objects.filter(Q(owner=user) | Q(boss=user), on=on)
"""
ACTS = """
from kinerja.x import access
from kinerja.y.access import can_sign

def submit(row, *, by):
    if not access.can_edit(by, row):
        raise Refused("x")
    refuse_if(access.blockers_to_submit(row))
    if not (can_sign(by) or by.is_old):
        raise Refused("y")
    row.save()
"""


def words(tmp_path, name, source):
    path = tmp_path / "x" / name
    path.parent.mkdir()
    path.write_text(source)
    return [mutant.words.split(": ", 1)[1] for mutant in mutants_of(path, "x", tmp_path)]


def test_everything_in_an_access_file_can_be_taken_away(tmp_path):
    assert words(tmp_path, "access.py", ACCESS) == [
        "always yes",
        "yes instead of `row.owner == user`",
        "as if `is_boss(user)`",
        "as if not `is_boss(user)`",
        "without `.filter(Q(owner=user) | Q(boss=user), on=on)`",
        "without `on=on` in `Row.objects.filter(Q(owner=user) | Q(boss=user), on=on)`",
        "without `Q(owner=user) | Q(boss=user)` in "
        "`Row.objects.filter(Q(owner=user) | Q(boss=user), on=on)`",
        "only the left of `Q(owner=user) | Q(boss=user)`",
        "only the right of `Q(owner=user) | Q(boss=user)`",
    ]


def test_in_an_act_it_is_the_questions_to_access(tmp_path):
    assert words(tmp_path, "actions.py", ACTS) == [
        "without `if not access.can_edit(by, row)`",
        "without `refuse_if(access.blockers_to_submit(row))`",
        "without `if not (can_sign(by) or by.is_old)`",
        "without `can_sign(by)` in `can_sign(by) or by.is_old`",
        "without `by.is_old` in `can_sign(by) or by.is_old`",
    ]


def test_a_mutant_is_code_again_and_leaves_the_rest(tmp_path):
    path = tmp_path / "x" / "access.py"
    path.parent.mkdir()
    path.write_text(ACCESS)
    first = next(iter(mutants_of(path, "x", tmp_path)))

    source = ast.unparse(ast.fix_missing_locations(first.tree))
    assert "return True" in source
    assert "Row.objects.filter(Q(owner=user) | Q(boss=user), on=on)" in source
