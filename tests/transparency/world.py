"""What stands in the access table's world for these pages."""

from datetime import date

from tests.factories import EvaluationPeriodFactory
from tests.transparency.factories import DataCopyFactory, PublicationFactory


def things(cast, world):
    publication = PublicationFactory(
        period=EvaluationPeriodFactory(
            year=world.submitted.year,
            number=4,
            starts_on=date(2025, 10, 1),
            ends_on=date(2025, 12, 31),
            opens_on=date(2025, 12, 26),
            due_on=date(2026, 1, 31),
        ),
        published_by=cast.ratna.user,
    )
    return {
        "publication": publication,
        "data_copy": DataCopyFactory(employee=cast.budi, status="dihapus"),
        "publication_file": (publication, "csv"),
        "period_to_publish": world.delivered.period,
    }
