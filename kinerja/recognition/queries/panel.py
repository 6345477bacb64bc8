"""What lies before the panel, who may judge it, and what was found."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q

from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee, RoleGrant
from kinerja.recognition import rules
from kinerja.recognition.models import Judgement, PanelCase, Recusal
from kinerja.recognition.queries.people import persons

PARTS = (
    "round",
    "innovation__proposer",
    "nomination__nominee",
    "nomination__nominator",
    "nomination__endorser",
    "decided_by",
)


def cases():
    """Cases with what every page of theirs needs."""
    return PanelCase.objects.select_related(*PARTS)


def people_of(case):
    """Numbers of the employees with an interest in this case."""
    if case.nomination_id:
        nomination = case.nomination
        people = {nomination.nominee_id, nomination.nominator_id, nomination.endorser_id}
        innovation = nomination.innovation_id
    else:
        people, innovation = {case.innovation.proposer_id}, case.innovation_id
    if innovation:
        people |= set(
            Employee.objects.filter(
                contributions__innovation=innovation, contributions__left_at=None
            ).values_list("pk", flat=True)
        )
    return people


def conflict_of(user, case, *, on):
    """Why this account may not judge the case on that day; empty when it may."""
    judge = Employee.objects.filter(user=user).first()
    if judge is None:
        return ""
    people = people_of(case)
    known = persons({judge.pk, *people}, on=on)
    return rules.conflict(known[judge.pk], [known[pk] for pk in sorted(people)])


def members_on(day):
    """Accounts on the panel that day."""
    return RoleGrant.objects.filter(role=Role.INNOVATION_PANEL, period__contains=day).values("user")


def conflicts_of(case, *, on):
    """(user, reason) of every member of the panel who may not judge the case."""
    judges = list(Employee.objects.filter(user__in=members_on(on)).select_related("user"))
    people = people_of(case)
    known = persons({*people, *(judge.pk for judge in judges)}, on=on)
    involved = [known[pk] for pk in sorted(people)]
    return [
        (judge.user, reason)
        for judge in judges
        if (reason := rules.conflict(known[judge.pk], involved))
    ]


def weights_of(case):
    return {str(one.pk): one.weight for one in case.round.criteria.order_by("order")}


@dataclass(frozen=True)
class Found:
    """One member's judgement with its number and a line for each criterion."""

    judgement: Judgement
    total: Decimal
    lines: list[tuple[str, int]]


@dataclass(frozen=True)
class Findings:
    """What the panel found together."""

    criteria: list
    found: list[Found]
    mean: Decimal | None
    recusals: list[Recusal]


def findings_of(case):
    """Every judgement of a case; three statements."""
    criteria = list(case.round.criteria.order_by("order"))
    weights = {str(one.pk): one.weight for one in criteria}
    found = [
        Found(
            judgement=row,
            total=rules.weighted(row.scores, weights),
            lines=[(one.name, row.scores[str(one.pk)]) for one in criteria],
        )
        for row in case.judgements.select_related("reviewer").order_by("given_at", "pk")
    ]
    return Findings(
        criteria=criteria,
        found=found,
        mean=rules.mean([one.total for one in found]),
        recusals=list(case.recusals.select_related("reviewer").order_by("pk")),
    )


def listed(rows, user, *, state=""):
    """The cases with what this member has done, those that wait for him first."""
    own = Judgement.objects.filter(case=OuterRef("pk"), reviewer=user)
    recused = Recusal.objects.filter(case=OuterRef("pk"), reviewer=user)
    rows = rows.annotate(
        has_judged=Exists(own),
        has_recused=Exists(recused),
        judged=Count("judgements", distinct=True),
    )
    if state == "menunggu":
        rows = rows.filter(decided_at=None, closed_at=None, has_judged=False, has_recused=False)
    elif state == "diputus":
        rows = rows.exclude(decided_at=None)
    return rows.exclude(closed_at__isnull=False).order_by("-pk")


def blockers_to_decide(case, user, *, on):
    """Why the panel cannot decide yet."""
    counts = case.judgements.aggregate(all=Count("pk"), own=Count("pk", filter=Q(reviewer=user)))
    return rules.blockers_to_decide(
        judged=counts["all"],
        quorum=case.round.quorum,
        has_judged=bool(counts["own"]),
        closes_on=case.round.closes_on,
        on=on,
    )
