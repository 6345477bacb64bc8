"""The regency's own numbers, as if chosen long before, and the plainest perjanjian kerja."""

import factory
from factory.django import DjangoModelFactory

from kinerja.lib.periods import between
from kinerja.organisation.models import DatedSetting, WorkContract
from kinerja.organisation.queries import Kept
from tests.factories import NOW, TODAY, EmployeeFactory, UserFactory


def chosen(cast, name, value, since, **changes):
    """This number holds from that day on, also a day that began."""
    given = {"reason": "SE Bupati", "set_at": NOW, "set_by": cast.ratna.user}
    row = DatedSetting.objects.create(name=name, value=value, since=since, **given | changes)
    Kept.forget()
    return row


class WorkContractFactory(DjangoModelFactory):
    class Meta:
        model = WorkContract

    employee = factory.SubFactory(EmployeeFactory, status="pppk", rank="IX")
    period = between(TODAY.replace(month=1, day=1), TODAY.replace(month=12, day=31))
    basis = "810/45/PK-PPPK/2026"
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


def as_pppk(*people):
    """These of the cast are PPPK from now on."""
    for one in people:
        type(one).objects.filter(pk=one.pk).update(status="pppk", rank="IX")
        one.status, one.rank = "pppk", "IX"
