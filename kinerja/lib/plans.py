"""Statements of every page, whose plan the server keeps.

Planning a long statement takes the server longer than running it. Inside `kept_plans` a
statement is prepared on its connection; asked a few times, it is only run. Not for statements
whose best plan depends on the values: these go on as text with the values in it.
"""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def kept_plans():
    before, connection.keeps_plans = connection.keeps_plans, True
    try:
        yield
    finally:
        connection.keeps_plans = before
