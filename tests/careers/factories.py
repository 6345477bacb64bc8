"""The plainest valid thing of each kind of careers."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from kinerja.careers.models import (
    CareerRecord,
    OfficialIndex,
    PotentialComponent,
    Recusal,
    TalentCriteria,
    TalentPlacement,
)
from kinerja.lib.periods import since
from tests.factories import NOW, EmployeeFactory, UserFactory


class CareerRecordFactory(DjangoModelFactory):
    class Meta:
        model = CareerRecord

    employee = factory.SubFactory(EmployeeFactory)
    kind = "pendidikan"
    value = "s1"
    title = "Kesehatan Masyarakat"
    since = date(2015, 9, 12)
    basis = "Ijazah 1234/KM/2015"
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


class OfficialIndexFactory(DjangoModelFactory):
    class Meta:
        model = OfficialIndex

    employee = factory.SubFactory(EmployeeFactory)
    year = 2025
    measured_on = date(2026, 5, 4)
    qualification = Decimal(15)
    competence = Decimal("32.5")
    performance = Decimal(25)
    discipline = Decimal(5)
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


class TalentCriteriaFactory(DjangoModelFactory):
    class Meta:
        model = TalentCriteria
        django_get_or_create = ("since",)

    since = date(2026, 1, 2)
    basis = "Keputusan Bupati 800/1/2026"
    score_sangat_baik = 100
    score_baik = 85
    score_butuh_perbaikan = 65
    score_kurang = 45
    score_sangat_kurang = 25
    weight_newest = 60
    weight_before = 40
    weight_asesmen = 50
    weight_pendidikan = 20
    weight_pelatihan = 15
    weight_rekam_jejak = 15
    above_from = 90
    meets_from = 75
    high_from = 90
    middle_from = 75
    set_at = NOW
    set_by = factory.SubFactory(UserFactory)


class PotentialComponentFactory(DjangoModelFactory):
    class Meta:
        model = PotentialComponent

    employee = factory.SubFactory(EmployeeFactory)
    part = "asesmen"
    score = Decimal(80)
    source = "Penilaian kompetensi 2025"
    evidence = "Laporan 14/PK/2025"
    period = since(date(2025, 6, 10))
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


class RecusalFactory(DjangoModelFactory):
    class Meta:
        model = Recusal

    employee = factory.SubFactory(EmployeeFactory)
    member = factory.SubFactory(UserFactory)
    reason = "Saudara kandung."
    recused_at = NOW


class TalentPlacementFactory(DjangoModelFactory):
    class Meta:
        model = TalentPlacement

    class Params:
        confirmed = factory.Trait(
            status="ditetapkan",
            confirmed_at=NOW,
            confirmed_by=factory.SubFactory(UserFactory),
            confirmed_reason="Setuju.",
        )

    employee = factory.SubFactory(EmployeeFactory)
    criteria = factory.SubFactory(TalentCriteriaFactory)
    box = 7
    performance_score = Decimal(94)
    performance_level = "di_atas"
    potential_score = Decimal("82.75")
    potential_level = "menengah"
    content = factory.LazyFunction(
        lambda: {
            "rule": {"version": "Sembilan kotak", "law": "PermenPANRB 3/2020"},
            "predikats": [{"year": 2025, "predikat": "baik", "label": "Baik"}],
            "components": [],
        }
    )
    content_digest = "0" * 64
    reason = "Data saling menguatkan."
    proposed_at = NOW
    proposed_by = factory.SubFactory(UserFactory)
