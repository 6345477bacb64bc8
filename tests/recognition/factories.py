"""The plainest valid innovation, round, nomination, fact and thanks."""

from datetime import date
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from kinerja.recognition.models import (
    Appreciation,
    Certificate,
    Contributor,
    Criterion,
    Innovation,
    InnovationProof,
    Judgement,
    Nomination,
    PanelCase,
    Recusal,
    Round,
    ServedResult,
    ServiceFact,
)
from tests.factories import NOW, EmployeeFactory, UserFactory

FIVE = (("Kebaruan", 20), ("Efektif", 25), ("Bermanfaat", 25), ("Replikasi", 15), ("Lanjut", 15))


class RoundFactory(DjangoModelFactory):
    """Published, and open on the day of the tests; `is_draft` nobody but HR has read."""

    class Meta:
        model = Round
        skip_postgeneration_save = True

    class Params:
        closed = factory.Trait(opens_on=date(2026, 5, 1), closes_on=date(2026, 6, 30))

    kind = "inovasi"
    title = factory.Sequence(lambda n: f"Putaran {n}")
    terms = "Terbuka bagi semua pegawai."
    basis = "Keputusan Bupati 12/2026"
    opens_on = date(2026, 7, 1)
    closes_on = date(2026, 7, 31)
    panel_until = date(2026, 8, 31)
    announced_on = date(2026, 9, 15)
    passing = 70
    quorum = 2
    created_at = NOW
    created_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        is_draft = kwargs.pop("is_draft", False)
        row = super()._create(model_class, *args, **kwargs)
        Criterion.objects.bulk_create(
            Criterion(round=row, order=n, name=name, question=f"{name}?", weight=weight)
            for n, (name, weight) in enumerate(FIVE, start=1)
        )
        if not is_draft:
            row.published_at, row.published_by = NOW, row.created_by
            row.save(update_fields=["published_at", "published_by"])
        return row


class InnovationFactory(DjangoModelFactory):
    """A draft with everything said; `submitted` and `accepted` are in a round."""

    class Meta:
        model = Innovation

    class Params:
        submitted = factory.Trait(
            status="diajukan",
            round=factory.SubFactory(RoundFactory),
            submitted_at=NOW,
            submitted_by=factory.SelfAttribute("proposer.user"),
        )
        accepted = factory.Trait(
            status="diterima",
            round=factory.SubFactory(RoundFactory),
            submitted_at=NOW,
            submitted_by=factory.SelfAttribute("proposer.user"),
            decided_at=NOW,
        )

    proposer = factory.SubFactory(EmployeeFactory)
    title = factory.Sequence(lambda n: f"Antrean tanpa aplikasi {n}")
    problem = "Tunggu loket 74 menit dari 312 kunjungan."
    idea = "Nomor antrean lewat pesan singkat."
    benefit = "Tunggu turun menjadi 28 menit."
    replication = "Satu telepon dan lembar jadwal."
    continuity = "Ditetapkan dalam SOP loket."
    form = "tata_kelola"
    stage = "penerapan"
    trial_on = date(2026, 1, 10)
    applied_on = date(2026, 3, 1)
    created_at = NOW


class ContributorFactory(DjangoModelFactory):
    class Meta:
        model = Contributor

    innovation = factory.SubFactory(InnovationFactory)
    employee = factory.SubFactory(EmployeeFactory)
    share = 100
    part = "Menyusun alur"
    agrees = True
    answered_at = factory.LazyAttribute(lambda row: NOW if row.agrees is not None else None)


class InnovationProofFactory(DjangoModelFactory):
    class Meta:
        model = InnovationProof

    innovation = factory.SubFactory(InnovationFactory)
    url = "https://contoh.go.id/sk"
    caption = "SK uji coba"


class ServedResultFactory(DjangoModelFactory):
    class Meta:
        model = ServedResult


class NominationFactory(DjangoModelFactory):
    class Meta:
        model = Nomination

    class Params:
        endorsed = factory.Trait(
            status="dikuatkan", endorsed_at=NOW, endorser_note="Saya melihatnya sendiri."
        )

    round = factory.SubFactory(RoundFactory, kind="penghargaan")
    nominee = factory.SubFactory(EmployeeFactory)
    nominator = factory.SubFactory(EmployeeFactory)
    endorser = factory.SubFactory(EmployeeFactory)
    citation = "Memangkas waktu tunggu dan melatih dua unit."
    relation = "Rekan satu bidang"
    proof_url = "https://contoh.go.id/bukti"
    proof_caption = "Bukti"
    nominated_at = NOW


class PanelCaseFactory(DjangoModelFactory):
    class Meta:
        model = PanelCase

    round = factory.LazyAttribute(lambda case: (case.innovation or case.nomination).round)
    innovation = None
    nomination = None
    opened_at = NOW


class JudgementFactory(DjangoModelFactory):
    class Meta:
        model = Judgement

    reviewer = factory.SubFactory(UserFactory)
    scores = factory.LazyAttribute(
        lambda row: {str(one.pk): 80 for one in row.case.round.criteria.all()}
    )
    advice = "diterima"
    reason = "Data sebelum dan sesudahnya jelas."
    given_at = NOW


class RecusalFactory(DjangoModelFactory):
    class Meta:
        model = Recusal

    reviewer = factory.SubFactory(UserFactory)
    reason = "Pernah membimbing."
    declared_at = NOW


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    content = factory.LazyAttribute(
        lambda row: {
            "agency": "Pemerintah Kabupaten Bungo",
            "employee": {"name": row.employee.full_name, "nip": row.employee.nip},
            "award": "Pegawai Teladan",
            "thing": "",
            "part": "",
            "share": None,
            "reason": "Dampaknya jelas.",
            "basis": "Keputusan Bupati 12/2026",
            "given_on": "2026-07-15",
            "by": "Opi",
        }
    )
    content_digest = "0" * 64
    verification_code = factory.Sequence(lambda n: f"PIAGAM{n:020}")
    given_at = NOW
    given_by = factory.SubFactory(UserFactory)


class ServiceFactFactory(DjangoModelFactory):
    class Meta:
        model = ServiceFact

    employee = factory.SubFactory(EmployeeFactory)
    kind = "cltn"
    first_on = date(2012, 1, 1)
    last_on = factory.LazyAttribute(
        lambda fact: date(2012, 12, 31) if fact.kind in ("cltn", "hukdis_sedang") else None
    )
    letter = "SK 851/2012"
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


class AppreciationFactory(DjangoModelFactory):
    class Meta:
        model = Appreciation

    giver = factory.SubFactory(EmployeeFactory)
    receiver = factory.SubFactory(EmployeeFactory)
    behaviour = "kolaboratif"
    text = "Menggantikan saya di loket dua jam."
    key = factory.LazyFunction(uuid4)
    given_at = NOW
