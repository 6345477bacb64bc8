"""Gates that pages and acts share, asked directly."""

from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.lib.refusals import Refused
from kinerja.organisation.models import ReportingLine
from kinerja.planning import access, actions
from tests.factories import NOW, TODAY, SkpFactory, WorkResultFactory


@pytest.mark.parametrize("who", ["sari", "ratna", "opi", "wayan"])
def test_only_the_owner_submits_and_takes_back(cast, draft, who):
    stranger = getattr(cast, who).user

    with pytest.raises(Refused, match="Hanya pemilik SKP yang dapat mengajukannya"):
        actions.submit_skp(draft, by=stranger, at=NOW)
    submitted = actions.submit_skp(draft, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pemilik SKP yang dapat menariknya"):
        actions.withdraw_skp(submitted, by=stranger, at=NOW)


def test_a_result_is_found_in_its_own_plan_only(cast, draft):
    elsewhere = WorkResultFactory(skp=SkpFactory(placement=cast.rina.placements.get()))

    with pytest.raises(Http404):
        access.get_result(draft, elsewhere.pk)


@pytest.mark.parametrize("year", ["abc", "-1", ""])
def test_a_year_that_is_no_number_does_not_exist(db, year):
    with pytest.raises(Http404):
        access.get_open_year(year, on=TODAY)


def test_a_year_is_not_open_before_its_first_day(draft):
    assert access.get_open_year(2026, on=TODAY) == draft.year
    with pytest.raises(Http404):
        access.get_open_year(2026, on=date(2025, 11, 30))


def test_without_a_line_nobody_reviews(cast, submitted):
    ReportingLine.objects.filter(employee=cast.budi).delete()

    assert access.is_appraiser(cast.sari.user, submitted, on=TODAY) is False
    assert access.reviewer_of(cast.sari.user, submitted, on=TODAY) == (None, False)


def test_without_an_atasan_only_the_penilai_reviews(cast, submitted):
    ReportingLine.objects.filter(employee=cast.budi).update(superior=None)

    assert access.reviewer_of(cast.joko.user, submitted, on=TODAY) == (None, False)
    assert access.reviewer_of(cast.sari.user, submitted, on=TODAY) == (cast.sari, True)


def test_the_atasan_sets_nothing_that_was_not_submitted(cast, draft):
    much_later = date(2030, 1, 1)

    assert access.reviewer_of(cast.joko.user, draft, on=much_later) == (cast.joko, False)


def test_readers_of_a_draft_get_no_steps_to_write_it(client, cast, draft):
    address = reverse("planning:skp_detail", args=[draft.pk])
    pages = {}
    for who in ("budi", "sari"):
        client.force_login(getattr(cast, who).user)
        pages[who] = client.get(address)

    assert "steps" in pages["budi"].context
    assert "steps" not in pages["sari"].context
