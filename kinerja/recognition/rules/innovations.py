"""A proposal from idea to the panel.

UU 23/2014 Pasal 386–390, PP 38/2017, PermenPANRB 7/2021; see docs/law.md#inovasi.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kinerja.recognition.enums import InnovationForm, InnovationStage, InnovationStatus

S = InnovationStatus
NEXT_STATUS = {
    ("submit", S.DRAFT): S.SUBMITTED,
    ("submit", S.RETURNED): S.SUBMITTED,
    ("withdraw", S.SUBMITTED): S.DRAFT,
    ("accept", S.SUBMITTED): S.ACCEPTED,
    ("return", S.SUBMITTED): S.RETURNED,
    ("decline", S.SUBMITTED): S.DECLINED,
    ("drop", S.DRAFT): S.DROPPED,
    ("drop", S.RETURNED): S.DROPPED,
}
EDITABLE = (S.DRAFT, S.RETURNED)
WHOLE = 100
LEAST_SHARE = 1  # of the proposer
LEAST_INNOVATIONS = 10  # a regency with fewer is still divided by ten
PROTECTION = (
    "Bila inovasi yang disetujui tidak mencapai sasaran, "
    "ASN yang mengusulkannya tidak dapat dipidana."
)
PROTECTION_LAW = "UU 23/2014 Pasal 389"

WRITTEN = {
    "problem": "Tulis masalahnya beserta datanya.",
    "idea": "Tulis gagasannya.",
    "benefit": "Tulis manfaat yang terlihat atau diharapkan.",
    "replication": "Tulis cara unit lain menirunya.",
    "continuity": "Tulis bagaimana inovasi ini berlanjut.",
}


@dataclass(frozen=True)
class Share:
    """One contributor: what he did in percent, and his answer (None: none yet)."""

    name: str
    share: int
    agrees: bool | None


@dataclass(frozen=True)
class Proposal:
    """What the rules need to know of a proposal."""

    status: str
    texts: dict[str, str]
    stage: str
    trial_on: date | None
    applied_on: date | None
    form: str
    aims_at_service: bool
    evidence: int
    shares: Sequence[Share]


def proposers_share(others: Sequence[int]) -> int:
    """What is left for the proposer when the others have these shares."""
    return WHOLE - sum(others)


def blockers_to_share(*, others: Sequence[int], share: int) -> list[str]:
    """Why this share cannot be given; the others are all but the proposer, who has the rest."""
    if not 1 <= share < WHOLE:
        return ["Bagian ditulis sebagai persen, dari 1 sampai 99."]
    most = proposers_share(others) - LEAST_SHARE
    if share > most:
        return [
            "Jumlah bagian melebihi 100 persen. "
            f"Yang dapat diberikan paling banyak {max(most, 0)} persen; "
            "pengusul memegang sedikitnya 1 persen."
        ]
    return []


def blockers_to_stage(
    *, stage: str, trial_on: date | None, applied_on: date | None, on: date
) -> list[str]:
    """Why stage and days do not fit each other."""
    reasons = []
    if stage == InnovationStage.TRIAL and trial_on is None:
        reasons.append("Tulis tanggal mulai uji coba.")
    if stage == InnovationStage.APPLIED and applied_on is None:
        reasons.append("Tulis tanggal mulai penerapan.")
    if trial_on and applied_on and trial_on > applied_on:
        reasons.append("Uji coba tidak dapat dimulai sesudah penerapan.")
    past = {InnovationStage.TRIAL: trial_on, InnovationStage.APPLIED: applied_on}.get(stage)
    if past and past > on:
        reasons.append("Tanggal tahap ini belum tiba. Pilih tahap sebelumnya.")
    return reasons


def blockers_to_submit(proposal: Proposal, *, on: date) -> list[str]:
    """Why a proposal cannot go to the panel yet; page and act say the same."""
    if ("submit", proposal.status) not in NEXT_STATUS:
        return [f"Usulan berstatus {S(proposal.status).label} tidak dapat diajukan."]
    reasons = [word for name, word in WRITTEN.items() if not proposal.texts[name].strip()]
    reasons += blockers_to_stage(
        stage=proposal.stage, trial_on=proposal.trial_on, applied_on=proposal.applied_on, on=on
    )
    if proposal.form == InnovationForm.SERVICE and not proposal.aims_at_service:
        reasons.append("Pilih unit layanan yang dituju inovasi pelayanan publik ini.")
    if not proposal.evidence:
        reasons.append("Lampirkan setidaknya satu bukti, berkas atau tautan.")
    return reasons + blockers_of_shares(proposal.shares)


def blockers_of_shares(shares: Sequence[Share]) -> list[str]:
    """Why the contributors do not agree with each other yet."""
    total = sum(one.share for one in shares)
    reasons = []
    if total != WHOLE:
        reasons.append(f"Jumlah bagian penyumbang {total} persen; harus tepat 100 persen.")
    for one in shares:
        if one.agrees is None:
            reasons.append(f"{one.name} belum menyetujui bagiannya.")
        elif not one.agrees:
            reasons.append(f"{one.name} menolak bagiannya. Bicarakan, lalu ubah bagiannya.")
    return reasons


def maturity_mean(scores: Sequence[Decimal]) -> Decimal:
    """Mean maturity of a regency's innovations: fewer than ten still count as ten.

    Law: the yearly guide of Innovative Government Award; see docs/law.md#indeks-inovasi.
    """
    total = sum(scores, Decimal(0))
    return (total / max(LEAST_INNOVATIONS, len(scores))).quantize(
        Decimal("0.01"), rounding=ROUND_HALF_UP
    )
