"""What lies before the panel, who may judge it, and what was found."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q

from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee, RoleGrant
from kinerja.recognition import rules
from kinerja.recognition.models import Contributor, Judgement, PanelCase, Recusal
from kinerja.recognition.queries.people import persons, with_path

PARTS = (
    "round",
    "innovation__proposer",
    "innovation__service_unit",
    "nomination__innovation",
    "nomination__nominee",
    "nomination__nominator",
    "nomination__endorser",
    "decided_by",
)


def cases(user):
    """Cases with what every page of theirs needs, and what this account did with each."""
    own = Judgement.objects.filter(case=OuterRef("pk"), reviewer=user)
    away = Recusal.objects.filter(case=OuterRef("pk"), reviewer=user)
    return PanelCase.objects.select_related(*PARTS).annotate(
        has_judged=Exists(own), has_recused=Exists(away)
    )


def involved(case):
    """Condition on employees: those with an interest in this case."""
    if case.nomination_id:
        row = case.nomination
        people = Q(pk__in=[row.nominee_id, row.nominator_id, row.endorser_id])
        innovation = row.innovation_id
    else:
        people, innovation = Q(pk=case.innovation.proposer_id), case.innovation_id
    if innovation is None:
        return people
    part = Contributor.objects.filter(innovation=innovation, left_at=None)
    return people | Q(pk__in=part.values("employee"))


def conflict_of(user, case, *, on):
    """Why this account may not judge the case on that day; empty when it may."""
    return dict(_conflicts(Q(user=user), case, on=on)).get(user.pk, "")


def conflicts_of(case, *, on):
    """(account, reason) of every member of the panel who may not judge the case."""
    members = RoleGrant.objects.filter(role=Role.INNOVATION_PANEL, period__contains=on)
    return _conflicts(Q(user__in=members.values("user")), case, on=on)


def _conflicts(judges, case, *, on):
    """(account, reason) of those of these judges who may not judge the case; three statements."""
    interested = involved(case)
    flags = {"judges": judges, "is_involved": interested}
    people = list(
        with_path(Employee.objects.filter(judges | interested), on=on)
        .annotate(**{name: ExpressionWrapper(q, BooleanField()) for name, q in flags.items()})
        .order_by("pk")
    )
    known = persons(people, on=on)
    those = [known[one.pk] for one in people if one.is_involved]
    return [
        (one.user_id, reason)
        for one in people
        if one.judges and (reason := rules.conflict(known[one.pk], those))
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

    found: list[Found]
    mean: Decimal | None
    recusals: list[Recusal]


def findings_of(case, criteria):
    """Every judgement of a case; two statements."""
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
        found=found,
        mean=rules.mean([one.total for one in found]),
        recusals=list(case.recusals.select_related("reviewer").order_by("pk")),
    )


def listed(rows, *, state=""):
    """The cases that were not taken back, newest first."""
    if state == "menunggu":
        rows = rows.filter(decided_at=None, has_judged=False, has_recused=False)
    elif state == "diputus":
        rows = rows.exclude(decided_at=None)
    return rows.filter(closed_at=None).annotate(judged=Count("judgements")).order_by("-pk")


def blockers_to_decide(case, *, judged, own, on):
    """Why the panel cannot decide yet, when so many have judged, this member among them or not."""
    return rules.blockers_to_decide(
        judged=judged,
        quorum=case.round.quorum,
        has_judged=own,
        closes_on=case.round.closes_on,
        on=on,
    )
