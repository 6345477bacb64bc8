"""The whole product on a server of its own: what people see when the database stops under load."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from pglauncher.places import PROJECT
from tests.pglauncher.conftest import clean_environment, wait_until

VISITORS = 4
LONGEST_SECONDS = 3
SIGN_IN = """
from django.test import Client
from kinerja.accounts.models import User
client = Client(SERVER_NAME="127.0.0.1")
client.force_login(User.objects.create_user("198801012015031001", password=None))
print("sesi=" + client.cookies["sesi"].value)
"""
SERVE_ONLY = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from kinerja.web import server
sys.exit(server.serve(sys.argv[-1], 2))
"""
DRAFT = "/draf/catatan-baru/"
TYPED = {"note": "Rekap Juli selesai dan dikirim."}


@dataclass
class Answer:
    """One answer and when it was asked for and read."""

    status: int
    kind: str
    body: str
    cookies: list[str]
    began: float
    ended: float


class Site:
    """The product as `make run` serves it, seen by one person who is signed in."""

    def __init__(self, environ, *command):
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environ = environ
        self.cookie = self.token = ""
        self.process = subprocess.Popen(
            [sys.executable, *command, "--bind", f"127.0.0.1:{self.port}"],
            cwd=PROJECT,
            env=environ,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def answers(self, path="/siap/"):
        try:
            return self.ask("GET", path).status == 200
        except OSError:
            assert self.process.poll() is None, "serve ended"
            return False

    def sign_in(self):
        self.cookie = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", SIGN_IN],
            cwd=PROJECT,
            env=self.environ,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        page = self.ask("GET", "/profil/")
        self.token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.body)[1]
        self.cookie = "; ".join([self.cookie, *(one.split(";")[0] for one in page.cookies)])

    def ask(self, method, path, fields=None):
        began = time.monotonic()
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as link:
            headers = {"Cookie": self.cookie, "X-CSRFToken": self.token}
            if fields is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            link.request(method, path, fields and urlencode(fields), headers)
            said = link.getresponse()
            body = said.read().decode()
            cookies = said.headers.get_all("Set-Cookie") or []
            kind = said.headers.get_content_type()
        return Answer(said.status, kind, body, cookies, began, time.monotonic())

    def save_draft(self, version, **fields):
        return self.ask("POST", DRAFT, {**TYPED, **fields, "_version": version})

    def processes(self):
        """Everything that belongs to it."""
        found = subprocess.run(
            ["pgrep", "--full", f"127.0.0.1:{self.port}"], capture_output=True, text=True
        )
        return [int(pid) for pid in found.stdout.split()]

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class Visitor(threading.Thread):
    """Opens pages one after the other and remembers each answer."""

    def __init__(self, site):
        super().__init__(daemon=True)
        self.site, self.seen = site, []
        self.done = threading.Event()

    def run(self):
        while not self.done.is_set():
            self.seen.append(self.site.ask("GET", ("/", "/profil/")[len(self.seen) % 2]))
            time.sleep(0.02)

    def saw_since(self, moment, status):
        return [one for one in self.seen if one.began > moment and one.status == status]


@pytest.fixture
def make_site(folder):
    made = []

    def make(environ, *command):
        made.append(Site({**environ, "KINERJA_VAR": str(folder / "var")}, *command))
        return made[-1]

    yield make
    for site in made:
        site.end()


def test_a_database_stopped_under_load_is_said_within_three_seconds_and_pages_recover(
    pg, make_site
):
    pg.hold()
    addresses = {"DATABASE_URL": pg.url("app"), "DATABASE_OWNER_URL": pg.url("owner")}
    site = make_site({**pg.environ, **addresses, "KINERJA_DEMO": "0"}, "manage.py", "serve")
    wait_until(site.answers, 120)
    site.sign_in()
    assert site.save_draft(0).status == 200
    visitors = [Visitor(site) for _ in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    began = time.monotonic()
    wait_until(lambda: all(len(one.saw_since(began, 200)) >= 4 for one in visitors))

    assert pg.call("stop")[0] == 0
    stopped = time.monotonic()
    lost = site.save_draft(1, note="Ditulis saat pangkalan data mati.")
    wait_until(lambda: all(len(one.saw_since(stopped, 503)) >= 6 for one in visitors))
    starting = time.monotonic()
    pg.hold()
    wait_until(lambda: all(len(one.saw_since(starting, 200)) >= 4 for one in visitors))
    for visitor in visitors:
        visitor.done.set()
        visitor.join(timeout=30)

    answers = [lost, *(one for visitor in visitors for one in visitor.seen)]
    down = [one for one in answers if one.status != 200]
    assert max(one.ended - one.began for one in answers) < LONGEST_SECONDS
    assert {one.status for one in answers if stopped < one.began < starting} == {503}
    assert {(one.status, one.kind) for one in down} == {(503, "text/html")}
    assert all("Pangkalan data sedang tidak menjawab." in one.body for one in down)
    assert not any("Traceback" in one.body or "psycopg" in one.body for one in down)
    other = site.save_draft(0, note="Dari jendela lain.")
    assert (other.status, TYPED["note"] in other.body) == (409, True)  # what was saved is there
    assert site.save_draft(1, note="Ditulis saat pangkalan data mati.").status == 200
    assert len(site.processes()) == 5  # parent, gunicorn, two web workers, job worker


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_everything_ends_with_serve(make_site, number):
    site = make_site(clean_environment(DATABASE_URL="postgresql:///none"), "-c", SERVE_ONLY)
    wait_until(lambda: site.answers("/sehat/"), 60)

    if number == signal.SIGINT:  # as Ctrl-C: the terminal tells its whole group
        os.killpg(site.process.pid, number)
    else:
        site.process.send_signal(number)

    assert site.process.wait(timeout=20) == (-number if number == signal.SIGKILL else 0)
    wait_until(lambda: not site.processes(), 20)
