"""Send the new leaves of the ledger out, and say when this database has lost some."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kinerja.audit import anchors


class Command(BaseCommand):
    help = "Jangkarkan peristiwa baru ke map di luar host."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, help="ulangi tiap sekian detik")
        parser.add_argument("--check", action="store_true", help="hanya bandingkan")

    def handle(self, *, every, check, **options):
        if check:
            lost = anchors.missing_here()
            if lost:
                raise CommandError(
                    f"{lost} peristiwa yang sudah dijangkarkan tidak ada di basis data ini. "
                    "Mungkin cadangan lama dipulihkan. Panggil auditor sebelum melanjutkan."
                )
            return
        while True:
            self.stdout.write(f"{anchors.anchor(at=timezone.now())} peristiwa dijangkarkan.")
            if not every:
                return
            time.sleep(every)
