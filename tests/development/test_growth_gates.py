"""Gates of growth, asked directly."""

import pytest
from django.http import Http404

from kinerja.development import access
from kinerja.organisation.access import get_own_employee
from tests.development.factories import (
    EnrolmentFactory,
    LearningPlanFactory,
    MeetingFactory,
    MentorFactory,
    MentoringFactory,
    OfferFactory,
    RecordFactory,
    StepFactory,
)
from tests.development.test_gates import EVERYBODY, those_who
from tests.factories import NOW, TODAY, UserFactory


def opens(gate, pk, **more):
    """Asks a gate for a row; whether it lets one through."""

    def ask(user):
        try:
            return gate(user, pk, **more) is not None
        except Http404:
            return False

    return ask


def test_an_offer_is_seen_by_the_person_and_hr(cast):
    offer = OfferFactory(employee=cast.budi)

    assert those_who(cast, opens(access.get_offer, offer.pk, on=TODAY)) == {"budi", "umi", "ratna"}
    assert those_who(cast, opens(access.get_own_offer, offer.pk)) == {"budi"}


def test_the_penilai_sees_an_offer_once_it_was_accepted_and_shared(cast):
    offer = OfferFactory(employee=cast.budi, status="diterima", answered_at=NOW, is_shared=True)

    assert those_who(cast, opens(access.get_offer, offer.pk, on=TODAY)) == {
        *("budi", "sari", "umi", "ratna")
    }
    assert those_who(cast, lambda user: access.shared_offers(user, on=TODAY).exists()) == {"sari"}


def test_an_accepted_offer_that_was_not_shared_stays_hidden(cast):
    offer = OfferFactory(employee=cast.budi, status="diterima", answered_at=NOW)

    assert "sari" not in those_who(cast, opens(access.get_offer, offer.pk, on=TODAY))
    assert not access.shared_offers(cast.sari.user, on=TODAY).exists()


def test_whose_growth_one_reads(cast):
    plan = LearningPlanFactory(employee=cast.budi)
    readers = {"budi", "sari", "joko", "umi", "ratna", "agus"}

    assert those_who(cast, opens(access.get_learner, cast.budi.pk, on=TODAY)) == readers
    assert those_who(cast, opens(access.get_learning_plan, plan.pk, on=TODAY)) == readers
    assert those_who(cast, opens(access.get_led_learning_plan, plan.pk, on=TODAY)) == {"sari"}
    assert those_who(cast, opens(access.get_own_learning_plan, plan.pk)) == {"budi"}


def test_a_line_that_was_dropped_is_gone(cast):
    step = StepFactory(plan__employee=cast.budi)
    dropped = StepFactory(plan=step.plan, dropped_at=NOW)

    assert those_who(cast, opens(access.get_own_step, step.pk)) == {"budi"}
    assert those_who(cast, opens(access.get_own_step, dropped.pk)) == set()


def test_only_todays_penilai_finds_who_asked(cast):
    row = EnrolmentFactory(employee=cast.budi, status="diminta", seat=None)
    EnrolmentFactory(employee=cast.rina)

    assert those_who(cast, opens(access.get_led_enrolment, row.pk, on=TODAY)) == {"sari"}
    assert list(access.enrolments_to_answer(cast.sari.user, on=TODAY)) == [row]
    assert list(access.enrolments_to_answer(cast.joko.user, on=TODAY)) == []
    assert those_who(cast, opens(access.get_own_enrolment, row.pk)) == {"budi"}


def test_one_leads_ones_own_people_and_no_others(cast):
    assert those_who(cast, lambda user: access.leads(user, cast.budi, on=TODAY)) == {"sari"}
    assert those_who(cast, lambda user: access.leads(user, cast.sari, on=TODAY)) == {"joko"}


def test_ones_own_row_is_nobody_elses(cast):
    row = LearningPlanFactory(employee=cast.budi)

    assert those_who(cast, lambda user: access.is_own(user, row)) == {"budi"}


def test_records_are_confirmed_by_those_who_keep_them(cast):
    record = RecordFactory(employee=cast.budi)
    own = RecordFactory(employee=cast.umi)
    hers = RecordFactory(employee=cast.ratna)

    assert those_who(cast, opens(access.get_kept_record, record.pk, on=TODAY)) == {"umi", "ratna"}
    assert those_who(cast, opens(access.get_kept_record, own.pk, on=TODAY)) == {"ratna"}
    assert those_who(cast, opens(access.get_kept_record, hers.pk, on=TODAY)) == set()
    assert {*access.kept_records(cast.umi.user, on=TODAY)} == {record}
    assert {*access.kept_records(cast.ratna.user, on=TODAY)} == {record, own}
    assert those_who(cast, opens(access.get_certificate, record.pk, on=TODAY)) == {
        *("budi", "umi", "ratna")
    }


def test_who_may_confirm_is_asked_of_this_record(cast):
    record, foreign = RecordFactory(employee=cast.budi), RecordFactory(employee=cast.wayan)

    for row, people in ((record, {"umi", "ratna"}), (foreign, {"ratna"})):
        assert (
            those_who(cast, lambda user, row=row: access.can_confirm(user, row, on=TODAY)) == people
        )


def test_a_record_without_a_file_has_no_download(cast):
    meeting = MeetingFactory(mentoring__mentee=cast.budi)
    record = RecordFactory(employee=cast.budi, meeting=meeting, file=None)

    assert those_who(cast, opens(access.get_certificate, record.pk, on=TODAY)) == set()


def test_a_mentoring_belongs_to_two(cast):
    row = MentoringFactory(mentor__employee=cast.rina, mentee=cast.budi)
    meeting = MeetingFactory(mentoring=row)

    assert those_who(cast, opens(access.get_mentoring, row.pk)) == {"budi", "rina"}
    assert those_who(cast, opens(access.get_meeting, meeting.pk)) == {"budi", "rina"}
    assert those_who(cast, lambda user: access.is_guide(user, row)) == {"rina"}
    assert those_who(cast, lambda user: access.can_take_part(user, row)) == {"budi", "rina"}


def test_mentors_who_stopped_are_not_found(cast):
    here = MentorFactory(employee=cast.budi)
    gone = MentorFactory(employee=cast.budi, competence="Integritas", withdrawn_at=NOW)

    assert those_who(cast, opens(access.get_own_mentor, here.pk)) == {"budi"}
    assert those_who(cast, opens(access.get_own_mentor, gone.pk)) == set()
    with pytest.raises(Http404):
        access.get_mentor(gone.pk)


def test_who_runs_keeps_and_looks_back(cast):
    def may(gate):
        def ask(user):
            try:
                gate(user, on=TODAY)
            except Http404:
                return False
            return True

        return ask

    assert those_who(cast, may(access.require_programmes)) == {"ratna"}
    assert those_who(cast, may(access.require_keeper)) == {"umi", "ratna"}
    assert those_who(cast, may(access.require_effects)) == {"ratna", "agus"}
    for part, people in (
        ("keeper", {"umi", "ratna"}),
        ("effects", {"ratna", "agus"}),
        ("runs", {"ratna"}),
    ):
        assert (
            those_who(cast, lambda user, part=part: access.desk_of(user, on=TODAY)[part]) == people
        )


def test_an_account_without_an_employee_has_no_growth(cast):
    assert those_who(cast, lambda user: get_own_employee(user).user == user) == set(EVERYBODY)
    with pytest.raises(Http404):
        get_own_employee(UserFactory())
