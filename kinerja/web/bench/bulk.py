"""The heavy jobs: an import of everybody, a thousand PDFs, ten thousand requests."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from datetime import datetime, timedelta
from datetime import time as clock
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal import queries as appraisal_queries
from kinerja.appraisal.actions import begin_closing
from kinerja.appraisal.enums import EvaluationStatus
from kinerja.appraisal.models import AnnualRecord, Evaluation
from kinerja.documents.evaluation import evaluation_pdf
from kinerja.integration import actions
from kinerja.integration.models import ImportBatch
from kinerja.lib.spreadsheet import xlsx
from kinerja.organisation.enums import PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.planning.enums import PeriodKind
from kinerja.planning.models import EvaluationPeriod
from kinerja.web.bench import browser
from kinerja.web.bench.gauge import client_of

COLUMNS = ("NIP", "Nama", "Status CPNS PNS", "Gol Akhir", "Jenis Jabatan", "Jabatan", "Unor")


def nominatif():
    """Everybody as a spreadsheet; every hundredth person has been promoted."""
    placed = (
        Placement.objects.filter(
            kind=PlacementKind.DEFINITIF, period__contains=timezone.localdate()
        )
        .exclude(employee__nip=None)
        .select_related("employee", "position__unit")
        .order_by("employee__nip")
    )
    rows = [
        (
            place.employee.nip,
            place.employee.name,
            place.employee.get_status_display(),
            "IV/a" if number % 100 == 0 else place.employee.rank,
            place.position.get_kind_display(),
            place.position.title,
            place.position.unit.name,
        )
        for number, place in enumerate(placed)
    ]
    return len(rows), xlsx("Nominatif", COLUMNS, rows)


def import_everybody(hr):
    """(rows, seconds to the preview, seconds to apply, what the preview found); undone."""
    count, content = nominatif()
    client = client_of(hr)
    with override_settings(JOBS_INLINE=True), transaction.atomic():
        started = time.perf_counter()
        file = BytesIO(content)
        file.name = "nominatif.xlsx"
        answer = client.post(
            reverse("integration:batch_new"), {"file": file, "effective_on": timezone.localdate()}
        )
        if answer.status_code != 302:
            raise RuntimeError(f"unggahan ditolak: {answer.context['form'].errors}")
        batch = ImportBatch.objects.order_by("-pk")[0]
        if batch.status == "pemetaan":
            actions.map_columns(batch, mapping=batch.mapping, by=hr, at=timezone.now())
        preview = time.perf_counter() - started
        changes = batch.rows.order_by().values_list("change").annotate(number=Count("pk"))
        found = dict(changes)
        started = time.perf_counter()
        batch.refresh_from_db()
        actions.start_applying(batch, skip_errors=True, by=hr, at=timezone.now())
        applied = time.perf_counter() - started
        transaction.set_rollback(True)
    return count, preview, applied, found


def close_a_year(hr):
    """(people, seconds) of closing the newest year in every office; undone."""
    period = EvaluationPeriod.objects.filter(kind=PeriodKind.YEAR).order_by("-ends_on")[0]
    at = timezone.make_aware(datetime.combine(period.due_on + timedelta(days=1), clock(8)))
    with override_settings(JOBS_INLINE=True), transaction.atomic():
        started = time.perf_counter()
        for unit in Unit.objects.filter(is_opd=True, is_active=True):
            state = appraisal_queries.state_of(unit, period)
            begin_closing(
                unit,
                year=period.year,
                reason="Diukur.",
                seen=appraisal_queries.digest_of_state(state),
                by=hr,
                at=at,
            )
        spent = time.perf_counter() - started
        count = AnnualRecord.objects.filter(year=period.year).count()
        transaction.set_rollback(True)
    return count, spent


def thousand_pdfs(number=1000):
    """Milliseconds and kilobytes a document, one process."""
    signed = Evaluation.objects.exclude(status=EvaluationStatus.DRAFT).order_by("pk")[:number]
    documents = list(signed)
    started, size = time.perf_counter(), 0
    for evaluation in documents:
        size += len(evaluation_pdf(evaluation))
    spent = (time.perf_counter() - started) * 1000
    return len(documents), spent / len(documents), size / len(documents) / 1024


class Served:
    """The product as `make run` starts it, on a port of its own."""

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{self.port}"]
        log = (settings.VAR_DIR / "bench.log").open("wb")
        self.process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603
        for _ in range(240):
            try:
                self.get("/sehat/", "")
            except OSError:
                time.sleep(0.5)
            else:
                return self
        raise RuntimeError("peladen tidak menjawab; lihat var/bench.log")

    def __exit__(self, *failure):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def get(self, path, cookie):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        link.request("GET", path, headers={"Cookie": cookie})
        answer = link.getresponse()
        answer.read()
        link.close()
        return answer.status

    def memory(self):
        """Megabytes of the two web workers and the job worker, shared pages counted once."""
        return sum(map(proportional, family(self.process.pid)))


def visits(served, cast):
    """(path, bytes of the first visit, bytes of the next) as a browser receives them."""
    employee, penilai = cookies(cast.employee.user), cookies(cast.penilai.user)
    mine = [reverse("web:home"), reverse("planning:skp_detail", args=[cast.skp.pk])]
    pages = [({}, [reverse("account_login")]), (employee, [*mine, reverse("monitoring:note_new")])]
    for cookie, paths in [*pages, (penilai, [reverse("web:home"), reverse("web:team")])]:
        yield from browser.loads(f"http://127.0.0.1:{served.port}", cookie, paths)


def cookies(user):
    return {name: morsel.value for name, morsel in client_of(user).cookies.items()}


def ten_thousand(served, cast, number):
    """(megabytes before, after, database megabytes, requests that failed).

    Before counting, both workers have shown every kind of page, the largest lists among them.
    """
    employee, hr = (
        "; ".join(f"{name}={value}" for name, value in cookies(user).items())
        for user in (cast.employee.user, cast.hr)
    )
    paths = [reverse("web:home"), reverse("planning:skp_mine"), reverse("monitoring:note_list")]
    lists = [reverse("organisation:employee_list"), reverse("planning:skp_list")]
    for turn in range(100):
        for path in paths:
            served.get(path, employee)
        served.get(lists[turn % 2], hr)
    before, failed = served.memory(), 0
    for turn in range(number):
        failed += served.get(paths[turn % len(paths)], employee) != 200
    return before, served.memory(), database_memory(), failed


def family(pid):
    """The process and everything it started."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from family(int(child))


def proportional(pid):
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0


def database_memory():
    """Megabytes of the whole server, or 0 when its processes are not ours to read."""
    try:
        parent = int(
            Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().split()[3]
        )
        return sum(map(proportional, family(int(parent))))
    except OSError:
        return 0
