from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts import actions, queries
from kinerja.accounts.models import User
from kinerja.lib.periods import since


class Command(BaseCommand):
    """No default account exists: the first operator comes in by a link from the console."""

    help = "Buat akun operator pertama dan cetak tautan sekali pakainya."

    def add_arguments(self, parser):
        parser.add_argument("--nip", required=True, help="NIP atau nama akun")
        parser.add_argument("--name", required=True, help="nama lengkap")

    @transaction.atomic
    def handle(self, *args, nip, name, **options):
        if User.objects.filter(role_grants__role="operator").exists():
            raise CommandError("Operator sudah ada. Pakai perintah invite untuk tautan baru.")
        now = timezone.now()
        login = queries.typed_name(nip)
        user = queries.account_for(login) or actions.create_account(
            by=None, at=now, username=login, name=name
        )
        user.role_grants.create(role="operator", period=since(timezone.localdate()), granted_at=now)
        token = actions.invite_user(user, by=None, at=now)
        self.stdout.write(settings.SITE_URL + reverse("accounts:accept", args=[token]))
