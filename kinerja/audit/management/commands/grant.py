"""Give the application's database role what it needs and nothing more."""

import os
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand
from django.db import connection

APP_ROLE = "kinerja_app"
APPEND_ONLY = ("audit_event", "audit_leaf")
# May be counted up and cleared away when old; what else a line says stays (see its triggers).
GROWS_ONLY = {"transparency_reading": ("times", "last_at")}


class Command(BaseCommand):
    help = "Beri peran aplikasi hak baca-tulis; catatan peristiwa hanya boleh ditambah."

    def add_arguments(self, parser):
        url = urlsplit(os.environ.get("KINERJA_APP_URL", ""))
        parser.add_argument("--role", default=unquote(url.username or APP_ROLE))

    def handle(self, *, role, **options):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, 1 FROM pg_roles WHERE rolname = %s", [role])
            found = cursor.fetchone()
            if found is None or found[0] == role:
                self.stdout.write(
                    f"Peran {role} tidak terpisah dari pemilik tabel; hak tidak diubah."
                )
                return
            for statement in statements(role):
                cursor.execute(statement)


def statements(role):
    """GRANT and REVOKE for every table of the schema."""
    name = f'"{role}"'
    yield f"GRANT USAGE ON SCHEMA public TO {name}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}"
    yield f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {name}"
    for table in APPEND_ONLY:
        yield f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {name}"
    for table, columns in GROWS_ONLY.items():
        yield f"REVOKE UPDATE, TRUNCATE ON {table} FROM {name}"
        yield f"GRANT UPDATE ({', '.join(columns)}) ON {table} TO {name}"
