"""Who holds a certificate today, and what it means when somebody does not."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Upper

from kinerja.organisation.enums import Role
from kinerja.organisation.queries import lines_on
from kinerja.school.enums import Enforcement
from kinerja.school.models import CertificationRule, RaterCertificate, Round
from kinerja.school.rules import DEFAULT, LEAST_VIGNETTES, Standard

# Each page and act of rating asks this.
STANDING = """
SELECT
    (SELECT rule.enforcement FROM school_certificationrule rule
    WHERE rule.since <= %(on)s ORDER BY rule.since DESC LIMIT 1),
    EXISTS (SELECT FROM school_ratercertificate paper
        JOIN organisation_employee rater ON rater.id = paper.rater_id
        WHERE rater.user_id = %(user)s AND paper.period @> %(on)s::date),
    EXISTS (SELECT FROM organisation_rolegrant held
        WHERE held.user_id = %(user)s AND held.role = %(expert)s AND held.period @> %(on)s::date)
    AND EXISTS (SELECT FROM school_panelopinion opinion
        WHERE opinion.expert_id = %(user)s OFFSET %(least)s)
"""


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
    values = {"user": user.pk, "on": on, "expert": Role.EXPERT_PANEL.value}
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {**values, "least": LEAST_VIGNETTES - 1})
        enforcement, certified, judged_as_expert = cursor.fetchone()
    return Standing(certified or judged_as_expert, Enforcement(enforcement or DEFAULT.enforcement))


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
