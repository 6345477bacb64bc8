"""Gates that pages and acts share, asked directly."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse

from kinerja.lib.refusals import Refused, Stale
from kinerja.organisation.models import ReportingLine
from kinerja.planning import access, actions
from kinerja.planning.actions import contents
from tests.factories import NOW, TODAY, SkpFactory, WorkResultFactory
from tests.planning.test_actions import row, values


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


def parts_of(draft):
    """Each act on a part of the plan, as a call that needs only who acts and the revision."""
    result = draft.results.get()
    removed = {"lineage": uuid4(), "indicators": []}
    return [
        lambda by, seen: actions.remove_result(draft, result=result, revision=seen, by=by, at=NOW),
        lambda by, seen: actions.restore_result(draft, removed=removed, by=by, at=NOW),
        lambda by, seen: actions.move_result(
            draft, result=result, down=True, revision=seen, by=by, at=NOW
        ),
        lambda by, seen: actions.save_indicators(
            draft, result=result, rows=[], revision=seen, by=by, at=NOW
        ),
        lambda by, seen: actions.save_behaviours(
            draft, expectations={}, revision=seen, by=by, at=NOW
        ),
        lambda by, seen: actions.save_annexes(draft, lists={}, revision=seen, by=by, at=NOW),
    ]


def test_strangers_change_no_part_of_a_plan(cast, draft):
    for act in parts_of(draft):
        with pytest.raises(Refused, match="Hanya"):
            act(cast.rina.user, draft.revision)

    assert draft.results.get().indicators.count() == 1


def test_the_owner_changes_no_part_of_a_submitted_plan(cast, submitted):
    for act in parts_of(submitted):
        with pytest.raises(Refused, match=r"tidak dapat diubah|Tarik"):
            act(cast.budi.user, submitted.revision)

    assert submitted.results.get().indicators.count() == 1


def test_a_form_opened_before_a_change_changes_no_part(cast, draft):
    acts = parts_of(draft)
    for act in [*acts[:1], *acts[2:]]:  # a result comes back into whatever is there
        with pytest.raises(Stale):
            act(cast.budi.user, draft.revision + 1)


def test_a_plan_has_at_most_so_many_results_and_indicators(cast, draft, monkeypatch):
    monkeypatch.setattr(contents, "MOST_RESULTS", 1)
    monkeypatch.setattr(contents, "MOST_INDICATORS", 0)
    told = {"revision": draft.revision, "by": cast.budi.user, "at": NOW}

    with pytest.raises(Refused, match="paling banyak 1 hasil kerja"):
        actions.save_result(draft, result=None, values=values(), **told)
    with pytest.raises(Refused, match="paling banyak 0 indikator"):
        actions.save_indicators(draft, result=draft.results.get(), rows=[row()], **told)


def test_a_result_of_another_plan_is_not_written_over(cast, draft):
    elsewhere = WorkResultFactory(skp=SkpFactory(placement=cast.rina.placements.get()))

    with pytest.raises(Refused, match="bukan bagian dari SKP ini"):
        actions.save_result(
            draft,
            result=elsewhere,
            values=values(),
            revision=draft.revision,
            by=cast.budi.user,
            at=NOW,
        )


def test_a_draft_is_not_returned(cast, draft):
    with pytest.raises(Refused):
        actions.return_skp(draft, comments=[(None, "", "x")], by=cast.sari.user, at=NOW)


def test_expectations_are_not_written_by_whoever_only_reads(cast, draft):
    with pytest.raises(Http404):
        access.get_skp_to_expect(cast.joko.user, draft.pk, on=TODAY)
    assert access.get_skp_to_expect(cast.sari.user, draft.pk, on=TODAY) == draft


def test_windows_of_a_year_are_found_by_bkpsdm_only(cast, draft):
    assert access.get_year(cast.ratna.user, draft.year.pk, on=TODAY) == draft.year
    with pytest.raises(Http404):
        access.get_year(cast.umi.user, draft.year.pk, on=TODAY)
