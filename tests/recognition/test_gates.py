"""Gates that pages and acts share, asked directly."""

import pytest
from django.http import Http404

from kinerja.recognition import access
from kinerja.recognition.models import Contributor, Innovation
from kinerja.recognition.queries import innovations as queries
from tests.factories import NOW, TODAY, SkpFactory, WorkResultFactory
from tests.recognition.factories import (
    AppreciationFactory,
    CertificateFactory,
    ContributorFactory,
    InnovationFactory,
    InnovationProofFactory,
    JudgementFactory,
    NominationFactory,
    PanelCaseFactory,
    RecusalFactory,
    RoundFactory,
    ServedResultFactory,
    ServiceFactFactory,
)

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")
STATUSES = ("draf", "diajukan", "dikembalikan", "diterima", "belum_diterima", "dibatalkan")
EDITABLE = {"draf", "dikembalikan"}


def those_who(cast, asks):
    return {name for name in EVERYBODY if asks(getattr(cast, name).user)}


def gone(ask, *args, **kwargs):
    with pytest.raises(Http404):
        ask(*args, **kwargs)


def idea(cast, status="draf"):
    return InnovationFactory(
        proposer=cast.budi,
        status=status,
        round=RoundFactory(),
        submitted_at=NOW,
        submitted_by=cast.budi.user,
        decided_at=NOW,
    )


@pytest.mark.parametrize("status", STATUSES)
def test_who_reads_an_innovation(members, status):
    row = idea(members, status)
    ContributorFactory(innovation=row, employee=members.rina, share=10)
    ContributorFactory(innovation=row, employee=members.tono, share=10, left_at=NOW)
    wider = {"ratna", "agus", "opi", "wayan", "sari"}

    readers = those_who(members, lambda user: row in access.visible_innovations(user, on=TODAY))

    hidden = status in {"draf", "dibatalkan"}
    assert readers == {"budi", "rina"} | (set() if hidden else wider)
    assert list(access.own_innovations(members.rina.user)) == [row]
    assert list(access.own_innovations(members.tono.user)) == []


def test_hr_reads_her_own_draft_too(cast):
    own = InnovationFactory(proposer=cast.ratna)

    assert list(access.visible_innovations(cast.ratna.user, on=TODAY)) == [own]


@pytest.mark.parametrize("status", STATUSES)
def test_parts_change_only_while_the_proposal_may(cast, status):
    row = idea(cast, status)
    rinas = ContributorFactory(innovation=row, employee=cast.rina, share=10)
    left = ContributorFactory(innovation=row, employee=cast.tono, share=10, left_at=NOW)
    proof = InnovationProofFactory(innovation=row)
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    link = ServedResultFactory(
        innovation=row, result=WorkResultFactory(skp=skp, order=1), linked_by=cast.budi.user
    )
    gates = (
        (access.get_editable_innovation, row),
        (access.get_named, rinas),
        (access.get_own_proof, proof),
        (access.get_link, link),
    )

    for gate, thing in gates:
        gone(gate, cast.rina.user, thing.pk)
        if status in EDITABLE:
            assert gate(cast.budi.user, thing.pk) == thing
        else:
            gone(gate, cast.budi.user, thing.pk)
    gone(access.get_named, cast.budi.user, left.pk)
    gone(access.get_contribution, cast.tono.user, left.pk)
    gone(access.get_contribution, cast.budi.user, rinas.pk)
    gone(access.get_own_innovation, cast.rina.user, row.pk)
    gone(access.get_proof, cast.wayan.user, proof.pk, on=TODAY)
    assert those_who(cast, lambda user: access.takes_part(user, row)) == {"rina"}
    assert those_who(cast, lambda user: access.is_proposer(user, row)) == {"budi"}


def test_taking_part_is_in_this_innovation(cast):
    other = ContributorFactory(employee=cast.rina).innovation

    assert not access.takes_part(cast.rina.user, idea(cast))
    assert access.takes_part(cast.rina.user, other)


def test_a_linked_result_is_read_by_who_may_read_that_plan(cast):
    row = idea(cast)
    plans = [
        SkpFactory(placement=who.placements.get(), agreed=True, appraiser=cast.sari)
        for who in (cast.budi, cast.rina)
    ]
    for plan in plans:
        result = WorkResultFactory(skp=plan, order=1)
        ServedResultFactory(innovation=row, result=result, linked_by=plan.employee.user)

    def readable(user):
        return [one.is_readable for one in access.served_by(user, row, on=TODAY)]

    assert readable(cast.budi.user) == [True, False]
    assert readable(cast.rina.user) == [False, True]
    assert readable(cast.sari.user) == [True, True]


def test_a_score_is_kept_by_hr_of_accepted_ones_of_others(cast):
    row, own = idea(cast, "diterima"), InnovationFactory(proposer=cast.ratna, accepted=True)

    assert access.get_scored(cast.ratna.user, row.pk, on=TODAY) == row
    gone(access.get_scored, cast.ratna.user, own.pk, on=TODAY)
    gone(access.get_scored, cast.ratna.user, idea(cast, "diajukan").pk, on=TODAY)
    gone(access.get_scored, cast.agus.user, row.pk, on=TODAY)
    keeps = those_who(cast, lambda user: access.can_keep_register(user, on=TODAY))
    assert keeps == {"ratna"}


def test_drafts_of_rounds_are_hrs(cast):
    draft, published = RoundFactory(is_draft=True), RoundFactory()

    assert access.get_draft_round(cast.ratna.user, draft.pk, on=TODAY) == draft
    gone(access.get_draft_round, cast.ratna.user, published.pk, on=TODAY)
    gone(access.get_draft_round, cast.budi.user, draft.pk, on=TODAY)
    sees = those_who(cast, lambda user: draft in access.visible_rounds(user, on=TODAY))
    assert sees == {"ratna"}
    assert published in access.visible_rounds(cast.budi.user, on=TODAY)


def test_who_judges_and_reads_a_case(members):
    case = PanelCaseFactory(innovation=idea(members, "diajukan"))

    def may(user):
        return not access.why_not_judge(user, case, on=TODAY)

    assert those_who(members, may) == {"opi", "wayan"}
    RecusalFactory(case=case, reviewer=members.wayan.user)
    assert those_who(members, may) == {"opi"}
    other = PanelCaseFactory(innovation=idea(members, "diajukan"))
    assert access.why_not_judge(members.wayan.user, other, on=TODAY) == ""


def reads(members, who, case):
    user = getattr(members, who).user
    row = access.get_case(user, case.pk, on=TODAY)
    return access.why_not_read(user, row, on=TODAY) == "", access.can_read_findings(row)


def test_a_case_is_read_by_its_members_and_its_findings_after_ones_own(members):
    case = PanelCaseFactory(innovation=idea(members, "diajukan"))
    other = PanelCaseFactory(innovation=idea(members, "diajukan"))
    RecusalFactory(case=case, reviewer=members.wayan.user)
    JudgementFactory(case=other, reviewer=members.opi.user)

    assert reads(members, "opi", case) == (True, False)
    assert reads(members, "opi", other) == (True, True)
    assert reads(members, "wayan", case) == (False, False)
    assert reads(members, "wayan", other) == (True, False)
    assert reads(members, "sari", case) == (False, False)
    assert reads(members, "ratna", case) == (True, False)
    JudgementFactory(case=case, reviewer=members.ratna.user)
    assert reads(members, "ratna", case) == (True, False)
    case.closed_at = NOW
    case.save()
    assert reads(members, "wayan", case) == (True, False)
    for who in ("budi", "rina", "umi"):
        gone(access.get_case, getattr(members, who).user, case.pk, on=TODAY)
    gone(access.get_case_to_judge, members.ratna.user, case.pk, on=TODAY)


def test_an_interest_closes_nothing_to_who_judged_before_or_does_not_judge(members):
    row = InnovationFactory(proposer=members.ratna, submitted=True)
    case = PanelCaseFactory(innovation=row)
    JudgementFactory(case=case, reviewer=members.opi.user)
    ContributorFactory(innovation=row, employee=members.opi, share=10)

    assert reads(members, "ratna", case) == (True, False)
    assert reads(members, "opi", case) == (True, True)


def test_after_the_decision_everybody_who_reads_the_case_reads_the_findings(members):
    case = PanelCaseFactory(innovation=idea(members, "diajukan"))
    row = access.get_case(members.ratna.user, case.pk, on=TODAY)

    row.decided_at = NOW

    assert access.can_read_findings(row) is True


def test_an_interest_is_also_that_of_a_contributor_not_of_one_who_left(members):
    row = InnovationFactory(proposer=members.ratna, submitted=True)
    case = PanelCaseFactory(innovation=row)
    gone_by = ContributorFactory(innovation=row, employee=members.wayan, share=10, left_at=NOW)
    assert access.why_not_judge(members.wayan.user, case, on=TODAY) == ""
    ContributorFactory(innovation=row, employee=members.wayan, share=10)

    assert access.why_not_judge(members.wayan.user, case, on=TODAY) == (
        "Anda terlibat dalam usulan ini."
    )
    assert gone_by.left_at == NOW


def test_an_interest_in_a_nomination_is_that_of_all_three_and_of_its_innovation(members):
    shared = ContributorFactory(employee=members.wayan).innovation
    nomination = NominationFactory(nominee=members.budi, endorsed=True, innovation=shared)
    case = PanelCaseFactory(nomination=nomination)

    assert "terlibat" in access.why_not_judge(members.wayan.user, case, on=TODAY)
    assert access.why_not_judge(members.opi.user, case, on=TODAY) == ""
    for part in ("nominator", "endorser", "nominee"):
        case = PanelCaseFactory(nomination=NominationFactory(endorsed=True, **{part: members.opi}))
        assert "terlibat" in access.why_not_judge(members.opi.user, case, on=TODAY)


def test_who_reads_a_nomination_and_takes_it_back(members):
    people = {"nominee": members.budi, "nominator": members.rina, "endorser": members.joko}
    waiting, endorsed = NominationFactory(**people), NominationFactory(endorsed=True, **people)
    three, wider = {"budi", "rina", "joko"}, {"ratna", "agus", "opi", "wayan", "sari"}

    def readers(row):
        return those_who(members, lambda user: row in access.visible_nominations(user, on=TODAY))

    assert (readers(waiting), readers(endorsed)) == (three, three | wider)
    assert those_who(members, lambda user: access.can_withdraw(user, waiting)) == three
    assert those_who(members, lambda user: access.can_withdraw(user, endorsed)) == {
        *("budi", "rina")
    }
    gone(access.get_withdrawable, members.ratna.user, endorsed.pk, on=TODAY)
    assert access.get_to_endorse(members.joko.user, waiting.pk) == waiting
    gone(access.get_to_endorse, members.joko.user, endorsed.pk)
    gone(access.get_to_endorse, members.rina.user, waiting.pk)
    knows = those_who(members, lambda user: access.can_read_eligibility(user, endorsed, on=TODAY))
    assert knows == {"budi"} | wider


def test_a_certificate_is_its_holders_and_hrs(members):
    row = CertificateFactory(contributor=ContributorFactory(), employee=members.budi)

    holders = those_who(members, lambda user: row in access.visible_certificates(user, on=TODAY))
    assert holders == {"budi", "ratna", "agus"}


def test_facts_of_service_are_kept_by_hr_never_her_own(cast):
    fact, own = ServiceFactFactory(employee=cast.budi), ServiceFactFactory(employee=cast.ratna)
    taken = ServiceFactFactory(employee=cast.budi, withdrawn_at=NOW, withdrawn_by=cast.ratna.user)

    assert access.get_fact(cast.ratna.user, fact.pk, on=TODAY) == fact
    for row in (own, taken):
        gone(access.get_fact, cast.ratna.user, row.pk, on=TODAY)
    gone(access.get_fact, cast.umi.user, fact.pk, on=TODAY)
    gone(access.get_to_record, cast.ratna.user, cast.ratna.pk, on=TODAY)
    gone(access.get_to_record, cast.umi.user, cast.budi.pk, on=TODAY)
    gone(access.get_served, cast.umi.user, cast.wayan.pk, on=TODAY)
    gone(access.get_served, cast.budi.user, cast.budi.pk, on=TODAY)


def test_thanks_are_of_the_two_and_not_when_taken_back(cast):
    row = AppreciationFactory(giver=cast.rina, receiver=cast.budi)
    taken = AppreciationFactory(giver=cast.rina, receiver=cast.budi, withdrawn_at=NOW)

    assert access.get_received(cast.budi.user, row.pk) == row
    assert access.get_given(cast.rina.user, row.pk) == row
    gone(access.get_received, cast.rina.user, row.pk)
    gone(access.get_given, cast.budi.user, row.pk)
    gone(access.get_received, cast.budi.user, taken.pk)
    gone(access.get_given, cast.rina.user, taken.pk)


def test_what_one_may_link_and_answer(cast):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    result = WorkResultFactory(skp=skp, order=1)
    WorkResultFactory(skp=SkpFactory(placement=cast.rina.placements.get()), order=1)
    assert list(queries.own_results(cast.budi.user, on=TODAY)) == [result]
    assert list(queries.own_results(cast.rina.user, on=TODAY)) == []

    waiting = ContributorFactory(employee=cast.rina, share=10, agrees=None)
    ContributorFactory(employee=cast.rina, share=10)
    ContributorFactory(employee=cast.rina, share=10, agrees=None, left_at=NOW)
    dropped = InnovationFactory(status="dibatalkan")
    ContributorFactory(innovation=dropped, employee=cast.rina, share=10, agrees=None)
    assert list(queries.to_answer(cast.rina.user)) == [waiting]
    assert list(queries.to_answer(cast.budi.user)) == []
    assert Contributor.objects.count() == 4
    assert Innovation.objects.count() == 4


def test_the_gallery_shows_active_people_of_accepted_ones(cast):
    row = InnovationFactory(accepted=True)
    ContributorFactory(innovation=row, employee=cast.budi, share=40, shown_since=NOW)
    ContributorFactory(innovation=row, employee=cast.rina, share=40)
    ContributorFactory(innovation=row, employee=cast.tono, share=40, agrees=None, left_at=NOW)
    InnovationFactory(submitted=True)

    (found,) = queries.gallery()
    assert ([one.employee for one in found.shown], found.people) == ([cast.budi], 2)
