"""What a command sees: a ready database for as long as it runs."""

import ctypes
import os
import signal
import subprocess
import time

import psycopg

from pglauncher import cluster
from pglauncher.keeper import PR_SET_PDEATHSIG, fork_keeper
from pglauncher.places import Lock
from pglauncher.problem import Problem, say

STOP_SECONDS = 12
PROGRESS_SECONDS = 5
MOST_KEEPERS = 3
SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD}


class Client:
    """A share in the server: while anyone holds one, the keeper keeps it running."""

    def __init__(self, places, environ):
        self.places = places
        self.environ = environ
        self.share = None

    def attach(self):
        """Join, start the server if nobody has, and wait until it answers."""
        self.places.make()
        self.share = Lock(self.places, "clients.lock")
        self.share.share()  # waits while a keeper is stopping
        self.places.stop_request.unlink(missing_ok=True)
        self.start_keeper(announce=True)
        self.wait_until_ready()
        cluster.make_roles(self.places)

    def start_keeper(self, *, announce=False):
        """Whether there was none and we started one."""
        lock = Lock(self.places, "keeper.lock")
        if not lock.take():
            lock.close()
            return False
        programs = cluster.programs(self.places, self.environ)
        if announce:
            say(str(programs))
            if programs.warning:
                say(programs.warning)
        cluster.make_files(self.places, programs)
        fork_keeper(self.places, programs, lock)
        return True

    def wait_until_ready(self):
        """A real question answered; recovery may take its time, and says so."""
        started = spoke = time.monotonic()
        keepers = 0
        while (refusal := self.refusal()) is not None:
            if "password authentication failed" in refusal:
                raise Problem(
                    f"Kata sandi di {self.places.passwords} tidak cocok dengan basis data.\n"
                    "Kembalikan folder itu dari cadangan."
                )
            keepers += self.start_keeper()
            if keepers > MOST_KEEPERS:
                raise Problem(f"Server basis data tidak mau hidup.\n{self.last_lines()}")
            if time.monotonic() - spoke > PROGRESS_SECONDS:
                spoke = time.monotonic()
                say(f"Menunggu server, {spoke - started:.0f} detik: {self.last_lines(1)}")
            time.sleep(0.05)

    def refusal(self):
        """Why the server does not answer, or None when it does."""
        try:
            address = cluster.url(self.places, "admin", "postgres")
            with psycopg.connect(address, connect_timeout=5) as connection:
                connection.execute("SELECT 1")
        except FileNotFoundError:
            return "the first start is still preparing"
        except psycopg.OperationalError as error:
            return str(error)
        return None

    def last_lines(self, count=8):
        try:
            lines = self.places.log.read_text(errors="replace").splitlines()
        except FileNotFoundError:
            return ""
        return "\n".join(lines[-count:])

    def watch(self):
        """Replace a keeper that died hard, unless somebody asked it to stop."""
        if self.places.stop_request.exists():
            return
        try:
            if self.start_keeper():
                say("Pengawas server mati; diganti.")
        except Problem as problem:
            say(str(problem))

    def release(self):
        """Leave; the last one stops the server and waits until it has stopped."""
        if self.share is None:
            return
        if self.share.take():
            stop_keeper(self.places)
        self.share.close()


def keeper_pid(places):
    """The process that holds the keeper's lock, or None."""
    lock = Lock(places, "keeper.lock")
    try:
        if lock.take():
            return None
        return int(lock.read() or 0) or None
    finally:
        lock.close()


def stop_keeper(places):
    """Ask the keeper to stop the server; whether it had done so in time."""
    deadline = time.monotonic() + STOP_SECONDS
    asked = None
    while (pid := keeper_pid(places)) is not None:
        if pid != asked:
            asked = pid
            os.kill(pid, signal.SIGTERM)
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def run(command, environ, watch=lambda: None):
    """Run a command as ours: its signals are passed on, its exit status is the answer."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        child = subprocess.Popen(command, env=environ, preexec_fn=lambda: prepare_child(before))
    except OSError as error:
        raise Problem(f"{command[0]} tidak dapat dijalankan: {error.strerror}.") from None
    while child.poll() is None:
        info = signal.sigtimedwait(SIGNALS, 1)
        if info is None:
            watch()
        elif info.si_signo != signal.SIGCHLD and info.si_code <= 0:
            # From the keyboard (si_code > 0) the child has had it already.
            child.send_signal(info.si_signo)
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def prepare_child(mask):
    """The child hears signals again, and does not outlive a launcher that died hard."""
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
