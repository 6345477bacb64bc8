"""The database refuses what the acts would never do."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kinerja.development.models import (
    CompetenceStandard,
    Enrolment,
    LearningPlan,
    LearningRecord,
    LearningStep,
    Mentoring,
    MentoringMeeting,
    Programme,
    ProgrammeOffer,
)
from kinerja.lib.periods import since
from tests.development.factories import (
    EnrolmentFactory,
    LearningPlanFactory,
    MeetingFactory,
    MentorFactory,
    MentoringFactory,
    OfferFactory,
    ProgrammeFactory,
    RecordFactory,
    StandardFactory,
    StepFactory,
)
from tests.factories import PositionFactory

pytestmark = pytest.mark.django_db


def refused(name, act):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act()


def change(row, **values):
    return lambda: type(row).objects.filter(pk=row.pk).update(**values)


def test_a_standard_is_one_to_five_with_a_basis():
    row = StandardFactory()

    refused("competence_standard_is_one_to_five", change(row, level=6))
    refused("competence_standard_names_its_basis", change(row, basis=""))
    assert CompetenceStandard.objects.get().level == 3


def test_one_standard_a_day():
    StandardFactory()
    position = PositionFactory()
    StandardFactory(position=position, level=4)

    refused(
        "competence_standard_one_per_kind_and_day",
        lambda: StandardFactory(period=since(date(2026, 6, 1))),
    )
    refused(
        "competence_standard_one_per_position_and_day",
        lambda: StandardFactory(position=position, period=since(date(2026, 6, 1))),
    )


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("programme_has_hours_and_seats", {"hours": 0}),
        ("programme_has_hours_and_seats", {"capacity": 0}),
        ("programme_costs_nothing_absurd", {"cost": 2_000_000_000}),
        ("programme_days_are_in_order", {"ends_on": date(2026, 8, 9)}),
        ("programme_days_are_in_order", {"closes_on": date(2026, 8, 11)}),
        ("programme_is_called_off_with_a_reason", {"called_off_reason": "Batal"}),
    ],
)
def test_a_programme_is_sensible(name, values):
    refused(name, change(ProgrammeFactory(), **values))
    assert Programme.objects.get().hours == 12


@pytest.mark.parametrize("field", ["hours", "cost", "capacity"])
def test_no_number_is_negative(field):
    refused("violates check constraint", change(ProgrammeFactory(), **{field: -1}))


def test_a_seat_has_one_person_and_a_person_one_enrolment():
    row = EnrolmentFactory()

    refused(
        "enrolment_one_person_a_seat", lambda: EnrolmentFactory(programme=row.programme, seat=1)
    )
    refused(
        "enrolment_one_per_person_and_programme",
        lambda: EnrolmentFactory(
            programme=row.programme, employee=row.employee, status="antre", seat=None
        ),
    )
    refused("enrolment_seat_follows_status", change(row, seat=None))
    refused("enrolment_seat_follows_status", change(row, status="mundur"))
    assert Enrolment.objects.count() == 1


def test_nobody_sits_in_two_rooms_on_one_day():
    row = EnrolmentFactory()
    other = ProgrammeFactory(starts_on=date(2026, 8, 11), ends_on=date(2026, 8, 12))

    refused(
        "enrolment_days_do_not_overlap",
        lambda: EnrolmentFactory(programme=other, employee=row.employee),
    )
    EnrolmentFactory(programme=other, employee=row.employee, status="antre", seat=None)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("learning_record_has_hours", {"hours": 0}),
        ("learning_record_has_hours", {"hours": 1001}),
        ("learning_record_days_are_in_order", {"ends_on": date(2026, 3, 1)}),
        ("learning_record_is_answered_by_somebody", {"status": "dikonfirmasi"}),
        ("learning_record_from_elsewhere_has_proof", {"file": None}),
    ],
)
def test_a_record_is_sensible(name, values):
    refused(name, change(RecordFactory(), **values))
    assert LearningRecord.objects.get().hours == 4


def test_a_meeting_counts_once_for_the_learner():
    meeting = MeetingFactory()
    mentee = meeting.mentoring.mentee
    RecordFactory(employee=mentee, meeting=meeting)

    refused(
        "learning_record_counts_a_meeting_once",
        lambda: RecordFactory(employee=mentee, meeting=meeting),
    )


def test_one_plan_a_year_agreed_by_somebody():
    plan = LearningPlanFactory()

    refused(
        "learning_plan_one_per_person_and_year",
        lambda: LearningPlanFactory(employee=plan.employee),
    )
    refused("learning_plan_is_agreed_by_somebody", change(plan, status="disepakati"))
    refused("learning_step_says_what_for", change(StepFactory(plan=plan), aim=""))
    assert (LearningPlan.objects.count(), LearningStep.objects.count()) == (1, 1)


def test_an_offer_is_made_once_with_a_reason():
    offer = OfferFactory()

    refused(
        "programme_offer_is_made_once",
        lambda: OfferFactory(
            employee=offer.employee,
            programme=offer.programme,
            status="tidak",
            answered_at=offer.offered_at,
        ),
    )
    refused("programme_offer_one_open_per_person", lambda: OfferFactory(employee=offer.employee))
    refused("programme_offer_says_why", change(offer, because=""))
    refused("programme_offer_says_why", change(offer, ground="predikat"))
    refused("programme_offer_is_shared_only_when_accepted", change(offer, is_shared=True))
    refused("programme_offer_answer_has_its_moment", change(offer, status="tidak"))
    assert ProgrammeOffer.objects.get().status == "ditawarkan"


def test_a_mentoring_joins_two_people_once():
    row = MentoringFactory()

    refused("mentoring_is_with_somebody_else", change(row, mentee=row.guide))
    refused(
        "mentoring_one_open_per_pair",
        lambda: MentoringFactory(mentor=row.mentor, mentee=row.mentee),
    )
    refused("mentor_offers_a_competence_once", lambda: MentorFactory(employee=row.mentor.employee))
    assert Mentoring.objects.count() == 1


def test_a_meeting_has_hours_and_its_day():
    row = MeetingFactory()

    refused("mentoring_meeting_has_hours", change(row, hours=9))
    refused("mentoring_meeting_one_a_day", lambda: MeetingFactory(mentoring=row.mentoring))
    assert MentoringMeeting.objects.count() == 1
