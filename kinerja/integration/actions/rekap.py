from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.planning.models import EvaluationPeriod


@transaction.atomic
def record_comparison(
    *, period: EvaluationPeriod, rows: int, findings: dict[str, int], by: User, at: datetime
) -> None:
    """Remember that a rekap of e-Kinerja was laid beside ours; it changed nothing."""
    log.record(
        "integration.rekap_compared", by=by, at=at, target=period, rows=rows, findings=findings
    )
