"""Gates of angka kredit, asked directly: each condition has a test that notices it gone."""

import re

import pytest
from django.http import Http404

from kinerja.credits import access, actions, queries
from kinerja.lib.refusals import Refused
from tests.credits.conftest import annual, evaluated, quarter
from tests.factories import (
    NOW,
    TODAY,
    CreditAdditionFactory,
    CreditConversionFactory,
    CreditStatementFactory,
    RoleGrantFactory,
    UserFactory,
)

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")


def test_signer_and_todays_penilai_convert(cast, year):
    row = evaluated(cast.budi, quarter(2), cast.tono, unit=cast.field)

    found = {who for who in EVERYBODY if access.can_convert(getattr(cast, who).user, row, on=TODAY)}
    assert found == {"sari", "tono"}


def test_one_may_convert_this_one_and_not_any(cast, year):
    other = evaluated(cast.wayan, year.period, cast.joko, unit=cast.other)

    assert access.can_convert(cast.sari.user, year, on=TODAY) is True
    assert access.can_convert(cast.sari.user, other, on=TODAY) is False


def test_nobody_converts_his_own(cast, year):
    own = evaluated(cast.rina, year.period, cast.rina, unit=cast.field)

    assert access.can_convert(cast.rina.user, own, on=TODAY) is False


def test_nobody_keeps_or_sets_his_own_account(cast):
    own = CreditAdditionFactory(employee=cast.umi)

    assert access.can_set_statement(cast.ratna.user, cast.ratna, on=TODAY) is False
    for gate, user, pk in (
        (access.get_kept, cast.umi.user, cast.umi.pk),
        (access.get_addition, cast.umi.user, own.pk),
        (access.get_for_statement, cast.ratna.user, cast.ratna.pk),
    ):
        with pytest.raises(Http404):
            gate(user, pk, on=TODAY)


def test_the_page_of_an_account_offers_what_the_two_gates_allow(cast):
    RoleGrantFactory(user=cast.rina.user, role="pengelola_opd", unit=cast.other)
    offered = {}
    for who in (*EVERYBODY, "rina"):
        user = getattr(cast, who).user
        for person in (cast.budi, cast.umi, cast.ratna, cast.wayan):
            account = queries.account_of(person, on=TODAY)
            rights = access.rights_on_account(user, account, on=TODAY)
            assert rights == (
                access.can_keep_account(user, person, on=TODAY),
                access.can_set_statement(user, person, on=TODAY),
            )
            offered[who, person.name] = rights

    assert offered["umi", "Budi"] == (True, False)
    assert offered["rina", "Budi"] == (False, False)
    assert offered["ratna", "Budi"] == (True, True)


def test_an_account_without_a_post_is_kept_by_the_agency_only(cast):
    cast.budi.placements.all().delete()
    account = queries.account_of(cast.budi, on=TODAY)

    assert account.home is None
    assert access.rights_on_account(cast.ratna.user, account, on=TODAY) == (True, True)
    assert access.rights_on_account(cast.umi.user, account, on=TODAY) == (False, False)


@pytest.mark.parametrize(
    ("gate", "factory"),
    [
        (access.get_conversion, CreditConversionFactory),
        (access.get_statement, CreditStatementFactory),
    ],
)
def test_a_document_is_read_by_who_may_read_the_account(cast, year, gate, factory):
    about = {"evaluation": year} if factory is CreditConversionFactory else {"employee": cast.budi}
    row = factory(**about)

    def opens(who):
        try:
            return gate(getattr(cast, who).user, row.pk, on=TODAY) == row
        except Http404:
            return False

    assert {who for who in EVERYBODY if opens(who)} == {
        "budi",
        "sari",
        "joko",
        "umi",
        "ratna",
        "agus",
    }


def test_an_addition_taken_back_is_not_found(cast):
    gone = CreditAdditionFactory(employee=cast.budi, withdrawn_at=NOW, withdrawn_by=cast.umi.user)

    with pytest.raises(Http404):
        access.get_addition(cast.umi.user, gone.pk, on=TODAY)


def test_the_list_shows_everybody_to_auditors_and_the_kept_ones_to_their_office(cast):
    shown = {
        who: {"budi", "wayan"}
        & {row.name.lower() for row in access.people_listed(getattr(cast, who).user, on=TODAY)}
        for who in ("ratna", "agus", "umi", "sari")
    }

    everybody = {"budi", "wayan"}
    assert shown == {"ratna": everybody, "agus": everybody, "umi": {"budi"}, "sari": set()}


def test_no_pak_without_a_jabatan_fungsional_or_by_nobody_known(cast):
    nobody = RoleGrantFactory(user=UserFactory(), role="bkpsdm").user
    told = {"number": "1", "set_on": TODAY, "seen_total": "0", "at": NOW}
    reason = queries.account_of(cast.joko, on=TODAY).reason

    with pytest.raises(Refused, match=re.escape(reason)):
        actions.set_statement(cast.joko, by=cast.ratna.user, **told)
    with pytest.raises(Refused, match="tidak terhubung"):
        actions.set_statement(cast.budi, by=nobody, **told)


def test_rt4_only_what_a_functional_pns_earned_since_2023_waits_for_conversion(cast, year):
    type(cast.rina).objects.filter(pk=cast.rina.pk).update(status="pppk")
    evaluated(cast.rina, year.period, cast.sari, unit=cast.field)
    evaluated(cast.sari, year.period, cast.joko, unit=cast.field)  # administrator
    evaluated(cast.budi, annual(2022), cast.sari, unit=cast.field)
    only_signed = {
        "status": "ditandatangani",
        "handed_over_at": None,
        "acknowledged_at": None,
        "acknowledged_by": None,
        "acknowledgement": "",
    }
    evaluated(cast.budi, quarter(3), cast.sari, unit=cast.field, **only_signed)

    assert list(queries.functional_evaluations()) == [year]


def test_a_counted_evaluation_waits_no_more_until_its_conversion_is_replaced(cast, year):
    conversion = CreditConversionFactory(evaluation=year)
    assert list(queries.functional_evaluations()) == []

    type(conversion).objects.update(replaced_at=NOW, replaced_by=cast.sari.user)
    assert list(queries.functional_evaluations()) == [year]
