"""Real servers in folders of their own, started the way an operator starts them."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from pglauncher import client, cluster, identity, provider
from pglauncher.places import PROJECT, Places

AS_ROOT = os.geteuid() == 0
OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "PG_BINDIR")
KINDS = [found.kind for found in provider.candidates({})]


def clean_environment(**more):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OURS and not name.startswith("KINERJA_")
    }
    return {**kept, **more}


def wait_until(question, seconds=30):
    """The first true answer; fails loudly when none comes."""
    deadline = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.05)
    return answer


class Cluster:
    """One cluster folder and everything a test does to it from outside."""

    def __init__(self, base, **environ):
        self.environ = clean_environment(KINERJA_PG_DATA=str(base), **environ)
        self.places = Places.of(base, identity.find(self.environ))
        self.started = []

    def start(self, *arguments, **options):
        """The launcher in the background."""
        process = subprocess.Popen(
            [sys.executable, "-m", "pglauncher", *arguments],
            cwd=PROJECT,
            env=self.environ,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )
        self.started.append(process)
        return process

    def call(self, *arguments):
        """The launcher to its end: exit status, output, messages."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def hold(self):
        """A run that keeps the server until it is ended; returns when the server answers."""
        process = self.start("run", "--", "sh", "-c", "echo ready; exec sleep 600")
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        return process

    def url(self, role="app", database=cluster.DATABASE):
        return cluster.url(self.places, role, database)

    def ask(self, question, role="app", database=cluster.DATABASE):
        with psycopg.connect(self.url(role, database), autocommit=True) as connection:
            return connection.execute(question).fetchall()

    def keeper(self):
        return client.keeper_pid(self.places)

    def servers(self):
        """Main processes of servers of this folder; their children carry other titles."""
        wanted = b"\0-D\0" + os.fsencode(self.places.data) + b"\0"
        return [pid for pid, line in command_lines() if wanted in line]

    def one_server(self):
        return wait_until(lambda: len(found := self.servers()) == 1 and found)[0]

    def no_server(self, seconds=10):
        wait_until(lambda: self.keeper() is None and not self.servers(), seconds)

    def end(self):
        for process in self.started:
            process.kill()
            process.wait()
            process.stdout.close()
            process.stderr.close()
        if self.places.base.is_dir():
            client.stop_keeper(self.places)
            for pid in self.servers():
                os.kill(pid, signal.SIGKILL)
        if self.places.socket.parent != self.places.base:
            shutil.rmtree(self.places.socket, ignore_errors=True)


def command_lines():
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                yield int(entry.name), (entry / "cmdline").read_bytes()
            except OSError:
                continue


@pytest.fixture
def folder():
    """A folder that other users may enter, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="kinerja-test-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def make_cluster(folder):
    made = []

    def make(name="pg", **environ):
        made.append(Cluster(folder / name, **environ))
        return made[-1]

    yield make
    for one in made:
        one.end()


@pytest.fixture
def pg(make_cluster):
    return make_cluster()
