from datetime import date
from uuid import uuid4

import pytest

from kinerja.audit.models import Event
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused
from kinerja.monitoring import queries
from kinerja.monitoring.actions import steps as actions
from kinerja.monitoring.actions.documentation import set_documentation
from kinerja.monitoring.models import ActionStep, DailyProgress
from kinerja.notifications.models import Message
from tests.factories import (
    NOW,
    START,
    TODAY,
    ActionStepFactory,
    ProgressFactory,
    SkpFactory,
    WorkResultFactory,
)


def write(plan, who="budi", *, result=None, due_on=None):
    by = getattr(plan.cast, who).user
    return actions.write_step(
        result or plan.result, text="Melatih petugas", due_on=due_on, by=by, at=NOW
    )


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


@pytest.mark.parametrize(("writer", "other"), [("budi", "sari"), ("sari", "budi")])
def test_one_side_writes_and_the_other_agrees(plan, writer, other):
    step = write(plan, writer, due_on=date(2026, 9, 30))
    by = getattr(plan.cast, other).user

    assert actions.agree_steps(plan.skp, by=by, at=NOW) == 1

    step.refresh_from_db()
    assert (step.agreed_at, step.agreed_by) == (NOW, by)
    details = Event.objects.get(kind="monitoring.step_written").details
    assert (details["due_on"], details["text"]) == ("2026-09-30", digest("Melatih petugas"))
    assert Event.objects.filter(kind="monitoring.step_agreed").count() == 1
    assert Message.objects.get().user == getattr(plan.cast, writer).user


def test_nobody_agrees_to_his_own_words(plan):
    write(plan)

    assert refused(actions.agree_steps, plan.skp, by=plan.cast.budi.user, at=NOW) == [
        "Tidak ada rencana aksi yang menunggu persetujuan Anda."
    ]


@pytest.mark.parametrize("who", ["joko", "tono", "rina", "ratna", "wayan"])
def test_rencana_aksi_belong_to_two_people(plan, who):
    step = write(plan)
    by = {"by": getattr(plan.cast, who).user, "at": NOW}

    assert refused(write, plan, who) == [actions.NOT_YOURS]
    assert refused(actions.agree_steps, plan.skp, **by) == [actions.NOT_YOURS]
    assert refused(actions.drop_step, step, **by) == [actions.NOT_YOURS]


def test_a_step_is_written_on_a_plan_in_force(plan):
    draft = SkpFactory(
        placement=plan.skp.placement, version=2, previous=plan.skp, change_reason="Tugas baru"
    )

    assert refused(write, plan, result=WorkResultFactory(skp=draft)) == [actions.NOT_SET]


def test_a_step_outside_the_plan_is_refused(plan):
    assert refused(write, plan, due_on=date(2027, 1, 1)) == [
        "Tanggal 01-01-2027 di luar masa SKP. Pilih tanggal dari 01-01-2026 sampai 31-12-2026."
    ]


def test_a_dropped_step_is_kept_and_counts_no_more(plan):
    step = write(plan)

    actions.drop_step(step, by=plan.cast.sari.user, at=NOW)

    assert (ActionStep.objects.count(), list(queries.steps_of(plan.skp))) == (1, [])
    assert Event.objects.filter(kind="monitoring.step_dropped").count() == 1


def test_a_step_with_progress_is_not_dropped(plan):
    step = write(plan)
    DailyProgress.objects.create(progress=ProgressFactory(result=plan.result), step=step)

    assert refused(actions.drop_step, step, by=plan.cast.budi.user, at=NOW) == [
        "Rencana aksi ini sudah punya progres harian, jadi tidak dapat dicabut."
    ]


def test_steps_follow_their_result_into_the_next_version(plan):
    step = ActionStepFactory(result=plan.result)
    new = SkpFactory(
        placement=plan.skp.placement, version=2, previous=plan.skp, change_reason="Tugas baru"
    )
    same = WorkResultFactory(skp=new, order=1, lineage=plan.result.lineage)
    WorkResultFactory(skp=new, order=3, lineage=uuid4())

    assert list(queries.steps_of(new)) == [step]
    assert queries.results_with_steps(new)[0] == (same, [step])


def choose(cast, who="ratna", *, since=START, periodicity="mingguan"):
    by = getattr(cast, who).user
    return set_documentation(
        since=since, periodicity=periodicity, reason="Surat edaran", by=by, at=NOW
    )


def test_the_regency_chooses_its_period_of_documentation(plan):
    assert queries.documentation_on(TODAY) == "harian"

    choose(plan.cast)
    choose(plan.cast, since=date(2026, 7, 16), periodicity="bulanan")

    assert queries.documentation_on(TODAY) == "mingguan"
    assert Event.objects.filter(kind="monitoring.documentation_set").count() == 2


@pytest.mark.parametrize("who", ["umi", "agus", "sari", "budi", "opi"])
def test_nobody_else_chooses_it(plan, who):
    assert refused(choose, plan.cast, who) == [
        "Hanya admin BKPSDM yang menetapkan periode pendokumentasian."
    ]


def test_a_longer_period_than_the_evaluation_is_refused(plan):
    assert refused(choose, plan.cast, periodicity="tahunan") == [
        "Evaluasi kabupaten ini triwulanan. "
        "Pilih pendokumentasian yang sama sering atau lebih sering."
    ]
