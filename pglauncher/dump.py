"""The whole database as plain SQL that any server of version 15 or later reads."""

import subprocess

from pglauncher import cluster
from pglauncher.problem import Problem

HEADER_LINES = 40
# Settings that an older server does not know; pg_dump writes them into the header.
UNKNOWN_TO_OLDER = (b"SET transaction_timeout",)


def portable(places, programs, out):
    """Write it to a binary stream, without owners and grants: those are the new server's."""
    command = [programs.program("pg_dump"), "--no-owner", "--no-privileges", "--format=plain"]
    address = cluster.url(places, "admin")
    dumping = subprocess.Popen([*command, address], stdout=subprocess.PIPE)
    for number, line in enumerate(dumping.stdout):
        if number > HEADER_LINES or not line.startswith(UNKNOWN_TO_OLDER):
            out.write(line)
    out.flush()
    if dumping.wait():
        raise Problem("Salinan tidak lengkap; jangan dipakai.\nPerbaiki sebabnya lalu ulangi.")
