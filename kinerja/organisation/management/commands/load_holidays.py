from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from kinerja.organisation import actions
from kinerja.organisation.actions.seed import HOLIDAYS


class Command(BaseCommand):
    help = "Muat hari libur dari CSV; hari yang sudah ada tidak diubah."

    def add_arguments(self, parser):
        parser.add_argument("--file", type=Path, default=HOLIDAYS)

    def handle(self, *, file, **options):
        count = actions.load_holidays(file=file, at=timezone.now())
        self.stdout.write(f"{count} hari baru.")
