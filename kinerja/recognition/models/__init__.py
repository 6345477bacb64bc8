from kinerja.recognition.models.appreciation import Appreciation
from kinerja.recognition.models.innovations import (
    TEXTS,
    Contributor,
    Innovation,
    InnovationProof,
    ServedResult,
)
from kinerja.recognition.models.nominations import Certificate, Nomination
from kinerja.recognition.models.panel import OPEN, Judgement, PanelCase, Recusal
from kinerja.recognition.models.rounds import CONDITIONS, Criterion, Round
from kinerja.recognition.models.service import ServiceFact

__all__ = [
    "CONDITIONS",
    "OPEN",
    "TEXTS",
    "Appreciation",
    "Certificate",
    "Contributor",
    "Criterion",
    "Innovation",
    "InnovationProof",
    "Judgement",
    "Nomination",
    "PanelCase",
    "Recusal",
    "Round",
    "ServedResult",
    "ServiceFact",
]
