from django.core.management.base import BaseCommand
from django.utils import timezone

from kinerja.library import actions


class Command(BaseCommand):
    help = "Muat tanya jawab, contoh, kasus, dan kuis awal; yang sudah ada tidak diubah."

    def handle(self, **options):
        self.stdout.write(f"{actions.load_library(at=timezone.now())} isi baru.")
