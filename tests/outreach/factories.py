"""The plainest valid thing of each kind of sosialisasi."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from kinerja.outreach.models import (
    Attendance,
    Briefing,
    BriefingInvitation,
    BriefingPhoto,
    Material,
    MaterialVersion,
    PulseRemark,
    PulseReply,
    PulseRound,
)
from tests.factories import NOW, BlobFactory, EmployeeFactory, UserFactory

SOON = NOW + timedelta(days=7)
RESULT = {
    "k": 5,
    "people": 40,
    "answers": 30,
    "all": [{"words": "Sebagian besar"}],
    "groups": [
        {"label": "Dinas Kesehatan", "people": 20, "answers": 16, "shares": ["Sebagian besar"]},
        {"label": "Dinas Lingkungan Hidup", "people": 20, "answers": None, "shares": None},
    ],
}


class BriefingFactory(DjangoModelFactory):
    """Of the regency, a week from now, for an hour and a half."""

    class Meta:
        model = Briefing

    title = factory.Sequence(lambda n: f"Sosialisasi penilaian {n}")
    purpose = "Pegawai tahu cara menyusun SKP."
    form = "tatap_muka"
    place = "Aula Cempaka"
    starts_at = SOON
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + timedelta(minutes=90))
    audience = "pegawai"
    learning_hours = 2
    secret = factory.Sequence(lambda n: f"rahasia-{n}")
    created_at = NOW - timedelta(days=1)
    created_by = factory.SubFactory(UserFactory)

    class Params:
        running = factory.Trait(starts_at=NOW - timedelta(minutes=30))


class BriefingInvitationFactory(DjangoModelFactory):
    class Meta:
        model = BriefingInvitation

    briefing = factory.SubFactory(BriefingFactory)
    employee = factory.SubFactory(EmployeeFactory)
    invited_at = NOW


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    briefing = factory.SubFactory(BriefingFactory, running=True)
    employee = factory.SubFactory(EmployeeFactory)
    way = "kode"
    arrived_at = NOW
    recorded_by = factory.LazyAttribute(
        lambda one: one.employee.user if one.employee else one.briefing.created_by
    )


class BriefingPhotoFactory(DjangoModelFactory):
    class Meta:
        model = BriefingPhoto

    briefing = factory.SubFactory(BriefingFactory)
    blob = factory.SubFactory(BlobFactory)
    caption = "Peserta di aula"
    added_at = NOW


class MaterialFactory(DjangoModelFactory):
    class Meta:
        model = Material

    title = factory.Sequence(lambda n: f"Kartu saku {n}")
    about = "Satu halaman tentang SKP."
    audience = "pegawai"
    created_at = NOW
    created_by = factory.SubFactory(UserFactory)


class MaterialVersionFactory(DjangoModelFactory):
    class Meta:
        model = MaterialVersion

    material = factory.SubFactory(MaterialFactory)
    number = 1
    blob = factory.SubFactory(BlobFactory)
    file_name = "kartu-saku.pdf"
    changes = "Versi pertama"
    added_at = NOW
    added_by = factory.LazyAttribute(lambda one: one.material.created_by)


class PulseRoundFactory(DjangoModelFactory):
    """A draft; `opened` and `closed` without the rights and counters that acts lay."""

    class Meta:
        model = PulseRound

    title = factory.Sequence(lambda n: f"Survei kepercayaan {n}")
    statements = factory.LazyFunction(lambda: ["Penilaian di unit saya adil."])
    closes_on = date(2026, 7, 29)
    created_at = NOW
    created_by = factory.SubFactory(UserFactory)

    class Params:
        opened = factory.Trait(status="dibuka", opened_at=NOW)
        closed = factory.Trait(
            status="ditutup",
            opened_at=NOW,
            closed_at=NOW,
            result=factory.LazyFunction(lambda: RESULT),
        )


class PulseRemarkFactory(DjangoModelFactory):
    class Meta:
        model = PulseRemark

    round = factory.SubFactory(PulseRoundFactory, closed=True)
    text = "Target ditetapkan tanpa bicara."


class PulseReplyFactory(DjangoModelFactory):
    class Meta:
        model = PulseReply

    round = factory.SubFactory(PulseRoundFactory, closed=True)
    theme = factory.Sequence(lambda n: f"Penilaian tidak adil {n}")
    text = "Penilai berlatih dengan kasus yang sama."
    written_at = NOW
    written_by = factory.SubFactory(UserFactory)
