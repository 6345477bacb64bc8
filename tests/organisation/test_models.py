"""Each constraint refuses what it must, by its name."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.lib.periods import between, since
from kinerja.organisation.models import (
    DatedSetting,
    Employee,
    Holiday,
    LineCorrection,
    Placement,
    Position,
    ReportingLine,
    RoleGrant,
    Unit,
    WorkContract,
)
from tests.factories import (
    NOW,
    START,
    TODAY,
    EmployeeFactory,
    HolidayFactory,
    LineCorrectionFactory,
    PlacementFactory,
    PositionFactory,
    ReportingLineFactory,
    RoleGrantFactory,
    UnitFactory,
)
from tests.organisation.factories import WorkContractFactory

pytestmark = pytest.mark.django_db


def setting(**changes):
    given = {"name": "hari-terima", "value": 5, "since": START, "reason": "SE", "set_at": NOW}
    by = changes.pop("set_by", None) or EmployeeFactory().user
    return DatedSetting.objects.create(**given | {"set_by": by} | changes)


REFUSED = {
    "dated_setting_one_value_from_a_day_on": lambda: (setting(), setting(value=6)),
    "dated_setting_is_one_that_can_be_chosen": lambda: setting(value=15),
    "dated_setting_has_a_reason": lambda: setting(reason=""),
    "work_contract_one_per_employee_and_day": lambda: (
        (first := WorkContractFactory()),
        WorkContractFactory(employee=first.employee),
    ),
    "work_contract_has_a_first_and_a_last_day": lambda: WorkContractFactory(period=since(START)),
    "work_contract_has_a_basis": lambda: WorkContractFactory(basis=""),
    "work_contract_withdrawal_fields_go_together": lambda: WorkContractFactory(withdrawn_at=NOW),
    "unit_code": lambda: (UnitFactory(code="A"), UnitFactory(code="A", path="B/")),
    "position_one_per_unit_and_title": lambda: (
        (unit := UnitFactory()),
        PositionFactory(unit=unit, title="Arsiparis"),
        PositionFactory(unit=unit, title="Arsiparis"),
    ),
    "position_one_head_per_unit": lambda: (
        (unit := UnitFactory()),
        PositionFactory(unit=unit, is_head=True),
        PositionFactory(unit=unit, is_head=True),
    ),
    "employee_nip_has_18_digits": lambda: EmployeeFactory(nip="123", user=None),
    "employee_nip_missing_only_for_pejabat_negara": lambda: EmployeeFactory(nip=None, user=None),
    "placement_one_definitive_per_employee_and_day": lambda: (
        (first := PlacementFactory()),
        PlacementFactory(employee=first.employee),
    ),
    "placement_period_is_not_empty": lambda: PlacementFactory(
        period=between(START, date(2025, 12, 31))
    ),
    "reporting_line_one_appraiser_per_employee_and_day": lambda: (
        (first := ReportingLineFactory()),
        ReportingLineFactory(employee=first.employee),
    ),
    "reporting_line_nobody_rates_himself": lambda: (
        (me := EmployeeFactory()),
        ReportingLineFactory(employee=me, appraiser=me),
    ),
    "reporting_line_superior_is_a_third_person": lambda: (
        (me := EmployeeFactory()),
        ReportingLineFactory(employee=me, superior=me),
    ),
    "reporting_line_correction_has_a_reason": lambda: ReportingLineFactory(basis="koreksi"),
    "reporting_line_delegation_has_a_letter": lambda: ReportingLineFactory(
        basis="pendelegasian", reason="Cuti besar"
    ),
    "line_correction_answer_fields_follow_status": lambda: LineCorrectionFactory(
        status="dikabulkan"
    ),
    "line_correction_one_open_per_employee": lambda: (
        (first := LineCorrectionFactory()),
        LineCorrectionFactory(employee=first.employee),
    ),
    "holiday_one_per_day_and_name": lambda: (HolidayFactory(), HolidayFactory()),
    "holiday_confirmation_fields_go_together": lambda: HolidayFactory(confirmed_at=NOW),
    "role_grant_unit_hr_has_a_unit": lambda: RoleGrantFactory(role="pengelola_opd"),
    "role_grant_one_per_account_role_unit_and_day": lambda: (
        (first := RoleGrantFactory()),
        RoleGrantFactory(user=first.user),
    ),
    "role_grant_is_given_by_somebody_else": lambda: (
        (me := EmployeeFactory().user),
        RoleGrantFactory(user=me, granted_by=me),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        REFUSED[name]()


def test_every_constraint_is_refused_above():
    models = (
        Unit,
        Position,
        Employee,
        Placement,
        ReportingLine,
        LineCorrection,
        Holiday,
        RoleGrant,
        DatedSetting,
        WorkContract,
    )
    named = {constraint.name for model in models for constraint in model._meta.constraints}

    assert named <= set(REFUSED)


def test_placements_and_lines_may_follow_each_other():
    june = between(START, date(2026, 6, 30))
    first = PlacementFactory(period=june)
    PlacementFactory(employee=first.employee, period=since(date(2026, 7, 1)))
    line = ReportingLineFactory(employee=first.employee, period=june)
    ReportingLineFactory(employee=first.employee, period=since(date(2026, 7, 1)))

    assert first.employee.placements.count() == 2
    assert line.employee.lines_up.count() == 2


def test_a_plt_placement_may_stand_beside_the_definitive_one():
    first = PlacementFactory()
    PlacementFactory(employee=first.employee, kind="plt")

    assert first.employee.placements.count() == 2


@pytest.mark.parametrize("period", [DateRange(None, TODAY), DateRange(TODAY, TODAY)])
def test_a_contract_without_a_first_day_or_without_any_is_refused(period):
    name = "work_contract_has_a_first_and_a_last_day"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        WorkContractFactory(period=period)


def test_a_withdrawn_contract_is_in_nobodys_way():
    by = EmployeeFactory().user
    first = WorkContractFactory(withdrawn_at=NOW, withdrawn_by=by)
    WorkContractFactory(employee=first.employee)

    assert first.employee.contracts.count() == 2


@pytest.mark.parametrize("name", ["period", "basis", "shorter_because", "recorded_at"])
def test_what_was_recorded_of_a_contract_stays(name):
    contract = WorkContractFactory()
    other = {"period": between(START, TODAY), "recorded_at": NOW + timedelta(1)}

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        WorkContract.objects.filter(pk=contract.pk).update(**{name: other.get(name, "lain")})


def test_a_contract_is_withdrawn_once():
    contract = WorkContractFactory(withdrawn_at=NOW, withdrawn_by=EmployeeFactory().user)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        WorkContract.objects.filter(pk=contract.pk).update(withdrawn_at=None, withdrawn_by=None)
