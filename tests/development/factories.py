"""The plainest valid thing of each kind of growth."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from kinerja.development.models import (
    CompetenceStandard,
    Enrolment,
    LearningPlan,
    LearningRecord,
    LearningStep,
    Mentor,
    Mentoring,
    MentoringMeeting,
    Programme,
    ProgrammeOffer,
)
from kinerja.lib.periods import between, since
from tests.factories import NOW, TODAY, BlobFactory, EmployeeFactory, UserFactory


class StandardFactory(DjangoModelFactory):
    class Meta:
        model = CompetenceStandard

    kind = "fungsional"
    group = "Manajerial"
    competence = "Integritas"
    level = 3
    period = since(date(2026, 1, 1))
    basis = "Keputusan Bupati"
    set_at = NOW
    set_by = factory.SubFactory(UserFactory)


class ProgrammeFactory(DjangoModelFactory):
    """Two days in August with two seats."""

    class Meta:
        model = Programme

    title = factory.Sequence(lambda n: f"Pengolahan data {n}")
    kind = "teknis"
    competence = "Orientasi pada Hasil"
    hours = 12
    capacity = 2
    starts_on = date(2026, 8, 10)
    ends_on = date(2026, 8, 11)
    closes_on = date(2026, 8, 7)
    place = "Aula BKPSDMD"
    provider = "BKPSDMD"
    opened_at = NOW
    opened_by = factory.SubFactory(UserFactory)

    class Params:
        over = factory.Trait(
            starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 2), closes_on=date(2026, 6, 30)
        )


class EnrolmentFactory(DjangoModelFactory):
    """Has the first seat."""

    class Meta:
        model = Enrolment

    programme = factory.SubFactory(ProgrammeFactory)
    employee = factory.SubFactory(EmployeeFactory)
    days = factory.LazyAttribute(
        lambda row: between(row.programme.starts_on, row.programme.ends_on)
    )
    status = "terdaftar"
    seat = 1
    asked_at = NOW
    asked_by = factory.LazyAttribute(lambda row: row.employee.user)


class RecordFactory(DjangoModelFactory):
    """Learning elsewhere that waits for HR."""

    class Meta:
        model = LearningRecord

    employee = factory.SubFactory(EmployeeFactory)
    title = "Webinar pelayanan publik"
    kind = "seminar"
    provider = "LAN"
    hours = 4
    starts_on = date(2026, 3, 2)
    ends_on = date(2026, 3, 2)
    file = factory.SubFactory(BlobFactory)
    declared_at = NOW
    declared_by = factory.LazyAttribute(lambda row: row.employee.user)

    class Params:
        confirmed = factory.Trait(
            status="dikonfirmasi", answered_at=NOW, answered_by=factory.SubFactory(UserFactory)
        )


class LearningPlanFactory(DjangoModelFactory):
    class Meta:
        model = LearningPlan

    employee = factory.SubFactory(EmployeeFactory)
    year = 2026
    begun_at = NOW


class StepFactory(DjangoModelFactory):
    class Meta:
        model = LearningStep

    plan = factory.SubFactory(LearningPlanFactory)
    competence = "Komunikasi"
    kind = "mentoring"
    aim = "Menulis laporan yang dibaca pimpinan."
    due_on = date(2026, 10, 1)
    written_at = NOW


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeOffer

    employee = factory.SubFactory(EmployeeFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    ground = "umpan_balik"
    because = "Umpan balik menyentuh Orientasi pada Hasil."
    offered_at = NOW


class MentorFactory(DjangoModelFactory):
    class Meta:
        model = Mentor

    employee = factory.SubFactory(EmployeeFactory)
    competence = "Komunikasi"
    about = "Menulis laporan yang dibaca."
    offered_at = NOW


class MentoringFactory(DjangoModelFactory):
    """Began today."""

    class Meta:
        model = Mentoring

    mentor = factory.SubFactory(MentorFactory)
    guide = factory.LazyAttribute(lambda row: row.mentor.employee)
    mentee = factory.SubFactory(EmployeeFactory)
    goal = "Menulis laporan triwulan."
    status = "berjalan"
    asked_at = NOW
    answered_at = NOW


class MeetingFactory(DjangoModelFactory):
    """Written by the mentor, not yet confirmed by the other."""

    class Meta:
        model = MentoringMeeting

    mentoring = factory.SubFactory(MentoringFactory)
    held_on = TODAY
    hours = 2
    discussed = "Susunan laporan."
    written_at = NOW
    written_by = factory.LazyAttribute(lambda row: row.mentoring.guide.user)
    guide_confirmed_at = NOW
