"""The plainest valid survey: a puskesmas, its second quarter, one satisfied citizen."""

from datetime import date
from hashlib import sha256

import factory
from factory.django import DjangoModelFactory

from kinerja.satisfaction.models import (
    Remedy,
    ServiceUnit,
    SurveyAnswer,
    SurveyComment,
    SurveyRound,
    SurveyToken,
    TokenSheet,
)
from tests.factories import NOW, UnitFactory, UserFactory

EVERYTHING = [f"u{number}" for number in range(1, 10)]


class ServiceUnitFactory(DjangoModelFactory):
    class Meta:
        model = ServiceUnit

    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda n: f"Puskesmas {n}")
    service = "Rawat jalan"
    code = factory.Sequence(lambda n: f"pkm-{n}")
    population = 100
    counter_secret = "rahasia-loket"
    added_at = NOW


class SurveyRoundFactory(DjangoModelFactory):
    """Runs while the tests' clock says 15 July 2026."""

    class Meta:
        model = SurveyRound

    service = factory.SubFactory(ServiceUnitFactory)
    year = 2026
    quarter = 3
    starts_on = date(2026, 7, 1)
    ends_on = date(2026, 9, 20)
    elements = factory.LazyFunction(lambda: list(EVERYTHING))
    is_free = False
    population = factory.SelfAttribute("service.population")
    opened_at = NOW


class SurveyAnswerFactory(DjangoModelFactory):
    """`scores` sets all nine at once."""

    class Meta:
        model = SurveyAnswer

    class Params:
        scores = 4

    round = factory.SubFactory(SurveyRoundFactory)
    u1 = u2 = u3 = u4 = u5 = u6 = u7 = u8 = u9 = factory.SelfAttribute("scores")
    door = "kupon"
    given_at = NOW
    form_key = factory.Sequence(lambda n: sha256(str(n).encode()).hexdigest())
    source = "jaringan"


class SurveyCommentFactory(DjangoModelFactory):
    class Meta:
        model = SurveyComment

    round = factory.SubFactory(SurveyRoundFactory)
    text = "Ruang tunggu panas pada siang hari."
    given_on = NOW.date()


class TokenSheetFactory(DjangoModelFactory):
    class Meta:
        model = TokenSheet

    round = factory.SubFactory(SurveyRoundFactory)
    number = factory.Sequence(lambda n: n + 1)
    size = 24
    made_at = NOW
    made_by = factory.SubFactory(UserFactory)


class SurveyTokenFactory(DjangoModelFactory):
    class Meta:
        model = SurveyToken

    sheet = factory.SubFactory(TokenSheetFactory)
    code_hash = factory.Sequence(lambda n: sha256(f"kupon {n}".encode()).hexdigest())


class RemedyFactory(DjangoModelFactory):
    class Meta:
        model = Remedy

    round = factory.SubFactory(SurveyRoundFactory)
    element = "u9"
    programme = "Menambah dua kipas angin di ruang tunggu"
    year = 2026
    quarter = 4
    in_charge = "Kepala Subbagian Tata Usaha"
    planned_at = NOW
    planned_by = factory.SubFactory(UserFactory)
