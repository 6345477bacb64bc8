"""The perjanjian kerja of the demo's PPPK, each followed by its extensions up to today."""

from datetime import date, timedelta
from random import Random

from kinerja.audit import log
from kinerja.lib.periods import between, months_later
from kinerja.organisation.enums import EmployeeStatus
from kinerja.organisation.models import WorkContract
from kinerja.organisation.rules import CONTRACTED

UNRECORDED = 0.12  # of them the page says that the end is not recorded
LATE = timedelta(days=20)  # some that ended so lately have no successor yet


def record_contracts(regency, *, on, at):
    """In bulk, as if HR had typed them."""
    random = Random(20260401)
    by = regency.heads["BKPSDMD.B4"].user
    contracts = [
        contract
        for _, employee in regency.seats
        if employee.status in CONTRACTED and random.random() >= UNRECORDED
        for contract in chain(random, employee, on=on)
    ]
    for contract in contracts:
        contract.recorded_at, contract.recorded_by = at, by
    WorkContract.objects.bulk_create(contracts, batch_size=2000)
    log.record_all([("organisation.contract_recorded", one, by, at, {}) for one in contracts])


def chain(random, employee, *, on):
    """From the year in the NIP, one contract after the other without a gap."""
    first = date(int(employee.nip[8:12]), random.choice((1, 3, 6, 10)), 1)
    part_time = employee.status == EmployeeStatus.PPPK_PARUH_WAKTU
    months = 12 if part_time else random.choice((12, 24, 36))
    while True:
        following = months_later(first, months)
        yield WorkContract(
            employee=employee,
            period=between(first, following - timedelta(days=1)),
            basis=f"810/{random.randint(100, 999)}/PK-PPPK/{first.year} (data demo)",
        )
        if following > on - (LATE if random.random() < 0.5 else timedelta(0)):
            return
        first = following
