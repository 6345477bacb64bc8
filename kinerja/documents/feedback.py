"""Formats B.1.3, B.1.4 and B.1.5: what was reached and said in one period."""

from kinerja.documents import typeset
from kinerja.documents.execution import head
from kinerja.monitoring import queries
from kinerja.planning.enums import BehaviourValue
from kinerja.planning.models import Skp
from kinerja.planning.queries import skp_content


def feedback_pdf(skp: Skp, *, window) -> bytes:
    """PermenPANRB 6/2022, rekaman informasi umpan balik berkelanjutan."""
    days = {"since": window.since, "until": window.until}
    feedback = list(reversed(queries.feedback_of(skp, **days)))
    notes = queries.notes_of(skp, **days)
    reached = queries.results_with_realisation(skp, notes)
    content = skp_content(skp)
    last = max(
        [one.given_at for one in feedback] + [note.written_at for note in notes], default=None
    )
    return typeset.pdf(
        "feedback",
        {
            **head(skp, made_at=last or skp.agreed_at, draft=False),
            "format": queries.record_format(skp),
            "label": window.label,
            "results": [_result(one, dict(reached), feedback) for one in content["results"]],
            "behaviours": [_behaviour(one, feedback) for one in content["behaviours"]],
            "at": typeset.day(last),
            "words": "tercatat secara elektronik" if last else "",
        },
    )


def _result(said, reached, feedback):
    """One result as it was agreed, with its realisation and what was said of it."""
    row = next(row for row in reached if row.pk == said["id"])
    realised = {indicator.pk: one for indicator, one in reached[row]}
    return {
        **said,
        "indicators": [
            {**one, "realisation": _reached(realised.get(one["id"]))} for one in said["indicators"]
        ],
        "feedback": [_said(one) for one in feedback if one.result and same(one.result, said)],
    }


def same(result, said):
    """Feedback on an earlier version counts where the words are the same."""
    return result.statement == said["statement"]


def _reached(realised):
    if not realised:
        return {"text": "", "evidence": []}
    return {"text": realised.text, "evidence": [proof.caption for proof in realised.evidence]}


def _behaviour(said, feedback):
    value = said["value"]
    return {
        "label": BehaviourValue(value).label,
        "guides": said["guides"],
        "expectation": said["expectation"],
        "feedback": [_said(one) for one in feedback if one.behaviour == value],
    }


def _said(one):
    return {
        "role": one.get_giver_role_display(),
        "giver": one.giver.full_name,
        "on": typeset.day(one.given_at),
        "text": one.text,
    }
