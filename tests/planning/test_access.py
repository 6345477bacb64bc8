"""Who reads, writes and sets Budi's plan."""

from datetime import date

import pytest
from django.http import Http404

from kinerja.lib.periods import between, since
from kinerja.organisation.models import ReportingLine
from kinerja.planning import access
from tests.factories import TODAY, ReportingLineFactory

BEFORE_DUE, AFTER_DUE = date(2026, 1, 31), date(2026, 7, 30)


@pytest.mark.parametrize(
    ("who", "sees", "edits", "agrees"),
    [
        ("budi", True, True, False),
        ("sari", True, False, True),
        ("joko", True, False, False),
        ("tono", False, False, False),
        ("rina", False, False, False),
        ("umi", True, False, False),
        ("ratna", True, False, False),
        ("agus", True, False, False),
        ("opi", False, False, False),
        ("wayan", False, False, False),
    ],
)
def test_who_sees_edits_and_sets_budis_plan(cast, submitted, who, sees, edits, agrees):
    user = getattr(cast, who).user

    assert list(access.visible_skps(user, on=TODAY)) == ([submitted] if sees else [])
    assert access.can_edit(user, submitted) is edits
    assert access.can_agree(user, submitted, on=TODAY) is agrees


def test_a_stranger_is_told_there_is_no_plan(cast, submitted):
    with pytest.raises(Http404):
        access.get_skp(cast.wayan.user, submitted.pk, on=TODAY)


def test_ps14_the_superior_sets_the_plan_when_the_penilai_stays_silent(cast, submitted):
    assert access.can_agree(cast.joko.user, submitted, on=date(2026, 7, 29)) is False
    assert access.can_agree(cast.joko.user, submitted, on=AFTER_DUE) is True


def test_the_penilai_who_came_in_june_sets_the_plan_and_the_former_does_not(cast, submitted):
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        period=between(date(2026, 1, 1), date(2026, 5, 31))
    )
    ReportingLineFactory(
        employee=cast.budi,
        appraiser=cast.tono,
        superior=cast.joko,
        period=since(date(2026, 6, 1)),
    )

    assert access.can_agree(cast.sari.user, submitted, on=date(2026, 5, 31)) is True
    assert access.can_agree(cast.sari.user, submitted, on=TODAY) is False
    assert access.can_agree(cast.tono.user, submitted, on=TODAY) is True


def test_expectations_are_written_by_the_employee_and_his_penilai(cast, draft):
    people = {
        who: access.can_expect(getattr(cast, who).user, draft, on=TODAY)
        for who in ("budi", "sari", "joko", "ratna", "wayan")
    }

    assert people == {"budi": True, "sari": True, "joko": False, "ratna": False, "wayan": False}


def test_only_bkpsdm_opens_years(cast):
    people = {
        who: access.can_open_years(getattr(cast, who).user, on=TODAY)
        for who in ("ratna", "umi", "agus", "joko")
    }

    assert people == {"ratna": True, "umi": False, "agus": False, "joko": False}
