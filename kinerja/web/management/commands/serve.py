"""Everything `make run` needs after the database is up: migrate, grant, fill, serve."""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand

MANAGE = [sys.executable, "manage.py"]


class Command(BaseCommand):
    help = "Siapkan basis data, isi data demo bila kosong, lalu layani di satu alamat."

    def add_arguments(self, parser):
        parser.add_argument("--bind", default=os.environ.get("KINERJA_BIND", "127.0.0.1:8000"))
        parser.add_argument("--workers", default=os.environ.get("KINERJA_WORKERS", "2"))
        parser.add_argument("--size", default=os.environ.get("KINERJA_DEMO_SIZE", "300"))

    def handle(self, *, bind, workers, size, **options):
        prepare(size)
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        self.stdout.write(self.style.SUCCESS(f"Kinerja siap di http://{bind}"))
        sys.exit(watch(start(bind, workers)))


def prepare(size):
    """As the owner of the tables; the serving processes use the role with fewer rights."""
    owner = {
        **os.environ,
        "DATABASE_URL": os.environ.get("DATABASE_OWNER_URL", os.environ["DATABASE_URL"]),
    }
    steps = [
        ["migrate", "--no-input", "-v", "0"],
        ["createcachetable"],
        ["grant"],
        ["collectstatic", "--no-input", "-v", "0"],
    ]
    if settings.DEMO_MODE:
        steps.append(["demo", "--size", size, "--if-empty"])
    steps.append(["anchor", "--check"])
    for step in steps:
        subprocess.run([*MANAGE, *step], env=owner, check=True)  # noqa: S603


def start(bind, workers):
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", bind]
    web += ["--workers", workers, "--threads", "2", "--timeout", "60", "--graceful-timeout", "10"]
    web += ["--max-requests", "20000", "--max-requests-jitter", "2000", "--no-control-socket"]
    jobs = [*MANAGE, "procrastinate", "worker", "--concurrency", "1"]
    return [subprocess.Popen(web), subprocess.Popen(jobs)]  # noqa: S603


def watch(children):
    """Wait until one child ends or somebody asks to stop, then end them all."""
    stopping = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, frame: stopping.append(received))
    while not stopping and all(child.poll() is None for child in children):
        time.sleep(0.3)
    for child in children:
        if child.poll() is None:
            child.terminate()
    codes = [child.wait(timeout=20) for child in children]
    return 0 if stopping else max(codes)
