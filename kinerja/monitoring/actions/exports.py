"""Leaving a trace when what people wrote is taken away as a file."""

from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.planning.models import Skp


@transaction.atomic
def export_notes(skp: Skp, *, rows: int, window: str, form: str, by: User, at: datetime) -> None:
    """Record who took the notes on which plan, how many and in which form."""
    skp = Skp.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    log.record(
        "monitoring.notes_exported", by=by, at=at, target=skp, rows=rows, window=window, form=form
    )


@transaction.atomic
def export_feedback(*, rows: int, side: str, form: str, by: User, at: datetime) -> None:
    """Record who took the feedback on his own work, or by himself."""
    log.record(
        "monitoring.feedback_exported", by=by, at=at, target=by, rows=rows, side=side, form=form
    )
