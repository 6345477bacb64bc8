from kinerja.integration import access
from tests.factories import TODAY, UnitFactory


def test_which_units_one_may_choose_to_import_into(cast):
    UnitFactory(code="LAMA", parent=cast.regency, is_active=False)

    agency = access.units_to_choose(cast.ratna.user, on=TODAY)
    office = access.units_to_choose(cast.umi.user, on=TODAY)

    assert set(agency) == {cast.office, cast.other}
    assert set(office) == {cast.office, cast.field}
    assert list(access.units_to_choose(cast.budi.user, on=TODAY)) == []
