"""What the stories share: a year around today, a password, a photo."""

from datetime import date, timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image

from kinerja.lib.periods import between
from tests.factories import EvaluationPeriodFactory, PerformanceYearFactory

PASSWORD = "empat kata tidak berkaitan"
NEAR = timedelta(days=20)


def around_today():
    """An open evaluation period, in a year whose plans are being made, on any day of any year."""
    today = timezone.localdate()
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    period = EvaluationPeriodFactory(
        year=PerformanceYearFactory(
            year=today.year, planning_opens_on=today - NEAR, planning_due_on=today + NEAR
        ),
        number=(today.month + 2) // 3,
        starts_on=max(first, today - NEAR),
        ends_on=last,
        opens_on=today - timedelta(days=1),
        due_on=today + NEAR,
    )
    period.whole_year = between(first, last)
    return period


def set_password(*employees):
    for employee in employees:
        employee.user.set_password(PASSWORD)
        employee.user.save(update_fields=["password"])


def jpeg(size=(1200, 900)):
    """A photo as a browser is given it."""
    stream = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}
