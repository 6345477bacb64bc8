import os
import subprocess

import psycopg
import pytest

from pglauncher import cluster, provider
from pglauncher.places import SOCKET_PATH_LIMIT
from tests.pglauncher.conftest import KINDS

ROLES = ["kinerja_" + role for role in ("owner", "app", "feedback", "report", "audit", "backup")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_cluster_is_made_as_promised(make_cluster, kind):
    pg = make_cluster(KINERJA_PG_PROVIDER=kind)
    pg.hold()
    settings = dict(pg.ask("SELECT name, setting FROM pg_settings", "admin"))

    assert {
        name: settings[name]
        for name in ("data_checksums", "server_encoding", "listen_addresses", "password_encryption")
    } == {
        "data_checksums": "on",
        "server_encoding": "UTF8",
        "listen_addresses": "",
        "password_encryption": "scram-sha-256",
    }
    assert {settings[name] for name in ("fsync", "full_page_writes", "synchronous_commit")} == {
        "on"
    }
    methods = pg.ask("SELECT DISTINCT auth_method FROM pg_hba_file_rules", "admin")
    assert methods == [("scram-sha-256",)]
    # By code point, whatever the machine's language: capitals first, accents last.
    assert pg.ask("SELECT string_agg(x, '' ORDER BY x) FROM unnest('{a,B,é}'::text[]) x") == [
        ("Baé",)
    ]
    assert pg.ask("SELECT upper('é'), 'É' ~ '\\w'") == [("É", True)]


def test_roles_and_database_are_there_with_just_their_rights(pg):
    pg.hold()

    rights = pg.ask(
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles"
        " WHERE rolname ~ '^kinerja_' ORDER BY rolname"
    )
    assert rights == [
        ("kinerja_admin", True, True, True, True),
        ("kinerja_app", False, False, False, False),
        ("kinerja_audit", False, False, False, False),
        ("kinerja_backup", False, False, False, True),
        ("kinerja_feedback", False, False, False, False),
        ("kinerja_owner", False, True, False, False),
        ("kinerja_report", False, False, False, False),
    ]
    owners = pg.ask("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'kinerja'")
    assert owners == [("kinerja_owner",)]


def test_each_role_has_a_password_of_its_own_and_needs_it(pg):
    pg.hold()
    passwords = {role: pg.places.password(role) for role in ("admin", *cluster.ROLES)}

    assert len(set(passwords.values())) == 7
    assert min(map(len, passwords.values())) >= 32
    for role in cluster.ROLES:
        assert pg.ask("SELECT current_user", role) == [(f"kinerja_{role}",)]
        wrong = pg.url(role).replace(passwords[role], "salah")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_the_owner_makes_tables_and_test_databases_and_the_app_does_neither(pg):
    pg.hold()

    with psycopg.connect(pg.url("owner"), autocommit=True) as owner:
        owner.execute("CREATE EXTENSION btree_gist")
        owner.execute("CREATE TABLE kept (id int)")
        owner.execute("CREATE DATABASE test_kinerja")
    with psycopg.connect(pg.url("app"), autocommit=True) as app:
        for statement in ("CREATE TABLE x (id int)", "CREATE DATABASE y", "SELECT * FROM kept"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(statement)


def test_a_lost_role_and_database_come_back(pg):
    pg.call("run", "--", "true")
    holder = pg.hold()
    with psycopg.connect(pg.url("admin", "postgres"), autocommit=True) as admin:
        admin.execute("DROP DATABASE kinerja")
        admin.execute("DROP ROLE kinerja_report")

    code, _, said = pg.call("run", "--", "true")

    assert code == 0, said
    assert pg.ask("SELECT 1", "report") == [(1,)]
    holder.kill()


def test_a_half_made_cluster_is_made_anew(pg):
    (pg.places.base / "data.part").mkdir(parents=True)
    (pg.places.base / "data.part" / "PG_VERSION").write_text("15")
    pg.places.base.chmod(0o700)
    os.chown(pg.places.base, pg.places.owner.uid, pg.places.owner.gid)

    code, _, said = pg.call("run", "--", "true")

    assert code == 0, said
    assert not (pg.places.base / "data.part").exists()


def test_a_long_path_gets_a_short_socket(make_cluster):
    pg = make_cluster("x" * 120)
    pg.hold()

    assert len(str(pg.places.socket)) < SOCKET_PATH_LIMIT - 20
    assert pg.places.socket.stat().st_mode & 0o777 == 0o700
    assert pg.ask("SELECT 1") == [(1,)]


def test_a_folder_behind_a_link_is_known_by_its_real_name(make_cluster, folder):
    (folder / "real").mkdir()
    (folder / "link").symlink_to(folder / "real")
    pg = make_cluster("link/pg")
    pg.hold()

    assert pg.places.base == folder / "real" / "pg"
    assert os.readlink(f"/proc/{pg.one_server()}/cwd") == str(pg.places.data)


def test_passwords_that_do_not_fit_are_told(pg):
    pg.call("run", "--", "true")
    (pg.places.passwords / "admin").write_text("lain")

    code, _, said = pg.call("run", "--", "true")

    assert code == 1
    assert "tidak cocok" in said


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
def test_a_portable_dump_moves_to_any_server(make_cluster, folder, source, target):
    old = make_cluster("old", KINERJA_PG_PROVIDER=source)
    new = make_cluster("new", KINERJA_PG_PROVIDER=target)
    old.hold()
    new.hold()
    with psycopg.connect(old.url("owner")) as connection:
        connection.execute("CREATE EXTENSION btree_gist")
        connection.execute(
            "CREATE TABLE line (id int PRIMARY KEY, who int, span daterange, twice int"
            " GENERATED ALWAYS AS (who * 2) STORED, EXCLUDE USING gist (who WITH =, span WITH &&))"
        )
        connection.execute("INSERT INTO line VALUES (1, 7, '[2026-01-01,)')")
    code, written, said = old.call("dump", "--portable")
    assert code == 0, said
    (folder / "dump.sql").write_text(written)

    psql = provider.choose({"KINERJA_PG_PROVIDER": target}).program("psql")
    command = [psql, "-q", "-v", "ON_ERROR_STOP=1", "-f", str(folder / "dump.sql")]
    done = subprocess.run([*command, new.url("owner")], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    moved = new.ask("SELECT id, who, lower(span)::text, twice FROM line", "owner")
    assert moved == [(1, 7, "2026-01-01", 14)]
