from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from kinerja.lib import blobs
from kinerja.monitoring.models import Blob

DAY = 24 * 60 * 60


class Command(BaseCommand):
    """Names stored files that are missing or changed, and removes those no note knows."""

    help = "Periksa berkas bukti: yang hilang, yang berubah, yang tanpa catatan."

    def add_arguments(self, parser):
        parser.add_argument("--hapus", action="store_true", help="hapus berkas tanpa catatan")

    def handle(self, *args, hapus=False, **options):
        known = list(Blob.objects.values_list("sha256", flat=True))
        broken = [name for name in known if not blobs.is_intact(settings.EVIDENCE_DIR, name)]
        for name in broken:
            self.stderr.write(f"hilang atau berubah: {name}")
        yesterday = timezone.now().timestamp() - DAY  # younger ones may belong to an open act
        orphans = list(blobs.orphans(settings.EVIDENCE_DIR, known=known, older_than=yesterday))
        for path in orphans:
            self.stdout.write(f"{'dihapus' if hapus else 'tanpa catatan'}: {path.name}")
            if hapus:
                path.unlink()
        self.stdout.write(
            f"{len(known)} berkas tercatat, {len(broken)} bermasalah, {len(orphans)} tanpa catatan."
        )
