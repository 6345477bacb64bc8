"""Whose processes and files the server's are: never root's."""

import os
import pwd
import subprocess
import time
from dataclasses import dataclass

from pglauncher.problem import Problem

SYSTEM_USER = "kinerja-db"


@dataclass(frozen=True)
class Identity:
    """The user that owns the data and runs the server."""

    uid: int
    gid: int
    name: str

    @property
    def is_other(self):
        return self.uid != os.geteuid()

    @property
    def popen(self):
        """Arguments that make subprocess run a program as this user."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def become(self):
        """Turn the calling process into this user, for good."""
        if self.is_other:
            os.setgroups([])
            os.setgid(self.gid)
            os.setuid(self.uid)

    def can(self, question):
        """Ask a yes/no question as this user, in a process of its own."""
        child = os.fork()
        if child == 0:
            answer = 1
            try:
                self.become()
                answer = 0 if question() else 1
            finally:
                os._exit(answer)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def find(environ):
    """The caller himself; for root a system user without shell and home, made when missing."""
    uid = os.geteuid()
    if uid != 0:
        return Identity(uid, os.getegid(), str(uid))
    name = environ.get("KINERJA_PG_USER", SYSTEM_USER)
    entry = lookup(name) or create(name)
    if entry.pw_uid == 0:
        raise Problem(
            "PostgreSQL tidak boleh berjalan sebagai root.\n"
            "Hapus KINERJA_PG_USER atau isi dengan pengguna lain."
        )
    return Identity(entry.pw_uid, entry.pw_gid, name)


def lookup(name):
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def create(name):
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", name]
    said = ""
    for _ in range(10):  # another useradd may hold the lock on /etc/passwd
        try:
            said = subprocess.run(command, capture_output=True, text=True).stderr.strip()
        except FileNotFoundError:
            said = "useradd tidak ada"
            break
        if entry := lookup(name):
            return entry
        time.sleep(0.5)
    raise Problem(
        f"Pengguna sistem {name} tidak dapat dibuat: {said}.\n"
        f"Buat pengguna {name} sendiri, atau jalankan sebagai pengguna biasa."
    )
