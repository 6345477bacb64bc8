"""The database goes away and comes back; refusals nobody caught."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from django.db import OperationalError, connection
from django.urls import path

from config.urls import handler500  # noqa: F401 -- the error pages too
from config.urls import urlpatterns as pages
from kinerja.lib.postgresql import base
from kinerja.lib.refusals import Refused, Stale
from tests.factories import UserFactory


def refused(request):
    raise Refused(["Isi setidaknya satu hasil kerja."])


def stale(request):
    raise Stale("Sudah diubah.")


def cut(request):
    raise OperationalError("server closed the connection unexpectedly")


urlpatterns = [
    *pages,
    path("tolak/", refused),
    path("usang/", stale),
    path("putus/", cut),
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/tolak/", 409, "Isi setidaknya satu hasil kerja."),
        ("/usang/", 409, "Ada versi yang lebih baru"),
        ("/putus/", 503, "Pangkalan data sedang tidak menjawab."),
    ],
)
def test_trouble_that_no_view_caught_is_a_page(client, db, address, status, words):
    client.force_login(UserFactory())

    response = client.get(address)

    assert response.status_code == status
    assert words in response.content.decode()


def test_a_database_lost_before_the_view_is_a_page_too(client, db, monkeypatch):
    client.force_login(UserFactory())
    client.raise_request_exception = False

    def gone(*args):
        raise OperationalError("connection refused")

    with monkeypatch.context() as patch:
        patch.setattr(base.DatabaseWrapper, "create_cursor", gone)
        response = client.get("/profil/")

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Pangkalan data sedang tidak menjawab." in response.content.decode()


def test_every_answer_carries_its_number(client, db):
    numbers = {client.get("/sehat/")["X-Request-ID"] for _ in range(3)}

    assert len(numbers) == 3


def test_health_asks_no_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/sehat/").content == b"sehat\n"


def test_ready_tells_no_details_when_the_database_is_gone(client, db, monkeypatch):
    def gone(*args):
        raise OperationalError("password authentication failed for user rahasia")

    with monkeypatch.context() as patch:
        patch.setattr(base.DatabaseWrapper, "create_cursor", gone)
        response = client.get("/siap/")

    assert (response.status_code, response.content) == (503, b"belum siap\n")


class SilentServer(threading.Thread):
    """A door before PostgreSQL behind which all can fall silent while connections stay open."""

    def __init__(self, host, port):
        super().__init__(daemon=True)
        self.host, self.port_inside, self.silent = host, port, False
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.open = [self.door]

    def run(self):
        with suppress(OSError):
            while True:
                inside, _ = self.door.accept()
                outside = self.reach()
                self.open += [inside, outside]
                for pair in ((inside, outside), (outside, inside)):
                    threading.Thread(target=self.pump, args=pair, daemon=True).start()

    def reach(self):
        if not self.host.startswith("/"):
            return socket.create_connection((self.host or "localhost", self.port_inside))
        outside = socket.socket(socket.AF_UNIX)
        outside.connect(f"{self.host}/.s.PGSQL.{self.port_inside}")
        return outside

    def pump(self, source, target):
        with suppress(OSError):
            while data := source.recv(65536):
                while self.silent:
                    time.sleep(0.05)
                target.sendall(data)
            target.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def silent_server(db):
    settings = connection.settings_dict
    server = SilentServer(settings["HOST"], int(settings["PORT"] or 5432))
    server.start()
    base._down_until = 0
    yield server, {**settings, "HOST": "127.0.0.1", "PORT": str(server.port)}
    server.silent = False
    time.sleep(0.2)
    for each in server.open:
        each.close()
    base._down_until = 0


def test_a_server_that_falls_silent_is_noticed_within_three_seconds(silent_server):
    server, settings = silent_server
    kept = base.DatabaseWrapper(settings, "default")
    kept.ensure_connection()
    assert kept.is_usable()
    server.silent = True

    began = time.monotonic()
    assert not kept.is_usable()
    kept.close()
    with pytest.raises(OperationalError):
        kept.ensure_connection()
    assert time.monotonic() - began < 3.5

    began = time.monotonic()
    with pytest.raises(OperationalError, match="a moment ago"):
        kept.ensure_connection()
    assert time.monotonic() - began < 0.1

    server.silent = False
    time.sleep(base.REST)
    kept.ensure_connection()
    assert kept.is_usable()
    kept.close()
