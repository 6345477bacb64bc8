"""Cases and their counselling; every query passes the wall of docs/adr/0014."""

from kinerja.monitoring.models import BehaviourCase, CounsellingNote, CounsellingReport, Feedback
from kinerja.monitoring.queries.notes import versions_of


def notes_in(case):
    """What was spoken, oldest first; the wall lets counsellor and person read it."""
    return CounsellingNote.objects.filter(case=case).order_by("written_at", "pk")


def report_of_case(case) -> CounsellingReport | None:
    """The counsellor's record, for those it goes to."""
    return CounsellingReport.objects.filter(case=case).first()


def behaviour_feedback(case):
    """What the penilai said about behaviour on this plan: the proof that goes with the report."""
    return (
        Feedback.objects.standing()
        .filter(skp__in=versions_of(case.skp), giver=case.appraiser_id, result=None)
        .order_by("given_at")
    )


def case_content(case: BehaviourCase) -> dict:
    """What Format B.1.10 says, in plain words."""
    return {
        "values": case.values_in_words,
        "expectation": case.expectation,
        "problem": case.problem,
        "is_common": case.is_common,
        "tried": case.tried,
        "told_on": case.told_on.isoformat(),
    }
