"""Making the cluster, its roles and its database; every step may be repeated."""

import shutil
import subprocess
from urllib.parse import quote

import psycopg
from psycopg import sql

from pglauncher import provider
from pglauncher.places import PORT
from pglauncher.problem import Problem, say

DATABASE = "kinerja"
SUPERUSER = "kinerja_admin"
# What each role may do to the cluster; what it may do to the tables is granted by the application.
ROLES = {
    "owner": "CREATEDB",  # owns the database; tests make databases of their own
    "app": "",
    "feedback": "",
    "report": "",
    "audit": "",
    "backup": "REPLICATION",
}


def role_name(role):
    return f"kinerja_{role}"


def url(places, role, database=DATABASE):
    """The address of the database for one role, password included."""
    password = places.password(role)
    host = quote(str(places.socket), safe="")
    port = f"&port={PORT}"
    return f"postgresql://{role_name(role)}:{password}@/{database}?host={host}{port}"


def programs(places, environ):
    """The provider for this cluster, in a place the server's user can enter."""
    chosen = provider.choose(environ, data_major=places.data_major())
    if places.owner.can(lambda: provider.version_of(chosen.bindir) is not None):
        return chosen
    if chosen.kind != "wheel":
        raise Problem(
            f"Pengguna {places.owner.name} tidak dapat menjalankan {chosen.bindir}/postgres.\n"
            "Buka folder itu bagi pengguna lain, atau pilih PG_BINDIR yang lain."
        )
    target = places.base / f"programs-{chosen.major}.{chosen.minor}"
    return provider.copy_wheel(chosen, target)


def make_files(places, programs):
    """Passwords and data folder. The caller holds the keeper's lock."""
    for role in ("admin", *ROLES):
        places.make_password(role)
    if places.data.exists():
        places.check_private(places.data)
        return
    say(f"Menyiapkan basis data baru di {places.base}.")
    part = places.base / "data.part"  # a half-made cluster never bears the real name
    shutil.rmtree(part, ignore_errors=True)
    result = subprocess.run(
        [
            programs.program("initdb"),
            f"--pgdata={part}",
            f"--username={SUPERUSER}",
            f"--pwfile={places.passwords / 'admin'}",
            "--auth=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8",
            *locale_arguments(programs.major),
        ],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_MESSAGES": "C"},
        capture_output=True,
        text=True,
        **places.owner.popen,
    )
    if result.returncode:
        raise Problem(
            f"Basis data tidak dapat dibuat: {result.stderr.strip()}\n"
            f"Periksa ruang disk dan folder {places.base}, lalu jalankan lagi."
        )
    part.rename(places.data)


def locale_arguments(major):
    if major >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def make_roles(places):
    """Roles and database on the running server."""
    with psycopg.connect(url(places, "admin", "postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('pglauncher'))")
        known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role, attributes in ROLES.items():
            if role_name(role) not in known:
                make_role(connection, role_name(role), places.password(role), attributes)
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if found.fetchone() is None:
            make_database(connection)


def make_role(connection, name, password, attributes):
    connection.execute(
        sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}").format(
            sql.Identifier(name), sql.SQL(attributes), sql.Literal(password)
        )
    )


def make_database(connection):
    database, owner = sql.Identifier(DATABASE), sql.Identifier(role_name("owner"))
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(database, owner)
    )
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    for role in ROLES:
        connection.execute(
            sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(
                database, sql.Identifier(role_name(role))
            )
        )
