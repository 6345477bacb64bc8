"""Dividing roles and results: cascading, control levels, assignments (Lampiran II A.4–A.6)."""

from kinerja.organisation.enums import JobKind
from kinerja.planning.enums import AssignmentStatus, Cascade, CascadeMethod, ControlLevel

CASCADES = {
    CascadeMethod.ASPECTS: Cascade.DIRECT,
    CascadeMethod.REGIONS: Cascade.DIRECT,
    CascadeMethod.SHARES: Cascade.DIRECT,
    CascadeMethod.SERVICES: Cascade.INDIRECT,
    CascadeMethod.OUTPUTS: Cascade.INDIRECT,
}

# What a manual of a leader's indicator may say of itself (Format A.1.3).
LEADER_CONTROLS = (ControlLevel.OUTCOME, ControlLevel.OUTCOME_ANTARA, ControlLevel.LOW)

NEAR_TO_FAR = (
    ControlLevel.HIGH,
    ControlLevel.MEDIUM,
    ControlLevel.LOW,
    ControlLevel.OUTCOME_ANTARA,
    ControlLevel.OUTCOME,
)
# The least a job should reach (p. 44); JF outside a team lead go by their rung, which we ask of
# nobody, so any level will do.
LEAST_CONTROL = {
    JobKind.KEPALA_DAERAH: ControlLevel.LOW,
    JobKind.JPT_PRATAMA: ControlLevel.LOW,
    JobKind.ADMINISTRATOR: ControlLevel.MEDIUM,
    JobKind.PENGAWAS: ControlLevel.MEDIUM,
    JobKind.FUNGSIONAL: ControlLevel.HIGH,
    JobKind.PELAKSANA: ControlLevel.HIGH,
}

# (act, from) → to
NEXT_ASSIGNMENT = {
    ("accept", AssignmentStatus.ASKED): AssignmentStatus.WAITING,
    ("decline", AssignmentStatus.ASKED): AssignmentStatus.REFUSED,
    ("approve", AssignmentStatus.WAITING): AssignmentStatus.IN_FORCE,
    ("refuse", AssignmentStatus.WAITING): AssignmentStatus.REFUSED,
    ("end", AssignmentStatus.WAITING): AssignmentStatus.ENDED,
    ("end", AssignmentStatus.IN_FORCE): AssignmentStatus.ENDED,
}
OPEN_ASSIGNMENTS = (
    AssignmentStatus.ASKED,
    AssignmentStatus.WAITING,
    AssignmentStatus.IN_FORCE,
)
ANSWERS = {"accept": "diterima", "decline": "ditolak", "approve": "disetujui", "refuse": "ditolak"}


def hint_on_control(*, job: str, is_team_lead: bool, control: str) -> str:
    """A remark when a role is nearer than the job should reach; never an obstacle."""
    least = ControlLevel.MEDIUM if is_team_lead else LEAST_CONTROL[JobKind(job)]
    if not control or NEAR_TO_FAR.index(ControlLevel(control)) >= NEAR_TO_FAR.index(least):
        return ""
    who = "ketua tim" if is_team_lead else JobKind(job).label.lower()
    return f"Peran {who} sebaiknya paling kurang {least.label.lower()}."


def status_of_appointment(*, by_appraiser: bool) -> AssignmentStatus:
    """The penilai appoints at once; another leader asks him first (p. 46, f.10)."""
    return AssignmentStatus.IN_FORCE if by_appraiser else AssignmentStatus.WAITING


def blockers_to_assignment(act: str, *, status: str) -> list[str]:
    """Why an assignment in this status does not take this answer."""
    if (act, status) in NEXT_ASSIGNMENT:
        return []
    return [f"Penugasan berstatus “{AssignmentStatus(status).label}” sudah dijawab."]


def blockers_to_take(*, assignment: str, plan_is_open: bool, is_taken: bool) -> list[str]:
    """Why a role cannot go into the member's plan yet."""
    if assignment != AssignmentStatus.IN_FORCE:
        return ["Penugasan ini belum disetujui. Tunggu jawaban penilai Anda."]
    if is_taken:
        return ["Peran ini sudah ada pada SKP Anda."]
    if not plan_is_open:
        return ["SKP Anda tidak sedang disusun. Mulai SKP atau ajukan perubahan dahulu."]
    return []
