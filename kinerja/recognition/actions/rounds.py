"""HR makes a round, and publishes its criteria before anything is handed in."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.recognition import access, rules
from kinerja.recognition.enums import RoundKind
from kinerja.recognition.models import CONDITIONS, Criterion, Round

ONLY_HR = "Hanya BKPSDM yang menyusun dan menerbitkan putaran."


@dataclass(frozen=True)
class Call:
    """A round as it was typed."""

    title: str
    terms: str
    basis: str
    opens_on: date
    closes_on: date
    panel_until: date
    announced_on: date
    passing: int
    quorum: int
    min_service_years: int | None = None
    clean_years: int | None = None
    under_age: int | None = None


@dataclass(frozen=True)
class Measure:
    """A criterion as it was typed."""

    name: str
    question: str
    weight: int


@transaction.atomic
def make_round(
    *, kind: str, call: Call, criteria: Sequence[Measure], by: User, at: datetime
) -> Round:
    """Keep a round that only HR sees until it is published."""
    _refuse(kind, call, by=by, at=at)

    row = Round.objects.create(kind=kind, created_at=at, created_by=by, **asdict(call))
    _write(row, criteria)
    log.record("recognition.round_made", by=by, at=at, target=row, begins=True)
    return row


@transaction.atomic
def change_round(
    row: Round, *, call: Call, criteria: Sequence[Measure], by: User, at: datetime
) -> Round:
    """Change a round that is not published; its criteria are written anew."""
    row = Round.objects.select_for_update(of=("self",)).get(pk=row.pk)
    _refuse(row.kind, call, by=by, at=at)
    if row.published_at is not None:
        raise Refused("Putaran ini sudah diterbitkan. Aturan dan kriterianya tetap.")

    for name, value in asdict(call).items():
        setattr(row, name, value)
    row.save(update_fields=list(asdict(call)))
    row.criteria.all().delete()
    _write(row, criteria)
    log.record("recognition.round_changed", by=by, at=at, target=row)
    return row


@transaction.atomic
def publish_round(row: Round, *, by: User, at: datetime) -> Round:
    """From now on everybody reads rules, criteria and calendar, and nobody changes them."""
    row = Round.objects.select_for_update(of=("self",)).get(pk=row.pk)
    on = timezone.localdate(at)
    if not access.can_keep_register(by, on=on):
        raise Refused(ONLY_HR)
    criteria = list(row.criteria.order_by("order"))
    refuse_if(
        rules.blockers_to_publish(
            weights=[one.weight for one in criteria],
            opens_on=row.opens_on,
            is_published=row.published_at is not None,
            on=on,
        )
    )

    row.published_at, row.published_by = at, by
    row.save(update_fields=["published_at", "published_by"])
    log.record(
        "recognition.round_published",
        by=by,
        at=at,
        target=row,
        criteria=[[one.name, one.question, one.weight] for one in criteria],
    )
    return row


def _refuse(kind, call, *, by, at):
    if not access.can_keep_register(by, on=timezone.localdate(at)):
        raise Refused(ONLY_HR)
    days = rules.RoundDays(call.opens_on, call.closes_on, call.panel_until, call.announced_on)
    reasons = rules.blockers_to_round(days)
    if kind == RoundKind.INNOVATION and any(getattr(call, name) for name in CONDITIONS):
        reasons.append("Syarat perorangan hanya untuk penghargaan, bukan untuk putaran inovasi.")
    refuse_if(reasons)


def _write(row, criteria):
    Criterion.objects.bulk_create(
        Criterion(round=row, order=number, **asdict(one))
        for number, one in enumerate(criteria, start=1)
    )
