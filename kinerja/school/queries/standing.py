"""Who holds a certificate today, and what it means when somebody does not."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Upper

from kinerja.accounts.models import User
from kinerja.organisation.enums import Role
from kinerja.organisation.queries import grants_of, lines_on
from kinerja.school.enums import Enforcement
from kinerja.school.models import CertificationRule, PanelOpinion, RaterCertificate, Round
from kinerja.school.rules import DEFAULT, LEAST_VIGNETTES, Standard


def rules_set():
    """What the regency set, the newest first."""
    return CertificationRule.objects.select_related("set_by").order_by("-since")


def standard_on(on: date) -> Standard:
    """What holds on that day; ours until the regency sets its own."""
    rule = CertificationRule.objects.filter(since__lte=on).order_by("-since").first()
    if rule is None:
        return DEFAULT
    return Standard(rule.threshold, rule.months, rule.enforcement, rule.since)


def has_scored_round() -> bool:
    return Round.objects.filter(scored_at__isnull=False).exists()


@dataclass(frozen=True)
class Standing:
    """Whether an account may sign as a trained penilai, and what follows when not."""

    is_qualified: bool
    enforcement: Enforcement


def standing_of(user, *, on: date) -> Standing:
    """One statement. Experts who judged enough vignettes set the standard and need no paper."""
    rule = CertificationRule.objects.filter(since__lte=on).order_by("-since")
    own = RaterCertificate.objects.filter(rater__user=OuterRef("pk"), period__contains=on)
    experts = grants_of(user, on=on).select_related(None).filter(role=Role.EXPERT_PANEL)
    judged = PanelOpinion.objects.filter(expert=OuterRef("pk")).order_by()
    row = User.objects.filter(pk=user.pk).values(
        enforcement=Subquery(rule.values("enforcement")[:1]),
        certified=Exists(own),
        expert=Exists(experts.order_by()),
        judged=Exists(judged[LEAST_VIGNETTES - 1 : LEAST_VIGNETTES]),
    )[0]
    return Standing(
        row["certified"] or (row["expert"] and row["judged"]),
        Enforcement(row["enforcement"] or DEFAULT.enforcement),
    )


def is_penilai(user, *, on: date) -> bool:
    return lines_on(on).filter(appraiser__user=user).exists()


def certificates_of(employee):
    """One's own certificates, the newest first."""
    return RaterCertificate.objects.filter(rater=employee).order_by("-period")


def certificate_of(attempt) -> RaterCertificate | None:
    """What a round led to."""
    return RaterCertificate.objects.filter(attempt=attempt).first()


def last_days():
    """The day after the last one of the newest certificate of the outer employee."""
    ends = RaterCertificate.objects.filter(rater=OuterRef("pk")).annotate(until=Upper("period"))
    return Subquery(ends.order_by("-until").values("until")[:1])
