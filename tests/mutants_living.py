"""Where gates stand in the living program, and how one of them is taken away in a fork."""

import ast
import importlib
import inspect
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from django.urls import get_resolver

from tests.mutations import Mutant, mutants_of

KINERJA = Path(__file__).parent.parent / "kinerja"
NO_PRODUCT = {"migrations", "management", "demo", "bench"}
GUARDS = ("kinerja.accounts.", "django.contrib.auth.", "django.middleware.csrf.")
IN_THE_DATABASE = """
SELECT relname, 'TRIGGER ' || tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE tgname LIKE 'pgtrigger_%'
UNION SELECT relname, 'ROW LEVEL SECURITY' FROM pg_class WHERE relrowsecurity
ORDER BY 1, 2
"""
SEEN = "__seen_by_a_test__"


def all_mutants(only):
    asked = asked_by_access()
    for path, module in sources():
        if wanted(only, str(path)):
            names = {name for where, name in asked if where == module}
            yield from mutants_of(path, module, KINERJA, names)
    for name in settings.MIDDLEWARE:
        if name.startswith(GUARDS) and not name.endswith(".AuthenticationMiddleware"):
            words = f"kinerja/ middleware {name}"
            if wanted(only, words):
                yield Mutant(None, "kinerja.accounts", name, words, None)
    yield from in_the_database(only)


def in_the_database(only):
    """Triggers that seal rows, and walls between readers."""
    with connect() as server:
        for table, what in server.execute(IN_THE_DATABASE).fetchall():
            capability = f"kinerja/{table.split('_')[0]}/"
            if wanted(only, capability):
                words = f"{capability} {table}: without {what}"
                sql = f'ALTER TABLE "{table}" {{}} {what}'
                yield Mutant(None, capability.replace("/", "."), table, words, None, sql=sql)


def wanted(only, text):
    return any(part in text for part in only.split(","))


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
    if mutant.sql:
        execute(mutant.sql.format("DISABLE"))
    elif mutant.tree is None:
        settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != mutant.function]
    elif mutant.is_page:
        replace_page(mutant)
    else:
        give_code(mutant.module, mutant.function, mutant.tree)


def put_back(mutant):
    """Code is gone with the fork; the database of its slot stays."""
    if mutant.sql:
        execute(mutant.sql.format("ENABLE"))


def execute(sql):
    connections.close_all()  # a table in use cannot be altered
    with connect() as server:
        server.execute(sql)


def connect(database=""):
    """A connection beside Django's, which only tests may use."""
    given = connections["default"].get_connection_params()
    given = {key: given[key] for key in ("host", "port", "user", "password") if given.get(key)}
    name = connections["default"].settings_dict["NAME"]
    return psycopg.connect(dbname=database or name, autocommit=True, **given)


def replace_page(mutant):
    """Put the page without this decorator at its addresses, and where another page calls it."""
    node = next(n for n in mutant.tree.body if getattr(n, "name", "") == mutant.function)
    alone = ast.Module([node], type_ignores=[])
    module = importlib.import_module(mutant.module)
    living = {**vars(module)}
    exec(compile(ast.fix_missing_locations(alone), mutant.module, "exec"), living)
    for _, pattern in addresses_of(mutant):
        pattern.callback = living[mutant.function]
    setattr(module, mutant.function, living[mutant.function])


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
