from django.db import models


class DayCount(models.Model):
    """How often something happened today, under a keyed hash; gone the next day.

    It holds floods back and tells nobody who it was.
    """

    key = models.CharField(max_length=64, primary_key=True)
    day = models.DateField("hari")
    number = models.PositiveIntegerField("jumlah", default=1)

    class Meta:
        verbose_name = "hitungan hari"
        indexes = [models.Index(fields=["day"], name="count_by_day")]

    def __str__(self):
        return self.key[:8]
