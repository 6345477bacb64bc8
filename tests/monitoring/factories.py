from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from kinerja.monitoring.models import FeedbackReply, FeedbackRequest, FeedbackTalk
from tests.factories import NOW, TODAY, EmployeeFactory, FeedbackFactory, SkpFactory


class FeedbackRequestFactory(DjangoModelFactory):
    class Meta:
        model = FeedbackRequest

    skp = factory.SubFactory(SkpFactory, agreed=True)
    asked = factory.SubFactory(EmployeeFactory)
    question = "Apa yang perlu saya ubah pada rapat mingguan?"
    requested_at = NOW
    requested_by = factory.LazyAttribute(lambda row: row.skp.employee.user)


class FeedbackReplyFactory(DjangoModelFactory):
    class Meta:
        model = FeedbackReply

    feedback = factory.SubFactory(FeedbackFactory)
    text = "Terima kasih. Mulai Agustus data saya kirim sehari sebelum rapat."
    key = factory.LazyFunction(uuid4)
    written_at = NOW
    written_by = factory.LazyAttribute(lambda row: row.feedback.skp.employee.user)


class FeedbackTalkFactory(DjangoModelFactory):
    class Meta:
        model = FeedbackTalk

    feedback = factory.SubFactory(FeedbackFactory)
    held_on = TODAY
    noted_at = NOW
    noted_by = factory.LazyAttribute(lambda row: row.feedback.giver.user)
