"""The one supervisor: a process of the server's user that keeps one server running.

It is forked, not started anew, so that it needs no access to the code or the
virtual environment. It holds the lock `keeper.lock` all its life, and stops the
server when nobody shares `clients.lock` any more.
"""

import ctypes
import functools
import os
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

from pglauncher.places import PORT, Lock

STOP_SECONDS = 9
START_SECONDS = 60
MOST_FAILURES = 3
LOG_LIMIT = 10_000_000  # bytes; older text moves to server.log.1 at the next start
PR_SET_PDEATHSIG = 1
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
STALE = ("lock file", "shared memory")  # what the server says while remains of another are there


def fork_keeper(places, programs, lock):
    """Hand the held lock to a new keeper that outlives the caller."""
    child = os.fork()
    if child:
        lock.close()
        os.waitpid(child, 0)
        return
    try:
        if os.fork() == 0:
            detach(places)
            Keeper(places, programs, lock).work()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def detach(places):
    """Become a daemon of the server's user that writes to the server's log."""
    os.setsid()
    places.owner.become()
    os.umask(0o077)
    os.chdir("/")
    if places.log.exists() and places.log.stat().st_size > LOG_LIMIT:
        places.log.replace(places.log.with_name("server.log.1"))
    log = os.open(places.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open("/dev/null", os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)


def close_inherited(keep):
    """The caller's other files, among them his share of clients.lock, are not ours."""
    for name in os.listdir("/proc/self/fd"):
        handle = int(name)
        if handle > 2 and handle != keep:
            try:
                os.close(handle)
            except OSError:
                continue


class Keeper:
    """Starts the server, starts it again when it dies, stops it when nobody needs it."""

    def __init__(self, places, programs, lock):
        self.places = places
        self.programs = programs
        self.lock = lock
        self.stopping = False
        self.failures = 0
        self.failing_since = None

    def work(self):
        close_inherited(self.lock.handle)
        self.lock.write(str(os.getpid()))
        signal.signal(signal.SIGTERM, self.request_stop)
        clients = Lock(self.places, "clients.lock")
        while not (self.stopping or clients.take()):
            server = self.running_server()
            if server is None:
                self.start_and_wait(clients)
            else:
                self.adopt_and_wait(server, clients)
            if self.gave_up():
                break
        self.stop()

    def request_stop(self, *_):
        self.stopping = True

    def start_and_wait(self, clients):
        log_size = self.places.log.stat().st_size
        bind = functools.partial(die_with_parent, os.getpid())
        server = subprocess.Popen(self.command(), preexec_fn=bind, env=ENVIRONMENT)
        ready = False
        while server.poll() is None:
            if not ready and (ready := self.is_ready()):
                self.failures, self.failing_since = 0, None
            if self.stopping or clients.take():
                self.stopping = True
                self.end(server.pid, server.poll)
                return
            time.sleep(0.1)
        note(f"server ended with {server.returncode}")
        said = self.places.log.read_bytes()[log_size:].decode(errors="replace")
        if any(word in said for word in STALE):
            self.remove_stale_lock_files()
        else:
            self.failures += 1
        self.failing_since = self.failing_since or time.monotonic()
        time.sleep(0.2)

    def adopt_and_wait(self, pid, clients):
        """A server that outlived its keeper, or was started by hand, is ours now."""
        note(f"found server {pid}")
        while is_alive(pid):
            if self.stopping or clients.take():
                self.stopping = True
                self.end(pid, lambda: None if is_alive(pid) else 0)
                return
            time.sleep(0.1)

    def gave_up(self):
        """Remains of another server are waited for; other failures are not repeated for long."""
        if self.failing_since is None:
            return False
        return (
            self.failures >= MOST_FAILURES or time.monotonic() - self.failing_since > START_SECONDS
        )

    def stop(self):
        if (pid := self.running_server()) is not None:
            self.end(pid, lambda: None if is_alive(pid) else 0)

    def end(self, pid, poll):
        """Fast stop; after nine seconds at once, which costs a recovery but no data."""
        self.signal(pid, signal.SIGINT)
        deadline = time.monotonic() + STOP_SECONDS
        while poll() is None:
            if time.monotonic() > deadline:
                self.signal(pid, signal.SIGQUIT)
                deadline += 1
            time.sleep(0.02)

    def signal(self, pid, number):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return

    def command(self):
        settings = {
            "listen_addresses": "",
            "port": PORT,
            "unix_socket_directories": self.places.socket,
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_startup_progress_interval": "5s",
            "jit": "off",  # our statements are short
            "random_page_cost": 1.1,  # the whole regency fits in memory
            "max_parallel_workers_per_gather": 0,  # each helper is a process with its own memory
            # For 7,000 people within 300 MB, all processes together (manage.py bench).
            "shared_buffers": "96MB",
            "maintenance_work_mem": "32MB",
            "autovacuum_max_workers": 2,
        }
        arguments = [f"--{name}={value}" for name, value in settings.items()]
        return [self.programs.program("postgres"), "-D", str(self.places.data), *arguments]

    def running_server(self):
        """The living server of this data folder, whoever started it."""
        try:
            pid = int((self.places.data / "postmaster.pid").read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return None
        return pid if pid in self.processes_in_data() else None

    def is_ready(self):
        try:
            return "ready" in (self.places.data / "postmaster.pid").read_text()
        except FileNotFoundError:
            return False

    def processes_in_data(self):
        """All processes of any server of this data folder: each works inside it."""
        found = set()
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and works_in(entry, self.places.data):
                found.add(int(entry.name))
        return found

    def remove_stale_lock_files(self):
        """A dead server's number may be a zombie's or a stranger's by now.

        PostgreSQL then refuses to start for ever. Only when no process at all
        works in the data folder are its lock files certainly remains.
        """
        if self.processes_in_data():
            return
        (self.places.data / "postmaster.pid").unlink(missing_ok=True)
        (self.places.socket / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def works_in(process, folder):
    try:
        return os.readlink(process / "cwd") == str(folder)
    except OSError:
        return False


def is_alive(pid):
    """Running; a zombie is not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def note(text):
    print(f"keeper: {text}", file=sys.stderr, flush=True)


def die_with_parent(keeper):
    """Ask the kernel for a fast stop of the server when the keeper dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)
    if os.getppid() != keeper:
        os._exit(1)
