from django.core.management.base import BaseCommand
from django.utils import timezone

from kinerja.school import actions


class Command(BaseCommand):
    help = "Muat vinyet sekolah penilai; versi yang sudah ada tidak diubah."

    def handle(self, **options):
        count = actions.load_vignettes(at=timezone.now())
        self.stdout.write(f"{count} vinyet baru.")
