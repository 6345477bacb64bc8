"""The perjanjian kerja of PPPK: of one person, and the last one of many."""

from datetime import date

from django.db.models import DateField, Func, OuterRef, Subquery

from kinerja.organisation import rules
from kinerja.organisation.models import Employee, WorkContract


def contracts_of(employee: Employee) -> list[WorkContract]:
    """All that was ever recorded, newest first, with what was taken back."""
    rows = WorkContract.objects.filter(employee=employee).select_related("recorded_by")
    return list(rows.order_by("-period", "-pk"))


def standing_contracts():
    """Those nobody took back."""
    return WorkContract.objects.filter(withdrawn_at=None)


class LastDay(Func):
    """The last day inside a period that ends."""

    template = "(upper(%(expressions)s) - 1)"
    output_field = DateField()


def with_contract_end(people):
    """The same people with `contract_ends`: the last day of their last contract, None without."""
    last = standing_contracts().filter(employee=OuterRef("pk")).order_by("-period")
    return people.annotate(contract_ends=Subquery(last.values(ends=LastDay("period"))[:1]))


def blockers_to_contract(
    employee: Employee, *, first_day: date, last_day: date, shorter_because: str, on: date
) -> list[str]:
    """Why these days cannot be recorded for this person; empty when they can."""
    standing = standing_contracts().filter(employee=employee).order_by("period")
    is_read = employee.nip and not rules.nip_problems(employee.nip)
    return rules.blockers_to_contract(
        status=employee.status,
        first_day=first_day,
        last_day=last_day,
        shorter_because=shorter_because,
        born=rules.parse_nip(employee.nip).born if is_read else None,
        others=[(one.first_day, one.last_day) for one in standing],
        rule=rules.contract_rule_on(on),
    )
