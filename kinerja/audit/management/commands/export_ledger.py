"""Write the ledger and the documents it speaks of, for the stand-alone verifier."""

from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from kinerja.audit.log import sealed_fields, stream_of
from kinerja.audit.models import Event
from kinerja.audit.seal import sealed_values
from kinerja.lib.canonical import canonical


class Command(BaseCommand):
    help = "Ekspor buku peristiwa dan dokumennya ke satu map."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        folder.mkdir(parents=True, exist_ok=True)
        with transaction.atomic():  # one snapshot for both files
            write(folder / "documents.jsonl", documents())
            events = write(folder / "events.jsonl", map(event_line, all_events()))
        self.stdout.write(f"{events} peristiwa diekspor ke {folder}.")


def all_events():
    return Event.objects.order_by("pk").iterator(chunk_size=5000)


def event_line(event):
    return {"id": event.pk, "hash": event.hash, **sealed_fields(event)}


def ledger_models():
    """Every model that says which of its fields the ledger seals."""
    return [model for model in apps.get_models() if hasattr(model, "LEDGER_FIELDS")]


def documents():
    """All rows of the ledger's models that ever were part of an act."""
    for model in ledger_models():
        for row in model._base_manager.order_by("pk").iterator(chunk_size=2000):
            yield {
                "stream": stream_of(row),
                "fields": sealed_values(row),
                "content": getattr(row, "content", None) if signed(row) else None,
                "content_digest": getattr(row, "content_digest", ""),
            }


def signed(row):
    return bool(getattr(row, "content_digest", ""))


def write(path, rows):
    number = 0
    with path.open("wb") as file:
        for number, row in enumerate(rows, 1):  # noqa: B007 -- counted after the loop
            file.write(canonical(row) + b"\n")
    return number
