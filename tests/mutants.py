"""Takes each gate and filter away, one at a time, and asks whether a test notices.

    make mutants                      # all; or  ARGS="--only planning"

A pytest plugin. It runs the tests once to learn which of them pass through which function. Then,
for each mutant, a fork of this process takes the gate away and runs those tests, the nearest
first, until one fails. At last the tests that noticed something run once more with every gate in
its place: one that fails there too has proved nothing. A mutant that no test notices fails the run.
"""

import contextlib
import gc
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from django.db import connections

from tests.mutants_equivalent import EQUIVALENT
from tests.mutants_living import addresses_of, all_mutants, connect, put_back, take_away, watch

SLOTS = 2
LONGEST = 900  # seconds for one mutant
LEARNING = 3600
TABLE = ("test_reading_", "test_sending_", "test_other_methods_")


def pytest_addoption(parser):
    parser.addoption(
        "--only", default="", help="mutate only files whose path contains this (or,that)"
    )


def pytest_collection_modifyitems(items):
    """Who may is asked of rows; tests that commit would spoil the database shared by all."""
    items[:] = [
        item
        for item in items
        if asks_rows(item)
        and not item.get_closest_marker("journey")
        and "a_closed_account_is_a_stranger" not in item.nodeid
    ]
    # The first runs before the forks, in which the threads of a typesetter would be missing.
    items.sort(key=lambda item: "tests/documents/" in item.nodeid)


def asks_rows(item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = set(item.fixturenames)
    commits = {"transactional_db", "live_server"} & fixtures
    if commits or (marker and marker.kwargs.get("transaction")):
        return False
    return bool(marker) or "db" in fixtures


def run(items):
    """Each test, whether it passed, and how long it took; the session stays set up."""
    items[0].session._setupstate.teardown_exact(items[0])
    for item, following in zip(items, [*items[1:], items[0]], strict=True):
        began = time.monotonic()
        reports = runtestprotocol(item, log=False, nextitem=following)
        passed = not any(report.failed for report in reports)
        yield item, passed, time.monotonic() - began


def learn(items, seen):
    """Of each test that passes: its time and the functions it went through."""
    found = []
    seen.clear()
    for item, passed, seconds in run(items):
        if passed:
            found.append((item.nodeid, seconds, sorted(seen)))
        seen.clear()
    return found


def in_slots(jobs, database, *, longest=LONGEST):
    """Run each job in a fork, one a slot at a time, each slot with its own database."""
    waiting, running, free = list(jobs), {}, list(range(SLOTS))
    while waiting or running:
        while waiting and free:
            key, work = waiting.pop(0)
            slot, answer = free.pop(), Path(tempfile.mkstemp()[1])
            pid = in_fork(work, answer, f"{database}_m{slot}", longest)
            running[pid] = key, slot, answer
        pid, _ = os.waitpid(-1, 0)
        key, slot, answer = running.pop(pid)
        free.append(slot)
        said = answer.read_text()
        answer.unlink()
        yield key, json.loads(said) if said else None


def in_fork(work, answer, database, longest) -> int:
    """Do the work in a copy of this process, on a copy of the database."""
    pid = os.fork()
    if pid:
        return pid
    signal.alarm(longest)
    with contextlib.suppress(BaseException):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        connections["default"].settings_dict["NAME"] = database
        answer.write_text(json.dumps(work()))
    os._exit(0)


@contextlib.contextmanager
def copied_database():
    """One copy a slot, so that the forks do not wait for each other's rows."""
    name = connections["default"].settings_dict["NAME"]
    connections.close_all()
    with connect("postgres") as server:
        for slot in range(SLOTS):
            drop(server, f"{name}_m{slot}")
            server.execute(f'CREATE DATABASE "{name}_m{slot}" TEMPLATE "{name}"')
        yield name
        for slot in range(SLOTS):
            drop(server, f"{name}_m{slot}")


def drop(server, database):
    """WITH (FORCE) would end the server's own cleaners too, which an owner may not."""
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = %s AND usename = current_user",
        [database],
    )
    server.execute(f'DROP DATABASE IF EXISTS "{database}"')


def homes_of(mutant):
    """The folders whose tests know most of it; a guard opens the wall too."""
    is_guard = mutant.tree is None and not mutant.sql
    return (f"tests/{mutant.module.split('.')[1]}/", *(("tests/lib/",) if is_guard else ()))


class Tests:
    """The tests that can notice a mutant, the nearest and quickest first."""

    def __init__(self, items):
        self.by_id = {item.nodeid: item for item in items}
        self.took, self.through, self.noticed_by = {}, {}, {}

    def learn(self, seen, database):
        items = [item for item in self.by_id.values() if TABLE[-1] not in item.nodeid]
        shares = [items[slot::SLOTS] for slot in range(SLOTS)]
        jobs = [(share, lambda s=share: learn(s, seen)) for share in shares]
        for _, found in in_slots(jobs, database, longest=LEARNING):
            for nodeid, seconds, functions in found or []:
                self.took[nodeid] = seconds
                for function in functions:
                    self.through.setdefault(tuple(function), []).append(nodeid)
        return sorted({item.nodeid for item in items} - set(self.took))

    def of(self, mutant):
        """For a page's door its rows of the access table; for what has no code all tests."""
        place = mutant.module, mutant.function
        own = homes_of(mutant)
        last = self.noticed_by.get(place, ())
        found = self.through.get(place, []) if mutant.tree else self.took
        found = sorted(
            found,
            key=lambda nodeid: (
                nodeid not in last,
                not nodeid.startswith(own),
                bool(mutant.sql) and not any(name in nodeid for name in ("_models", "_wall")),
                self.took[nodeid],
            ),
        )
        return [*self.rows_of(mutant), *found] if mutant.is_page else found

    def rows_of(self, mutant):
        ends = tuple(f"[{name}]" for name, _ in addresses_of(mutant))
        return [
            nodeid
            for start in TABLE
            for nodeid in self.by_id
            if start in nodeid and nodeid.endswith(ends)
        ]

    def first_to_notice(self, mutant):
        """Runs in the fork."""
        items = [self.by_id[nodeid] for nodeid in self.of(mutant)]
        take_away(mutant)
        first = next((i.nodeid for i, passed, _ in run(items) if not passed), "") if items else ""
        put_back(mutant)
        return first

    def failing(self, nodeids):
        return [i.nodeid for i, passed, _ in run([self.by_id[n] for n in nodeids]) if not passed]

    def hunt(self, mutants, database):
        """Each mutant with the test that noticed it; "" is none, None that the fork died."""
        jobs = [(mutant, lambda m=mutant: self.first_to_notice(m)) for mutant in mutants]
        for mutant, nodeid in in_slots(jobs, database):
            if nodeid:
                place = mutant.module, mutant.function
                self.noticed_by.setdefault(place, []).append(nodeid)
            yield mutant, nodeid

    def failing_anyway(self, database):
        """Tests that noticed something and fail too when nothing was taken away."""
        noticed = sorted({nodeid for found in self.noticed_by.values() for nodeid in found})
        shares = [share for slot in range(SLOTS) if (share := noticed[slot::SLOTS])]
        jobs = [(share, lambda s=share: self.failing(s)) for share in shares]
        for share, failed in in_slots(jobs, database, longest=LEARNING):
            yield from share if failed is None else failed


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    only = session.config.getoption("only")
    capture = session.config.pluginmanager.getplugin("capturemanager")

    def say(text):
        with capture.global_and_fixture_disabled():
            sys.stdout.write(f"{text}\n")
            sys.stdout.flush()

    began = time.monotonic()
    first = session.items[0]  # sets the database up; what its file shares is torn down again
    elsewhere = next((item for item in session.items if item.path != first.path), first)
    runtestprotocol(first, log=False, nextitem=elsewhere)
    mutants, seen, tests = [*all_mutants(only)], set(), Tests(session.items)
    watch(mutants, seen)
    gc.freeze()
    with copied_database() as database:
        spoilt = tests.learn(seen, database)
        say(f"\n{len(mutants)} mutants, {len(session.items)} tests, {len(spoilt)} of them spoilt")
        say("".join(f"SPOILT, fails with every gate in its place: {nodeid}\n" for nodeid in spoilt))
        learnt, found = time.monotonic(), set()
        for mutant, nodeid in tests.hunt(mutants, database):
            if not nodeid:
                found.add(mutant.words)
                if mutant.words not in EQUIVALENT:
                    say(f"{'SURVIVED' if nodeid == '' else 'UNDECIDED'} {mutant.words}")
        hunted, lying = time.monotonic(), [*tests.failing_anyway(database)]
    session.items[0].session._setupstate.teardown_exact(None)
    unknown = sorted(found - set(EQUIVALENT))
    known = {mutant.words for mutant in mutants} & set(EQUIVALENT)
    stale = sorted((known - found) | (set() if only else set(EQUIVALENT) - known))
    say(f"learnt in {learnt - began:.0f} s, hunted in {hunted - learnt:.0f} s")
    say(f"{len(unknown)} survived unexplained, {len(found) - len(unknown)} explained")
    say("".join(f"NOTICED or gone, strike from the list: {words}\n" for words in stale))
    say("".join(f"FAILS ANYWAY, proves nothing: {nodeid}\n" for nodeid in lying))
    session.testsfailed = len(unknown) + len(stale) + len(lying) + len(spoilt)
    return True
