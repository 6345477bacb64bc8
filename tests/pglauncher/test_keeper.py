import os
import signal
import subprocess
import time

import psycopg
import pytest

from pglauncher import client, provider
from tests.pglauncher.conftest import wait_until


def test_the_command_gets_a_ready_database_and_its_exit_status_is_ours(pg):
    code, out, _ = pg.call(
        "run", "--", "sh", "-c", 'echo "$DATABASE_URL $DATABASE_OWNER_URL"; exit 7'
    )

    assert (code, out) == (7, f"{pg.url('app')} {pg.url('owner')}\n")
    pg.no_server(seconds=1)


def test_many_first_starts_at_once_make_one_server(pg):
    runs = [pg.start("run", "--", "sleep", "3") for _ in range(5)]
    said = [run.communicate(timeout=60)[1] for run in runs]

    assert [run.returncode for run in runs] == [0] * 5, said
    log = pg.places.log.read_text()
    assert log.count("ready to accept connections") == 1
    pg.no_server(seconds=1)


def test_others_join_and_the_last_one_stops_the_server(pg):
    first, second = pg.hold(), pg.hold()
    server = pg.one_server()

    first.terminate()
    first.wait(timeout=15)
    time.sleep(0.5)

    assert pg.servers() == [server]
    assert pg.ask("SELECT 1") == [(1,)]
    second.terminate()
    second.wait(timeout=15)
    pg.no_server(seconds=1)


def test_sigterm_reaches_the_command_and_stops_a_busy_server_in_ten_seconds(pg):
    script = "trap 'echo heard; exit 5' TERM; echo ready; while :; do sleep 0.1; done"
    process = pg.start("run", "--", "sh", "-c", script)
    assert process.stdout.readline() == "ready\n"
    busy = psycopg.connect(pg.url())
    busy.execute("CREATE TEMPORARY TABLE open_transaction (id int)")
    started = time.monotonic()

    process.terminate()
    out, _ = process.communicate(timeout=15)
    busy.close()

    assert (process.returncode, out) == (5, "heard\n")
    assert time.monotonic() - started < 10
    pg.no_server(seconds=1)


def test_a_keeper_that_died_hard_is_replaced_while_a_command_runs(pg):
    pg.hold()
    keeper = pg.keeper()

    os.kill(keeper, signal.SIGKILL)

    wait_until(lambda: pg.keeper() not in (None, keeper))
    wait_until(lambda: client.Client(pg.places, {}).refusal() is None)
    pg.one_server()


def test_a_server_whose_keeper_and_commands_died_hard_ends_itself(pg):
    holder = pg.hold()
    pg.one_server()

    holder.kill()
    os.kill(pg.keeper(), signal.SIGKILL)

    pg.no_server(seconds=10)
    assert "fast shutdown" in pg.places.log.read_text()


def test_a_server_whose_commands_died_hard_is_stopped(pg):
    holder = pg.hold()

    holder.kill()

    pg.no_server(seconds=10)


def test_a_command_does_not_outlive_its_launcher(pg):
    process = pg.start("run", "--", "sh", "-c", "echo $$; exec sleep 600")
    command = int(process.stdout.readline())

    process.kill()

    wait_until(lambda: not is_running(command), seconds=5)


def test_a_start_right_after_kill_9_of_everything_works(pg):
    holder = pg.hold()
    server, keeper = pg.one_server(), pg.keeper()
    for pid in (holder.pid, keeper, server):
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)

    assert pg.call("run", "--", "true")[0] == 0


def test_a_server_left_running_is_adopted(pg):
    pg.call("run", "--", "true")
    programs = provider.choose({}, data_major=pg.places.data_major())
    where = [f"--unix_socket_directories={pg.places.socket}", "--listen_addresses="]
    by_hand = subprocess.Popen(
        [programs.program("postgres"), "-D", str(pg.places.data), *where],
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **pg.places.owner.popen,
    )
    wait_until(lambda: client.Client(pg.places, {}).refusal() is None)

    code, out, _ = pg.call("run", "--", "sh", "-c", f"head -1 {pg.places.data}/postmaster.pid")

    assert (code, out) == (0, f"{by_hand.pid}\n")
    assert by_hand.wait(timeout=10) == 0
    assert f"found server {by_hand.pid}" in pg.places.log.read_text()


def test_lock_files_that_name_a_stranger_do_not_stop_the_start(pg):
    pg.call("run", "--", "true")
    stranger = subprocess.Popen(["sleep", "600"], cwd="/", **pg.places.owner.popen)
    try:
        for path in (pg.places.data / "postmaster.pid", pg.places.socket / ".s.PGSQL.5432.lock"):
            path.write_text(f"{stranger.pid}\n{pg.places.data}\n1\n5432\n\n\n\n")
            os.chown(path, pg.places.owner.uid, pg.places.owner.gid)
            path.chmod(0o600)

        code, _, said = pg.call("run", "--", "true")
    finally:
        stranger.kill()
        stranger.wait()

    assert code == 0, said
    assert "lock file" in pg.places.log.read_text()


def test_waiting_is_shown_while_the_server_does_not_answer(pg):
    pg.hold()
    server = pg.one_server()
    os.kill(server, signal.SIGSTOP)

    waiting = pg.start("run", "--", "echo", "served")
    said = waiting.stderr.readline()
    os.kill(server, signal.SIGCONT)

    assert "Menunggu server" in said
    assert waiting.communicate(timeout=30)[0] == "served\n"


def test_a_server_that_cannot_start_is_told_with_its_own_words(pg):
    pg.call("run", "--", "true")
    with (pg.places.data / "postgresql.conf").open("a") as file:
        file.write("bukan_setelan = 1\n")

    code, _, said = pg.call("run", "--", "true")

    assert code == 1
    assert "tidak mau hidup" in said
    assert "bukan_setelan" in said


def test_stop_ends_the_server_even_while_a_command_runs(pg):
    pg.hold()

    assert pg.call("stop")[0] == 0

    pg.no_server(seconds=1)
    time.sleep(1.5)  # the waiting command looks once a second
    assert (pg.keeper(), pg.servers()) == (None, [])


@pytest.mark.parametrize("held", [True, False])
def test_status_says_whether_the_server_answers(pg, held):
    pg.call("run", "--", "true")
    if held:
        pg.hold()

    code, out, _ = pg.call("status")

    assert code == (0 if held else 3)
    assert ("server: menjawab" in out) is held
    assert str(pg.places.base) in out


def test_url_prints_the_address_of_a_role(pg):
    pg.call("run", "--", "true")

    assert pg.call("url", "report")[:2] == (0, pg.url("report") + "\n")


def test_a_missing_command_is_told(pg):
    code, _, said = pg.call("run", "--", "/tidak/ada")

    assert code == 1
    assert "/tidak/ada tidak dapat dijalankan" in said
    pg.no_server(seconds=1)


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
