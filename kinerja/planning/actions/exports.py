"""Leaving a trace when a list with personal data is taken away."""

from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log


@transaction.atomic
def export_plans(*, rows: int, filters: dict, form: str, by: User, at: datetime) -> None:
    """Record who took which list of plans, how long it was and in which form."""
    log.record(
        "planning.plans_exported", by=by, at=at, target=by, rows=rows, filters=filters, form=form
    )
