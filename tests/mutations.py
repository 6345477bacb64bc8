"""What can be taken away from a gate: one change a mutant."""

import ast
import copy
from dataclasses import dataclass
from pathlib import Path

YES_OR_NO = ("can_", "is_", "has_", "may_", "own_", "gave", "sees_")
NARROWING = {"filter", "exclude"}


@dataclass(frozen=True)
class Mutant:
    path: Path
    module: str
    function: str
    words: str
    tree: ast.Module


def mutants_of(path, module, root):
    """Every mutant of the functions of one file."""
    tree = ast.parse(path.read_text())
    kind = path.relative_to(root).with_suffix("").parts[1]
    gates = names_of_gates(tree)
    for index, node in enumerate(tree.body):
        if not isinstance(node, ast.FunctionDef):
            continue
        changes = changes_of_access(node) if kind == "access" else changes_of_checks(node, gates)
        for words, changed in changes:
            mutated = copy.copy(tree)
            mutated.body = [*tree.body]
            mutated.body[index] = changed
            label = f"{path.relative_to(root)} {node.name}: {words}"
            yield Mutant(path, module, node.name, label, mutated)


def changes_of_access(node):
    """All that decides in a file where everything decides."""
    if node.name.startswith(YES_OR_NO):
        yield "always yes", with_body(node, "return True")
    if node.name.startswith("blockers_"):
        yield "never a blocker", with_body(node, "return []")
    for path, part in walk(node):
        for words, replacement in simpler(part):
            yield words, replaced(node, path, replacement)


def changes_of_checks(node, gates):
    """The statements of an act or a page that ask a gate, left out."""
    for path, part in walk(node):
        asks = {n.id for n in ast.walk(part) if isinstance(n, ast.Name)} & gates
        if not asks:
            continue
        if isinstance(part, ast.If) and mentions(part.test, gates) and stops(part.body):
            yield f"without `if {short(part.test)}`", replaced(node, path, ast.Pass())
            yield from (
                (words, replaced(node, (*path, ("test", None), *inner), replacement))
                for inner, test in walk(part.test)
                if isinstance(test, ast.BoolOp)
                for words, replacement in simpler(test)
            )
        if isinstance(part, ast.Expr) and refuses(part.value, gates):
            yield f"without `{short(part)}`", replaced(node, path, ast.Pass())


def simpler(part):
    """The same expression with one condition less."""
    if isinstance(part, ast.Call):
        yield from simpler_call(part)
    if isinstance(part, ast.BinOp) and isinstance(part.op, ast.BitOr | ast.BitAnd):
        yield f"only the left of `{short(part)}`", part.left
        yield f"only the right of `{short(part)}`", part.right
    if isinstance(part, ast.BoolOp):
        for value in part.values:
            rest = [other for other in part.values if other is not value]
            less = rest[0] if len(rest) == 1 else ast.BoolOp(part.op, rest)
            yield f"without `{short(value)}` in `{short(part)}`", less
    if isinstance(part, ast.If):
        yield f"as if `{short(part.test)}`", ast.If(ast.Constant(True), part.body, part.orelse)
        yield f"as if not `{short(part.test)}`", ast.If(ast.Constant(False), part.body, part.orelse)
    if isinstance(part, ast.Return) and isinstance(part.value, ast.Compare | ast.BoolOp):
        yield f"yes instead of `{short(part.value)}`", ast.Return(ast.Constant(True))


def simpler_call(part):
    called = part.func
    if isinstance(called, ast.Attribute) and called.attr in NARROWING:
        yield f"without `.{called.attr}({short_arguments(part)})`", called.value
    named = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    if named in {*NARROWING, "Q", "get_object_or_404"} and len(part.args + part.keywords) > 1:
        for keyword in part.keywords:
            rest = [other for other in part.keywords if other is not keyword]
            less = ast.Call(called, part.args, rest)
            if named != "get_object_or_404" or keyword.arg != "pk":
                yield f"without `{short(keyword)}` in `{short(part)}`", less
        if named in {"filter", "exclude", "Q"}:
            for argument in part.args:
                rest = [other for other in part.args if other is not argument]
                less = ast.Call(called, rest, part.keywords)
                yield f"without `{short(argument)}` in `{short(part)}`", less


def names_of_gates(tree):
    """What this file imported from access files, and from which file."""
    found = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            for name in node.names:
                if name.name == "access" or (node.module or "").endswith(".access"):
                    found.add(name.asname or name.name)
    return found


def mentions(node, names):
    return any(isinstance(n, ast.Name) and n.id in names for n in ast.walk(node))


def refuses(call, gates):
    """`refuse_if(…)`, `access.require_role(…)`: a statement whose only use is to stop."""
    if not isinstance(call, ast.Call):
        return False
    return mentions(call.func, gates) or ast.unparse(call.func).split(".")[-1].startswith("refuse")


def stops(body):
    return any(isinstance(statement, ast.Raise | ast.Return) for statement in body)


def with_body(node, source):
    changed = copy.copy(node)
    changed.body = ast.parse(f"def f():\n    {source}").body[0].body
    return changed


def walk(node, path=()):
    """Each part below a node with the way to it."""
    for field, value in ast.iter_fields(node):
        if field in {"decorator_list", "args", "returns"} and isinstance(node, ast.FunctionDef):
            continue
        parts = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, part in parts:
            if isinstance(part, ast.AST):
                way = (*path, (field, index))
                yield way, part
                yield from walk(part, way)


def replaced(node, path, new):
    """A copy of the node in which the part at the end of the way is another."""
    if not path:
        return new
    (field, index), rest = path[0], path[1:]
    changed = copy.copy(node)
    value = getattr(node, field)
    if index is None:
        setattr(changed, field, replaced(value, rest, new))
    else:
        values = [*value]
        values[index] = replaced(value[index], rest, new)
        setattr(changed, field, values)
    return changed


def short(node):
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 90 else f"{text[:87]}..."


def short_arguments(call):
    return short(ast.Call(ast.Name("x"), call.args, call.keywords))[2:-1]
