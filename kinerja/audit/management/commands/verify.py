"""Export the ledger to a temporary folder and run the stand-alone verifier on it."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from kinerja.audit.anchors import public_key


class Command(BaseCommand):
    help = "Periksa bahwa tidak ada yang berubah tanpa peristiwa."

    def handle(self, **options):
        program = [sys.executable, str(settings.BASE_DIR / "verifier" / "kinerja_verify.py")]
        with TemporaryDirectory() as folder:
            call_command("export_ledger", folder, stdout=self.stdout)
            if (settings.ANCHOR_DIR / "leaves.txt").exists():
                program += ["--anchors", str(settings.ANCHOR_DIR), "--key", public_key()]
            done = subprocess.run([*program, str(Path(folder))], check=False)  # noqa: S603
        sys.exit(done.returncode)
