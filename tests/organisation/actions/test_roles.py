from datetime import timedelta

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation import access, actions
from tests.factories import NOW, TODAY, RoleGrantFactory


def grant(cast, **changes):
    given = {
        "user": cast.rina.user,
        "role": "auditor",
        "unit": None,
        "first_day": TODAY,
        "by": cast.ratna.user,
        "at": NOW,
    }
    return actions.grant_role(**(given | changes))


def test_a_role_given_works_and_is_told(cast):
    grant(cast)

    assert access.has_role(cast.rina.user, "auditor", on=TODAY) is True
    assert Event.objects.get().kind == "organisation.role_granted"
    assert Message.objects.get().user == cast.rina.user


@pytest.mark.parametrize("role", ["bkpsdm", "operator", "auditor"])
def test_nobody_gives_himself_a_role(cast, role):
    with pytest.raises(Refused, match="harus diberikan orang lain"):
        grant(cast, user=cast.ratna.user, role=role)


@pytest.mark.parametrize("who", ["umi", "opi", "agus", "budi"])
def test_only_agency_hr_gives_roles(cast, who):
    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        grant(cast, by=getattr(cast, who).user)


@pytest.mark.parametrize("who", ["umi", "opi", "agus", "budi"])
def test_only_agency_hr_takes_roles_away(cast, who):
    given = grant(cast)

    with pytest.raises(Refused, match="Hanya Admin BKPSDM"):
        actions.revoke_role(given, by=getattr(cast, who).user, at=NOW)


def test_unit_hr_needs_a_unit_and_others_have_none(cast):
    with pytest.raises(Refused, match="Pilih unit"):
        grant(cast, role="pengelola_opd")

    assert grant(cast, unit=cast.office).unit is None


def test_the_same_role_is_not_given_twice(cast):
    grant(cast)

    with pytest.raises(Refused, match="sudah memegang peran"):
        grant(cast)


def test_a_revoked_role_ends_today(cast):
    role = cast.umi.user.role_grants.get()

    actions.revoke_role(role, by=cast.ratna.user, at=NOW)

    assert access.has_role(cast.umi.user, "pengelola_opd", on=TODAY) is False
    assert access.has_role(cast.umi.user, "pengelola_opd", on=TODAY - timedelta(days=1)) is True
    with pytest.raises(Refused, match="sudah dicabut"):
        actions.revoke_role(role, by=cast.ratna.user, at=NOW)


def test_a_role_given_today_and_revoked_today_never_worked(cast):
    role = grant(cast)

    actions.revoke_role(role, by=cast.ratna.user, at=NOW)

    assert access.has_role(cast.rina.user, "auditor", on=TODAY) is False


def test_the_last_agency_hr_stays(cast):
    last = cast.ratna.user.role_grants.get()
    with pytest.raises(Refused, match="Admin BKPSDM terakhir"):
        actions.revoke_role(last, by=cast.ratna.user, at=NOW)

    RoleGrantFactory(user=cast.rina.user, role="bkpsdm")
    actions.revoke_role(last, by=cast.rina.user, at=NOW)
    assert access.has_role(cast.ratna.user, "bkpsdm", on=TODAY) is False
