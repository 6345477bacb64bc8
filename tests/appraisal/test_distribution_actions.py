"""docs/law.md#distribusi: a group that departs from its pattern is explained, never forbidden."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal import actions, queries
from kinerja.appraisal.models import DistributionReason
from kinerja.lib.periods import since
from kinerja.lib.refusals import Refused
from tests.factories import (
    NOW,
    START,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    OrganisationRatingFactory,
    PlacementFactory,
    ReportingLineFactory,
    SkpFactory,
)
from tests.organisation.factories import chosen


@pytest.fixture
def group(cast, period):
    """Budi, Rina and eight more, every one of them Baik in a unit that is Baik."""
    OrganisationRatingFactory(
        unit=cast.field, period=period, predikat="baik", set_by=cast.joko.user
    )
    people = [cast.budi, cast.rina]
    for number in range(8):
        employee = EmployeeFactory(name=f"Pegawai {number}")
        PlacementFactory(employee=employee)
        ReportingLineFactory(
            employee=employee, appraiser=cast.sari, superior=cast.joko, period=since(START)
        )
        people.append(employee)
    rows = {"unit": cast.field, "period": period, "appraiser": cast.sari, "superior": cast.joko}
    return [
        EvaluationFactory(
            skp=SkpFactory(placement=person.placements.get(), agreed=True, appraiser=cast.sari),
            **rows,
            **({"signed": True} if person is cast.budi else {"delivered": True}),
        )
        for person in people
    ]


def explain(cast, period, *, text="Tiga proyek selesai bersama.", by=None):
    return actions.explain_distribution(period, text=text, by=by or cast.sari.user, at=NOW)


def test_rv5_a_finished_group_that_departs_is_explained_before_it_is_handed_over(
    cast, period, group
):
    with pytest.raises(Refused, match="Sebaran kelompok Anda berbeda dari pola"):
        actions.hand_over_evaluation(group[0], by=cast.sari.user, at=NOW)

    reason = explain(cast, period)

    assert reason.counts == {"baik": 10}
    assert reason.departures == [
        "Baik: 10 dari 10 orang, pola paling banyak 7.",
        "Butuh Perbaikan dan Kurang/Misconduct: 0 dari 10 orang, pola paling sedikit 1.",
    ]
    actions.hand_over_evaluation(group[0], by=cast.sari.user, at=NOW)


def test_a_group_that_is_small_to_the_regency_is_only_counted(cast, period, group, client):
    chosen(cast, "kelompok-kecil", 11, timezone.localdate())
    client.force_login(cast.sari.user)

    text = client.get(reverse("appraisal:spread", args=[period.pk])).content.decode()

    assert "Kelompok ini kurang dari 11 orang" in text
    actions.hand_over_evaluation(group[0], by=cast.sari.user, at=NOW)


def test_nothing_is_asked_while_somebody_is_not_yet_signed(cast, period, group):
    EvaluationFactory(skp__placement__employee__name="Lain")  # elsewhere
    draft = EmployeeFactory(name="Sebelas")
    PlacementFactory(employee=draft)
    ReportingLineFactory(
        employee=draft, appraiser=cast.sari, superior=cast.joko, period=since(START)
    )
    SkpFactory(placement=draft.placements.get(), agreed=True, appraiser=cast.sari)

    actions.hand_over_evaluation(group[0], by=cast.sari.user, at=NOW)


def test_a_reason_that_was_given_stays(cast, period, group):
    explain(cast, period)
    with pytest.raises(DatabaseError, match="reasons_stay"), transaction.atomic():
        DistributionReason.objects.update(text="lain")


def test_the_reason_of_a_group_is_its_own_newest_of_the_period(cast, period):
    other = EvaluationPeriodFactory(
        number=1,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 3, 31),
        opens_on=date(2026, 3, 25),
        due_on=date(2026, 4, 30),
    )
    said = {"organisation_predikat": "baik", "counts": {}, "departures": [], "given_at": NOW}
    _, newest, _, _ = (
        DistributionReason.objects.create(
            appraiser=who, period=when, text="Sebab.", given_by=who.user, **said
        )
        for who, when in (
            (cast.sari, period),
            (cast.sari, period),
            (cast.sari, other),
            (cast.joko, period),
        )
    )

    assert queries.distribution.reason_of(cast.sari.user, period) == newest
    assert queries.distribution.reason_of(cast.tono.user, period) is None


def test_who_does_not_depart_explains_nothing(cast, period):
    with pytest.raises(Refused, match="tidak perlu alasan"):
        explain(cast, period, by=cast.joko.user)


def test_the_page_takes_the_reason_and_others_above_read_it(cast, period, group, client):
    client.force_login(cast.sari.user)
    page = reverse("appraisal:spread", args=[period.pk])

    assert client.post(page, {"text": ""}).status_code == 422
    done = client.post(page, {"text": "Tiga proyek selesai bersama."}, follow=True)

    assert "Alasan Anda: Tiga proyek selesai bersama." in done.content.decode()
    reasons = reverse("appraisal:spread_reasons", args=[period.pk])
    for person, reads in (("joko", True), ("ratna", True), ("budi", False), ("wayan", False)):
        client.force_login(getattr(cast, person).user)
        assert ("Tiga proyek" in client.get(reasons).content.decode()) is reads, person


@pytest.mark.parametrize("rows", [1, 3])
def test_the_reasons_cost_the_same_for_one_and_three(
    cast, period, group, client, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        explain(cast, period)
    client.force_login(cast.ratna.user)
    url = reverse("appraisal:spread_reasons", args=[period.pk])
    client.get(url)

    with django_assert_max_num_queries(6):
        client.get(url)
