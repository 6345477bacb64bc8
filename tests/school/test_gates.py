"""Who sees what."""

from datetime import date

import pytest
from django.http import Http404

from kinerja.school import access, queries
from tests.factories import TODAY, RoleGrantFactory
from tests.school import factories as school

pytestmark = pytest.mark.django_db
PEOPLE = ["budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan"]


def who_gets(act, cast):
    found = []
    for who in PEOPLE:
        try:
            act(getattr(cast, who).user)
        except Http404:
            continue
        found.append(who)
    return found


def test_an_attempt_and_its_answers_are_the_raters_alone(cast, attempt):
    assert who_gets(lambda user: access.get_attempt(user, attempt.pk), cast) == ["sari"]
    assert who_gets(lambda user: access.get_answer(user, attempt.pk, 1), cast) == ["sari"]


def test_a_position_outside_the_round_does_not_exist(cast, attempt):
    with pytest.raises(Http404):
        access.get_answer(cast.sari.user, attempt.pk, 9)


def test_a_result_exists_once_the_round_was_scored(cast, attempt):
    with pytest.raises(Http404):
        access.get_scored_attempt(cast.sari.user, attempt.pk)


def test_only_an_open_round_can_be_entered(cast, running):
    past = school.round_of([], cast.ratna.user, opens_on=date(2026, 1, 1), name="Lalu")

    assert access.get_open_round(running.pk, on=TODAY) == running
    with pytest.raises(Http404):
        access.get_open_round(past.pk, on=TODAY)


def test_a_certificate_is_read_by_its_holder_and_the_desk_that_lists_him(cast):
    paper = school.certificate_of(cast.sari, cast.ratna.user)
    other = school.certificate_of(
        cast.wayan, cast.ratna.user, first=date(2025, 1, 1), last=date(2025, 12, 31)
    )

    def get(row):
        return who_gets(lambda user: access.get_certificate(user, row.pk, on=TODAY), cast)

    assert get(paper) == ["sari", "umi", "ratna", "agus"]
    assert get(other) == ["ratna", "agus", "wayan"]


def test_the_desk_lists_whom_one_keeps(cast):
    everybody = access.people_listed(cast.ratna.user, on=TODAY)

    assert set(queries.raters(everybody, on=TODAY)) == {cast.sari, cast.joko}
    assert set(queries.raters(access.people_listed(cast.umi.user, on=TODAY), on=TODAY)) == {
        cast.sari,
        cast.joko,
    }
    assert set(access.people_listed(cast.wayan.user, on=TODAY)) == set()
    assert set(access.people_listed(cast.agus.user, on=TODAY)) == set(everybody)


@pytest.mark.parametrize("who", ["umi", "ratna", "agus", "budi"])
def test_the_desk_shows_the_ways_that_are_open(cast, who):
    user = getattr(cast, who).user

    assert access.desk_pages(user, on=TODAY) == {
        "reads_rounds": access.reads_rounds(user, on=TODAY),
        "manages": access.can_manage(user, on=TODAY),
    }


def test_the_desk_of_another_office_does_not_list_them(cast):
    RoleGrantFactory(user=cast.rina.user, role="pengelola_opd", unit=cast.other)

    people = access.people_listed(cast.rina.user, on=TODAY)

    assert set(queries.raters(people, on=TODAY)) == set()


def test_an_expert_sees_others_only_after_he_judged_himself(cast):
    version = school.version()
    first, second = school.expert(), school.expert()
    one = school.opinion(version, first)

    assert list(access.visible_opinions(second, version)) == []
    two = school.opinion(version, second)
    assert list(access.visible_opinions(second, version)) == [one, two]
    assert list(access.visible_opinions(first, version)) == [one, two]


def test_who_did_not_judge_never_learns_the_answer(cast):
    """He may still meet the case as a penilai, and there it counts."""
    experts = [school.expert() for _ in range(3)]
    version = school.usable("arsip", experts)

    assert access.visible_opinions(school.expert(), version).count() == 0
    assert access.visible_opinions(experts[0], version).count() == 3


def test_opinions_of_another_version_do_not_open_this_one(cast):
    first, second = school.expert(), school.expert()
    old, new = school.version(), school.version(number=2)
    school.opinion(old, first)
    school.opinion(new, second)

    assert list(access.visible_opinions(first, new)) == []
