"""Everything `make run` needs after the database is up: migrate, grant, fill, serve."""

import os
import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand

from kinerja.web import server

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
        sys.exit(server.serve(bind, workers))


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
