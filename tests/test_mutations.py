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


PAGE = """
from kinerja.x import access

@login_not_required
@require_POST
def send(request, pk):
    if not request.user.is_authenticated:
        return refusal(401)
    if pk < 1 or pk > 9:
        raise Http404
    _refuse_late(request)
    return Draft.objects.filter(user=request.user, key=pk).exclude(user=None)
"""


def test_on_a_page_it_is_the_door_the_refusals_and_the_filter_by_who_asks(tmp_path):
    assert words(tmp_path, "views.py", PAGE) == [
        "without `if not request.user.is_authenticated`",
        "without `if pk < 1 or pk > 9`",
        "without `pk < 1` in `pk < 1 or pk > 9`",
        "without `pk > 9` in `pk < 1 or pk > 9`",
        "without `_refuse_late(request)`",
        "without `user=request.user` in `Draft.objects.filter(user=request.user, key=pk)`",
        "without `@require_POST`",
    ]


def test_elsewhere_it_is_the_filter_by_who_asks_and_what_access_rests_on(tmp_path):
    source = "def mine(user):\n    return Row.objects.filter(owner__user=user, is_new=True)\n"
    row = "Row.objects.filter(owner__user=user, is_new=True)"
    by_user = f"without `owner__user=user` in `{row}`"

    assert words(tmp_path, "queries.py", source) == [by_user]
    path = tmp_path / "x" / "queries.py"
    asked = [mutant.words for mutant in mutants_of(path, "x", tmp_path, {"mine"})]
    assert [one.split(": ", 1)[1] for one in asked] == [
        "without `.filter(owner__user=user, is_new=True)`",
        by_user,
        f"without `is_new=True` in `{row}`",
    ]
