"""Where gates stand in the living program, and how one of them is taken away in a fork."""

import ast
import importlib
import inspect
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver

from tests.mutations import Mutant, mutants_of

KINERJA = Path(__file__).parent.parent / "kinerja"
NO_PRODUCT = {"migrations", "management", "demo", "bench"}
GUARDS = ("kinerja.accounts.", "django.contrib.auth.", "django.middleware.csrf.")
SEEN = "__seen_by_a_test__"


def all_mutants(only):
    asked = asked_by_access()
    for path, module in sources():
        if only in str(path):
            names = {name for where, name in asked if where == module}
            yield from mutants_of(path, module, KINERJA, names)
    for name in settings.MIDDLEWARE:
        if name.startswith(GUARDS) and not name.endswith(".AuthenticationMiddleware"):
            words = f"middleware {name}"
            if only in words:
                yield Mutant(None, "", name, words, None)


def sources():
    for path in sorted(KINERJA.rglob("*.py")):
        parts = path.relative_to(KINERJA).with_suffix("").parts
        if len(parts) > 1 and not NO_PRODUCT & set(parts):
            yield path, ".".join(("kinerja", *parts)).removesuffix(".__init__")


def asked_by_access():
    """The questions on which access files rest: where each is written, and its name."""
    found = set()
    for path, module in sources():
        if path.relative_to(KINERJA).parts[1].removesuffix(".py") == "access":
            living = vars(importlib.import_module(module))
            for node in ast.walk(ast.parse(path.read_text())):
                found.add(question(node, living))
    return found - {None}


def question(node, living):
    """`queries.grants_of`, or `grants_of` imported from there."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        function = getattr(living.get(node.value.id), node.attr, None)
    elif isinstance(node, ast.Name):
        function = living.get(node.id)
    else:
        return None
    if inspect.isfunction(function) and ".queries" in function.__module__:
        return function.__module__, function.__name__
    return None


def function_of(module, name):
    return inspect.unwrap(getattr(importlib.import_module(module), name))


def give_code(module, name, tree):
    """Give the living function the code it has in this tree, wherever it was imported to."""
    compiled = compile(ast.fix_missing_locations(tree), module, "exec")
    code = next(c for c in compiled.co_consts if inspect.iscode(c) and c.co_name == name)
    function_of(module, name).__code__ = code


def take_away(mutant):
    if mutant.tree is None:
        settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != mutant.function]
    elif mutant.is_page:
        replace_page(mutant)
    else:
        give_code(mutant.module, mutant.function, mutant.tree)


def replace_page(mutant):
    """Put the page without this decorator at its addresses."""
    node = next(n for n in mutant.tree.body if getattr(n, "name", "") == mutant.function)
    alone = ast.Module([node], type_ignores=[])
    living = {**vars(importlib.import_module(mutant.module))}
    exec(compile(ast.fix_missing_locations(alone), mutant.module, "exec"), living)
    for _, pattern in addresses_of(mutant):
        pattern.callback = living[mutant.function]


def addresses_of(mutant):
    """The names and patterns under which a page is reached."""
    page = getattr(importlib.import_module(mutant.module), mutant.function)
    return [(name, one) for name, one in named_patterns(get_resolver()) if one.callback is page]


def named_patterns(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from named_patterns(pattern, inner)
        else:
            yield f"{prefix}{pattern.name}", pattern


def watch(mutants, seen):
    """Let every function that has mutants say when it runs."""
    for module, name, path in {(m.module, m.function, m.path) for m in mutants if m.tree}:
        tree = ast.parse(path.read_text())
        node = next(n for n in tree.body if getattr(n, "name", "") == name)
        call = ast.parse(f"{SEEN}.add(({module!r}, {name!r}))").body
        has_doc = ast.get_docstring(node) is not None
        node.body[has_doc:has_doc] = call
        function_of(module, name).__globals__[SEEN] = seen
        give_code(module, name, tree)
