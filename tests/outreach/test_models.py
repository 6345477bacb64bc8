"""Each constraint refuses what it must, by its name."""

import pytest
from django.db import IntegrityError, transaction

from kinerja.outreach.models import MaterialReading, PulseGroup, PulseRight, PulseTally
from tests.factories import NOW, EmployeeFactory, UserFactory
from tests.outreach.factories import (
    SOON,
    AttendanceFactory,
    BriefingFactory,
    BriefingInvitationFactory,
    BriefingPhotoFactory,
    MaterialFactory,
    MaterialVersionFactory,
    PulseRemarkFactory,
    PulseReplyFactory,
    PulseRoundFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("briefing_ends_after_it_starts", lambda: BriefingFactory(ends_at=SOON)),
        ("briefing_has_a_place_or_a_room", lambda: BriefingFactory(place="")),
        ("briefing_has_a_place_or_a_room", lambda: BriefingFactory(form="daring")),
        ("briefing_has_a_place_or_a_room", lambda: BriefingFactory(form="gabungan")),
        ("briefing_is_cancelled_with_a_reason", lambda: BriefingFactory(status="dibatalkan")),
        ("briefing_is_cancelled_with_a_reason", lambda: BriefingFactory(cancelled_reason="x")),
        ("briefing_capacity_is_not_zero", lambda: BriefingFactory(capacity=0)),
        ("briefing_answer_has_its_moment", lambda: BriefingInvitationFactory(answer="hadir")),
        ("briefing_answer_has_its_moment", lambda: BriefingInvitationFactory(answered_at=NOW)),
        ("attendance_is_of_a_person_or_a_guest", lambda: AttendanceFactory(guest_name="x")),
        ("attendance_is_of_a_person_or_a_guest", lambda: AttendanceFactory(employee=None)),
        (
            "attendance_is_of_a_person_or_a_guest",
            lambda: AttendanceFactory(employee=None, guest_name="x"),
        ),
        ("attendance_is_struck_by_somebody", lambda: AttendanceFactory(struck_at=NOW)),
        ("pulse_result_comes_with_closing", lambda: PulseRoundFactory(closed=True, result=None)),
        ("pulse_result_comes_with_closing", lambda: PulseRoundFactory(closed_at=NOW)),
        ("pulse_opens_before_it_closes", lambda: PulseRoundFactory(opened_at=NOW)),
        (
            "pulse_opens_before_it_closes",
            lambda: PulseRoundFactory(closed=True, opened_at=None),
        ),
        ("pulse_remark_says_something", lambda: PulseRemarkFactory(text="")),
    ],
)
def test_a_row_that_cannot_be_is_refused(name, make):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make()


def test_what_there_is_once_is_refused_twice(db):
    briefing, employee, user = BriefingFactory(), EmployeeFactory(), UserFactory()
    material, one = MaterialFactory(), PulseRoundFactory(opened=True)
    group = PulseGroup.objects.create(round=one, label="Dinas", people=9)
    guest = {"employee": None, "guest_name": "Hasanah", "guest_origin": "Dusun"}
    twice = {
        "briefing_invites_a_person_once": lambda: BriefingInvitationFactory(
            briefing=briefing, employee=employee
        ),
        "attendance_counts_a_person_once": lambda: AttendanceFactory(
            briefing=briefing, employee=employee
        ),
        "attendance_counts_a_guest_once": lambda: AttendanceFactory(briefing=briefing, **guest),
        "briefing_shows_a_picture_once": lambda: BriefingPhotoFactory(briefing=briefing),
        "material_version_has_its_number": lambda: MaterialVersionFactory(material=material),
        "material_is_read_once_by_an_account": lambda: MaterialReading.objects.create(
            material=material, user=user, number=1
        ),
        "pulse_right_is_one_for_each_person": lambda: PulseRight.objects.create(
            round=one, group=group, employee=employee
        ),
        "pulse_tally_counts_one_thing": lambda: PulseTally.objects.create(
            group=group, statement=0, value=1
        ),
        "pulse_theme_is_answered_once": lambda: PulseReplyFactory(round=one, theme="Target"),
    }
    for name, make in twice.items():
        make()
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            make()


def test_one_round_is_open_and_its_groups_have_names_of_their_own(db):
    one = PulseRoundFactory(opened=True)
    group = PulseGroup.objects.create(round=one, label="Dinas", people=9)

    with pytest.raises(IntegrityError, match="pulse_one_round_is_open"), transaction.atomic():
        PulseRoundFactory(opened=True)
    with pytest.raises(IntegrityError, match="pulse_group_has_its_own_name"), transaction.atomic():
        PulseGroup.objects.create(round=one, label="Dinas", people=9)
    with (
        pytest.raises(IntegrityError, match="pulse_answers_are_one_to_five"),
        transaction.atomic(),
    ):
        PulseTally.objects.create(group=group, statement=0, value=6)
