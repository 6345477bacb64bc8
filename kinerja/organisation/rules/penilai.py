"""Who rates whom: the proposal, from the heads of the units above a person."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.organisation.enums import (
    EmployeeStatus,
    JobKind,
    LegalStanding,
    LineBasis,
    PlacementKind,
    UnitKind,
)

# How high a job stands. A JF who leads a unit may rate like a pengawas (Lampiran Bab IV A).
LEVEL = {
    JobKind.KEPALA_DAERAH: 5,
    JobKind.JPT_PRATAMA: 4,
    JobKind.ADMINISTRATOR: 3,
    JobKind.PENGAWAS: 2,
    JobKind.FUNGSIONAL: 1,
    JobKind.PELAKSANA: 0,
}
JF_WHO_LEADS = LEVEL[JobKind.PENGAWAS]

# The head of a unit of this kind is rated as the sentence says.
HEAD_RULES = {
    UnitKind.PEMDA: "Kepala daerah tidak menyusun SKP.",
    UnitKind.SEKRETARIAT_DAERAH: "Sekretaris Daerah dinilai Bupati.",
    UnitKind.ASISTEN: "Asisten dinilai Sekretaris Daerah.",
    UnitKind.STAF_AHLI: "Staf ahli dinilai Sekretaris Daerah.",
    UnitKind.SEKRETARIAT_DPRD: "Sekretaris DPRD dinilai Bupati.",
    UnitKind.INSPEKTORAT: "Inspektur dinilai Bupati.",
    UnitKind.DINAS: "Kepala dinas dinilai Bupati.",
    UnitKind.BADAN: "Kepala badan dinilai Bupati.",
    UnitKind.SATPOL_PP: "Kepala Satpol PP dinilai Bupati.",
    UnitKind.RSUD: "Direktur RSUD dinilai Kepala Dinas Kesehatan.",
    UnitKind.KECAMATAN: "Camat dinilai Bupati, atau Sekretaris Daerah bila ditetapkan.",
    UnitKind.KELURAHAN: "Lurah dinilai camat.",
    UnitKind.PUSKESMAS: "Kepala puskesmas dinilai Kepala Dinas Kesehatan.",
    UnitKind.UPTD: "Kepala UPTD dinilai kepala perangkat daerahnya.",
    UnitKind.SEKOLAH: "Kepala sekolah dinilai pejabat dinas pendidikan yang membawahi sekolah.",
    UnitKind.BAGIAN: "Kepala bagian dinilai asisten atau pimpinan yang membawahi bagian.",
    UnitKind.SEKRETARIAT: "Sekretaris dinilai kepala perangkat daerah.",
    UnitKind.BIDANG: "Kepala bidang dinilai kepala perangkat daerah.",
    UnitKind.SUBBAGIAN: "Kepala subbagian dinilai sekretaris atau pimpinan di atasnya.",
    UnitKind.SEKSI: "Kepala seksi dinilai kepala bidang, camat, atau pimpinan di atasnya.",
}

# Everybody else in a unit of this kind.
STAFF_RULES = {
    **dict.fromkeys(
        UnitKind, "Pegawai dinilai atasan langsung, serendah-rendahnya pejabat pengawas."
    ),
    UnitKind.SEKOLAH: "Guru dan staf sekolah dinilai kepala sekolah.",
    UnitKind.PUSKESMAS: "Staf puskesmas dinilai kepala puskesmas.",
    UnitKind.RSUD: "Pegawai RSUD dinilai pimpinan unitnya di rumah sakit.",
    UnitKind.UPTD: "Staf UPTD dinilai kepala UPTD.",
}

# People without a plan, hence without a penilai. Tugas belajar is not exempt (Lampiran, p. 62-66).
EXEMPT_STANDINGS = {
    LegalStanding.DIBERHENTIKAN_SEMENTARA,
    LegalStanding.CLTN,
    LegalStanding.MPP,
    LegalStanding.BERHENTI,
}

WITHOUT_PLAN = EmployeeStatus.PEJABAT_NEGARA

# "Where does this come from?", for the person rated.
BASIS_WORDS = {
    LineBasis.PROPOSED: "Sistem mengusulkannya menurut susunan unit dan tabel penilai.",
    LineBasis.CORRECTED: "Pengelola kepegawaian mengoreksinya.",
    LineBasis.DELEGATED: "Wewenang menilai didelegasikan dengan surat.",
}


@dataclass(frozen=True)
class Rung:
    """One unit on the way up, and who heads it on the day asked (None: vacant)."""

    unit: str
    kind: str
    head: int | None = None
    job: str = ""
    acting: str = ""  # PlacementKind.PLT or PLH when the head is not definitive


@dataclass(frozen=True)
class Proposal:
    """Penilai and atasan penilai, with the sentence that says why."""

    appraiser: int | None
    superior: int | None
    rule: str


@dataclass(frozen=True)
class Suggestion:
    """A proposal beside what is recorded now, for HR to compare."""

    employee: int
    proposal: Proposal
    appraiser: int | None  # recorded now
    superior: int | None
    basis: str

    @property
    def is_missing(self) -> bool:
        return self.appraiser is None

    @property
    def differs(self) -> bool:
        return (self.appraiser, self.superior) != (
            self.proposal.appraiser,
            self.proposal.superior,
        )


def owes_plan(*, status: str, standing: str) -> bool:
    """Whether this person has an SKP at all; see docs/law.md#wajib-skp."""
    return status != WITHOUT_PLAN and standing not in EXEMPT_STANDINGS


def ladder(chain: Sequence[Rung], *, coordinator: Rung | None) -> list[Rung]:
    """The units from one's own to the regency, with the Sekda put between camat and Bupati.

    `coordinator` is the Sekda where the regency lets him rate the camat, else None.
    """
    rungs = []
    for rung in chain:
        rungs.append(rung)
        if rung.kind == UnitKind.KECAMATAN and coordinator is not None:
            rungs.append(coordinator)
    return rungs


def propose(*, employee: int, job: str, leads: bool, rungs: Sequence[Rung]) -> Proposal:
    """Penilai: the nearest head above who may rate this job; atasan penilai: the next one.

    Law: PP 30/2019 and PermenPANRB 6/2022; see docs/law.md#siapa-menilai-siapa.
    """
    own = rungs[0]
    if job == JobKind.KEPALA_DAERAH:
        return Proposal(None, None, HEAD_RULES[UnitKind.PEMDA])
    above = rungs[1:] if leads else rungs
    found = list(_raters(above, job=job, skip={employee}))
    if not found:
        return Proposal(None, None, "Tidak ada pimpinan di atasnya yang terisi.")
    first = found[0]
    superiors = [rung.head for rung in found[1:] if rung.head != first.head]
    sentence = HEAD_RULES[own.kind] if leads else STAFF_RULES[own.kind]
    return Proposal(
        appraiser=first.head,
        superior=superiors[0] if superiors else None,
        rule=f"{sentence} {_because(above, first)}".strip()[:200],
    )


def closes_a_circle(employee: int, appraiser: int, *, above: Mapping[int, int]) -> bool:
    """Whether the appraiser is rated, directly or further up, by the employee himself."""
    seen = set()
    person = appraiser
    while person is not None and person not in seen:
        if person == employee:
            return True
        seen.add(person)
        person = above.get(person)
    return False


def _raters(rungs: Sequence[Rung], *, job: str, skip: Collection[int]) -> Iterator[Rung]:
    for rung in rungs:
        if rung.head is not None and rung.head not in skip and _may_rate(rung, job):
            yield rung


def _may_rate(rung: Rung, job: str) -> bool:
    if rung.job == JobKind.PELAKSANA:
        return False
    level = JF_WHO_LEADS if rung.job == JobKind.FUNGSIONAL else LEVEL[rung.job]
    return level >= LEVEL[job]


def _because(above: Sequence[Rung], first: Rung) -> str:
    """Why it is not simply the head of the nearest unit."""
    if first.acting:
        return f"Pimpinan {first.unit} dijabat {PlacementKind(first.acting).label}."
    nearest = above[0]
    if nearest.head is None:
        return f"Pimpinan {nearest.unit} kosong, jadi naik satu tingkat."
    return ""
