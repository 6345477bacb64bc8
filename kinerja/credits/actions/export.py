from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log


@transaction.atomic
def record_export(*, by: User, at: datetime, rows: int, wanted: dict[str, str]) -> None:
    """Remember who took which part of the list out of the house."""
    log.record("credits.register_exported", by=by, at=at, target=by, rows=rows, **wanted)
