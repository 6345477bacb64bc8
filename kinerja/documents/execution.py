"""Formats B.1.1 and B.1.2: what was planned to do, and what was reached, with proofs."""

from kinerja.documents import typeset
from kinerja.documents.skp import NOBODY
from kinerja.lib.periods import last_day
from kinerja.monitoring import queries
from kinerja.planning.models import Skp
from kinerja.planning.queries import skp_content


def steps_pdf(skp: Skp) -> bytes:
    """PermenPANRB 6/2022, Format B.1.1: rencana aksi."""
    rows = queries.results_with_steps(skp)
    steps = [step for _, found in rows for step in found]
    moments = [moment for step in steps for moment in (step.written_at, step.agreed_at) if moment]
    agreed = [step.agreed_at for step in steps]
    done = bool(agreed) and all(agreed)
    return typeset.pdf(
        "steps",
        {
            **head(skp, made_at=max(moments, default=skp.agreed_at), draft=not done),
            "results": [
                {"statement": result.statement, "steps": [_step(one) for one in found]}
                for result, found in rows
            ],
            "at": typeset.day(max(agreed)) if done else None,
            "words": "disepakati secara elektronik" if done else "",
        },
    )


def execution_pdf(skp: Skp) -> bytes:
    """PermenPANRB 6/2022, Format B.1.2: pendokumentasian kinerja."""
    notes = queries.notes_of(skp, since=skp.period.lower, until=last_day(skp.period))
    steps = dict(
        (result.pk, [step for step in found if step.agreed_at])
        for result, found in queries.results_with_steps(skp)
    )
    last = max((note.written_at for note in notes), default=None)
    return typeset.pdf(
        "execution",
        {
            **head(skp, made_at=last or skp.agreed_at, draft=False),
            "results": [
                {
                    "statement": result.statement,
                    "steps": [_step(step) for step in steps[result.pk]],
                    "indicators": [
                        {"statement": indicator.statement, "realisation": realised.text}
                        for indicator, realised in pairs
                        if realised.value is not None
                    ],
                    "notes": [
                        _note(note)
                        for note in reversed(notes)
                        if note.result.statement == result.statement
                    ],
                }
                for result, pairs in queries.results_with_realisation(skp, notes)
            ],
            "at": typeset.day(last),
            "words": "didokumentasikan secara elektronik" if last else "",
        },
    )


def head(skp, *, made_at, draft):
    """What every form of execution says first: the two people and the days of the plan."""
    content = skp_content(skp)
    return {
        **typeset.frame(agency=content["agency"], code="", digest="", made_at=made_at, draft=draft),
        "since": content["since"],
        "until": content["until"],
        "employee": content["employee"],
        "appraiser": content["appraiser"] or NOBODY,
    }


def _step(step):
    return {"text": step.text, "due_on": step.due_on and step.due_on.isoformat()}


def _note(note):
    return {
        "on": note.on.isoformat(),
        "note": note.note,
        "evidence": [proof.caption for proof in note.evidence.all()],
    }
