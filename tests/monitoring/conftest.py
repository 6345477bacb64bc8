from types import SimpleNamespace

import pytest

from tests.factories import IndicatorFactory, SkpFactory, WorkResultFactory


@pytest.fixture
def plan(cast):
    """Budi's agreed plan with one result and one indicator."""
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    result = WorkResultFactory(skp=skp, order=1, statement="Terlaksananya surveilans")
    indicator = IndicatorFactory(result=result, order=1)
    return SimpleNamespace(cast=cast, skp=skp, result=result, indicator=indicator)
