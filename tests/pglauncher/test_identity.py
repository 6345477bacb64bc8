import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pglauncher import identity, provider
from pglauncher.places import PROJECT
from pglauncher.problem import Problem
from tests.pglauncher.conftest import AS_ROOT

# Starts as root, which may read everything, and then really is somebody else.
AS_SOMEBODY = """
import os, sys
import psycopg
from pglauncher.__main__ import main
os.setgroups([]); os.setgid({gid}); os.setuid({uid})
sys.exit(main(sys.argv[1:]))
"""


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def owner_of(pid):
    return Path(f"/proc/{pid}").stat().st_uid


def test_the_server_is_never_roots(pg):
    pg.hold()

    for pid in (pg.keeper(), pg.one_server()):
        assert owner_of(pid) == pg.places.owner.uid
    assert pg.places.owner.uid != 0


def test_roots_system_user_has_neither_shell_nor_home():
    if AS_ROOT:
        entry = pwd.getpwuid(identity.find({}).uid)
        assert (entry.pw_shell, entry.pw_dir) == ("/usr/sbin/nologin", "/nonexistent")
    else:
        assert identity.find({}).uid == os.geteuid()


def test_a_missing_system_user_is_made():
    if not AS_ROOT:
        with pytest.raises(Problem, match="kinerja-test-db"):
            identity.create("kinerja-test-db")
        return
    try:
        made = identity.find({"KINERJA_PG_USER": "kinerja-test-db"})
        assert pwd.getpwuid(made.uid).pw_name == "kinerja-test-db"
    finally:
        subprocess.run(["userdel", "kinerja-test-db"], capture_output=True)


def test_root_cannot_be_named_as_the_servers_user():
    if AS_ROOT:
        with pytest.raises(Problem, match="tidak boleh berjalan sebagai root"):
            identity.find({"KINERJA_PG_USER": "root"})
    else:
        assert identity.find({"KINERJA_PG_USER": "root"}).uid == os.geteuid()


def test_files_are_private_and_parents_keep_their_modes(pg, folder):
    folder.chmod(0o751)

    pg.hold()

    assert mode(folder) == 0o751
    for path in (pg.places.base, pg.places.data, pg.places.passwords, pg.places.socket):
        assert (mode(path), path.stat().st_uid) == (0o700, pg.places.owner.uid)
    for path in (*pg.places.passwords.iterdir(), pg.places.log):
        assert (mode(path), path.stat().st_uid) == (0o600, pg.places.owner.uid)


def test_a_private_home_is_refused_to_root_and_left_as_it_is(make_cluster, folder):
    (folder / "home").mkdir(mode=0o700)

    code, _, said = make_cluster("home/pg").call("run", "--", "true")

    assert mode(folder / "home") == 0o700
    if AS_ROOT:
        assert code == 1
        assert "tidak dapat masuk" in said
    else:
        assert code == 0, said


def test_a_strangers_folder_is_refused(make_cluster, folder):
    if AS_ROOT:
        (folder / "pg").mkdir(mode=0o700)
        os.chown(folder / "pg", 65534, 65534)
        pg = make_cluster()
    else:
        pg = make_cluster()
        pg.environ["KINERJA_PG_DATA"] = "/usr"

    code, _, said = pg.call("run", "--", "true")

    assert code == 1
    assert "bukan milik" in said


def test_a_folder_open_to_others_is_refused_not_changed(pg, folder):
    pg.call("run", "--", "true")
    pg.places.base.chmod(0o755)

    code, _, said = pg.call("run", "--", "true")

    assert code == 1
    assert f"chmod 700 {pg.places.base}" in said
    assert mode(pg.places.base) == 0o755


def test_an_ordinary_user_runs_the_server_as_himself(folder):
    if not AS_ROOT:
        assert identity.find({}).is_other is False
        return
    somebody = pwd.getpwnam("nobody")
    os.chown(folder, somebody.pw_uid, somebody.pw_gid)
    chosen = provider.choose({})
    if chosen.kind == "wheel":  # the virtual environment may be private
        chosen = provider.copy_wheel(chosen, folder / "programs")
    code = AS_SOMEBODY.format(uid=somebody.pw_uid, gid=somebody.pw_gid)
    script = "id -u; stat -c %u /proc/$(head -1 $KINERJA_PG_DATA/data/postmaster.pid)"

    done = subprocess.run(
        [sys.executable, "-c", code, "run", "--data", str(folder / "pg"), "--", "sh", "-c", script],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "PG_BINDIR": str(chosen.bindir)},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(somebody.pw_uid)] * 2
    assert (folder / "pg" / "data").stat().st_uid == somebody.pw_uid


def test_programs_in_a_private_virtual_environment_are_copied_once(make_cluster, folder):
    package = provider.wheel_bindir().parent.parent
    private = folder / "private"
    private.mkdir(mode=0o700)
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, private / part.name, symlinks=True)
    pg = make_cluster(KINERJA_PG_PROVIDER="wheel", PYTHONPATH=str(private))

    first = pg.call("run", "--", "true")
    copies = {path: path.stat().st_ino for path in pg.places.base.glob("programs-*")}
    second = pg.call("run", "--", "true")

    assert (first[0], second[0]) == (0, 0), first[2] + second[2]
    assert mode(private) == 0o700
    assert len(copies) == (1 if AS_ROOT else 0)
    assert {path: path.stat().st_ino for path in copies} == copies
