"""Who reads, writes and sets Budi's plan."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from kinerja.lib.periods import between, since
from kinerja.organisation.models import ReportingLine
from kinerja.planning import access, queries
from tests.factories import (
    TODAY,
    PerformanceYearFactory,
    ReportingLineFactory,
    WorkResultFactory,
)
from tests.organisation.factories import chosen

AFTER_DUE = date(2026, 7, 30)


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
    assert access.is_appraiser(user, submitted, on=TODAY) is agrees


def test_a_stranger_is_told_there_is_no_plan(cast, submitted):
    with pytest.raises(Http404):
        access.get_skp(cast.wayan.user, submitted.pk, on=TODAY)


def test_ps14_the_superior_sets_the_plan_when_the_penilai_stays_silent(cast, submitted):
    assert access.can_agree(cast.joko.user, submitted, on=date(2026, 7, 29)) is False
    assert access.can_agree(cast.joko.user, submitted, on=AFTER_DUE) is True


def test_ps14_the_days_are_those_of_the_day_on_which_it_was_submitted(cast, submitted):
    submitted_on = queries.day_of(submitted.submitted_at)
    chosen(cast, "menunggu-penilai", 5, submitted_on)
    chosen(cast, "menunggu-penilai", 30, submitted_on + timedelta(days=1))

    may = [
        access.can_agree(cast.joko.user, submitted, on=submitted_on + timedelta(n)) for n in (5, 6)
    ]

    assert may == [False, True]


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


def test_a_plan_is_reviewed_only_by_those_above_its_owner(cast, submitted):
    answers = {}
    for who in ("budi", "sari", "joko", "tono", "umi", "ratna", "wayan"):
        try:
            answers[who] = access.get_skp_to_review(getattr(cast, who).user, submitted.pk, on=TODAY)
        except Http404:
            answers[who] = None

    assert answers == {
        **dict.fromkeys(("budi", "tono", "umi", "ratna", "wayan")),
        "sari": submitted,
        "joko": submitted,
    }


def test_who_rates_somebody_else_reviews_nothing_here(cast, submitted):
    ReportingLineFactory(employee=cast.wayan, appraiser=cast.tono, superior=cast.umi)

    for who in (cast.tono, cast.umi):
        with pytest.raises(Http404):
            access.get_skp_to_review(who.user, submitted.pk, on=TODAY)


@pytest.mark.parametrize("day", [TODAY, AFTER_DUE])
@pytest.mark.parametrize("who", ["sari", "joko"])
def test_the_page_knows_the_reviewer_as_the_act_does(cast, submitted, who, day):
    user = getattr(cast, who).user
    seen = access.get_skp_to_review(user, submitted.pk, on=TODAY)

    asked = access.reviewer_of(user, submitted, on=day)

    assert access.reviewer_there(user, seen, on=day) == asked
    assert asked == (getattr(cast, who), who == "sari" or day == AFTER_DUE)


def test_the_forms_of_a_plan_open_for_its_owner_only(cast, draft):
    assert access.get_own_skp(cast.budi.user, draft.pk) == draft
    with pytest.raises(Http404):
        access.get_own_skp(cast.sari.user, draft.pk)


def test_a_result_is_looked_for_inside_its_plan(cast, draft):
    foreign = WorkResultFactory(skp__placement=cast.wayan.placements.get(), order=1)

    assert access.get_result(draft, draft.results.get().pk) == draft.results.get()
    with pytest.raises(Http404):
        access.get_result(draft, foreign.pk)


@pytest.mark.parametrize("asked", ["2027", "2025", "x", ""])
def test_only_a_year_that_is_open_can_be_chosen(db, asked):
    year = PerformanceYearFactory(year=2026)
    PerformanceYearFactory(
        year=2027, planning_opens_on=date(2026, 12, 1), planning_due_on=date(2027, 1, 31)
    )

    assert access.get_open_year("2026", on=TODAY) == year
    with pytest.raises(Http404):
        access.get_open_year(asked, on=TODAY)


def test_without_a_penilai_or_his_superior_nobody_sets_the_plan(cast, submitted):
    ReportingLine.objects.filter(employee=cast.budi).update(superior=None)
    assert access.reviewer_of(cast.joko.user, submitted, on=AFTER_DUE) == (None, False)
    assert access.reviewer_of(cast.sari.user, submitted, on=AFTER_DUE) == (cast.sari, True)

    ReportingLine.objects.filter(employee=cast.budi).delete()
    assert access.reviewer_of(cast.sari.user, submitted, on=AFTER_DUE) == (None, False)
    assert access.is_appraiser(cast.sari.user, submitted, on=AFTER_DUE) is False
