from datetime import date

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.organisation import actions, queries
from kinerja.organisation.models import Holiday, Unit
from tests.factories import NOW, HolidayFactory, UnitFactory

FRIDAY = date(2026, 7, 17)


def test_the_seed_loads_the_regency_once(db):
    assert actions.load_units(at=NOW) == 140
    assert actions.load_units(at=NOW) == 0

    field = Unit.objects.get(code="DINKES.B1")
    assert (field.path, field.parent.code, field.is_opd) == (
        "BUNGO/DINKES/DINKES.B1/",
        "DINKES",
        False,
    )
    assert Unit.objects.filter(kind="kecamatan", is_opd=True).count() == 17
    assert Unit.objects.filter(kind="kelurahan").count() == 12
    assert Unit.objects.filter(parent=None).count() == 1


def test_a_broken_unit_table_is_refused_whole(db, tmp_path):
    file = tmp_path / "unit.csv"
    file.write_text(
        "code,name,kind,parent,abbreviation,aliases,mark\nA,A,pemda,,,,\nB,B,aneh,X,,,\n"
    )

    with pytest.raises(Refused) as refusal:
        actions.load_units(file=file, at=NOW)

    assert refusal.value.reasons == [
        "Baris 3: induk X belum ada di atasnya.",
        "Baris 3: jenis unit aneh tidak dikenal.",
    ]
    assert Unit.objects.count() == 0


def test_the_calendar_is_loaded_once_and_unconfirmed(db):
    assert actions.load_holidays(at=NOW) == 26
    assert actions.load_holidays(at=NOW) == 0
    assert Holiday.objects.filter(confirmed_at=None).count() == 26
    assert queries.working_days_after(date(2026, 1, 9), 14) == date(2026, 1, 30)


def test_hr_confirms_a_year(cast):
    HolidayFactory(day=date(2026, 8, 17))
    HolidayFactory(day=date(2027, 8, 17))

    assert actions.confirm_holidays(year=2026, by=cast.ratna.user, at=NOW) == 1

    assert Holiday.objects.get(day__year=2026).confirmed_by == cast.ratna.user
    assert Holiday.objects.get(day__year=2027).confirmed_by is None
    with pytest.raises(Refused, match="sudah dikonfirmasi"):
        actions.confirm_holidays(year=2026, by=cast.ratna.user, at=NOW)


def add(cast, **changes):
    given = {
        "day": date(2026, 7, 20),
        "name": "Libur pilkada",
        "kind": "libur_nasional",
        "basis": "Keppres",
        "by": cast.ratna.user,
        "at": NOW,
    }
    return actions.add_holiday(**(given | changes))


def test_a_day_added_by_hand_is_confirmed_and_counts(cast):
    holiday = add(cast)

    assert holiday.confirmed_by == cast.ratna.user
    assert queries.working_days_after(FRIDAY, 1) == date(2026, 7, 21)
    with pytest.raises(Refused, match="sudah tercatat"):
        add(cast)
    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        add(cast, by=cast.umi.user)


def test_a_local_commemoration_does_not_count(cast):
    add(cast, kind="peringatan_daerah")

    assert queries.working_days_after(FRIDAY, 1) == date(2026, 7, 20)


def test_the_calendar_of_the_unit_decides_about_saturday(db):
    school = UnitFactory(work_pattern="6")

    assert queries.working_days_after(FRIDAY, 1, unit=school) == date(2026, 7, 18)


def test_a_wrong_day_is_removed_but_not_a_past_one(cast):
    past = HolidayFactory(day=date(2026, 1, 1))
    coming = HolidayFactory(day=date(2026, 8, 17))

    actions.remove_holiday(coming, by=cast.ratna.user, at=NOW)

    with pytest.raises(Refused, match="sudah lewat"):
        actions.remove_holiday(past, by=cast.ratna.user, at=NOW)
    assert list(Holiday.objects.all()) == [past]
    assert Event.objects.get().details["day"] == "2026-08-17"
