"""Two people act at once: one wins, the other is told."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from kinerja.audit.models import Event
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning import actions, queries
from kinerja.planning.models import Skp
from tests.factories import NOW, TODAY, PerformanceYearFactory

LATER = NOW + timedelta(days=20)


def at_once(*calls):
    """Run each call in a thread of its own; what each answered or why it was refused."""
    start, answers = Barrier(len(calls)), [None] * len(calls)

    def run(index, call):
        try:
            start.wait(timeout=10)
            answers[index] = call()
        except Refused as refusal:
            answers[index] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


@pytest.mark.django_db(transaction=True)
def test_penilai_and_his_superior_agree_at_once_and_one_wins(cast, submitted):
    def by(who):
        shown = digest(queries.skp_content(submitted, on=TODAY, appraiser=who))
        return lambda: actions.agree_skp(submitted, digest=shown, by=who.user, at=LATER)

    answers = at_once(by(cast.sari), by(cast.joko))

    won = [answer for answer in answers if isinstance(answer, Skp)]
    lost = [answer for answer in answers if isinstance(answer, Refused)]
    assert (len(won), len(lost)) == (1, 1)
    assert lost[0].reasons == ["SKP berstatus “Ditetapkan” tidak dapat ditetapkan."]
    assert Skp.objects.get().appraiser == won[0].appraiser
    assert Event.objects.filter(kind="planning.skp_agreed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_windows_save_at_once_and_the_later_one_is_stale(cast, draft):
    def save(text):
        return lambda: actions.save_behaviours(
            draft, expectations={"loyal": text}, revision=0, by=cast.budi.user, at=NOW
        )

    answers = at_once(save("Satu"), save("Dua"))

    assert sorted(type(answer) for answer in answers if answer) == [Stale]
    assert draft.behaviours.count() == 1


@pytest.mark.django_db(transaction=True)
def test_starting_twice_at_once_makes_one_plan(cast):
    year = PerformanceYearFactory()

    def start():
        return actions.start_skp(cast.budi, year=year, by=cast.budi.user, at=NOW)

    answers = at_once(start, start)

    assert sum(isinstance(answer, Skp) for answer in answers) == 1
    assert Skp.objects.count() == 1
