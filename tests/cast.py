"""The cast: the same people in every test."""

from datetime import date
from types import SimpleNamespace

from kinerja.lib.periods import between, since
from tests.factories import (
    START,
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    ReportingLineFactory,
    RoleGrantFactory,
    UnitFactory,
)


def build_cast():
    """Budi (pegawai), Sari (penilai now), Tono (penilai last year), Joko (atasan penilai),
    Rina (rekan), Umi (pengelola OPD), Ratna (BKPSDM), Agus (auditor), Opi (operator),
    Wayan (another OPD)."""
    regency = UnitFactory(code="BUNGO", name="Kabupaten Bungo", kind="pemda", is_opd=False)
    office = UnitFactory(code="DINKES", name="Dinas Kesehatan", parent=regency)
    field = UnitFactory(
        code="DINKES.B1",
        name="Bidang Kesmas",
        kind="bidang",
        is_opd=False,
        parent=office,
    )
    other = UnitFactory(code="DLH", name="Dinas Lingkungan Hidup", parent=regency)

    def person(name, unit, title, kind="fungsional", *, is_head=False):
        employee = EmployeeFactory(name=name)
        position = PositionFactory(unit=unit, title=title, kind=kind, is_head=is_head)
        PlacementFactory(employee=employee, position=position)
        return employee

    people = SimpleNamespace(
        regency=regency,
        office=office,
        field=field,
        other=other,
        joko=person("Joko", office, "Kepala Dinas Kesehatan", "jpt_pratama", is_head=True),
        sari=person("Sari", field, "Kepala Bidang Kesmas", "administrator", is_head=True),
        tono=person("Tono", office, "Sekretaris Dinas Kesehatan", "administrator"),
        budi=person("Budi", field, "Epidemiolog Ahli Pertama"),
        rina=person("Rina", field, "Nutrisionis Ahli Pertama"),
        umi=person("Umi", office, "Analis SDM Aparatur", "fungsional"),
        ratna=person("Ratna", regency, "Kepala Bidang Penilaian Kinerja", "administrator"),
        agus=person("Agus", regency, "Auditor Ahli Muda"),
        opi=person("Opi", regency, "Pranata Komputer Ahli Muda"),
        wayan=person("Wayan", other, "Pengendali Dampak Lingkungan"),
    )
    ReportingLineFactory(
        employee=people.budi,
        appraiser=people.tono,
        superior=people.joko,
        period=between(date(2025, 1, 1), date(2025, 12, 31)),
    )
    for employee in (people.budi, people.rina):
        ReportingLineFactory(
            employee=employee, appraiser=people.sari, superior=people.joko, period=since(START)
        )
    ReportingLineFactory(
        employee=people.sari, appraiser=people.joko, superior=None, period=since(START)
    )
    RoleGrantFactory(user=people.umi.user, role="pengelola_opd", unit=office)
    RoleGrantFactory(user=people.ratna.user, role="bkpsdm")
    RoleGrantFactory(user=people.agus.user, role="auditor")
    RoleGrantFactory(user=people.opi.user, role="operator")
    return people
