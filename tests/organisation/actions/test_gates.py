"""Each refusal of an act has a test that notices when it is gone."""

from datetime import timedelta

import pytest

from kinerja.lib.refusals import Refused, Stale
from kinerja.organisation import access, actions, queries
from kinerja.organisation.models import Holiday, Unit
from tests.factories import (
    NOW,
    START,
    TODAY,
    EmployeeFactory,
    HolidayFactory,
    LineCorrectionFactory,
    PositionFactory,
)


@pytest.mark.parametrize("who", ["umi", "opi", "agus", "budi"])
def test_only_agency_hr_confirms_and_removes_holidays(cast, who):
    holiday = HolidayFactory(day=TODAY)
    by = getattr(cast, who).user

    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        actions.confirm_holidays(year=TODAY.year, by=by, at=NOW)
    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        actions.remove_holiday(holiday, by=by, at=NOW)

    assert Holiday.objects.get().confirmed_by is None


@pytest.mark.parametrize("who", ["umi", "opi", "agus", "budi"])
def test_only_agency_hr_opens_and_closes_positions(cast, who):
    by = getattr(cast, who).user
    empty = PositionFactory(unit=cast.field)

    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        actions.open_position(unit=cast.field, title="X", kind="fungsional", by=by, at=NOW)
    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        actions.close_position(empty, by=by, at=NOW)


def test_the_standing_of_strangers_and_of_oneself_is_not_ones_to_set(cast):
    for employee in (cast.wayan, cast.umi):
        with pytest.raises(Refused, match="Hanya pengelola kepegawaian"):
            actions.set_standing(employee, standing="cltn", by=cast.umi.user, at=NOW)


def test_who_left_or_has_no_nip_is_not_invited(cast):
    left = EmployeeFactory(user=None, standing="berhenti")
    nameless = EmployeeFactory(user=None, nip=None, status="pejabat_negara")

    with pytest.raises(Refused, match="sudah berhenti atau pensiun"):
        actions.invite_employee(left, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="tidak memiliki NIP"):
        actions.invite_employee(nameless, by=cast.ratna.user, at=NOW)


def test_a_refused_request_gets_a_written_answer(cast):
    correction = LineCorrectionFactory(employee=cast.budi)

    with pytest.raises(Refused, match="Tulis jawaban"):
        actions.answer_correction(
            correction, appraiser=None, first_day=TODAY, answer="  ", by=cast.umi.user, at=NOW
        )


def delegate(cast, **changes):
    given = {
        "appraiser": cast.tono,
        "letter": "800/12/2026",
        "reason": "Cuti.",
        "first_day": TODAY,
        "last_day": TODAY + timedelta(days=30),
        "seen": queries.line_of(cast.budi, on=TODAY).pk,
        "by": cast.umi.user,
        "at": NOW,
    }
    return actions.delegate_line(cast.budi, **(given | changes))


def test_a_delegation_is_refused_where_a_correction_would_be(cast):
    with pytest.raises(Stale, match="baru saja diubah"):
        delegate(cast, seen=None)
    with pytest.raises(Refused, match="menilai dirinya sendiri"):
        delegate(cast, appraiser=cast.budi)


def test_the_console_gives_roles_and_unit_hr_gets_a_unit(cast):
    given = actions.grant_role(
        user=cast.rina.user,
        role="pengelola_opd",
        unit=cast.office,
        first_day=START,
        by=None,
        at=NOW,
    )

    assert given.unit == cast.office
    assert access.is_hr_for(cast.rina.user, cast.budi, on=TODAY) is True


def test_a_unit_has_a_code_and_a_name(cast):
    with pytest.raises(Refused, match="Kode unit wajib diisi"):
        actions.create_unit(
            code=" ", name="X", kind="bidang", parent=cast.office, by=cast.ratna.user, at=NOW
        )
    with pytest.raises(Refused, match="Isi nama unit"):
        actions.rename_unit(cast.office, name=" ", abbreviation="", by=cast.ratna.user, at=NOW)


def test_the_first_unit_needs_no_parent(db):
    root = actions.create_unit(code="BARU", name="X", kind="pemda", parent=None, by=None, at=NOW)

    assert Unit.objects.get() == root
