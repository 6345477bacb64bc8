"""The plainest valid rows of openness."""

import factory

from kinerja.lib.canonical import digest
from kinerja.transparency.models import DataCopy, Publication
from kinerja.transparency.queries import content_of
from kinerja.transparency.rules import LIMITS
from tests.factories import NOW, EvaluationPeriodFactory

COUNTS = {
    "Dinas Kesehatan": [40, 120, 12, 3, 0],
    "Dinas Lingkungan Hidup": [11, 60, 0, 0, 0],
    "Dinas Pendidikan": [300, 900, 40, 12, 1],
    "Kecamatan Pelepat": [1, 8, 0, 0, 0],
    "Kecamatan Rantau Pandan": [2, 11, 3, 0, 0],
}


class PublicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Publication

    period = factory.SubFactory(EvaluationPeriodFactory)
    smallest = LIMITS[-1].smallest
    rule_version = LIMITS[-1].version
    content = factory.LazyFunction(lambda: content_of(COUNTS, smallest=LIMITS[-1].smallest))
    content_digest = factory.LazyAttribute(lambda row: digest(row.content))
    published_at = NOW


class DataCopyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DataCopy

    asked_at = NOW
