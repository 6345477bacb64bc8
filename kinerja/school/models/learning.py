from django.conf import settings
from django.db import models


class ExerciseAnswer(models.Model):
    """What somebody chose last in an exercise; progress through the modules follows from it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    exercise = models.SlugField("latihan", max_length=60)
    choice = models.CharField("pilihan", max_length=5)
    is_right = models.BooleanField("tepat")
    answered_at = models.DateTimeField("dijawab pada")

    class Meta:
        verbose_name = "jawaban latihan"
        constraints = [
            models.UniqueConstraint(fields=["user", "exercise"], name="exercise_once_a_person"),
        ]

    def __str__(self):
        return f"Latihan {self.exercise}"
