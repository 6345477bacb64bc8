"""800 people in ten minutes, and two clicks at once, against the real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection

from kinerja.accounts.models import User
from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation.models import Employee, Placement
from kinerja.outreach.actions.attendance import check_in
from kinerja.outreach.actions.invitations import answer_invitation, invite_people
from kinerja.outreach.actions.pulse import answer_pulse, open_pulse
from kinerja.outreach.models import (
    Attendance,
    BriefingInvitation,
    PulseRemark,
    PulseRight,
    PulseTally,
)
from kinerja.outreach.queries.reach import reach_of
from kinerja.outreach.rules.code import code_at
from tests.factories import NOW, START, PositionFactory, UnitFactory, synthetic_nip
from tests.outreach.factories import (
    BriefingFactory,
    BriefingInvitationFactory,
    PulseRoundFactory,
)

CROWD = 800
AT_ONCE = 16


def crowd(unit, number=CROWD, *, first=500_000):
    """People with accounts, in few statements."""
    position = PositionFactory(unit=unit, title=f"Pengadministrasi {first}", kind="pelaksana")
    password = make_password(None)
    nips = [synthetic_nip(first + n) for n in range(number)]
    users = User.objects.bulk_create(
        User(username=nip, full_name=f"Orang {n}", password=password) for n, nip in enumerate(nips)
    )
    people = Employee.objects.bulk_create(
        Employee(user=user, nip=user.username, name=user.full_name, status="pns") for user in users
    )
    Placement.objects.bulk_create(
        Placement(employee=one, position=position, period=(START, None)) for one in people
    )
    return people


def at_once(work, things):
    """Each in a thread with a connection of its own; what each gave or how it was refused."""

    def one(thing):
        try:
            return work(thing)
        except Refused as refusal:
            return refusal.reasons[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, things))


@pytest.mark.django_db(transaction=True)
def test_800_check_in_within_ten_minutes_and_nobody_is_lost_or_counted_twice(
    cast, django_assert_max_num_queries
):
    """Everybody taps, and every fourth taps twice at the same moment."""
    people = crowd(cast.office)
    briefing = BriefingFactory(running=True)
    taps = [(n, person) for n, person in enumerate(people)]
    taps += [(n, person) for n, person in taps if n % 4 == 0]
    taps.sort(key=lambda tap: tap[0])

    def tap(numbered):
        n, person = numbered
        at = NOW + timedelta(seconds=600 * n / CROWD)
        return check_in(briefing, code=code_at(briefing.secret, at), by=person.user, at=at)[1]

    new = at_once(tap, taps)

    assert (new.count(True), new.count(False)) == (CROWD, CROWD // 4)
    assert set(Attendance.objects.values_list("employee", flat=True)) == {p.pk for p in people}
    assert Attendance.objects.count() == CROWD
    assert Event.objects.filter(kind="outreach.checked_in").count() == CROWD
    with django_assert_max_num_queries(8):
        check_in(briefing, code=code_at(briefing.secret, NOW), by=cast.wayan.user, at=NOW)


@pytest.mark.django_db
def test_800_are_invited_in_as_few_statements_as_eight(cast, django_assert_max_num_queries):
    few, many = UnitFactory(parent=cast.regency), UnitFactory(parent=cast.regency)
    crowd(few, 8)
    crowd(many, first=510_000)

    for unit, number in ((few, 8), (many, CROWD)):
        briefing = BriefingFactory()
        with django_assert_max_num_queries(11):
            invite_people(briefing, unit=unit, group="pegawai", by=cast.ratna.user, at=NOW)
        assert (
            BriefingInvitation.objects.filter(employee__placements__position__unit=unit).count()
            == number
        )
    assert Message.objects.filter(kind="outreach.invited").count() == CROWD + 8


@pytest.mark.django_db
def test_the_reach_of_800_costs_two_statements(cast, django_assert_num_queries):
    crowd(cast.office)

    with django_assert_num_queries(2):
        rows, total = reach_of(Employee.objects.all(), year=2026, on=NOW.date())

    assert total.people == CROWD + 10
    assert {row.label: row.people for row in rows} == {
        "Dinas Kesehatan": CROWD + 6,
        "Dinas Lingkungan Hidup": 1,
        "Di luar perangkat daerah": 3,
    }


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_is_given_once_to_eight_who_want_it_at_once(cast):
    briefing = BriefingFactory(capacity=3)
    asked = [
        BriefingInvitationFactory(briefing=briefing, employee=person)
        for person in crowd(cast.office, 8)
    ]

    def answer(invitation):
        user = User.objects.get(employee=invitation.employee)
        return answer_invitation(invitation, coming=True, by=user, at=NOW).answer

    answers = at_once(answer, asked)

    assert answers.count("hadir") == 3
    assert sum(words.startswith("Tempat sudah penuh") for words in answers) == 5
    assert BriefingInvitation.objects.filter(answer="hadir").count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_pulse_answered_twice_at_once_counts_once(cast):
    one = open_pulse(PulseRoundFactory(), by=cast.ratna.user, at=NOW)

    def answer(user):
        return answer_pulse(one, values=[5], remark="Takut", by=user, at=NOW)

    told = at_once(answer, [cast.budi.user, cast.rina.user] * 4)

    assert told.count(None) == 2
    assert sum(words is not None and words.startswith("Anda sudah menjawab") for words in told) == 6
    assert sum(PulseTally.objects.values_list("number", flat=True)) == 2
    assert PulseRemark.objects.count() == 2
    assert PulseRight.objects.filter(is_used=True).count() == 2
