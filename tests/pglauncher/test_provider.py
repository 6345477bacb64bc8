import pytest

from pglauncher import provider
from pglauncher.problem import Problem
from tests.pglauncher.conftest import KINDS


def programs(folder, version):
    """A folder with a server program that says this version."""
    folder.mkdir(parents=True)
    program = folder / "postgres"
    program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
    program.chmod(0o755)
    return folder


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with four system versions and the wheel."""
    monkeypatch.setattr(provider, "SYSTEM_ROOT", tmp_path / "system")
    for major, version in {"9.6": "9.6.24", "14": "14.2", "15": "15.20", "17": "17.3"}.items():
        programs(tmp_path / "system" / major / "bin", version)
    wheel = programs(tmp_path / "wheel" / "bin", "18.6")
    monkeypatch.setattr(provider, "wheel_bindir", lambda: wheel)
    return tmp_path


def order(environ):
    return [(found.kind, found.major) for found in provider.candidates(environ)]


def test_the_newest_system_server_comes_before_the_wheel_and_old_ones_do_not_count(machine):
    assert order({}) == [("system", 17), ("system", 15), ("wheel", 18)]


def test_pg_bindir_comes_before_all_others(machine):
    bindir = programs(machine / "own", "16.1")

    assert order({"PG_BINDIR": str(bindir)}) == [("PG_BINDIR", 16)]


@pytest.mark.parametrize("version", ["14.2", "rusak"])
def test_a_useless_pg_bindir_is_refused_not_passed_over(machine, version):
    bindir = programs(machine / "own", version)

    with pytest.raises(Problem, match="PG_BINDIR"):
        provider.choose({"PG_BINDIR": str(bindir)})


def test_one_kind_may_be_demanded(machine):
    assert order({"KINERJA_PG_PROVIDER": "wheel"}) == [("wheel", 18)]
    assert order({"KINERJA_PG_PROVIDER": "system"}) == [("system", 17), ("system", 15)]


def test_existing_data_decide_the_major(machine):
    assert provider.choose({}).major == 17
    assert provider.choose({}, data_major=15).major == 15
    assert provider.choose({}, data_major=18).kind == "wheel"
    with pytest.raises(Problem, match="Data dibuat oleh PostgreSQL 16"):
        provider.choose({}, data_major=16)


def test_a_machine_without_any_server_hears_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(provider, "SYSTEM_ROOT", tmp_path)
    monkeypatch.setattr(provider, "wheel_bindir", lambda: None)

    with pytest.raises(Problem, match="make install"):
        provider.choose({})


@pytest.mark.parametrize(
    ("major", "minor", "warns"),
    [
        (15, 19, True),
        (15, 20, False),
        (15, 21, False),
        (18, 6, True),
        (18, 7, False),
        (19, 0, False),
    ],
)
def test_an_older_minor_than_the_shipped_list_is_warned_about(tmp_path, major, minor, warns):
    assert bool(provider.Provider("system", tmp_path, major, minor).warning) is warns


def test_every_supported_major_up_to_the_wheels_has_a_known_minor():
    assert list(provider.NEWEST_MINOR) == list(range(provider.OLDEST_MAJOR, 19))


def test_the_launcher_says_which_server_it_took(make_cluster):
    for kind in KINDS:
        code, _, said = make_cluster(kind, KINERJA_PG_PROVIDER=kind).call("run", "--", "true")

        assert code == 0, said
        assert f"({kind}: " in said


def test_with_database_url_nothing_is_started(make_cluster):
    pg = make_cluster(DATABASE_URL="postgresql://elsewhere/x")

    code, out, _ = pg.call("run", "--", "sh", "-c", 'echo "$DATABASE_URL $DATABASE_OWNER_URL"')

    assert (code, out) == (0, "postgresql://elsewhere/x postgresql://elsewhere/x\n")
    assert not pg.places.base.exists()


def test_an_external_owner_serves_the_role_owner(make_cluster):
    pg = make_cluster(
        DATABASE_URL="postgresql://app@x/y", DATABASE_OWNER_URL="postgresql://own@x/y"
    )

    _, out, _ = pg.call("run", "--role", "owner", "--", "sh", "-c", 'echo "$DATABASE_URL"')

    assert out == "postgresql://own@x/y\n"
