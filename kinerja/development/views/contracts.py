from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.appraisal.enums import Predikat
from kinerja.development import access, actions, queries
from kinerja.development.enums import ImprovementStatus
from kinerja.development.rules import CONTRACT_RISK
from kinerja.development.views.lists import PAGE_SIZE, year_asked
from kinerja.development.views.register import workbook
from kinerja.organisation.models import Employee
from kinerja.organisation.rules import contract_rule_on, notice_until

STATES = {
    queries.AT_RISK: "Predikat perlu perbaikan",
    queries.ENDING: "Berakhir dalam {months} bulan",
    queries.UNRECORDED: "Belum tercatat",
}


def state_asked(data):
    state = data.get("tampil", "")
    return state if state in STATES else queries.AT_RISK


def found(request, data, *, on):
    """State and year of the address, and the contracts they ask for."""
    state, year = state_asked(data), year_asked(data, on=on)
    people = access.people_listed(request.user, on=on)
    return state, year, queries.contracts(people, state=state, year=year, on=on)


@require_safe
def contracts(request):
    """PPPK whose contract needs a decision: the one that ends first comes first."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    state, year, rows = found(request, request.GET, on=on)
    page = queries.page_by_names(
        rows,
        names=("ends_last", "name"),
        among=queries.by_contract_end(Employee.objects),
        after=request.GET.get("setelah", ""),
        size=PAGE_SIZE,
    )
    for person in page.rows:
        person.predikat_word = person.predikat and Predikat(person.predikat).label
        person.plan_word = person.plan_status and ImprovementStatus(person.plan_status).label
        person.contract_word = queries.contract_state(person.contract_ends, on=on)
    months = contract_rule_on(on).notice_months
    context = {
        "page": page,
        "year": year,
        "before": year - 1,
        "state": state,
        "states": [(name, word.format(months=months)) for name, word in STATES.items()],
        "months": months,
        "until": notice_until(on),
        "on": on,
        "low": CONTRACT_RISK,
        "keeps": access.keeps_records(request.user, on=on),
    }
    return render(request, "development/contracts.html", context)


@require_POST
def contracts_export(request):
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    state, year, rows = found(request, request.POST, on=on)
    actions.record_export(
        by=request.user,
        at=timezone.now(),
        form="kontrak",
        rows=rows.count(),
        wanted={"tahun": str(year), "tampil": state},
    )
    table = queries.contract_rows(rows, year=year, on=on)
    return workbook("Kontrak PPPK", queries.CONTRACT_COLUMNS, table, f"kontrak-pppk-{year}")
