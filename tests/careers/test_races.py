"""Two members at once: one is heard, the other is told, nothing is counted twice."""

import pytest

from kinerja.careers import actions
from kinerja.careers.models import PotentialComponent, TalentPlacement
from tests.careers.conftest import seen_of
from tests.careers.test_actions import component, propose
from tests.factories import NOW, RoleGrantFactory
from tests.integration.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def told_in(answers):
    return [answer for answer in answers if isinstance(answer, list)]


def test_two_members_who_confirm_at_once_confirm_once(cast, committee, ready):
    RoleGrantFactory(user=cast.joko.user, role="komite_talenta")
    placement = propose(ready, committee.first)

    def confirm(user):
        return actions.confirm_placement(placement, reason="Setuju.", by=user, at=NOW)

    answers = at_once(lambda: confirm(committee.second), lambda: confirm(cast.joko.user))

    assert told_in(answers) == [["Usulan ini sudah ditetapkan komite. Muat ulang halamannya."]]
    winner = next(one for one in answers if not isinstance(one, list))
    assert TalentPlacement.objects.get().confirmed_by_id == winner.confirmed_by_id


def test_two_members_who_propose_at_once_propose_once(committee, ready):
    seen = seen_of(ready)

    answers = at_once(
        lambda: propose(ready, committee.first, seen=seen),
        lambda: propose(ready, committee.second, seen=seen),
    )

    assert told_in(answers) == [
        ["Sudah ada usulan yang menunggu anggota kedua. Muat ulang halamannya."]
    ]
    assert TalentPlacement.objects.count() == 1


def test_a_part_entered_twice_at_once_counts_once(cast, committee):
    answers = at_once(
        lambda: component(cast.budi, committee.first),
        lambda: component(cast.budi, committee.second),
    )

    assert told_in(answers) == [
        ["Unsur ini sudah tercatat untuk masa itu. Cabut yang lama lebih dahulu."]
    ]
    assert PotentialComponent.objects.count() == 1
