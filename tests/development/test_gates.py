"""Gates that pages and acts share, asked directly."""

import pytest
from django.http import Http404

from kinerja.development import access
from tests.credits.conftest import annual, evaluated
from tests.development.conftest import low_year, offered
from tests.factories import TODAY

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")


def those_who(cast, asks):
    return {name for name in EVERYBODY if asks(getattr(cast, name).user)}


def test_one_leads_this_plan_and_not_any(cast, plan):
    leaders = evaluated(
        cast.sari, annual(), cast.joko, unit=cast.office, predikat="butuh_perbaikan"
    )
    other = offered(leaders)

    assert those_who(cast, lambda user: access.can_lead(user, plan, on=TODAY)) == {"sari"}
    assert those_who(cast, lambda user: access.can_lead(user, other, on=TODAY)) == {"joko"}


def test_hr_of_the_agency_finishes_every_plan_but_her_own(cast, plan):
    own = offered(low_year(cast, cast.ratna))

    assert those_who(cast, lambda user: access.can_finish(user, plan, on=TODAY)) == {"ratna"}
    assert those_who(cast, lambda user: access.can_finish(user, own, on=TODAY)) == set()
    with pytest.raises(Http404):
        access.get_kept_plan(cast.ratna.user, own.pk, on=TODAY)


def test_whose_plans_each_person_reads_leads_and_answers(cast, plan):
    assert those_who(cast, lambda user: plan in access.visible_plans(user, on=TODAY)) == {
        *("budi", "sari", "joko", "umi", "ratna", "agus")
    }
    assert those_who(cast, lambda user: plan in access.led_plans(user, on=TODAY)) == {"sari"}
    assert those_who(cast, lambda user: plan in access.own_plans(user)) == {"budi"}
    assert those_who(cast, lambda user: access.can_answer(user, plan)) == {"budi"}


def test_the_lists_show_everybody_to_auditors_and_the_kept_ones_to_their_office(cast):
    shown = {
        who: {"budi", "wayan"}
        & {row.name.lower() for row in access.people_listed(getattr(cast, who).user, on=TODAY)}
        for who in ("ratna", "agus", "umi", "sari")
    }

    everybody = {"budi", "wayan"}
    assert shown == {"ratna": everybody, "agus": everybody, "umi": {"budi"}, "sari": set()}
