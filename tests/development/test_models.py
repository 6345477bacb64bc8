"""The database refuses what the acts would never do."""

import pytest
from django.db import DatabaseError, transaction

from kinerja.development.models import ImprovementPlan, ImprovementSession
from tests.development.conftest import running, talked
from tests.factories import NOW


def refused(name, act):
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        act()


def rows(plan):
    return ImprovementPlan.objects.filter(pk=plan.pk)


def test_a_plan_runs_with_its_days(plan):
    rows(plan).update(status="diusulkan")

    refused("improvement_runs_with_its_days", lambda: rows(plan).update(status="berjalan"))


def test_a_plan_ends_with_a_reassessment(cast, plan):
    running(plan, cast)

    refused("improvement_ends_with_a_reassessment", lambda: rows(plan).update(status="pulih"))


def test_a_recommendation_follows_a_test(cast, plan):
    running(plan, cast)
    told = {"reassessed_at": NOW, "reassessed_by": cast.sari.user, "reassessment_reason": "–"}
    rows(plan).update(status="menunggu_uji", reassessment="belum", **told)
    rows(plan).update(status="teruji")

    refused(
        "improvement_recommendation_follows_a_test",
        lambda: rows(plan).update(status="direkomendasikan"),
    )


def test_a_plan_is_closed_with_a_reason(plan):
    refused("improvement_is_closed_with_a_reason", lambda: rows(plan).update(status="ditutup"))


def test_a_plan_moves_by_the_table_and_stays(cast, plan):
    refused("Invalid transition", lambda: rows(plan).update(status="berjalan"))
    refused("Cannot delete", rows(plan).delete)


@pytest.mark.parametrize("field", ["goals", "ends_on", "cause"])
def test_what_was_agreed_does_not_change(cast, plan, field):
    running(plan, cast)
    value = "2030-01-01" if field == "ends_on" else "Lain"

    refused("Cannot update", lambda: rows(plan).update(**{field: value}))


def test_a_talk_says_something_and_does_not_change(cast, plan):
    talked(running(plan, cast), cast)
    talks = ImprovementSession.objects.filter(plan=plan)

    refused("Cannot update", lambda: talks.update(discussed="Lain"))
    refused("Cannot delete", talks.delete)
    refused(
        "improvement_session_says_something",
        lambda: ImprovementSession.objects.create(
            plan=plan,
            held_on=NOW.date(),
            discussed="",
            next_step="–",
            recorded_at=NOW,
            recorded_by=cast.sari.user,
        ),
    )


def test_a_talk_is_read_once(cast, plan):
    talked(running(plan, cast), cast)
    talks = ImprovementSession.objects.filter(plan=plan)
    talks.update(read_at=NOW)

    refused("Cannot update", lambda: talks.update(read_at=None))
