"""Contracts of PPPK: whose is at risk, whose ends soon, whose end nobody recorded."""

from datetime import date

from django.db.models import DateField, Exists, Subquery, Value
from django.db.models.functions import Coalesce

from kinerja.appraisal.enums import Contest, Predikat
from kinerja.development.enums import ImprovementStatus
from kinerja.development.queries.lists import annual, annual_of_each, placed, remark
from kinerja.development.rules import CONTRACT_RISK
from kinerja.organisation.enums import LegalStanding
from kinerja.organisation.queries import with_contract_end
from kinerja.organisation.rules import CONTRACTED, contract_rule_on, notice_until

AT_RISK, ENDING, UNRECORDED = "", "segera", "belum-tercatat"
CONTRACT_COLUMNS = (
    *("No", "NIP", "Nama", "Jabatan", "Unit", "Kontrak berakhir", "Keadaan kontrak"),
    *("Tahun", "Predikat", "Tindak lanjut", "Keterangan"),
)
NEVER = Value(date.max, output_field=DateField())  # whose end is not recorded comes last


def by_contract_end(people):
    """With `contract_ends`, and `ends_last` to order by."""
    return with_contract_end(people).annotate(ends_last=Coalesce("contract_ends", NEVER))


def contracts(people, *, state, year, on):
    """PPPK in office: of a low annual predikat, or whose contract ends soon, or is not recorded.

    The contract that ends first comes first.
    """
    people = people.filter(status__in=CONTRACTED).exclude(standing=LegalStanding.BERHENTI)
    people = by_contract_end(people)
    result = annual_of_each(year)
    if state == ENDING:
        people = people.filter(contract_ends__lte=notice_until(on))
    elif state == UNRECORDED:
        people = people.filter(contract_ends=None)
    else:
        low = annual(year).filter(predikat__in=CONTRACT_RISK)
        people = people.filter(pk__in=low.values("skp__employee"))
        result = result.filter(predikat__in=CONTRACT_RISK)
    return (
        placed(people, on=on)
        .annotate(
            predikat=Subquery(result.values("predikat")[:1]),
            is_contested=Exists(result.filter(contest=Contest.OPEN)),
            plan_id=Subquery(result.values("improvement_plan")[:1]),
            plan_status=Subquery(result.values("improvement_plan__status")[:1]),
        )
        .order_by("ends_last", "name", "pk")
    )


def contract_state(ends_on, *, on) -> str:
    """What the last recorded day asks for today; empty when there is time."""
    if ends_on is None:
        return "Belum tercatat"
    if ends_on < on:
        return "Sudah berakhir"
    if ends_on <= notice_until(on):
        return f"Berakhir dalam {contract_rule_on(on).notice_months} bulan"
    return ""


def contract_rows(rows, *, year, on):
    for number, person in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            person.nip,
            person.full_name,
            person.position,
            person.unit,
            person.contract_ends,
            contract_state(person.contract_ends, on=on),
            year,
            person.predikat and Predikat(person.predikat).label,
            person.plan_status and ImprovementStatus(person.plan_status).label,
            remark(person.is_contested),
        )
