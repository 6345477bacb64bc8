from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts import actions, queries
from kinerja.lib.refusals import Refused


class Command(BaseCommand):
    """For the person at the server, when nobody who may invite can sign in."""

    help = "Cetak tautan undangan sekali pakai untuk satu akun."

    def add_arguments(self, parser):
        parser.add_argument("--nip", required=True, help="NIP atau nama akun")

    def handle(self, *args, nip, **options):
        user = queries.account_for(queries.typed_name(nip))
        if user is None:
            raise CommandError("Akun ini tidak ada. Periksa NIP-nya.")
        try:
            token = actions.invite_user(user, by=None, at=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(settings.SITE_URL + reverse("accounts:accept", args=[token]))
