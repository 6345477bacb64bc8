"""Publishing once, exactly what was shown, and never again."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kinerja.appraisal.models import Evaluation
from kinerja.audit.models import Event
from kinerja.lib.disclosure import Line, Table
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused, Stale
from kinerja.organisation.models import Placement
from kinerja.transparency import actions, queries
from kinerja.transparency.models import Publication
from tests.factories import (
    NOW,
    TODAY,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    PlacementFactory,
    PositionFactory,
    SkpFactory,
)
from tests.lib.attacker import Attack
from tests.transparency.factories import PublicationFactory


@pytest.fixture
def finished(db):
    return EvaluationPeriodFactory(
        number=1,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 3, 31),
        opens_on=date(2026, 3, 25),
        due_on=date(2026, 4, 30),
    )


def rated(cast, unit, period, *, good=0, **words):
    """So many people of a unit with a result in their hands."""
    position = PositionFactory(unit=unit, kind="fungsional")
    found = []
    for _person in range(good):
        placement = PlacementFactory(employee=EmployeeFactory(), position=position)
        skp = SkpFactory(placement=placement, agreed=True, appraiser=cast.sari)
        found.append(
            EvaluationFactory(
                skp=skp, period=period, unit=unit, appraiser=cast.sari, delivered=True, **words
            )
        )
    return found


@pytest.fixture
def two_offices(cast, finished):
    rated(cast, cast.office, finished, good=14)
    rated(cast, cast.other, finished, good=12)
    return finished


def publish(period, *, by, seen=None, at=NOW):
    seen = seen if seen is not None else queries.draft_of(period, on=TODAY).seen
    return actions.publish_period(period, seen=seen, by=by.user, at=at)


def as_table(content):
    lines = {one["name"]: Line(one["total"], tuple(one["counts"])) for one in content["offices"]}
    return Table(lines, Line(content["sums"]["total"], tuple(content["sums"]["counts"])))


def test_what_was_shown_is_published_and_recorded(cast, two_offices):
    draft = queries.draft_of(two_offices, on=TODAY)

    made = publish(two_offices, by=cast.ratna)

    assert made.content == draft.content
    assert (made.smallest, made.published_by) == (10, cast.ratna.user)
    assert Event.objects.get(kind="transparency.period_published").details["smallest"] == 10


def test_an_office_where_all_have_the_same_shows_only_how_many(cast, two_offices):
    made = publish(two_offices, by=cast.ratna)

    table = as_table(made.content)
    assert table.lines["Dinas Kesehatan"] == Line(14, (None,) * 5)
    assert Attack(table).determined() == {}
    assert Attack(table).exposed_lines() == []


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "umi", "agus", "opi"])
def test_only_hr_of_the_agency_publishes(cast, two_offices, who):
    with pytest.raises(Refused, match="Hanya admin BKPSDM"):
        publish(two_offices, by=getattr(cast, who))
    assert not Publication.objects.exists()


def test_a_period_that_runs_is_not_published(cast):
    with pytest.raises(Refused, match="berlangsung sampai"):
        publish(EvaluationPeriodFactory(due_on=TODAY), by=cast.ratna)


def test_results_that_came_after_the_preview_need_another_look(cast, two_offices):
    seen = queries.draft_of(two_offices, on=TODAY).seen
    rated(cast, cast.office, two_offices, good=1)

    with pytest.raises(Stale, match="Hasil berubah"):
        publish(two_offices, by=cast.ratna, seen=seen)


def test_a_second_publication_after_one_person_moved_is_refused_and_the_first_stays(
    cast, two_offices
):
    """Whoever subtracted two publications would know the one who moved."""
    first = publish(two_offices, by=cast.ratna)
    moved = Placement.objects.filter(position__unit=cast.office, employee__skps__isnull=False)[0]
    Placement.objects.filter(pk=moved.pk).update(
        period=between(moved.period.lower, TODAY - timedelta(days=1))
    )
    PlacementFactory(
        employee=moved.employee,
        position=PositionFactory(unit=cast.other, kind="fungsional"),
        period=since(TODAY),
    )
    rated(cast, cast.other, two_offices, good=1)  # and one result came late

    with pytest.raises(Refused, match="sudah diterbitkan dan tidak berubah lagi"):
        publish(two_offices, by=cast.ratna)

    first.refresh_from_db()
    assert as_table(first.content).lines["Dinas Lingkungan Hidup"].total == 12
    assert Publication.objects.count() == 1


def test_the_next_period_stands_alone(cast, two_offices):
    """Another period, another result of each: its own table is safe by itself."""
    publish(two_offices, by=cast.ratna)
    second = EvaluationPeriodFactory(number=2, due_on=TODAY - timedelta(days=1))
    for one in Evaluation.objects.select_related("skp"):
        EvaluationFactory(
            skp=one.skp, period=second, unit=one.unit, appraiser=cast.sari, delivered=True
        )

    made = publish(second, by=cast.ratna)

    assert Attack(as_table(made.content)).determined() == {}


@pytest.mark.parametrize(
    "change", [{"contest": "dalam_keberatan"}, {"status": "ditandatangani", "handed_over_at": None}]
)
def test_contested_and_undelivered_results_are_not_counted(cast, finished, change):
    rated(cast, cast.office, finished, good=14)
    people = queries.people_counted(finished)
    rated(cast, cast.office, finished, good=1, **change)

    assert queries.people_counted(finished) == people


def test_somebody_with_two_plans_in_one_office_is_one_person(cast, finished):
    (one,) = rated(cast, cast.office, finished, good=1)
    type(one.skp).objects.filter(pk=one.skp.pk).update(status="digantikan")
    second = SkpFactory(
        placement=one.skp.placement,
        version=2,
        previous=one.skp,
        agreed=True,
        appraiser=cast.sari,
        change_reason="Tugas baru",
    )
    EvaluationFactory(
        skp=second, period=finished, unit=cast.office, appraiser=cast.sari, delivered=True
    )

    assert sum(queries.people_counted(finished)["Dinas Kesehatan"]) == 1


def test_what_was_published_stays(cast, finished):
    made = PublicationFactory(period=finished, published_by=cast.ratna.user)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Publication.objects.filter(pk=made.pk).update(smallest=11)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Publication.objects.filter(pk=made.pk).delete()


def test_a_limit_below_ten_is_refused_by_the_database(cast, finished):
    with (
        pytest.raises(IntegrityError, match="publication_hides_groups_below_ten"),
        transaction.atomic(),
    ):
        PublicationFactory(period=finished, published_by=cast.ratna.user, smallest=9)


def test_a_period_has_one_publication(cast, finished):
    PublicationFactory(period=finished, published_by=cast.ratna.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationFactory(period=finished, published_by=cast.ratna.user)


def test_hidden_numbers_are_not_kept_anywhere(cast, finished):
    made = PublicationFactory(period=finished, published_by=cast.ratna.user)

    hidden = {one["name"]: one for one in made.content["offices"]}["Kecamatan Pelepat"]
    assert hidden == {"name": "Kecamatan Pelepat", "total": None, "counts": [None] * 5}
