"""Two people at once: one wins, the other is told, nothing is half-written."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from kinerja.integration import actions
from kinerja.integration.models import ImportBatch
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee, Placement
from tests.factories import NOW
from tests.integration import corpus
from tests.integration.test_actions import row_of, uploaded


def at_once(*calls):
    """What each call answered: its value's status, or the reasons of its refusal."""
    answers, barrier = [None] * len(calls), Barrier(len(calls))

    def run(place, call):
        barrier.wait()
        try:
            answers[place] = call()
        except Refused as refusal:
            answers[place] = refusal.reasons
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_one_import_applied_twice_at_once_is_applied_once(cast):
    content = corpus.simple([[corpus.nip(1), "Ani", "III/a", "Bidan", "Bidang Kesmas", None]])
    batch = uploaded(cast, content)

    def start():
        return actions.start_applying(batch, skip_errors=True, by=cast.ratna.user, at=NOW)

    answers = at_once(start, start)

    told = [answer for answer in answers if isinstance(answer, list)]
    assert told == [["Impor ini berstatus “diterapkan”. Muat ulang halaman untuk melihatnya."]]
    assert Employee.objects.filter(nip=corpus.nip(1)).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_file_applied_by_two_people_at_once_makes_nobody_twice(cast):
    rows = [[corpus.nip(1), "Ani", "III/a", "Bidan", "Bidang Kesmas", None]]
    rows.append(row_of(cast.budi, title="Epidemiolog Ahli Muda"))
    content = corpus.simple(rows)
    batches = [
        uploaded(cast, content),
        uploaded(cast, content, by=cast.umi, unit=cast.office),
    ]
    people = [cast.ratna.user, cast.umi.user]

    at_once(
        *(
            lambda batch=batch, by=by: actions.start_applying(
                batch, skip_errors=True, by=by, at=NOW
            )
            for batch, by in zip(batches, people, strict=True)
        )
    )

    statuses = sorted(ImportBatch.objects.values_list("status", flat=True))
    assert statuses == ["pratinjau", "selesai"]
    assert Employee.objects.filter(nip=corpus.nip(1)).count() == 1
    assert Placement.objects.filter(employee=cast.budi).count() == 2
