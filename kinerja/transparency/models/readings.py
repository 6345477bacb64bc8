import pgtrigger
from django.conf import settings
from django.db import connection, models
from django.db.models import F, Q

from kinerja.organisation.models import Employee
from kinerja.transparency.enums import ReadKind

# A young line is never deleted, whatever the setting says.
KEPT_AT_LEAST = "1 year"
UPSERT = """
INSERT INTO transparency_reading (reader_id, subject_id, kind, day, times, first_at, last_at)
SELECT %(reader)s, subject, kind, %(day)s, 1, %(at)s, %(at)s
FROM unnest(%(subjects)s::bigint[], %(kinds)s::text[]) AS opened(subject, kind)
ON CONFLICT (reader_id, subject_id, kind, day)
DO UPDATE SET times = transparency_reading.times + 1,
    last_at = greatest(transparency_reading.last_at, excluded.last_at)
"""


class ReadingQuerySet(models.QuerySet):
    def note(self, *, reader, opened, day, at):
        """Somebody opened these (kind, employee id); one statement, no transaction of its own."""
        rows = sorted(opened)
        with connection.cursor() as cursor:
            cursor.execute(
                UPSERT,
                {
                    "reader": reader.pk,
                    "subjects": [subject for _, subject in rows],
                    "kinds": [kind for kind, _ in rows],
                    "day": day,
                    "at": at,
                },
            )

    def clear_before(self, day):
        """Take away lines that are old enough; the database keeps the young ones."""
        return self.filter(day__lt=day).delete()[0]


class Reading(models.Model):
    """Who opened something of whom on one day, how often, first and last; see docs/adr/0025."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="readings"
    )
    subject = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="readings")
    kind = models.CharField("apa", max_length=15, choices=ReadKind)
    day = models.DateField("hari")
    times = models.PositiveIntegerField("berapa kali", default=1)
    first_at = models.DateTimeField("pertama kali")
    last_at = models.DateTimeField("terakhir kali")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan pembukaan"
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "subject", "kind", "day"],
                name="reading_one_line_per_reader_subject_kind_and_day",
            ),
            models.CheckConstraint(
                name="reading_was_opened_at_least_once", condition=Q(times__gte=1)
            ),
            models.CheckConstraint(
                name="reading_moments_are_in_order", condition=Q(first_at__lte=F("last_at"))
            ),
        ]
        indexes = [models.Index(fields=["subject", "-day", "-id"])]
        triggers = [
            pgtrigger.Protect(
                name="readings_only_grow",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "ROW(OLD.id, OLD.reader_id, OLD.subject_id, OLD.kind, OLD.day, OLD.first_at)"
                    " IS DISTINCT FROM"
                    " ROW(NEW.id, NEW.reader_id, NEW.subject_id, NEW.kind, NEW.day, NEW.first_at)"
                    " OR NEW.times <= OLD.times OR NEW.last_at < OLD.last_at"
                ),
            ),
            pgtrigger.Protect(
                name="young_readings_stay",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition(
                    f"OLD.day > (now() - interval '{KEPT_AT_LEAST}')::date"
                ),
            ),
        ]

    def __str__(self):
        return f"{self.reader_id} {self.kind} {self.subject_id} {self.day}"
