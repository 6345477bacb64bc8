"""Takes each gate and filter away, one at a time, and asks whether a test notices.

    make mutants                      # all; or  pytest -p tests.mutants --only planning tests

A pytest plugin. It runs the tests once to learn which of them pass through which function. Then,
for each mutant, a fork of this process swaps the function's code and runs those tests, the
quickest first, until one fails. A mutant that no test notices fails the run.
"""

import ast
import contextlib
import importlib
import inspect
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
from _pytest.runner import runtestprotocol
from django.db import connections

from tests.mutants_equivalent import EQUIVALENT
from tests.mutations import mutants_of

KINERJA = Path(__file__).parent.parent / "kinerja"
SLOTS = 2
LONGEST = 180
SEEN = "__seen_by_a_test__"


def sources():
    """Where it is decided who may: access.py, and the checks of acts and pages."""
    for path in sorted(KINERJA.rglob("*.py")):
        parts = path.relative_to(KINERJA).with_suffix("").parts
        if len(parts) > 1 and parts[1] in {"access", "actions", "views"}:
            yield path, ".".join(("kinerja", *parts)).removesuffix(".__init__")


def function_of(module, name):
    return inspect.unwrap(getattr(importlib.import_module(module), name))


def swap(module, name, tree):
    """Give the living function the code it has in this tree, wherever it was imported to."""
    compiled = compile(ast.fix_missing_locations(tree), module, "exec")
    code = next(c for c in compiled.co_consts if inspect.iscode(c) and c.co_name == name)
    function_of(module, name).__code__ = code


def watch(names, seen):
    """Let every function that has mutants say when it runs."""
    for module, name, path in names:
        tree = ast.parse(path.read_text())
        node = next(n for n in tree.body if getattr(n, "name", "") == name)
        call = ast.parse(f"{SEEN}.add(({module!r}, {name!r}))").body
        has_doc = ast.get_docstring(node) is not None
        node.body[has_doc:has_doc] = call
        function_of(module, name).__globals__[SEEN] = seen
        swap(module, name, tree)


def pytest_addoption(parser):
    parser.addoption("--only", default="", help="mutate only files whose path contains this")


def pytest_collection_modifyitems(config, items):
    """Tests that commit would spoil the shared database; journeys are too slow."""
    items[:] = [
        item
        for item in items
        if not commits(item)
        and not item.get_closest_marker("journey")
        and "test_mutants" not in item.nodeid
        and "other_methods" not in item.nodeid
        and "closed_account" not in item.nodeid
    ]


def commits(item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(
        {"transactional_db", "live_server"} & set(item.fixturenames)
        or (marker and marker.kwargs.get("transaction"))
    )


def learn(items, seen):
    """Which tests pass through which function, the quickest first."""
    found = []
    items[0].session._setupstate.teardown_exact(items[0])
    for number, item in enumerate(items):
        seen.clear()
        began = time.monotonic()
        following = items[(number + 1) % len(items)]
        reports = runtestprotocol(item, log=False, nextitem=following)
        if not any(report.failed for report in reports):
            found.append((time.monotonic() - began, item.nodeid, sorted(seen)))
    return found


def learn_together(items, seen, name):
    """The same in forks, one a slot."""
    running = []
    for slot in range(SLOTS):
        answer = Path(tempfile.mkstemp()[1])
        share = items[slot::SLOTS]
        running.append((answer, in_fork(lambda s=share: learn(s, seen), answer, f"{name}_m{slot}")))
    found = []
    for answer, pid in running:
        os.waitpid(pid, 0)
        found += json.loads(answer.read_text() or "[]")
        answer.unlink()
    by_id = {item.nodeid: item for item in items}
    passes = {}
    for _, nodeid, functions in sorted(found):
        for function in functions:
            passes.setdefault(tuple(function), []).append(by_id[nodeid])
    return passes, len(items) - len(found)


@contextlib.contextmanager
def copied_database():
    """One copy a slot, so that the forks do not wait for each other's rows."""
    given = connections["default"].get_connection_params()
    given = {key: given[key] for key in ("host", "port", "user", "password") if given.get(key)}
    name = connections["default"].settings_dict["NAME"]
    connections.close_all()
    with psycopg.connect(dbname="postgres", autocommit=True, **given) as server:
        for slot in range(SLOTS):
            server.execute(f'DROP DATABASE IF EXISTS "{name}_m{slot}"')
            server.execute(f'CREATE DATABASE "{name}_m{slot}" TEMPLATE "{name}"')
        yield name
        for slot in range(SLOTS):
            server.execute(f'DROP DATABASE IF EXISTS "{name}_m{slot}"')


def survives(mutant, tests) -> bool:
    """Runs in the fork: no test noticed."""
    swap(mutant.module, mutant.function, mutant.tree)
    tests[0].session._setupstate.teardown_exact(tests[0])
    for number, item in enumerate(tests):
        following = tests[(number + 1) % len(tests)]
        reports = runtestprotocol(item, log=False, nextitem=following)
        if any(report.failed for report in reports):
            return False
    return True


def in_fork(work, answer, database, *, seconds=None) -> int:
    """Do the work in a copy of this process, on a copy of the database."""
    pid = os.fork()
    if pid:
        return pid
    signal.alarm(seconds or 0)
    with contextlib.suppress(BaseException):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        connections["default"].settings_dict["NAME"] = database
        answer.write_text(json.dumps(work()))
    os._exit(0)


def noticed(answer) -> bool:
    """A fork that died or ran too long has noticed too."""
    said = answer.read_text()
    answer.unlink()
    return said != "true"


def hunt(mutants, passes, name):
    """The mutants that no test noticed."""
    waiting, running, free, survivors = list(mutants), {}, list(range(SLOTS)), []
    while waiting or running:
        while waiting and free:
            mutant = waiting.pop(0)
            tests = passes.get((mutant.module, mutant.function), [])
            if not tests:
                survivors.append(mutant)
                continue
            slot, answer = free.pop(), Path(tempfile.mkstemp()[1])
            pid = in_fork(
                lambda m=mutant, t=tests: survives(m, t), answer, f"{name}_m{slot}", seconds=LONGEST
            )
            running[pid] = mutant, slot, answer
        if running:
            pid, _ = os.waitpid(-1, 0)
            mutant, slot, answer = running.pop(pid)
            free.append(slot)
            if not noticed(answer):
                survivors.append(mutant)
    return survivors


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    only = session.config.getoption("only")
    mutants = [
        mutant
        for path, module in sources()
        if only in str(path)
        for mutant in mutants_of(path, module, KINERJA)
    ]
    names = {(m.module, m.function, m.path) for m in mutants}
    seen = set()
    watch(names, seen)
    began = time.monotonic()
    runtestprotocol(session.items[0], log=False, nextitem=session.items[1])
    with copied_database() as name:
        passes, spoilt = learn_together(session.items, seen, name)
        learnt = time.monotonic()
        survivors = hunt(mutants, passes, name)
    session.items[0].session._setupstate.teardown_exact(None)
    found = {mutant.words for mutant in survivors}
    unknown = sorted(found - set(EQUIVALENT))
    stale = sorted(key for key in set(EQUIVALENT) - found if only in key)
    capture = session.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        out = sys.stdout.write
        out(f"\n{len(mutants)} mutants, {len(found)} survived, {len(unknown)} unexplained; ")
        out(f"{len(session.items)} tests, {spoilt} of them spoilt; ")
        out(f"learnt in {learnt - began:.0f} s, hunted in {time.monotonic() - learnt:.0f} s\n")
        out("".join(f"SURVIVED {words}\n" for words in unknown))
        out("".join(f"NOTICED, strike from the list: {words}\n" for words in stale))
    session.testsfailed = len(unknown) + len(stale)
    return True
