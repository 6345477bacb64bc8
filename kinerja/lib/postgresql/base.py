"""Django's PostgreSQL engine that does not wait for a server that stopped answering.

A kept connection is asked whether it lives before it is used; Django waits for the answer
without end, we for a second. A server found dead is left alone for a second, so that
requests fail at once instead of queueing behind each other's three seconds.

Before each statement the server knows for whom it reads (kinerja.lib.wall); it is told again
whenever that changes, and after a rollback, which may have undone the last time.
"""

import select
import time

from django.db import OperationalError
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from kinerja.lib import wall

PATIENCE = 1.0
REST = 1.0
_down_until = 0.0


class Operations(base.DatabaseOperations):
    def last_executed_query(self, cursor, sql, params):
        """A prepared statement does not keep its values: what is logged then is its text."""
        return super().last_executed_query(cursor, sql, params) or sql


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = Operations
    told = None  # the reader this connection was told of last
    keeps_plans = False  # see kinerja.lib.plans

    def get_new_connection(self, conn_params):
        global _down_until
        if time.monotonic() < _down_until:
            raise OperationalError("the server did not answer a moment ago")
        try:
            connection = super().get_new_connection(conn_params)
        except base.Database.OperationalError:
            _down_until = time.monotonic() + REST
            raise
        _down_until = 0.0
        self.told = None
        connection.prepare_threshold = 0  # at once, but only where the server binds the values
        return connection

    def create_cursor(self, name=None):
        self.tell_reader()
        binds = self.keeps_plans and name is None
        self.connection.cursor_factory = base.ServerBindingCursor if binds else base.Cursor
        return super().create_cursor(name)

    def tell_reader(self):
        reader = wall.reader.get()
        if reader == self.told:
            return
        if self.connection.info.transaction_status == TransactionStatus.INERROR:
            return  # only a rollback is possible, after which it is told again
        self.connection.execute("SELECT set_config('kinerja.reader', %s, false)", [reader])
        self.told = reader

    def _rollback(self):
        self.told = None
        return super()._rollback()

    def _savepoint_rollback(self, sid):
        super()._savepoint_rollback(sid)
        self.told = None

    def is_usable(self):
        if self.connection is None:
            return False
        try:
            return answers(self.connection.pgconn, time.monotonic() + PATIENCE)
        except base.Database.Error:
            return False


def answers(pgconn, deadline) -> bool:
    """Send the smallest question and wait for its answer until the deadline."""
    if pgconn.transaction_status == TransactionStatus.INTRANS:
        return True
    pgconn.send_query(b"SELECT 1")
    while pgconn.flush():
        if not _wait(pgconn, deadline):
            return False
    while True:
        while pgconn.is_busy():
            if not _wait(pgconn, deadline):
                return False
            pgconn.consume_input()
        if pgconn.get_result() is None:
            return pgconn.transaction_status == TransactionStatus.IDLE


def _wait(pgconn, deadline) -> bool:
    ready, _, _ = select.select([pgconn.socket], [], [], max(0, deadline - time.monotonic()))
    return bool(ready)
