"""How a placement moves: one member proposes, another confirms or gives it back."""

from kinerja.careers.enums import TalentStatus

# (act, before): after
NEXT_PLACEMENT = {
    ("confirm", TalentStatus.PROPOSED): TalentStatus.CONFIRMED,
    ("return", TalentStatus.PROPOSED): TalentStatus.RETURNED,
}


def blockers_to_decide(*, act: str, status: str) -> list[str]:
    """Why this placement cannot be confirmed or given back any more."""
    if (act, status) in NEXT_PLACEMENT:
        return []
    return [f"Usulan ini sudah {TalentStatus(status).label.lower()}. Muat ulang halamannya."]
