"""How often the regency documents its work."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import refuse_if
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.models import DocumentationRule

NOT_YOURS = "Hanya admin BKPSDM yang menetapkan periode pendokumentasian."


@transaction.atomic
def set_documentation(
    *, since: date, periodicity: str, reason: str, by: User, at: datetime
) -> DocumentationRule:
    """Choose a period of documentation from one day on."""
    refuse_if([] if access.can_set_documentation(by, on=timezone.localdate(at)) else [NOT_YOURS])
    refuse_if(
        rules.blockers_to_set_documentation(
            periodicity=periodicity,
            evaluation=queries.evaluation_periodicity(on=since),
            since=since,
            standing={rule.since for rule in queries.documentation_rules()},
        )
    )

    rule = DocumentationRule.objects.create(
        since=since, periodicity=periodicity, reason=reason, set_at=at, set_by=by
    )
    log.record(
        "monitoring.documentation_set",
        by=by,
        at=at,
        target=rule,
        since=since,
        periodicity=periodicity,
    )
    return rule
