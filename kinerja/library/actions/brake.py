"""Holding floods back without keeping who it was."""

from django.db import connection
from django.utils.crypto import salted_hmac

from kinerja.lib.refusals import Refused

COUNT = """
WITH yesterday AS (DELETE FROM library_daycount WHERE day < %(day)s)
INSERT INTO library_daycount (key, day, number) VALUES (%(key)s, %(day)s, 1)
ON CONFLICT (key) DO UPDATE SET number = library_daycount.number + 1
RETURNING number
"""


def _count_up(*parts, day, most, refusal):
    """One more of these today, or the refusal."""
    text = "\0".join(map(str, (*parts, day)))
    key = salted_hmac("kinerja.library.count", text, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": key, "day": day})
        if cursor.fetchone()[0] > most:
            raise Refused(refusal)
