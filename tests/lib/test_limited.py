import time

import pytest

from kinerja.lib import limited

ROOMY = {"memory": 512 * limited.MIB, "seconds": 1}


def test_the_answer_comes_back():
    assert limited.run("tests.lib.greedy", b"abc", **ROOMY) == b"cba"


def test_the_child_knows_no_secret_of_ours(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")

    assert b"SECRET_KEY" not in limited.run("tests.lib.greedy", b"environment", **ROOMY)


@pytest.mark.parametrize("greed", [b"memory", b"spin", b"sleep", b"flood"])
def test_greed_ends_early(greed):
    began = time.monotonic()

    with pytest.raises(limited.Failed):
        limited.run("tests.lib.greedy", greed, **ROOMY)

    assert time.monotonic() - began < 6


def test_a_module_that_is_not_there_is_a_failure():
    with pytest.raises(limited.Failed):
        limited.run("tests.lib.absent", b"", **ROOMY)
