import pytest

from kinerja.integration import actions
from kinerja.integration.enums import ImportStatus
from kinerja.integration.models import ImportBatch
from kinerja.lib.refusals import Refused
from kinerja.organisation.access import units_to_choose
from tests.factories import NOW, TODAY, UnitFactory
from tests.integration import corpus
from tests.integration.test_actions import uploaded


def test_which_units_one_may_choose_to_import_into(cast):
    UnitFactory(code="LAMA", parent=cast.regency, is_active=False)

    agency = units_to_choose(cast.ratna.user, on=TODAY)
    office = units_to_choose(cast.umi.user, on=TODAY)

    assert set(agency) == {cast.office, cast.other}
    assert set(office) == {cast.office, cast.field}
    assert list(units_to_choose(cast.budi.user, on=TODAY)) == []


def test_a_stranger_uploads_nothing_and_carries_on_nobodys_import(cast):
    stranger = cast.budi.user
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
        uploaded(cast, corpus.PLAIN, by=cast.budi, mapped=False)
    assert ImportBatch.objects.count() == 0

    batch = uploaded(cast, corpus.PLAIN)
    for status, act in (
        (ImportStatus.READING, actions.check_rows),
        (ImportStatus.APPLYING, actions.apply_batch),
    ):
        ImportBatch.objects.update(status=status)
        with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
            act(batch, by=stranger, at=NOW)
