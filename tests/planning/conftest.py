"""A plan of Budi's with everything the law asks for."""

import pytest

from tests.factories import (
    NOW,
    IndicatorFactory,
    SkpAnnexFactory,
    SkpFactory,
    WorkResultFactory,
)

ANNEXES = ("dukungan_sumber_daya", "skema_pertanggungjawaban", "konsekuensi")


def furnish(skp):
    """One main result with an indicator, and the three lists of the annex."""
    result = WorkResultFactory(skp=skp, order=1, statement="Data surveilans lengkap")
    IndicatorFactory(result=result, order=1)
    for kind in ANNEXES:
        SkpAnnexFactory(skp=skp, kind=kind)
    return skp


@pytest.fixture
def draft(cast):
    return furnish(SkpFactory(placement=cast.budi.placements.get()))


@pytest.fixture
def submitted(cast):
    return furnish(
        SkpFactory(
            placement=cast.budi.placements.get(),
            status="diajukan",
            submitted_at=NOW,
            submitted_by=cast.budi.user,
        )
    )
