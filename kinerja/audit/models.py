import pgtrigger
from django.db import models


class Event(models.Model):
    """One statutory or recorded act: inserted once, chained to the act before it, never changed."""

    stream = models.CharField("dokumen", max_length=80)
    sequence = models.PositiveIntegerField("urutan")
    kind = models.CharField("perbuatan", max_length=60)
    actor = models.BigIntegerField("id pelaku", null=True)
    actor_name = models.CharField("nama pelaku", max_length=200)
    at = models.DateTimeField("pada")
    details = models.JSONField("rincian")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "peristiwa"
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "sequence"], name="event_one_per_stream_and_sequence"
            ),
        ]
        indexes = [models.Index(fields=["actor", "at"]), models.Index(fields=["kind", "at"])]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.stream}#{self.sequence} {self.kind}"


class Leaf(models.Model):
    """Marks an event as anchored outside this host."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="leaf")

    class Meta:
        verbose_name = "daun jangkar"

    def __str__(self):
        return f"daun {self.event_id}"
