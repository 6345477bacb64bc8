from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log


@transaction.atomic
def record_export(*, what: str, count: int, by: User, at: datetime) -> None:
    """Note who took how many rows of personal data out of the system."""
    log.record(f"{what}_exported", by=by, at=at, target=by, count=count)
