"""Budi proposes, Rina took part; Opi and Wayan sit on the panel, and so does Sari, his penilai."""

from datetime import UTC, datetime

import pytest

from kinerja.recognition.actions import contributors, innovations, panel
from kinerja.recognition.actions.innovations import Idea
from kinerja.recognition.models import PanelCase
from tests.factories import NOW, TODAY, RoleGrantFactory
from tests.recognition.factories import InnovationFactory, InnovationProofFactory, RoundFactory

AFTER = datetime(2026, 8, 3, 3, 0, tzinfo=UTC)  # the call of a round is closed
WHY = "Data sebelum dan sesudahnya jelas sekali."
IDEA = {
    "title": "Antrean tanpa aplikasi",
    "problem": "Tunggu loket 74 menit.",
    "idea": "Pesan singkat.",
    "benefit": "Turun menjadi 28 menit.",
    "replication": "Satu telepon.",
    "continuity": "SOP loket.",
    "form": "tata_kelola",
    "is_digital": False,
    "stage": "uji_coba",
    "trial_on": TODAY,
    "applied_on": None,
}


def proposed(cast, **changes):
    idea = Idea(**{**IDEA, **changes})
    return innovations.propose_innovation(idea=idea, by=cast.budi.user, at=NOW)


def named(innovation, cast, who="rina", share=30):
    return contributors.name_contributor(
        innovation,
        employee=getattr(cast, who),
        share=share,
        part="Melatih petugas",
        by=cast.budi.user,
        at=NOW,
    )


def agreed(share):
    return contributors.answer_share(
        share, agrees=True, shows_name=True, note="", by=share.employee.user, at=NOW
    )


def submitted(cast):
    """Budi's proposal with Rina's share, before the panel."""
    RoundFactory()
    row = proposed(cast)
    InnovationProofFactory(innovation=row)
    agreed(named(row, cast))
    return innovations.submit_innovation(row, by=cast.budi.user, at=NOW)


def judged(case, *members, at=NOW, score=80):
    for member in members:
        panel.judge_case(
            case,
            scores={str(one.pk): score for one in case.round.criteria.all()},
            advice="diterima",
            reason=WHY,
            by=member.user,
            at=at,
        )
    return case


def decided(case, member, outcome="diterima", at=AFTER):
    return panel.decide_case(case, outcome=outcome, reason=WHY, by=member.user, at=at)


def accepted(cast):
    """The whole way."""
    case = PanelCase.objects.get(innovation=submitted(cast))
    decided(judged(case, cast.opi, cast.wayan), cast.opi)
    return InnovationFactory._meta.model.objects.get(pk=case.innovation_id)


@pytest.fixture
def members(cast):
    for who in (cast.opi, cast.wayan, cast.sari):
        RoleGrantFactory(user=who.user, role="panel_inovasi")
    return cast
