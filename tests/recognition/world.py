"""What stands in the access table's world for these pages; Opi sits on the panel."""

from tests.factories import RoleGrantFactory
from tests.recognition.factories import (
    AppreciationFactory,
    CertificateFactory,
    ContributorFactory,
    InnovationFactory,
    InnovationProofFactory,
    NominationFactory,
    PanelCaseFactory,
    RoundFactory,
    ServedResultFactory,
    ServiceFactFactory,
)


def things(cast, world):
    RoleGrantFactory(user=cast.opi.user, role="panel_inovasi")
    draft = InnovationFactory(proposer=cast.budi, title="Rahasia draf Budi")
    ContributorFactory(innovation=draft, employee=cast.budi, share=70)
    rinas = ContributorFactory(innovation=draft, employee=cast.rina, share=30, agrees=None)
    round_ = RoundFactory()
    submitted = InnovationFactory(proposer=cast.budi, submitted=True, round=round_)
    ContributorFactory(innovation=submitted, employee=cast.budi)
    accepted = InnovationFactory(proposer=cast.budi, accepted=True, round=round_)
    shown = ContributorFactory(innovation=accepted, employee=cast.budi)
    award = RoundFactory(kind="penghargaan")
    people = {"round": award, "nominee": cast.budi, "endorser": cast.joko}
    waiting = NominationFactory(nominator=cast.tono, **people)
    endorsed = NominationFactory(nominator=cast.sari, endorsed=True, **people)
    return {
        "idea_draft": draft,
        "idea_share": rinas,
        "idea_own_share": shown,
        "idea_submitted": submitted,
        "idea_accepted": accepted,
        "idea_proof": InnovationProofFactory(innovation=draft),
        "idea_link": ServedResultFactory(
            innovation=draft, result=world.result, linked_by=cast.budi.user
        ),
        "idea_case": PanelCaseFactory(innovation=submitted),
        "award_round": award,
        "draft_round": RoundFactory(is_draft=True),
        "round_kind": ("penghargaan",),
        "award_waiting": waiting,
        "award_endorsed": endorsed,
        "award_case": PanelCaseFactory(nomination=endorsed),
        "award_certificate": CertificateFactory(contributor=shown, employee=cast.budi),
        "service_fact": ServiceFactFactory(employee=cast.budi),
        "thanks_received": AppreciationFactory(giver=cast.sari, receiver=cast.budi),
        "thanks_given": AppreciationFactory(
            giver=cast.budi, receiver=cast.rina, office=cast.office
        ),
    }
