"""Work goes into the queue inside the caller's transaction, or is done at once."""

from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from kinerja.lib.jobs import enqueue


def test_a_job_is_queued_with_its_ids(db, settings):
    settings.JOBS_INLINE = False

    enqueue("integration.check_rows", batch=7)

    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args, job.status) == ("integration.check_rows", {"batch": 7}, "todo")


def test_an_act_that_rolls_back_queues_nothing(db, settings):
    settings.JOBS_INLINE = False

    with transaction.atomic():
        enqueue("integration.check_rows", batch=7)
        transaction.set_rollback(True)

    assert ProcrastinateJob.objects.count() == 0
