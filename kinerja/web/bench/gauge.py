"""One request measured: SQL statements, CPU of page and database, bytes."""

import gc
import resource
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import brotli
from django.db import connection, transaction
from django.test import Client

READ_LOG = "INTO transparency_reading "


@dataclass
class Reading:
    """What one kind of request costs, averaged over its repeats."""

    status: int
    statements: int
    page_ms: float
    database_ms: float
    raw: int
    packed: int


class Form(HTMLParser):
    """The fields of the form that posts to an address, as a browser would send them."""

    def __init__(self, html, mark):
        super().__init__()
        self.mark, self.inside, self.found, self.area = mark, False, {}, None
        self.first = {}  # of each group of choices, the first one
        self.choice = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self.inside = said.get("method", "").lower() == "post" and self.mark in str(said)
        elif self.inside and tag == "textarea":
            self.area = said.get("name")
            self.found[self.area] = ""
        elif self.inside and tag == "select":
            self.choice = said.get("name")
        elif self.inside and tag == "option" and said.get("value"):
            self.first.setdefault(self.choice, said["value"])
        elif self.inside and tag == "input" and said.get("name"):
            picks = said.get("type") in {"radio", "checkbox"}
            if said.get("type") == "radio" and said.get("value"):
                self.first.setdefault(said["name"], said["value"])
            if said.get("type") != "file" and (not picks or "checked" in said):
                self.found[said["name"]] = said.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "form":
            self.inside = False

    def handle_data(self, data):
        if self.area:
            self.found[self.area] += data.removeprefix("\n")


def client_of(user) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def read(client, url, *, repeats=20) -> Reading:
    """GET the page once to warm up, then `repeats` times."""
    client.get(url)
    return _measured(lambda: client.get(url), repeats)


def send(client, url, data, *, repeats=5) -> Reading:
    """POST the form, each time undone."""

    def once():
        with transaction.atomic():
            response = client.post(url, data())
            transaction.set_rollback(True)
        return response

    return _measured(once, repeats)


def _measured(ask, repeats):
    with counting() as statements:
        response = ask()
    body = b"".join(response.streaming_content) if response.streaming else response.content
    gc.collect()
    gc.freeze()  # what earlier readings left behind is not this one's to sweep
    page, database = cpu(), backend_cpu()
    for _ in range(repeats):
        ask()
    return Reading(
        status=response.status_code,
        statements=len(statements),
        page_ms=(cpu() - page) * 1000 / repeats,
        database_ms=(backend_cpu() - database) * 1000 / repeats,
        raw=len(body),
        packed=len(brotli.compress(body)),
    )


@contextmanager
def counting():
    """Statements of the page; the line of the read log is written when the answer has left."""
    statements = []

    def note(execute, sql, params, many, context):
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")) and READ_LOG not in sql:
            statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def backend_cpu() -> float:
    """Seconds that our database process has used; 0 when it runs on another machine."""
    try:
        text = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    except OSError:
        return 0
    return int(text.split()[0]) / 1e9
