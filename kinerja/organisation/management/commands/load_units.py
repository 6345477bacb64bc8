from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from kinerja.organisation import actions
from kinerja.organisation.actions.seed import UNITS


class Command(BaseCommand):
    help = "Muat susunan unit kerja dari CSV; unit yang sudah ada tidak diubah."

    def add_arguments(self, parser):
        parser.add_argument("--file", type=Path, default=UNITS)

    def handle(self, *, file, **options):
        count = actions.load_units(file=file, at=timezone.now())
        self.stdout.write(f"{count} unit baru.")
