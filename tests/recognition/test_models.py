"""The database refuses what the acts would never do."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from kinerja.recognition.models import (
    Appreciation,
    Certificate,
    Contributor,
    Criterion,
    Innovation,
    Judgement,
    Nomination,
    PanelCase,
    Recusal,
    Round,
    ServiceFact,
)
from tests.factories import NOW, TODAY, EmployeeFactory, SkpFactory, UserFactory, WorkResultFactory
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

pytestmark = pytest.mark.django_db


def refused(by_name, act, /, *args, **kwargs):
    with pytest.raises(DatabaseError, match=by_name), transaction.atomic():
        act(*args, **kwargs)


def change(row, **values):
    """An update as raw as the application's role could make it."""
    type(row)._base_manager.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("round_days_follow_each_other", {"closes_on": date(2026, 6, 1)}),
        ("round_publication_fields_go_together", {"published_at": NOW}),
        ("round_passing_is_at_most_a_hundred", {"passing": 101}),
        ("round_needs_two_members_at_least", {"quorum": 1}),
        ("round_of_innovations_asks_nothing_of_persons", {"under_age": 38}),
    ],
)
def test_a_round_keeps_its_order(name, changes):
    refused(name, change, RoundFactory(is_draft=True), **changes)


def test_a_published_round_and_its_criteria_stay():
    row, draft = RoundFactory(), RoundFactory(is_draft=True)
    first = row.criteria.first()

    refused("Cannot update", change, row, terms="Lain")
    refused("Cannot delete", Round.objects.filter(pk=draft.pk).delete)
    for act, args in (
        (change, {"row": first, "weight": 99}),
        (first.delete, {}),
        (
            Criterion.objects.create,
            {"round": row, "order": 9, "name": "–", "question": "–", "weight": 1},
        ),
    ):
        refused("criteria_of_a_published_round_stay", act, **args)
    change(draft.criteria.first(), weight=30)
    draft.criteria.first().delete()


def test_criteria_have_a_place_and_a_weight():
    row = RoundFactory(is_draft=True)
    first, second = row.criteria.all()[:2]

    refused("criterion_one_per_round_and_place", change, second, order=first.order)
    for weight in (0, 101):
        refused("criterion_weight_is_from_1_to_100", change, first, weight=weight)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("innovation_before_the_panel_was_submitted_in_a_round", {"status": "diajukan"}),
        ("innovation_trial_is_not_after_its_use", {"trial_on": date(2026, 3, 2)}),
        (
            "innovation_outcome_follows_acceptance",
            {"outcome": "tercapai", "outcome_at": NOW},
        ),
        ("innovation_maturity_is_not_negative", {"maturity": -1}),
    ],
)
def test_an_innovation_is_consistent(name, changes):
    refused(name, change, InnovationFactory(), **changes)


def test_a_decided_innovation_has_a_moment_moves_by_the_table_and_stays():
    row, accepted = InnovationFactory(submitted=True), InnovationFactory(accepted=True)

    refused("innovation_decision_has_a_moment", change, row, status="diterima")
    refused("Invalid transition", change, accepted, status="draf")
    refused("Cannot update", change, accepted, idea="Lain")
    refused("Cannot delete", Innovation.objects.filter(pk=row.pk).delete)


def test_shares_stay_within_a_hundred():
    row = InnovationFactory()
    ContributorFactory(innovation=row, share=70)
    second = ContributorFactory(innovation=row, share=30)
    ContributorFactory(innovation=row, share=50, agrees=None, left_at=NOW)

    refused("shares_stay_within_a_hundred", ContributorFactory, innovation=row, share=1)
    refused("shares_stay_within_a_hundred", change, second, share=31)
    ContributorFactory(share=100)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("contributor_share_is_from_1_to_100", {"share": 0}),
        ("contributor_answer_has_a_moment", {"answered_at": None}),
        ("contributor_is_shown_only_when_he_agrees", {"agrees": False, "shown_since": NOW}),
    ],
)
def test_a_contributor_is_consistent(name, changes):
    refused(name, change, ContributorFactory(), **changes)


def test_a_contributor_is_named_once_and_not_deleted():
    row = ContributorFactory(share=10)

    refused(
        "contributor_one_per_innovation_and_person",
        ContributorFactory,
        innovation=row.innovation,
        employee=row.employee,
        share=10,
    )
    refused("Cannot delete", Contributor.objects.all().delete)


def test_evidence_and_links_are_one_thing_each():
    proof = InnovationProofFactory()
    refused("innovation_proof_is_a_file_or_a_link", change, proof, url="")
    skp = SkpFactory(agreed=True)
    link = {"innovation": proof.innovation, "result": WorkResultFactory(skp=skp, order=1)}
    ServedResultFactory(linked_by=UserFactory(), **link)
    refused(
        "served_result_one_per_innovation",
        ServedResultFactory,
        linked_by=UserFactory(),
        **link,
    )


def test_a_nomination_is_between_three_people():
    row = NominationFactory()
    made = {"round": row.round, "nominee": row.nominee, "nominator": row.nominator}

    refused(
        "nomination_nobody_names_himself",
        NominationFactory,
        nominator=row.nominee,
        nominee=row.nominee,
    )
    for endorser in (row.nominee, row.nominator):
        refused(
            "nomination_is_endorsed_by_a_third_person",
            NominationFactory,
            **{**made, "endorser": endorser, "round": RoundFactory(kind="penghargaan")},
        )
    refused("nomination_one_per_round_and_pair", NominationFactory, **made)
    refused("nomination_has_evidence", NominationFactory, proof_url="")


def test_a_nomination_moves_by_the_table_and_its_words_stay():
    row, endorsed = NominationFactory(), NominationFactory(endorsed=True)

    refused("nomination_before_the_panel_is_endorsed", change, row, status="dikuatkan")
    refused("nomination_withdrawal_says_who_and_why", change, row, status="ditarik")
    refused("Invalid transition", change, row, status="ditetapkan")
    refused("Cannot update", change, row, citation="Lain")
    refused("Cannot update", change, endorsed, endorser_note="Lain")
    refused("Cannot delete", Nomination.objects.all().delete)


def test_a_certificate_is_for_one_thing_and_stays():
    person = EmployeeFactory()
    row = CertificateFactory(contributor=ContributorFactory(), employee=person)

    refused("certificate_is_for_one_thing", CertificateFactory, employee=person)
    refused("Cannot delete or update", change, row, content={})
    refused("Cannot delete or update", Certificate.objects.all().delete)


def test_a_case_is_about_one_thing_and_open_once():
    row = PanelCaseFactory(innovation=InnovationFactory(submitted=True))
    nomination = NominationFactory(endorsed=True)
    PanelCaseFactory(nomination=nomination)

    refused("panel_case_is_about_one_thing", PanelCaseFactory, round=row.round)
    refused("panel_case_one_open_per_innovation", PanelCaseFactory, innovation=row.innovation)
    refused("panel_case_one_open_per_nomination", PanelCaseFactory, nomination=nomination)
    refused("panel_case_decision_has_a_reason", change, row, decided_at=NOW, outcome="diterima")
    change(row, closed_at=NOW)
    refused("Cannot update", change, row, closed_at=None)
    refused("Cannot delete", PanelCase.objects.all().delete)


def test_judgements_and_recusals_are_said_once_and_stay():
    case = PanelCaseFactory(innovation=InnovationFactory(submitted=True))
    said, away = JudgementFactory(case=case), RecusalFactory(case=case)

    refused(
        "judgement_one_per_case_and_member", JudgementFactory, case=case, reviewer=said.reviewer
    )
    refused("judgement_has_a_reason", JudgementFactory, case=case, reason="")
    refused("recusal_one_per_case_and_member", RecusalFactory, case=case, reviewer=away.reviewer)
    refused("recusal_has_a_reason", RecusalFactory, case=case, reason="")
    for row, model in ((said, Judgement), (away, Recusal)):
        refused("Cannot update or delete", change, row, reason="Lain")
        refused("Cannot update or delete", model.objects.all().delete)


def test_a_fact_of_service_is_consistent_and_its_words_stay():
    row, medal = ServiceFactFactory(), ServiceFactFactory(kind="satya_10")

    made = {"employee": row.employee}
    refused(
        "service_fact_ends_after_it_begins",
        ServiceFactFactory,
        last_on=date(2011, 12, 31),
        **made,
    )
    refused(
        "service_fact_of_one_day_has_no_end",
        ServiceFactFactory,
        kind="mulai",
        last_on=TODAY,
        **made,
    )
    refused("service_fact_has_a_letter", ServiceFactFactory, letter="", **made)
    refused(
        "service_fact_one_of_a_kind", ServiceFactFactory, kind="satya_10", employee=medal.employee
    )
    refused("Cannot update", change, row, last_on=None)
    refused("Cannot delete", ServiceFact.objects.all().delete)


def test_thanks_are_to_somebody_else_and_their_words_stay():
    row = AppreciationFactory()

    refused(
        "appreciation_nobody_thanks_himself",
        AppreciationFactory,
        giver=row.giver,
        receiver=row.giver,
    )
    refused("appreciation_says_something", AppreciationFactory, text="")
    refused(
        "appreciation_taken_back_is_not_shown",
        change,
        row,
        withdrawn_at=NOW,
        shown_since=NOW - timedelta(days=1),
    )
    refused("Cannot update", change, row, text="Lain")
    refused("Cannot delete", Appreciation.objects.all().delete)
