"""The end of a year in the Dinas Kesehatan: Joko leads it, Budi and Rina were evaluated."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from kinerja.appraisal import actions, queries
from kinerja.appraisal.actions.closing import append_to_record
from kinerja.appraisal.enums import Standing
from kinerja.appraisal.models import AnnualRecord, YearClosing
from kinerja.appraisal.rules import Ruling
from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from tests.factories import (
    NOW,
    AnnualPeriodFactory,
    EvaluationFactory,
    ObjectionFactory,
    SkpFactory,
    YearClosingFactory,
)

FEBRUARY = datetime(2027, 2, 2, 3, 0, tzinfo=UTC)
WHY = "Tiga pegawai pindah sebelum masa evaluasi tahunan."


@pytest.fixture
def annual(db):
    return AnnualPeriodFactory()


def evaluated(cast, employee, period, **words):
    skp = SkpFactory(placement=employee.placements.get(), agreed=True, appraiser=cast.sari)
    return EvaluationFactory(
        skp=skp,
        period=period,
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        **{"delivered": True, **words},
    )


def seen(unit, period):
    return queries.digest_of_state(queries.state_of(unit, period))


def close(cast, period, by, *, reason=WHY, unit=None, at=FEBRUARY):
    unit = unit or cast.office
    return actions.begin_closing(
        unit, year=period.year, reason=reason, seen=seen(unit, period), by=by.user, at=at
    )


def records():
    rows = AnnualRecord.objects.order_by("employee__name", "version")
    return [(one.employee.name, one.standing, one.predikat, one.reason) for one in rows]


def test_the_head_closes_the_year_of_everybody_in_his_office(cast, annual):
    evaluated(cast, cast.budi, annual)
    evaluated(cast, cast.rina, annual, delivered=False, signed=True)
    SkpFactory(placement=cast.tono.placements.get(), agreed=True, appraiser=cast.joko)
    evaluated(cast, cast.wayan, annual)  # another office
    cast.umi.standing = "cltn"
    cast.umi.save()

    closing = close(cast, annual, cast.joko)

    closing.refresh_from_db()
    assert records() == [
        ("Budi", Standing.NOT_ANSWERED, "baik", ""),
        ("Joko", Standing.NO_PLAN, "", WHY),
        ("Rina", Standing.NOT_DELIVERED, "baik", WHY),
        ("Sari", Standing.NO_PLAN, "", WHY),
        ("Tono", Standing.NOT_EVALUATED, "", WHY),
        ("Umi", Standing.EXEMPT, "", "Cuti di luar tanggungan negara"),
    ]
    assert (closing.status, closing.exceptions, closing.done, closing.total) == ("ditutup", 4, 6, 6)
    assert Event.objects.filter(kind="appraisal.annual_recorded").count() == 6
    begun = Event.objects.get(kind="appraisal.year_closing_begun")
    assert begun.details["exceptions"] == sorted(
        one.pk for one in (cast.joko, cast.rina, cast.sari, cast.tono)
    )
    told = Message.objects.get(user=cast.joko.user)
    assert told.text == "Tahun 2026 Dinas Kesehatan sudah ditutup."


def test_only_the_head_and_the_agency_close(cast, annual):
    for person in (cast.sari, cast.umi, cast.agus, cast.wayan):
        with pytest.raises(Refused, match="Hanya kepala perangkat daerah ini dan admin BKPSDM"):
            close(cast, annual, person)
    with pytest.raises(Refused, match="Hanya kepala perangkat daerah ini"):
        close(cast, annual, cast.joko, unit=cast.other)

    assert close(cast, annual, cast.ratna, unit=cast.other).unit == cast.other


def test_a_part_of_an_office_is_not_closed_alone(cast, annual):
    with pytest.raises(Refused, match="Hanya kepala perangkat daerah ini"):
        close(cast, annual, cast.ratna, unit=cast.field)


def test_the_window_a_reason_and_the_list_that_was_seen_are_needed(cast, annual):
    with pytest.raises(Refused, match="Masa evaluasi tahunan berakhir 31-01-2027"):
        close(cast, annual, cast.joko, at=datetime(2027, 1, 31, 3, 0, tzinfo=UTC))
    with pytest.raises(Refused, match="6 pegawai belum selesai"):
        close(cast, annual, cast.joko, reason=" ")
    with pytest.raises(Stale, match="Daftar pegawai yang belum selesai berubah"):
        actions.begin_closing(
            cast.office, year=annual.year, reason=WHY, seen="", by=cast.joko.user, at=FEBRUARY
        )
    close(cast, annual, cast.joko)
    with pytest.raises(Refused, match="sudah ditutup untuk perangkat daerah ini"):
        close(cast, annual, cast.joko)

    assert YearClosing.objects.count() == 1


def test_who_moved_in_the_year_is_closed_by_his_last_office(cast, annual):
    placement = cast.wayan.placements.get()
    placement.period = type(placement.period)(placement.period.lower, date(2026, 6, 1))
    placement.save()
    moved = type(placement).objects.create(
        employee=cast.wayan,
        position=cast.rina.placements.get().position,
        period=type(placement.period)(date(2026, 6, 1), None),
    )

    assert cast.wayan in queries.people_of_year(cast.office, annual)
    assert list(queries.people_of_year(cast.other, annual)) == []
    assert moved.period.lower == date(2026, 6, 1)


def test_nothing_of_a_closed_year_is_started_changed_or_signed(cast, annual):
    draft = evaluated(cast, cast.budi, annual, delivered=False)
    skp = SkpFactory(placement=cast.rina.placements.get(), agreed=True, appraiser=cast.sari)
    close(cast, annual, cast.joko)

    with pytest.raises(Refused, match="Tahun ini sudah ditutup"):
        actions.start_evaluation(skp, period=annual, by=cast.sari.user, at=NOW)
    with pytest.raises(Refused, match="Tahun ini sudah ditutup"):
        actions.save_evaluation(draft, ratings=actions.Ratings(), seen=0, by=cast.sari.user, at=NOW)
    with pytest.raises(Refused, match="Tahun ini sudah ditutup"):
        actions.sign_evaluation(draft, seen_digest="", by=cast.sari.user, at=NOW)
    with pytest.raises(DatabaseError, match="is closed"), transaction.atomic():
        EvaluationFactory(skp=skp, period=annual)
    with pytest.raises(DatabaseError, match="is closed"), transaction.atomic():
        type(draft).objects.filter(pk=draft.pk).update(note="Ditambahkan diam-diam")


@pytest.mark.parametrize(
    ("rating", "predikat", "how_many"), [("di_atas", "baik", 2), ("sesuai", "baik", 2)]
)
def test_a_decision_adds_a_version_to_the_record(cast, annual, rating, predikat, how_many):
    old = evaluated(cast, cast.budi, annual, contest="dalam_keberatan")
    objection = ObjectionFactory(
        evaluation=old, status="diperiksa", examined_at=NOW, examiner=cast.joko
    )
    for side in ("pegawai", "penilai"):
        actions.explain_objection(
            objection,
            side=side,
            manner="lisan",
            text="Didengar.",
            key=uuid4(),
            by=cast.joko.user,
            at=NOW,
        )
    close(cast, annual, cast.joko)
    ruling = Ruling(
        results_rating=rating,
        behaviour_rating="sesuai",
        considerations="Bukti dan penjelasan kedua pihak sudah diperiksa.",
        recommendation="Lanjutkan.",
    )

    actions.decide_objection(objection, ruling=ruling, by=cast.joko.user, at=FEBRUARY)

    rows = AnnualRecord.objects.filter(employee=cast.budi).order_by("version")
    assert [(one.version, one.standing, one.predikat) for one in rows] == [
        (1, Standing.CONTESTED, "baik"),
        (2, Standing.DECIDED, predikat),
    ]
    assert len(rows) == how_many
    assert (rows[1].evaluation == old) is (rating == "sesuai")
    assert append_to_record(rows[1].evaluation, by=cast.joko.user, at=FEBRUARY) is None


def test_records_and_closings_stay_as_they_were_written(cast, annual):
    close(cast, annual, cast.joko)
    record, closing = AnnualRecord.objects.first(), YearClosing.objects.get()

    for act in (
        lambda: AnnualRecord.objects.filter(pk=record.pk).update(reason="Lain"),
        record.delete,
        closing.delete,
        lambda: YearClosing.objects.update(reason="Lain"),
        lambda: YearClosing.objects.update(status="berjalan", closed_at=None),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_stopped_closing_goes_on_and_a_running_one_is_left_alone(cast, annual):
    closing = YearClosingFactory(
        unit=cast.office, year=annual.year, begun_by=cast.joko.user, reason=WHY, exceptions=6
    )
    soon, later = NOW + timedelta(minutes=1), NOW + timedelta(minutes=3)

    with pytest.raises(Refused, match="masih berjalan"):
        actions.resume_closing(closing, by=cast.joko.user, at=soon)
    with pytest.raises(Refused, match="Hanya kepala perangkat daerah ini"):
        actions.resume_closing(closing, by=cast.umi.user, at=later)
    actions.resume_closing(closing, by=cast.joko.user, at=later)

    closing.refresh_from_db()
    assert (closing.status, closing.done) == ("ditutup", 6)
    with pytest.raises(Refused, match="sudah selesai"):
        actions.resume_closing(closing, by=cast.joko.user, at=later + timedelta(hours=1))


KILLED = """
import os, signal, django
django.setup()
from django.utils import timezone
from kinerja.appraisal import actions, queries
from kinerja.appraisal.models import YearClosing
from kinerja.audit import log
queries.STEP = 2
steps, write = [], log.record_all
def record_all(entries):
    steps.append(len(write(entries)))
    if len(steps) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
log.record_all = record_all
closing = YearClosing.objects.get()
while actions.close_some(closing, by=None, at=timezone.now()):
    pass
"""


@pytest.mark.django_db(transaction=True)
def test_a_closing_killed_half_way_goes_on_without_double_effects(cast):
    annual = AnnualPeriodFactory()
    evaluated(cast, cast.budi, annual)
    closing = YearClosingFactory(
        unit=cast.office, year=annual.year, begun_by=cast.joko.user, reason=WHY, exceptions=5
    )
    database = connection.settings_dict
    server = {"host": database["HOST"], "port": database["PORT"]}
    login = ":".join(filter(None, (database["USER"], database["PASSWORD"])))
    query = urlencode({name: value for name, value in server.items() if value})
    url = f"postgresql://{login}@/{database['NAME']}?{query}"
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings_test", "DATABASE_URL": url}
    killed = subprocess.run(
        [sys.executable, "-c", KILLED],
        env={**os.environ, **settings},
        cwd=Path(__file__).parents[2],
        check=False,
    )
    closing.refresh_from_db()

    assert killed.returncode == -signal.SIGKILL
    assert (closing.status, closing.done, AnnualRecord.objects.count()) == ("berjalan", 2, 2)
    actions.resume_closing(closing, by=cast.joko.user, at=closing.worked_at + timedelta(hours=1))
    closing.refresh_from_db()
    assert (closing.status, closing.done, AnnualRecord.objects.count()) == ("ditutup", 6, 6)
    written = Event.objects.filter(kind="appraisal.annual_recorded")
    assert sorted(written.values_list("stream", flat=True)) == sorted(
        f"appraisal.annualrecord:{pk}" for pk in AnnualRecord.objects.values_list("pk", flat=True)
    )
    with pgtrigger.ignore():
        AnnualRecord.objects.all().delete()
