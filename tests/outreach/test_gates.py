"""Who sees which event and material, beyond what the access table asks."""

from datetime import timedelta

import pytest
from django.http import Http404

from kinerja.lib.periods import between
from kinerja.organisation.models import Placement, RoleGrant
from kinerja.outreach import access
from kinerja.outreach.models import PulseRound
from tests.factories import (
    NOW,
    START,
    TODAY,
    PlacementFactory,
    PositionFactory,
    RoleGrantFactory,
    UserFactory,
)
from tests.outreach.factories import (
    AttendanceFactory,
    BriefingFactory,
    BriefingInvitationFactory,
    MaterialVersionFactory,
    PulseRoundFactory,
)


def names(rows):
    return {row.title for row in rows}


@pytest.fixture
def held(cast):
    """One of the regency, one of Budi's office, one of his field, one of another office."""
    return {
        name: BriefingFactory(title=name, unit=unit)
        for name, unit in (
            ("kabupaten", None),
            ("dinas", cast.office),
            ("bidang", cast.field),
            ("lain", cast.other),
        )
    }


@pytest.mark.parametrize(
    ("who", "sees", "keeps", "lists"),
    [
        ("budi", {"kabupaten", "dinas", "bidang"}, set(), set()),
        ("tono", {"kabupaten", "dinas"}, set(), set()),
        ("wayan", {"kabupaten", "lain"}, set(), set()),
        ("opi", {"kabupaten"}, set(), set()),
        ("umi", {"kabupaten", "dinas", "bidang"}, {"dinas", "bidang"}, {"dinas", "bidang"}),
        ("ratna", *[{"kabupaten", "dinas", "bidang", "lain"}] * 3),
        (
            "agus",
            {"kabupaten", "dinas", "bidang", "lain"},
            set(),
            {"kabupaten", "dinas", "bidang", "lain"},
        ),
    ],
)
def test_who_sees_keeps_and_lists_which_events(cast, held, who, sees, keeps, lists):
    user = getattr(cast, who).user

    assert names(access.visible_briefings(user, on=TODAY)) == sees
    assert names(access.kept_briefings(user, on=TODAY)) == keeps
    assert names(access.listed_briefings(user, on=TODAY)) == lists
    assert {name for name, row in held.items() if access.can_keep(user, row, on=TODAY)} == keeps


def test_an_invited_or_present_person_of_another_office_sees_the_event(cast, held):
    BriefingInvitationFactory(briefing=held["dinas"], employee=cast.wayan)
    AttendanceFactory(briefing=held["bidang"], employee=cast.wayan)
    BriefingInvitationFactory(briefing=held["lain"], employee=cast.budi)

    assert names(access.visible_briefings(cast.wayan.user, on=TODAY)) == {
        *("kabupaten", "dinas", "bidang", "lain"),
    }


def test_who_moved_in_june_sees_what_his_new_office_sees(cast, held):
    until_june = between(START, TODAY.replace(month=5, day=31))
    Placement.objects.filter(employee=cast.budi).update(period=until_june)
    PlacementFactory(
        employee=cast.budi,
        position=PositionFactory(unit=cast.other),
        period=(TODAY.replace(month=6, day=1), None),
    )

    assert names(access.visible_briefings(cast.budi.user, on=TODAY)) == {"kabupaten", "lain"}


def test_acting_for_another_office_opens_what_one_is_invited_to_and_no_more(cast, held):
    PlacementFactory(employee=cast.wayan, kind="plt", position=PositionFactory(unit=cast.office))

    assert names(access.visible_briefings(cast.wayan.user, on=TODAY)) == {"kabupaten", "lain"}


def test_who_is_hr_of_an_office_and_of_the_agency_holds_for_the_regency(cast):
    assert access.organiser_unit(cast.umi.user, on=TODAY) == (True, cast.office)

    RoleGrantFactory(user=cast.umi.user, role="bkpsdm")

    assert access.organiser_unit(cast.umi.user, on=TODAY) == (True, None)


def test_whom_the_lists_show(cast):
    shown = {
        who: {"budi", "wayan"}
        & {row.name.lower() for row in access.people_listed(getattr(cast, who).user, on=TODAY)}
        for who in ("ratna", "agus", "umi", "sari")
    }

    everybody = {"budi", "wayan"}
    assert shown == {"ratna": everybody, "agus": everybody, "umi": {"budi"}, "sari": set()}


def test_a_role_that_ended_keeps_nothing(cast, held):
    RoleGrant.objects.filter(user=cast.umi.user).update(period=between(START, START))

    assert names(access.kept_briefings(cast.umi.user, on=TODAY)) == set()
    assert access.organiser_unit(cast.umi.user, on=TODAY) == (False, None)
    with pytest.raises(Http404):
        access.require_organiser(cast.umi.user, on=TODAY)


def test_only_employees_stand_in_a_hall(cast, held):
    with pytest.raises(Http404):
        access.get_briefing_in_hall(UserFactory(), held["kabupaten"].pk)


@pytest.mark.parametrize(
    ("who", "sees", "keeps"),
    [
        ("budi", {"kabupaten", "dinas", "bidang", "umum"}, set()),
        ("wayan", {"kabupaten", "lain", "umum"}, set()),
        ("umi", {"kabupaten", "dinas", "bidang", "umum"}, {"dinas", "bidang"}),
        ("ratna", *[{"kabupaten", "dinas", "bidang", "lain", "umum"}] * 2),
        ("agus", {"kabupaten", "dinas", "bidang", "lain", "umum"}, set()),
    ],
)
def test_who_reads_and_keeps_which_materials(cast, who, sees, keeps):
    for name, unit, is_public in (
        ("kabupaten", None, False),
        ("dinas", cast.office, False),
        ("bidang", cast.field, False),
        ("lain", cast.other, False),
        ("umum", cast.other, True),
    ):
        MaterialVersionFactory(
            material__title=name, material__unit=unit, material__is_public=is_public
        )
    user = getattr(cast, who).user

    assert names(access.visible_materials(user, on=TODAY)) == sees
    assert names(access.kept_materials(user, on=TODAY)) == keeps
    assert names(access.public_materials()) == {"umum"}


def test_next_events_are_those_one_may_still_invite_to(cast):
    BriefingFactory(title="lewat", starts_at=NOW - timedelta(days=1))
    BriefingFactory(title="batal", status="dibatalkan", cancelled_reason="x")
    BriefingFactory(title="nanti")
    BriefingFactory(title="dinas", unit=cast.office)

    found = access.invitable_briefings(cast.umi.user, on=TODAY, at=NOW)
    assert names(found) == {"dinas"}
    assert names(access.invitable_briefings(cast.ratna.user, on=TODAY, at=NOW)) == {
        "nanti",
        "dinas",
    }


def test_a_round_without_a_result_is_nowhere(cast):
    one = PulseRoundFactory(opened=True)

    with pytest.raises(Http404):
        access.get_published_round(one.pk)
    with pytest.raises(Http404):
        access.get_run_round(cast.umi.user, one.pk, on=TODAY)
    assert access.get_run_round(cast.ratna.user, one.pk, on=TODAY) == PulseRound.objects.get()
