"""python -m pglauncher run|status|stop|url|dump; see docs/maintainers/database.md."""

import argparse
import os
import sys
from pathlib import Path

from pglauncher import client, cluster, dump, identity
from pglauncher.places import Places, default_base
from pglauncher.problem import Problem, say

NOT_RUNNING = 3


def main(arguments=None):
    options = parser().parse_args(arguments)
    if options.data:
        os.environ["KINERJA_PG_DATA"] = options.data
    try:
        return options.act(options)
    except Problem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


def parser():
    top = argparse.ArgumentParser(prog="pglauncher", description=__doc__)
    acts = top.add_subparsers(required=True, metavar="ACT")
    running = add(acts, "run", run, "start or join the server, run CMD, stop after the last one")
    running.add_argument("--role", choices=cluster.ROLES, default="app", help="DATABASE_URL is his")
    running.add_argument("command", nargs="+", metavar="CMD")
    add(acts, "status", status, "say what runs; exit status 3 when nothing does")
    add(acts, "stop", stop, "stop the server whoever uses it")
    address = add(acts, "url", url, "print the address for one role")
    address.add_argument("role", nargs="?", choices=("admin", *cluster.ROLES), default="app")
    dumping = add(acts, "dump", write_dump, "write the database as SQL to standard output")
    dumping.add_argument("--portable", action="store_true", required=True, help="for any server")
    return top


def add(acts, name, act, text):
    command = acts.add_parser(name, help=text)
    command.add_argument("--data", metavar="DIR", help="folder of the cluster")
    command.set_defaults(act=act)
    return command


def places():
    return Places.of(Path(default_base(os.environ)), identity.find(os.environ))


def run(options):
    if os.environ.get("DATABASE_URL"):
        say("DATABASE_URL sudah ada; server itu yang dipakai.")
        return client.run(options.command, external(os.environ, options.role))
    where = places()
    share = client.Client(where, os.environ)
    try:
        share.attach()
        environ = {
            **os.environ,
            "DATABASE_URL": cluster.url(where, options.role),
            "DATABASE_OWNER_URL": cluster.url(where, "owner"),
        }
        return client.run(options.command, environ, share.watch)
    finally:
        share.release()


def external(environ, role):
    """The addresses the operator gave; one is enough for everything."""
    app = environ["DATABASE_URL"]
    owner = environ.get("DATABASE_OWNER_URL") or app
    return {
        **environ,
        "DATABASE_URL": owner if role == "owner" else app,
        "DATABASE_OWNER_URL": owner,
    }


def status(_):
    where = places()
    where.check_readable()
    pid = client.keeper_pid(where)
    print(f"folder: {where.base}")
    print(f"pengguna: {where.owner.name}")
    print(f"versi data: PostgreSQL {where.data_major()}")
    print(f"pengawas: {pid or 'tidak berjalan'}")
    answer = client.Client(where, os.environ).refusal()
    print(f"server: {'menjawab' if answer is None else 'tidak menjawab'}")
    return 0 if answer is None else NOT_RUNNING


def stop(_):
    where = places()
    where.check_readable()
    where.stop_request.touch(mode=0o600)
    if not client.stop_keeper(where):
        raise Problem(f"Server belum berhenti.\nLihat {where.log}.")
    say("Server berhenti.")
    return 0


def url(options):
    where = places()
    where.check_readable()
    print(cluster.url(where, options.role))
    return 0


def write_dump(_):
    where = places()
    share = client.Client(where, os.environ)
    try:
        share.attach()
        dump.portable(where, cluster.programs(where, os.environ), sys.stdout.buffer)
    finally:
        share.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
