"""What was done in one case."""

from dataclasses import dataclass

from kinerja.careers.enums import TalentStatus
from kinerja.careers.models import PotentialComponent, Recusal, TalentPlacement
from kinerja.lib.numbers import without_zeros
from kinerja.organisation.models import Employee


def placements_of(employee: Employee):
    """All proposals about somebody, newest first."""
    return TalentPlacement.objects.filter(employee=employee).order_by("-proposed_at", "-pk")


def standing_placement(employee: Employee) -> TalentPlacement | None:
    """The newest placement that two members confirmed."""
    return (
        placements_of(employee)
        .filter(status=TalentStatus.CONFIRMED)
        .order_by("-confirmed_at", "-pk")
        .first()
    )


def open_placement(employee: Employee) -> TalentPlacement | None:
    return placements_of(employee).filter(status=TalentStatus.PROPOSED).first()


@dataclass(frozen=True)
class Dossier:
    """Everything that was done in one case."""

    placements: list[TalentPlacement]
    components: list[PotentialComponent]
    recusals: list[Recusal]

    @property
    def waiting(self) -> TalentPlacement | None:
        """The proposal that waits for the second member."""
        return next((one for one in self.placements if one.status == TalentStatus.PROPOSED), None)

    @property
    def standing(self) -> TalentPlacement | None:
        """The newest placement that two members confirmed."""
        found = [one for one in self.placements if one.status == TalentStatus.CONFIRMED]
        return max(found, key=lambda one: (one.confirmed_at, one.pk), default=None)

    def is_left_by(self, user) -> bool:
        """Whether this member stepped back."""
        return any(one.member_id == user.pk for one in self.recusals)

    def events(self) -> list[dict]:
        """Who did what, oldest first."""
        events = [
            event("Mundur dari penetapan ini", one.recused_at, one.member, one.reason)
            for one in self.recusals
        ]
        for one in self.components:
            what = f"{one.get_part_display()} {without_zeros(one.score)}"
            events.append(event(f"{what} dicatat", one.recorded_at, one.recorded_by, one.source))
            events.append(event(f"{what} dicabut", one.withdrawn_at, one.withdrawn_by, ""))
        for one in self.placements:
            box = f"Kotak {one.box}"
            events += [
                event(f"{box} diusulkan", one.proposed_at, one.proposed_by, one.reason),
                event(
                    f"{box} ditetapkan", one.confirmed_at, one.confirmed_by, one.confirmed_reason
                ),
                event(f"{box} dikembalikan", one.returned_at, one.returned_by, one.returned_reason),
            ]
        return sorted((one for one in events if one["at"]), key=lambda one: one["at"])


def dossier_of(employee: Employee) -> Dossier:
    """All that was done in a case; three statements."""
    return Dossier(
        list(placements_of(employee).select_related("proposed_by", "confirmed_by", "returned_by")),
        list(
            PotentialComponent.objects.filter(employee=employee)
            .select_related("recorded_by", "withdrawn_by")
            .order_by("pk")
        ),
        list(Recusal.objects.filter(employee=employee).select_related("member").order_by("pk")),
    )


def event(title, at, who, text):
    """One line of the log; without a moment it did not happen."""
    return {
        "title": title,
        "at": at,
        "who": who and who.get_full_name(),
        "text": text,
        "done": True,
    }
