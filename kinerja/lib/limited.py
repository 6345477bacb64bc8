"""Reading what strangers send, in a process that may use little memory and little time.

`run("kinerja.lib.cleaning", data, memory=…, seconds=…)` starts a fresh interpreter without our
environment, sets its limits, imports the module and calls its `main(data: bytes) -> bytes`.
"""

import importlib
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024
LONGEST_ANSWER = 64 * MIB
PATIENCE = 2  # seconds on the wall beyond the processor seconds


class Failed(Exception):
    """The work broke a limit or crashed; what it said about it stays out of pages."""


def run(module: str, input_bytes: bytes, *, memory: int, seconds: int) -> bytes:
    """The answer of `module.main(input_bytes)`, or Failed. `memory` is in bytes."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(input_bytes)
        given.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 -- our own interpreter and module names
                [sys.executable, "-sE", "-m", __name__, module, str(memory), str(seconds)],
                stdin=given,
                stdout=answer,
                stderr=subprocess.PIPE,
                cwd=ROOT,
                env={"LC_ALL": "C.UTF-8"},
                timeout=seconds + PATIENCE,
                start_new_session=True,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Failed(f"{module} took more than {seconds} s") from error
        if done.returncode:
            last_words = done.stderr[-2000:].decode(errors="replace").strip()
            raise Failed(f"{module} ended with {done.returncode}: {last_words}")
        answer.seek(0)
        return answer.read()


def main(module, memory, seconds):
    """The child's side: limits first, then the stranger's bytes."""
    limits = {
        resource.RLIMIT_AS: int(memory),
        resource.RLIMIT_CPU: int(seconds),
        resource.RLIMIT_FSIZE: LONGEST_ANSWER,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    answer = importlib.import_module(module).main(sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
