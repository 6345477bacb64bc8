"""Format B.1.10: laporan permasalahan perilaku kerja."""

from kinerja.documents import typeset
from kinerja.documents.execution import head
from kinerja.monitoring.models import BehaviourCase
from kinerja.monitoring.queries import behaviour_feedback, case_content


def case_pdf(case: BehaviourCase) -> bytes:
    """PermenPANRB 6/2022, Format B.1.10, as the penilai reported it."""
    return typeset.pdf(
        "case",
        {
            **head(
                case.skp, made_at=case.reported_at or case.opened_at, draft=not case.reported_at
            ),
            **case_content(case),
            "proof": [
                {
                    "on": typeset.day(one.given_at),
                    "value": one.get_behaviour_display(),
                    "text": one.text,
                }
                for one in behaviour_feedback(case)
            ],
            "at": typeset.day(case.reported_at),
            "words": "dilaporkan secara elektronik" if case.reported_at else "",
        },
    )
