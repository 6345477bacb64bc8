"""Who keeps, who reads, who hears: by role and unit, on the day asked."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from kinerja.satisfaction import access
from tests.factories import TODAY, RoleGrantFactory, UnitFactory
from tests.satisfaction.factories import (
    ServiceUnitFactory,
    SurveyCommentFactory,
    SurveyRoundFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(cast):
    return ServiceUnitFactory(unit=cast.other, code="lain")


@pytest.mark.parametrize(
    ("who", "reads", "keeps"),
    [
        ("rina", ["gizi"], ["gizi"]),  # keeper of the unit
        ("wayan", ["gizi", "lain"], ["gizi", "lain"]),  # keeper for the regency
        ("ratna", ["gizi", "lain"], ["gizi", "lain"]),
        ("agus", ["gizi", "lain"], []),
        ("umi", [], []),
        ("budi", [], []),
        ("joko", [], []),
    ],
)
def test_who_reads_and_keeps_which_service(cast, service, elsewhere, who, reads, keeps):
    RoleGrantFactory(user=cast.wayan.user, role="pengelola_skm", unit=None)
    user = getattr(cast, who).user

    def codes(rows):
        return sorted(row.code for row in rows)

    assert codes(access.read_services(user, on=TODAY)) == reads
    assert codes(access.kept_services(user, on=TODAY)) == keeps
    assert access.keeps_any(user, on=TODAY) is bool(keeps)
    assert access.can_keep_service(user, service, on=TODAY) is ("gizi" in keeps)
    assert access.can_keep_service(user, elsewhere, on=TODAY) is ("lain" in keeps)


def test_a_grant_of_yesterday_keeps_nothing(cast, service):
    assert not access.kept_services(cast.rina.user, on=date(2025, 12, 31)).exists()


def test_a_keeper_of_a_unit_adds_to_units_below_it_only(cast, service):
    below = UnitFactory(parent=cast.field, code="GIZI")
    closed = UnitFactory(parent=cast.field, code="TUTUP", is_active=False)

    units = set(access.units_to_add(cast.rina.user, on=TODAY))
    assert units == {cast.field, below}
    assert closed not in access.units_to_add(cast.ratna.user, on=TODAY)
    assert access.can_add_to(cast.ratna.user, cast.other, on=TODAY)
    assert not access.can_add_to(cast.rina.user, cast.other, on=TODAY)
    assert not access.units_to_add(cast.agus.user, on=TODAY).exists()


def test_the_report_is_everybodys_once_public_and_the_desks_since_its_end(cast, running, past):
    over = running.ends_on + timedelta(days=1)
    for user in (AnonymousUser(), cast.budi.user):
        assert access.get_reported_round(user, past.pk, on=TODAY) == past
        with pytest.raises(Http404):
            access.get_reported_round(user, running.pk, on=over)
    for user in (cast.rina.user, cast.agus.user):
        assert access.get_reported_round(user, running.pk, on=over) == running


@pytest.mark.parametrize("who", ["rina", "ratna", "agus", "budi"])
def test_nobody_compares_two_reports_of_a_running_round(cast, running, who):
    """One before and one after a citizen's answer would say what he answered."""
    with pytest.raises(Http404):
        access.get_reported_round(getattr(cast, who).user, running.pk, on=running.ends_on)


def test_who_works_in_the_unit_does_not_judge_its_answers(cast, service, elsewhere):
    RoleGrantFactory(user=cast.wayan.user, role="pengelola_skm", unit=None)

    assert not access.can_review(cast.rina.user, service, on=TODAY)
    assert access.can_review(cast.wayan.user, service, on=TODAY)
    assert not access.can_review(cast.wayan.user, elsewhere, on=TODAY)
    assert access.can_review(cast.ratna.user, service, on=TODAY)
    assert not access.can_review(cast.agus.user, service, on=TODAY)
    cast.ratna.placements.all().delete()
    assert access.can_review(cast.ratna.user, service, on=TODAY)


def test_words_are_heard_in_the_unit_and_by_nobody_else(cast, running):
    heard = SurveyCommentFactory(
        round=running,
        state="diteruskan",
        handed_text="Ruang panas",
        decided_at=running.opened_at,
        decided_by=cast.ratna.user,
    )
    SurveyCommentFactory(round=running)
    SurveyCommentFactory(round=SurveyRoundFactory())

    for who in ("budi", "rina", "sari"):
        assert list(access.heard_comments(getattr(cast, who).user, on=TODAY)) == [heard]
    for who in ("wayan", "joko", "tono", "ratna"):
        assert not access.heard_comments(getattr(cast, who).user, on=TODAY).exists()
    RoleGrantFactory(user=cast.opi.user, role="pengelola_skm", unit=None)
    cast.opi.placements.all().delete()
    assert not access.heard_comments(cast.opi.user, on=TODAY).exists()
