"""Twenty hard kills under writers: no acknowledged write is lost, none is half there."""

import os
import signal
import threading
import time
import uuid

import psycopg

from tests.pglauncher.conftest import wait_until

WRITERS = 3
KILLS = 20


class Writer(threading.Thread):
    """Writes an event and a state in one transaction, and notes what was acknowledged."""

    def __init__(self, url, acknowledged):
        super().__init__(daemon=True)
        self.url = url
        self.acknowledged = acknowledged
        self.done = threading.Event()

    def run(self):
        while not self.done.is_set():
            try:
                self.write_until_it_breaks()
            except psycopg.OperationalError:
                time.sleep(0.05)

    def write_until_it_breaks(self):
        with psycopg.connect(self.url, connect_timeout=5) as connection:
            while not self.done.is_set():
                name = str(uuid.uuid4())
                connection.execute("INSERT INTO event VALUES (%s)", [name])
                connection.execute("INSERT INTO state VALUES (%s)", [name])
                connection.commit()
                self.acknowledged.write(name + "\n")


def wait_for_more(ack_file, count):
    """The writers go on, and have so many new acknowledgements."""
    before = len(ack_file.read_text().splitlines())
    wait_until(lambda: len(ack_file.read_text().splitlines()) >= before + count, 60)


def victims(pg, holder, turn):
    """The server, its keeper, both, or everything with the command that holds them."""
    server, keeper = pg.one_server(), wait_until(pg.keeper)
    return [[server], [keeper], [keeper, server], [holder.pid, keeper, server]][turn % 4]


def test_twenty_hard_kills_lose_nothing_and_leave_one_server(pg, folder):
    holder = pg.hold()
    with psycopg.connect(pg.url("owner")) as owner:
        owner.execute("CREATE TABLE event (id uuid PRIMARY KEY)")
        owner.execute("CREATE TABLE state (id uuid PRIMARY KEY)")
    ack_file = folder / "acknowledged"

    with ack_file.open("a", buffering=1) as acknowledged:
        writers = [Writer(pg.url("owner"), acknowledged) for _ in range(WRITERS)]
        for writer in writers:
            writer.start()
        for turn in range(KILLS):
            wait_for_more(ack_file, 20)
            killed = victims(pg, holder, turn)
            for pid in killed:
                os.kill(pid, signal.SIGKILL)
            if holder.pid in killed:
                time.sleep(0.1)
                holder = pg.hold()
        wait_for_more(ack_file, 50)
        for writer in writers:
            writer.done.set()
        for writer in writers:
            writer.join(timeout=30)

    acknowledged = set(ack_file.read_text().split())
    events = {str(name) for (name,) in pg.ask("SELECT id FROM event", "owner")}
    states = {str(name) for (name,) in pg.ask("SELECT id FROM state", "owner")}
    assert len(acknowledged) >= KILLS * 20
    assert acknowledged - events == set()
    assert events == states
    pg.one_server()
    holder.terminate()
    holder.wait(timeout=15)
    pg.no_server(seconds=1)
