"""The cast: the same people in every test."""

from datetime import UTC, date, datetime
from io import StringIO
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from kinerja.audit.log import stream_of
from kinerja.audit.management.commands import grant
from kinerja.audit.management.commands.export_ledger import ledger_models
from kinerja.audit.models import Event
from kinerja.audit.seal import seal_of
from kinerja.lib import wall
from kinerja.lib.periods import between, since
from tests.factories import (
    NOW,
    START,
    EmployeeFactory,
    PlacementFactory,
    PositionFactory,
    ReportingLineFactory,
    RoleGrantFactory,
    UnitFactory,
)
from verifier.kinerja_verify import verify

wall.reader.set(wall.SYSTEM)  # tests furnish every table; requests read as their account


@pytest.fixture
def walled(db):
    """From here on the statements are those of the application's role, which no wall lets by.

    Owners of tables are walled too; only a superuser, as on a developer's server, is not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            for statement in grant.statements(grant.APP_ROLE):
                cursor.execute(statement)
            cursor.execute(f"SET LOCAL ROLE {grant.APP_ROLE}")


@pytest.fixture(scope="session", autouse=True)
def clock():
    """Every run begins at NOW and time flows from there, also for the live server's threads.

    Only the application's clock moves; browser, cookies and database keep the true one.
    """
    ahead = datetime.now(UTC) - NOW
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: datetime.now(UTC) - ahead)
        yield


@pytest.fixture(autouse=True)
def evidence_dir(settings, tmp_path):
    """Files of a test go away with it."""
    settings.EVIDENCE_DIR = tmp_path / "bukti"
    return settings.EVIDENCE_DIR


@pytest.fixture
def findings(tmp_path):
    """`findings()`: what the stand-alone verifier says now."""

    def ask():
        folder = tmp_path / f"ekspor-{uuid4()}"
        call_command("export_ledger", folder, stdout=StringIO())
        return sorted(verify(folder)[2])

    return ask


@pytest.fixture
def cast(db):
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


@pytest.fixture(autouse=True)
def acts_leave_sealed_rows(request):
    """After a test of acts, every row of the ledger says what its last event sealed."""
    if "actions" not in request.module.__name__:
        yield
        return
    request.getfixturevalue("db")
    yield
    for model in ledger_models():
        for row in model._base_manager.all():
            last = Event.objects.filter(stream=stream_of(row)).order_by("-sequence").first()
            if last:
                assert last.details["_seal"] == seal_of(row), f"{last.kind} {stream_of(row)}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The live server's threads keep their connections; they end before the database goes."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
