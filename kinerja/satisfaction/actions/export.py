from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log


@transaction.atomic
def record_export(*, by: User, at: datetime, form: str, rows: int, **wanted: str) -> None:
    """Remember who took which list out of the house."""
    log.record(
        "satisfaction.list_exported", by=by, at=at, target=by, form=form, rows=rows, **wanted
    )
