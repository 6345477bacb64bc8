"""Budi's two years are on record, the criteria are set, Rina and Wayan sit on the committee."""

from types import SimpleNamespace

import pytest

from kinerja.careers import queries
from tests.careers.factories import PotentialComponentFactory, TalentCriteriaFactory
from tests.credits.conftest import annual, evaluated
from tests.factories import TODAY, RoleGrantFactory

PARTS = {"asesmen": 80, "pendidikan": 75, "pelatihan": 100, "rekam_jejak": 85}


def two_years(cast, employee, *, newest="sangat_baik", before="baik"):
    """Annual results of 2025 and 2024, handed over and accepted."""
    for year, predikat in ((2025, newest), (2024, before)):
        evaluated(employee, annual(year), cast.sari, unit=cast.field, predikat=predikat)


def all_parts(employee, *, by=None, **changes):
    kept = {"recorded_by": by} if by else {}
    return [
        PotentialComponentFactory(employee=employee, part=part, score=score, **kept)
        for part, score in (PARTS | changes).items()
    ]


def seen_of(employee):
    """The digest of what a member sees today."""
    return queries.case_of(employee, on=TODAY).digest


@pytest.fixture
def committee(cast):
    """Rina and Wayan for the whole regency; both are employees too."""
    for member in (cast.rina, cast.wayan):
        RoleGrantFactory(user=member.user, role="komite_talenta")
    return SimpleNamespace(first=cast.rina.user, second=cast.wayan.user)


@pytest.fixture
def criteria(db):
    return TalentCriteriaFactory()


@pytest.fixture
def ready(cast, criteria):
    """Budi, of whom nothing is missing."""
    two_years(cast, cast.budi)
    all_parts(cast.budi)
    return cast.budi
