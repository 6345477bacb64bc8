import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.organisation import actions
from kinerja.organisation.models import Unit
from tests.factories import NOW, UnitFactory


def test_a_new_unit_hangs_below_its_parent(cast):
    unit = actions.create_unit(
        code="DINKES.B2",
        name="Bidang P2P",
        kind="bidang",
        parent=cast.office,
        by=cast.ratna.user,
        at=NOW,
    )

    assert (unit.path, unit.parent) == ("BUNGO/DINKES/DINKES.B2/", cast.office)
    assert Event.objects.get().kind == "organisation.unit_created"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("DINKES", "Kode unit DINKES sudah dipakai. Pilih kode lain."),
        ("A/B", "Kode unit wajib diisi dan tidak boleh memuat garis miring."),
    ],
)
def test_a_code_is_unique_and_has_no_slash(cast, code, reason):
    with pytest.raises(Refused) as refusal:
        actions.create_unit(
            code=code, name="X", kind="bidang", parent=cast.office, by=cast.ratna.user, at=NOW
        )

    assert refusal.value.reasons == [reason]


def test_there_is_one_root(cast):
    with pytest.raises(Refused, match="Pilih unit induk"):
        actions.create_unit(
            code="LAIN", name="X", kind="pemda", parent=None, by=cast.ratna.user, at=NOW
        )


def test_renaming_keeps_the_old_name_for_imports(cast):
    unit = actions.rename_unit(
        cast.office, name="Dinas Kesehatan dan KB", abbreviation="", by=cast.ratna.user, at=NOW
    )

    assert (unit.name, unit.aliases) == ("Dinas Kesehatan dan KB", ["Dinas Kesehatan"])


def test_moving_takes_the_whole_branch_along(cast):
    UnitFactory(code="SEKSI", parent=cast.field, kind="seksi")
    UnitFactory(code="DINKES2", parent=cast.regency)

    actions.move_unit(cast.field, parent=cast.other, by=cast.ratna.user, at=NOW)

    assert list(Unit.objects.order_by("path").values_list("path", flat=True)) == [
        "BUNGO/",
        "BUNGO/DINKES/",
        "BUNGO/DINKES2/",
        "BUNGO/DLH/",
        "BUNGO/DLH/DINKES.B1/",
        "BUNGO/DLH/DINKES.B1/SEKSI/",
    ]


def test_a_tree_does_not_grow_deeper_than_the_database_holds(cast):
    unit = cast.field
    for number in range(5):
        unit = UnitFactory(code=f"{number}" * 38, parent=unit)
    deep = {"code": "X" * 40, "name": "X", "kind": "seksi", "parent": unit}

    with pytest.raises(Refused, match="terlalu dalam"):
        actions.create_unit(**deep, by=cast.ratna.user, at=NOW)
    lone = UnitFactory(code="Y" * 40, parent=cast.regency)
    with pytest.raises(Refused, match="terlalu dalam"):
        actions.move_unit(lone, parent=unit, by=cast.ratna.user, at=NOW)


def test_a_unit_cannot_hang_below_itself(cast):
    with pytest.raises(Refused, match="ke bawah dirinya sendiri"):
        actions.move_unit(cast.office, parent=cast.field, by=cast.ratna.user, at=NOW)

    cast.office.refresh_from_db()
    assert cast.office.path == "BUNGO/DINKES/"


def test_only_an_empty_unit_closes(cast):
    with pytest.raises(Refused) as refusal:
        actions.close_unit(cast.office, by=cast.ratna.user, at=NOW)

    assert refusal.value.reasons == [
        "Masih ada unit di bawahnya. Pindahkan atau tutup dahulu.",
        "Masih ada pegawai di unit ini. Pindahkan dahulu.",
    ]
    empty = UnitFactory(parent=cast.office)
    assert actions.close_unit(empty, by=cast.ratna.user, at=NOW).is_active is False


@pytest.mark.parametrize("who", ["budi", "joko", "umi", "agus", "opi"])
def test_only_agency_hr_changes_the_organisation(cast, who):
    by = getattr(cast, who).user

    for act in (
        lambda: actions.create_unit(
            code="X", name="X", kind="seksi", parent=cast.field, by=by, at=NOW
        ),
        lambda: actions.rename_unit(cast.field, name="X", abbreviation="", by=by, at=NOW),
        lambda: actions.move_unit(cast.field, parent=cast.other, by=by, at=NOW),
        lambda: actions.close_unit(cast.field, by=by, at=NOW),
    ):
        with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
            act()
    assert Event.objects.count() == 0
