from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log


@transaction.atomic
def record_export(*, by: User, at: datetime, kind: str, rows: int, wanted: dict[str, str]) -> None:
    """Remember who took which part of the register out of the house."""
    log.record(
        "appraisal.register_exported", by=by, at=at, target=by, form=kind, rows=rows, **wanted
    )
