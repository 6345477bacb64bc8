"""When each perangkat daerah finishes a period; only HR of the agency."""

from datetime import date, datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.models import Unit
from kinerja.organisation.queries import days_off
from kinerja.planning import access, queries, rules
from kinerja.planning.models import ClosingTurn, EvaluationPeriod

NOT_YOURS = "Hanya admin BKPSDM yang dapat mengatur giliran."


@transaction.atomic
def set_turns(
    period: EvaluationPeriod, *, turns: dict[int, date], basis: str, by: User, at: datetime
) -> EvaluationPeriod:
    """Set the last day of each office; an office that is left out keeps the legal day only."""
    period = EvaluationPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    on = queries.day_of(at)
    if not access.can_open_years(by, on=on):
        raise Refused(NOT_YOURS)
    offices = Unit.objects.filter(pk__in=turns, is_opd=True, is_active=True).order_by("path")
    before = queries.turns_of(period)
    asked = [
        rules.Turn(
            office=office.name,
            day=turns[office.pk],
            before=before[office.pk].due_on if office.pk in before else None,
        )
        for office in offices
    ]
    refuse_if(
        rules.blockers_to_turns(
            asked,
            basis=basis,
            opens_on=period.opens_on,
            due_on=period.due_on,
            on=on,
            holidays=days_off(),
        )
    )

    kept = {office.pk: turns[office.pk] for office in offices}
    period.turns.exclude(unit__in=kept).delete()
    values = {"basis": basis.strip(), "set_at": at, "set_by": by}
    ClosingTurn.objects.bulk_create(
        [
            ClosingTurn(period=period, unit_id=office, due_on=day, **values)
            for office, day in kept.items()
        ],
        update_conflicts=True,
        unique_fields=["period", "unit"],
        update_fields=["due_on", *values],
    )
    log.record(
        "planning.turns_set",
        by=by,
        at=at,
        target=period,
        basis=basis.strip(),
        turns={str(office): day for office, day in kept.items()},
    )
    return period
