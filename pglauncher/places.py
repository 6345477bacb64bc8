"""The folder of one cluster: what lies where, who owns it, who holds its locks."""

import fcntl
import hashlib
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from pglauncher.identity import Identity
from pglauncher.problem import Problem

PROJECT = Path(__file__).resolve().parent.parent
PORT = 5432
SOCKET_PATH_LIMIT = 107  # bytes, sun_path without its closing zero


def short_hash(path):
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def default_base(environ):
    """Where the data lies unless told: never in a private home when root starts it."""
    if chosen := environ.get("KINERJA_PG_DATA"):
        return Path(chosen)
    if os.geteuid() == 0:
        return Path("/var/lib/kinerja") / short_hash(PROJECT)
    return PROJECT / "var" / "pg"


def socket_folder(base, owner):
    """Inside the base; a short path elsewhere when the system could not bind it."""
    inside = base / "socket"
    if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT:
        return inside
    root = Path("/run" if owner.is_other else "/tmp")  # noqa: S108 -- its owner is checked
    return root / f"kinerja-{owner.uid}-{short_hash(base)}"


@dataclass(frozen=True)
class Places:
    """Every path of one cluster, below one base folder."""

    base: Path
    owner: Identity
    socket: Path

    @classmethod
    def of(cls, base, owner):
        base = base.resolve()  # processes are recognised by the folder they work in
        return cls(base, owner, socket_folder(base, owner))

    @property
    def data(self):
        return self.base / "data"

    @property
    def passwords(self):
        return self.base / "passwords"

    @property
    def log(self):
        return self.base / "server.log"

    @property
    def stop_request(self):
        return self.base / "stop-requested"

    def make(self):
        """Create what is missing, 0700 and owned by the server's user; refuse what is not."""
        before = os.umask(0o022)
        self.base.parent.mkdir(parents=True, exist_ok=True)
        os.umask(before)
        for folder in (self.base, self.passwords, self.socket):
            self.make_private(folder)
        if not self.owner.can(lambda: os.access(self.base, os.R_OK | os.W_OK | os.X_OK)):
            raise Problem(
                f"Pengguna {self.owner.name} tidak dapat masuk ke {self.base}.\n"
                "Pilih folder lain dengan KINERJA_PG_DATA, misalnya di bawah /var/lib."
            )

    def make_private(self, folder):
        if folder.exists():
            self.check_private(folder)
            return
        part = folder.with_name(f".{folder.name}.{os.getpid()}")
        try:
            part.mkdir(mode=0o700)
            os.chown(part, self.owner.uid, self.owner.gid)
            part.rename(folder)  # at once, so that nobody meets it half made
        except PermissionError:
            raise Problem(
                f"Folder {folder} tidak dapat dibuat.\n"
                "Pilih folder milik Anda dengan KINERJA_PG_DATA."
            ) from None
        except OSError:
            part.rmdir()  # somebody else made it meanwhile
            self.check_private(folder)

    def check_private(self, folder):
        facts = folder.lstat()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != self.owner.uid:
            raise Problem(
                f"Folder {folder} bukan milik pengguna {self.owner.name}.\n"
                "Jalankan sebagai pemiliknya, atau pilih folder lain dengan KINERJA_PG_DATA."
            )
        if stat.S_IMODE(facts.st_mode) & 0o077:
            raise Problem(
                f"Folder {folder} terbuka bagi pengguna lain.\nTutup dengan: chmod 700 {folder}"
            )

    def check_readable(self):
        """Refuse early and plainly when this is another user's cluster."""
        try:
            self.check_private(self.base)
        except FileNotFoundError:
            raise Problem(f"Belum ada basis data di {self.base}.\nMulai dengan: make run") from None

    def password(self, role):
        return (self.passwords / role).read_text()

    def make_password(self, role):
        """A new random password in a 0600 file, unless there is one."""
        path = self.passwords / role
        if path.exists():
            return
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(24))
            file.flush()
            os.fsync(handle)
        os.chown(part, self.owner.uid, self.owner.gid)
        part.rename(path)

    def data_major(self):
        """The major version that made the data, or None before initdb."""
        try:
            return int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return None


class Lock:
    """A flock on one file of the base folder; it ends with its last holder, however he ends."""

    def __init__(self, places, name):
        self.path = places.base / name
        self.handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.fchown(self.handle, places.owner.uid, places.owner.gid)

    def share(self):
        fcntl.flock(self.handle, fcntl.LOCK_SH)

    def take(self):
        """Whether we hold it alone now."""
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self):
        """Let go of this handle; a forked holder keeps the lock."""
        os.close(self.handle)

    def write(self, text):
        os.ftruncate(self.handle, 0)
        os.pwrite(self.handle, text.encode(), 0)

    def read(self):
        return os.pread(self.handle, 100, 0).decode()
