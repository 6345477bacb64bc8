from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log


@transaction.atomic
def record_export(*, what: str, form: str, rows: int, by: User, at: datetime) -> None:
    """Remember who took which list out of the house."""
    log.record("library.list_exported", by=by, at=at, target=by, what=what, form=form, rows=rows)
