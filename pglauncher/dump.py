"""The whole database as plain SQL that any server of version 15 or later reads."""

import os
import subprocess

from pglauncher import cluster
from pglauncher.places import PORT
from pglauncher.problem import Problem

HEADER_LINES = 40
# Settings that an older server does not know; pg_dump writes them into the header.
UNKNOWN_TO_OLDER = (b"SET transaction_timeout",)


def portable(places, programs, out):
    """Write it to a binary stream, without owners and grants: those are the new server's."""
    command = [programs.program("pg_dump"), "--no-owner", "--no-privileges", "--format=plain"]
    command += [f"--host={places.socket}", f"--port={PORT}", f"--username={cluster.SUPERUSER}"]
    command += [f"--dbname={cluster.DATABASE}"]
    # Through the environment: arguments can be read by every user of the machine.
    environ = {**os.environ, "PGPASSWORD": places.password("admin")}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE) as dumping:
        for number, line in enumerate(dumping.stdout):
            if number > HEADER_LINES or not line.startswith(UNKNOWN_TO_OLDER):
                out.write(line)
    out.flush()
    if dumping.returncode:
        raise Problem("Salinan tidak lengkap; jangan dipakai.\nPerbaiki sebabnya lalu ulangi.")
