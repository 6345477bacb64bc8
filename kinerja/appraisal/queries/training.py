"""What it means to a signature that its penilai has no certificate; asked of the school."""

from dataclasses import dataclass
from datetime import date

from kinerja.appraisal import rules
from kinerja.appraisal.enums import EvaluationBasis
from kinerja.school.enums import Enforcement
from kinerja.school.queries import standing_of
from kinerja.school.rules import NOTICES, Notice, barred, effect_on_signing


@dataclass(frozen=True)
class Training:
    """A word to the penilai, or a reason why he cannot sign; never anything about a rating."""

    notice: Notice | None
    blockers: list[rules.Blocker]


def training_of(user, evaluation, *, on: date) -> Training:
    """One statement. The atasan who signs after the window, or stands nowhere, is not barred."""
    standing = standing_of(user, on=on)
    late = evaluation.basis == EvaluationBasis.SUPERIOR
    effect = effect_on_signing(
        is_qualified=standing.is_qualified,
        enforcement=standing.enforcement,
        has_way_out=bool(evaluation.superior_id) and not late,
    )
    if effect == Enforcement.BARRED:
        reason = barred(rules.in_words(evaluation.period.due_on))
        return Training(None, [rules.Blocker(reason, "sertifikat")])
    return Training(NOTICES.get(effect), [])
