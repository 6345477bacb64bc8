from datetime import datetime

from django.urls import reverse

from kinerja.development.models import Programme
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee

PROGRAMME = "development.programme_news"


def _tell(employee, kind, text, *, url, because, at):
    outbox.tell(employee.user, kind, text, url=url, because=because, at=at)


def _tell_about(programme: Programme, employee: Employee, text: str, *, at: datetime):
    """A word about a programme, for somebody who asked for a seat."""
    url = reverse("development:programme", args=[programme.pk])
    _tell(employee, PROGRAMME, text, url=url, because="Anda mendaftar program ini.", at=at)
