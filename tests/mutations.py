"""What can be taken away from a gate: one change a mutant."""

import ast
import copy
from dataclasses import dataclass
from pathlib import Path

YES_OR_NO = ("can_", "is_", "has_", "may_", "own_", "gave", "sees_")
GATES = {"get_object_or_404", "one_or_404"}
NARROWING = {"filter", "exclude"}
NO_DOOR = ("login_not_required", "csp_update", "dataclass")


@dataclass(frozen=True)
class Mutant:
    """`tree` is the file changed; a guard of the settings or the database has only a name."""

    path: Path | None
    module: str
    function: str
    words: str
    tree: ast.Module | None
    is_page: bool = False
    sql: str = ""


def mutants_of(path, module, root, asked=frozenset()):
    """Every mutant of the functions of one file; `asked` are those that an access file asks."""
    tree = ast.parse(path.read_text())
    kind = path.relative_to(root).with_suffix("").parts[1]
    for index, node in enumerate(tree.body):
        if not isinstance(node, ast.FunctionDef):
            continue
        decides = kind == "access" or node.name in asked
        changes = [*changes_of(node, kind, decides=decides, gates=names_of_gates(tree))]
        doors = [*changes_of_decorators(node)] if kind == "views" else []
        for words, changed in changes + doors:
            mutated = copy.copy(tree)
            mutated.body = [*tree.body]
            mutated.body[index] = changed
            label = f"{path.relative_to(root)} {node.name}: {words}"
            is_page = (words, changed) in doors
            yield Mutant(path, module, node.name, label, mutated, is_page)


def changes_of(node, kind, *, decides, gates):
    if decides:
        yield from changes_of_access(node)
        return
    if kind in {"actions", "views"}:
        yield from changes_of_checks(node, gates)
    yield from changes_of_ownership(node)


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
    """The refusals of an act or a page, left out or with one condition less."""
    for path, part in walk(node):
        if isinstance(part, ast.If) and (raises(part) or returns_for(part, gates)):
            yield f"without `if {short(part.test)}`", replaced(node, path, ast.Pass())
            yield from (
                (words, replaced(node, (*path, *inner), replacement))
                for inner, test in walk(part, only="test")
                if isinstance(test, ast.BoolOp)
                for words, replacement in simpler(test)
            )
        if isinstance(part, ast.Expr) and refuses(part.value, gates):
            yield f"without `{short(part)}`", replaced(node, path, ast.Pass())


def changes_of_ownership(node):
    """A filter by who asks, left out; wherever it stands."""
    for path, part in walk(node):
        if isinstance(part, ast.Call):
            for words, less in without_keywords(part, names_a_user):
                yield words, replaced(node, path, less)


def changes_of_decorators(node):
    """A page without what stands at its door."""
    for decorator in node.decorator_list:
        if not ast.unparse(decorator).startswith(NO_DOOR):
            changed = copy.copy(node)
            changed.decorator_list = [one for one in node.decorator_list if one is not decorator]
            yield f"without `@{short(decorator)}`", changed


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
    if len(part.args + part.keywords) > 1:
        yield from without_keywords(part, narrows_more_than_one_row(part))
        if name_of(part) in {*NARROWING, "Q"}:
            for argument in part.args:
                rest = [other for other in part.args if other is not argument]
                less = ast.Call(called, rest, part.keywords)
                yield f"without `{short(argument)}` in `{short(part)}`", less


def without_keywords(call, chosen):
    """A narrowing call with one of the chosen conditions less."""
    if name_of(call) in {*NARROWING, "Q", *GATES}:
        for keyword in call.keywords:
            if chosen(keyword):
                rest = [other for other in call.keywords if other is not keyword]
                less = ast.Call(call.func, call.args, rest)
                yield f"without `{short(keyword)}` in `{short(call)}`", less


def narrows_more_than_one_row(call):
    """Without its key a gate finds many rows and fails anyway."""
    return lambda keyword: name_of(call) not in GATES or keyword.arg != "pk"


def name_of(call):
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def names_a_user(keyword):
    is_known = not isinstance(keyword.value, ast.Constant)
    return is_known and (keyword.arg or "").split("__")[-1] == "user"


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


def raises(part):
    return any(isinstance(statement, ast.Raise) for statement in part.body)


def returns_for(part, gates):
    """`if not access.can_read(…): return …`, or the same for a person not signed in."""
    asks = mentions(part.test, gates) or "is_authenticated" in ast.unparse(part.test)
    return asks and any(isinstance(statement, ast.Return) for statement in part.body)


def refuses(call, gates):
    """`refuse_if(…)`, `access.require_role(…)`: a statement whose only use is to stop."""
    if not isinstance(call, ast.Call):
        return False
    return mentions(call.func, gates) or name_of(call).lstrip("_").startswith("refuse")


def with_body(node, source):
    changed = copy.copy(node)
    changed.body = ast.parse(f"def f():\n    {source}").body[0].body
    return changed


def walk(node, path=(), only=None):
    """Each part below a node with the way to it."""
    for field, value in ast.iter_fields(node):
        if only and field != only:
            continue
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
