from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from kinerja.lib.periods import between
from kinerja.organisation import access, queries
from kinerja.organisation.models import Employee
from tests.factories import (
    TODAY,
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    RoleGrantFactory,
)

LAST_YEAR = date(2025, 7, 15)

# who, sees Budi's page, keeps Budi's records, manages the organisation
TRUTH = [
    ("budi", True, False, False),
    ("sari", True, False, False),
    ("joko", True, False, False),
    ("tono", False, False, False),  # was the penilai until last year
    ("rina", False, False, False),
    ("umi", True, True, False),
    ("ratna", True, True, True),
    ("agus", True, False, False),
    ("opi", False, False, False),
    ("wayan", False, False, False),
]


@pytest.mark.parametrize(("who", "sees", "keeps", "manages"), TRUTH)
def test_who_sees_and_keeps_budi(cast, who, sees, keeps, manages):
    user = getattr(cast, who).user

    assert (
        access.people_in_sight(user, on=TODAY).filter(pk=cast.budi.pk).exists(),
        access.sees(user, cast.budi, on=TODAY),
        access.people_kept_by(user, on=TODAY).filter(pk=cast.budi.pk).exists(),
        access.can_keep(user, cast.budi, on=TODAY),
        access.can_manage(user, on=TODAY),
    ) == (sees, sees, keeps, keeps, manages)


@pytest.mark.parametrize("on", [TODAY, LAST_YEAR])
def test_of_one_person_the_answer_is_the_same_as_in_the_list(cast, on):
    RoleGrantFactory(user=cast.opi.user, role="pengelola_opd", unit=cast.other)
    RoleGrantFactory(user=cast.wayan.user, role="panel_pakar", unit=cast.office)
    people = Employee.objects.select_related("user")

    for user in [one.user for one in people if one.user_id]:
        listed = set(access.people_in_sight(user, on=on))
        assert {one for one in people if access.sees(user, one, on=on)} == listed


def test_the_offices_of_a_filter_are_those_of_the_people_in_sight(cast):
    cast.office.__class__.objects.create(
        code="LAMA", name="Dinas lama", kind="dinas", parent=cast.regency, path="BUNGO/LAMA/"
    ).__class__.objects.filter(code="LAMA").update(is_active=False)

    def offices(who):
        return list(access.offices_in_sight(getattr(cast, who).user, on=TODAY))

    every = sorted((cast.office, cast.other), key=lambda unit: unit.name)
    assert offices("ratna") == offices("agus") == every
    assert offices("umi") == offices("sari") == offices("joko") == [cast.office]
    assert offices("budi") == offices("opi") == []


def test_last_year_tono_saw_budi_and_sari_did_not(cast):
    assert access.get_employee(cast.tono.user, cast.budi.pk, on=LAST_YEAR) == cast.budi
    with pytest.raises(Http404):
        access.get_employee(cast.sari.user, cast.budi.pk, on=LAST_YEAR)


def test_nobody_keeps_his_own_records(cast):
    assert access.can_keep(cast.umi.user, cast.umi, on=TODAY) is False
    assert access.can_keep(cast.ratna.user, cast.ratna, on=TODAY) is False


def test_unit_hr_does_not_keep_another_office(cast):
    assert access.is_hr_for(cast.umi.user, cast.wayan, on=TODAY) is False
    with pytest.raises(Http404):
        access.get_kept_employee(cast.umi.user, cast.wayan.pk, on=TODAY)


def test_unit_codes_that_begin_alike_are_different_offices(cast):
    twin = type(cast.office).objects.create(
        code="DINKES2", name="Dinas lain", kind="dinas", parent=cast.regency, path="BUNGO/DINKES2/"
    )
    cast.wayan.placements.get().position.__class__.objects.filter(
        placements__employee=cast.wayan
    ).update(unit=twin)

    assert access.is_hr_for(cast.umi.user, cast.wayan, on=TODAY) is False


def test_the_system_may_what_agency_hr_may(cast):
    assert access.can_manage(None, on=TODAY) is True
    assert access.can_keep(None, cast.budi, on=TODAY) is True


def test_agency_hr_keeps_everybody_and_a_plain_person_nobody(cast):
    assert set(access.people_kept_by(cast.ratna.user, on=TODAY)) == set(Employee.objects.all())
    assert list(access.people_kept_by(cast.budi.user, on=TODAY)) == []


def test_a_role_page_refuses_without_the_role(cast):
    with pytest.raises(PermissionDenied):
        access.require_role(cast.umi.user, "bkpsdm", on=TODAY)


def test_a_role_ends_with_its_period(cast):
    grant = RoleGrantFactory(user=cast.rina.user, role="auditor", period=(TODAY, date(2026, 8, 1)))

    assert access.has_role(grant.user, "auditor", on=date(2026, 7, 31)) is True
    assert access.has_role(grant.user, "auditor", on=date(2026, 8, 1)) is False


def test_a_person_placed_nowhere_is_kept_by_the_agency_alone(cast):
    cast.budi.placements.all().delete()

    assert access.is_hr_for(cast.ratna.user, cast.budi, on=TODAY) is True
    assert access.is_hr_for(cast.umi.user, cast.budi, on=TODAY) is False


def test_whose_posts_one_fills(cast):
    def fills(user):
        return [
            access.can_place_in(user, unit, on=TODAY)
            for unit in (cast.field, cast.other, cast.regency)
        ]

    assert fills(None) == [True, True, True]
    assert fills(cast.ratna.user) == [True, True, True]
    assert fills(cast.umi.user) == [True, False, False]
    for who in ("agus", "opi", "sari"):
        assert fills(getattr(cast, who).user) == [False, False, False]


def test_an_office_keeps_whom_it_holds_definitively_today(cast):
    deputy, former = EmployeeFactory(), EmployeeFactory()
    post = PositionFactory(unit=cast.office)
    PlacementFactory(employee=deputy, position=post, kind="plt")
    PlacementFactory(employee=former, position=post, period=between(date(2025, 1, 1), LAST_YEAR))

    kept = access.people_kept_by(cast.umi.user, on=TODAY)

    assert set(kept) & {deputy, former} == set()
    assert queries.placement_of(deputy, on=TODAY) is None
    assert access.is_hr_for(cast.umi.user, deputy, on=TODAY) is False
