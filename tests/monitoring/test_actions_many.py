from datetime import date, time
from decimal import Decimal
from uuid import uuid4

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.monitoring import queries
from kinerja.monitoring.actions import many, notes
from kinerja.monitoring.actions.notes import Daily, Entry
from kinerja.monitoring.models import DailyProgress, Progress
from tests.factories import (
    NOW,
    TODAY,
    ActionStepFactory,
    IndicatorFactory,
    ProgressFactory,
    WorkResultFactory,
)


def keep(plan, *entries, key=None, who="budi"):
    return many.write_notes(
        plan.skp,
        entries=[(plan.result, entry) for entry in entries],
        key=key or uuid4(),
        by=getattr(plan.cast, who).user,
        at=NOW,
    )


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


def test_many_notes_are_kept_at_once_and_once(plan):
    key = uuid4()
    entries = [Entry(on=TODAY, note="Satu."), Entry(on=TODAY, note="Dua.")]

    kept = keep(plan, *entries, key=key)
    again = keep(plan, *entries, key=key)

    assert [note.pk for note in again] == [note.pk for note in kept]
    assert Progress.objects.count() == 2
    event = Event.objects.filter(kind="monitoring.notes_written").first()
    assert event.details["notes"] == [note.pk for note in kept]


def test_one_wrong_row_keeps_nothing_and_is_named(plan):
    reasons = refused(
        keep, plan, Entry(on=TODAY, note="Satu."), Entry(on=date(2026, 8, 1), note="Dua.")
    )

    assert reasons == ["Baris 2: Tanggal belum tiba. Pilih hari ini atau hari sebelumnya."]
    assert Progress.objects.count() == 0


def test_nothing_filled_in_is_refused(plan):
    assert refused(keep, plan) == ["Belum ada yang diisi. Isi paling sedikit satu baris."]


def test_nobody_else_writes_many(plan):
    assert refused(keep, plan, Entry(on=TODAY, note="Satu."), who="sari") == [
        "Baris 1: Hanya pemilik SKP yang dapat menulis catatan kemajuannya."
    ]


def test_a_daily_note_keeps_its_hours_and_step(plan):
    step = ActionStepFactory(result=plan.result)
    daily = Daily(step=step, starts=time(8), ends=time(9, 30), amount=3, unit_of_measure="laporan")

    (note,) = keep(plan, Entry(on=TODAY, note="Rekap.", daily=daily))

    kept = DailyProgress.objects.get(progress=note)
    assert (kept.step, kept.starts, kept.ends, kept.amount) == (step, time(8), time(9, 30), 3)
    assert Event.objects.get(kind="monitoring.note_written").details["daily"] == {
        "step": step.pk,
        "starts": "08:00:00",
        "ends": "09:30:00",
        "amount": 3,
        "unit": "laporan",
    }


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        ({"starts": time(9), "ends": time(8)}, "Jam selesai harus sesudah jam mulai."),
        ({"ends": time(8)}, "Isi jam mulai, atau kosongkan jam selesai."),
    ],
)
def test_hours_come_in_order(plan, hours, reason):
    entry = Entry(on=TODAY, note="Rekap.", daily=Daily(**hours))

    assert refused(keep, plan, entry) == [f"Baris 1: {reason}"]


def test_a_step_of_another_result_is_refused(plan):
    other = ActionStepFactory(result=WorkResultFactory(skp=plan.skp, order=2))
    entry = Entry(on=TODAY, note="Rekap.", daily=Daily(step=other))

    with pytest.raises(Refused, match="Rencana aksi itu bukan milik hasil kerja"):
        notes.write_note(plan.result, by=plan.cast.budi.user, at=NOW, key=uuid4(), entry=entry)


def test_months_that_are_still_open_can_be_filled(plan):
    months = queries.months_of(plan.skp, earliest=date(2026, 5, 10), today=TODAY)

    assert [(one.key, one.label, one.since.day, one.until.day) for one in months] == [
        ("2026-05", "Mei 2026", 10, 31),
        ("2026-06", "Juni 2026", 1, 30),
        ("2026-07", "Juli 2026", 1, 15),
    ]


def test_a_month_shows_what_was_reached_up_to_its_end(plan):
    ProgressFactory(result=plan.result, indicator=plan.indicator, value=4, on=date(2026, 6, 3))
    ProgressFactory(result=plan.result, indicator=plan.indicator, value=9, on=TODAY)
    june = queries.months_of(plan.skp, earliest=date(2026, 6, 1), today=TODAY)[0]

    ((_, [(_, realised)]),) = queries.month_rows(plan.skp, june)

    assert realised.value == Decimal(4)


def test_last_week_runs_from_monday_to_sunday(plan):
    for day in (5, 6, 12, 13):  # TODAY is Wednesday the 15th
        ProgressFactory(result=plan.result, on=date(2026, 7, day))

    assert [note.on.day for note in queries.week_before(plan.skp, today=TODAY)] == [6, 12]


def test_e_kinerja_gets_its_nine_columns(plan):
    IndicatorFactory(result=plan.result, order=2)
    step = ActionStepFactory(result=plan.result, text="Menyusun jadwal")
    daily = Daily(step=step, starts=time(8), ends=time(9), amount=2, unit_of_measure="jadwal")
    keep(
        plan,
        Entry(on=TODAY, note="Jadwal.", link="https://contoh.id/a", daily=daily),
        Entry(on=date(2026, 7, 1), note="Tanpa jam."),
    )

    rows = list(queries.daily_rows(plan.skp, since=date(2026, 7, 1), until=TODAY))

    assert len(queries.DAILY_COLUMNS) == 9
    assert rows == [
        (plan.result.statement, date(2026, 7, 1), "", "", "Tanpa jam.", "ekinerja", None, "", ""),
        (
            "Menyusun jadwal",
            TODAY,
            "08:00",
            "09:00",
            "Jadwal.",
            "ekinerja",
            2,
            "jadwal",
            "https://contoh.id/a",
        ),
    ]
