"""One publication of the past quarter, and some looks at people, so that both pages show theirs."""

from datetime import timedelta

from django.utils import timezone

from kinerja.organisation.enums import Role
from kinerja.organisation.models import ReportingLine, RoleGrant
from kinerja.planning.enums import PeriodKind
from kinerja.planning.models import EvaluationPeriod
from kinerja.transparency.actions import publish_period
from kinerja.transparency.models import Reading
from kinerja.transparency.queries import draft_of

LOOKED_AT = 20  # people of the sign-in page whose penilai, BKPSDM and auditor have looked


def open_up(on, at):
    """Through the act, as HR of the agency."""
    today = max(on, timezone.localdate(at))
    grants = {grant.role: grant.user for grant in RoleGrant.objects.select_related("user")}
    ended = EvaluationPeriod.objects.filter(kind=PeriodKind.QUARTER, due_on__lt=today)
    for period in ended.order_by("-ends_on"):
        draft = draft_of(period, on=today)
        if Role.AGENCY_HR in grants and not draft.blockers:
            publish_period(period, seen=draft.seen, by=grants[Role.AGENCY_HR], at=at)
            break
    look(grants, at)


def look(grants, at):
    """Three readers on three days."""
    lines = ReportingLine.objects.exclude(employee__user__demo_label="").filter(
        appraiser__user__isnull=False, employee__user__isnull=False
    )
    for line in lines.select_related("appraiser__user").order_by("employee_id")[:LOOKED_AT]:
        readers = [line.appraiser.user, grants.get(Role.AGENCY_HR), grants.get(Role.AUDITOR)]
        for days, (reader, kind) in enumerate(
            zip(readers, ("skp", "evaluasi", "skp"), strict=True)
        ):
            moment = at - timedelta(days=days)
            if reader is not None:
                Reading.objects.note(
                    reader=reader,
                    opened={(kind, line.employee_id)},
                    day=timezone.localdate(moment),
                    at=moment,
                )
