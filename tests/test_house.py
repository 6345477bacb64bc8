"""The house rules that a machine can check."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

KINERJA = Path(__file__).parent.parent / "kinerja"
MODULES = [path for path in sorted(KINERJA.rglob("*.py")) if "migrations" not in path.parts]
BESIDE = [
    path
    for name in ("pglauncher", "verifier")
    for path in sorted((KINERJA.parent / name).rglob("*.py"))
]
ACTIONS = [path for path in MODULES if path.stem == "actions" or path.parent.name == "actions"]
VIEWS = [path for path in MODULES if path.stem == "views" or path.parent.name == "views"]
OURS = [model for model in apps.get_models() if model.__module__.startswith("kinerja.")]

# Deleting the parent really does mean deleting the child.
MAY_CASCADE = {
    "notifications.DigestChoice.user",
    "notifications.Message.user",
    "notifications.PushDevice.user",
    "accounts.Invitation.user",
    "accounts.Draft.user",
    "accounts.Session.user",
    "planning.WorkResult.skp",
    "planning.Indicator.result",
    "planning.BehaviourExpectation.skp",
    "planning.SkpAnnex.skp",
    "planning.SkpComment.skp",
    "planning.MatrixRole.row",
    "recognition.Criterion.round",
    "monitoring.Evidence.progress",
    "monitoring.DailyProgress.progress",
    "appraisal.ResultRating.evaluation",
    "appraisal.BehaviourRating.evaluation",
    "integration.ImportRow.batch",
    "outreach.MaterialReading.user",
}


def short(path):
    return str(path.relative_to(KINERJA.parent))


def public_functions(path):
    tree = ast.parse(path.read_text())
    return [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"]


def length(node):
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", MODULES + BESIDE, ids=short)
def test_modules_stay_readable(path):
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", VIEWS, ids=short)
def test_views_stay_thin(path):
    assert {f.name: length(f) for f in public_functions(path) if length(f) > 40} == {}


@pytest.mark.parametrize("path", ACTIONS, ids=short)
def test_actions_name_their_actor_and_leave_a_trace(path):
    for function in public_functions(path):
        source = ast.unparse(function)
        assert {arg.arg for arg in function.args.kwonlyargs} >= {"by", "at"}, function.name
        assert re.search(r"log\.record(_all)?\(", source), f"{function.name} writes no audit line"
        assert "transaction.atomic" in map(ast.unparse, function.decorator_list), function.name
        if function.args.args:  # a positional argument is an existing row
            assert "select_for_update(" in source, f"{function.name} does not lock its row"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_history_is_not_deleted_by_accident(model):
    cascading = {
        f"{model._meta.label}.{field.name}"
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    }
    assert cascading <= MAY_CASCADE


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_says_what_it_is(model):
    assert inspect.getdoc(model)
    assert not model.__doc__.startswith(f"{model.__name__}(")


@pytest.mark.parametrize("path", VIEWS, ids=short)
def test_views_write_through_actions(path):
    source = path.read_text()
    for shortcut in (".save(", ".create(", ".update(", ".delete(", ".bulk_create("):
        assert shortcut not in source, f"{path}: {shortcut} belongs in an action"


@pytest.mark.parametrize("path", sorted(KINERJA.rglob("migrations/0*.py")), ids=short)
def test_migrations_do_not_import_living_code(path):
    source = path.read_text()
    assert "import kinerja" not in source
    assert "from kinerja" not in source
