"""What every test may ask for."""

from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from math import inf
from operator import eq, le
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kinerja.audit.log import stream_of
from kinerja.audit.management.commands import grant
from kinerja.audit.management.commands.export_ledger import ledger_models
from kinerja.audit.models import Event
from kinerja.audit.seal import seal_of
from kinerja.documents import typeset
from kinerja.lib import wall
from kinerja.organisation.queries import Kept
from tests.cast import build_cast
from tests.documents.archivable import assert_archivable
from tests.factories import NOW
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
def nothing_chosen(monkeypatch):
    """The regency's numbers are our defaults, and known: no page pays for asking."""
    monkeypatch.setattr(Kept, "rows", ())
    monkeypatch.setattr(Kept, "until", inf)


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


def of_the_page(queries):
    """The line of the read log is written when the answer has left: it is not the page's."""
    return [query for query in queries if "INTO transparency_reading " not in query["sql"]]


def counting(holds):
    @contextmanager
    def check(number, **_ignored):
        with CaptureQueriesContext(connection) as captured:
            yield captured
        found = of_the_page(captured)
        assert holds(len(found), number), (
            f"{number} statements expected, {len(found)} made:\n"
            + "\n".join(query["sql"] for query in found)
        )

    return check


@pytest.fixture
def django_assert_num_queries():
    """As pytest-django's, without what happens after the answer."""
    return counting(eq)


@pytest.fixture
def django_assert_max_num_queries():
    return counting(le)


@pytest.fixture
def cast(db):
    return build_cast()


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


@pytest.fixture(autouse=True)
def papers_are_archivable(monkeypatch, tmp_path):
    """Whatever a test prints, each form of it is sound, archivable and accessible."""
    printed, pdf = {}, typeset.pdf

    def watched(form, data):
        printed[form] = pdf(form, data)
        return printed[form]

    monkeypatch.setattr(typeset, "pdf", watched)
    yield
    for content in printed.values():
        assert_archivable(content, tmp_path)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The live server's threads keep their connections; they end before the database goes."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND usename = current_user"  # not the server's own, which may be cleaning up
        )
