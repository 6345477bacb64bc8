"""What a job asks, what was found, and the gap between them.

PermenPANRB 38/2017; results come from Format B.1.9. See docs/law.md#kompetensi.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kinerja.credits.enums import Jenjang
from kinerja.monitoring.rules import COMPETENCES
from kinerja.organisation.enums import JobKind
from kinerja.planning.enums import BehaviourValue

GROUPS = (*COMPETENCES, "Teknis")
KNOWN = tuple(name for names in COMPETENCES.values() for name in names)
LEVELS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class StandardRule:
    """The level of the nine general competences by kind of job, between two days."""

    version: str
    valid_from: date
    valid_until: date | None
    by_kind: dict[JobKind, int]
    by_jenjang: dict[Jenjang, int]


# The levels are our reading of the annex; a row that HR sets goes before them.
STANDARD_RULES = (
    StandardRule(
        version="PermenPANRB 38/2017, level awal menurut jenis jabatan",
        valid_from=date(2017, 11, 3),
        valid_until=None,
        by_kind={
            JobKind.JPT_PRATAMA: 4,
            JobKind.ADMINISTRATOR: 3,
            JobKind.PENGAWAS: 2,
            JobKind.PELAKSANA: 1,
            JobKind.FUNGSIONAL: 2,  # without a jenjang in its title
        },
        by_jenjang={
            Jenjang.PEMULA: 1,
            Jenjang.TERAMPIL: 1,
            Jenjang.MAHIR: 2,
            Jenjang.PENYELIA: 3,
            Jenjang.PERTAMA: 2,
            Jenjang.MUDA: 3,
            Jenjang.MADYA: 4,
            Jenjang.UTAMA: 5,
        },
    ),
)

# A behaviour people gave feedback on → the competence it hints at; never a measure.
HINTS = {
    BehaviourValue.BERORIENTASI_PELAYANAN: "Pelayanan Publik",
    BehaviourValue.AKUNTABEL: "Integritas",
    BehaviourValue.KOMPETEN: "Pengembangan Diri dan Orang Lain",
    BehaviourValue.HARMONIS: "Perekat dan Pemersatu Bangsa",
    BehaviourValue.LOYAL: "Perekat dan Pemersatu Bangsa",
    BehaviourValue.ADAPTIF: "Mengelola Perubahan",
    BehaviourValue.KOLABORATIF: "Kerjasama",
}
RESULTS_HINT = "Orientasi pada Hasil"
BEHAVIOUR_HINT = "Pengembangan Diri dan Orang Lain"  # when no single value is named


def standard_rule_on(on: date) -> StandardRule:
    """The levels in force on that day."""
    for rule in STANDARD_RULES:
        if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until):
            return rule
    raise LookupError(f"no standard of competences was in force on {on}")


def general_level(*, kind: str, jenjang: str | None, on: date) -> int | None:
    """The level of the nine general competences for this job; None for a job without one."""
    rule = standard_rule_on(on)
    return rule.by_jenjang.get(jenjang) or rule.by_kind.get(kind)


@dataclass(frozen=True)
class Gap:
    """One competence: what the job asks and what was found."""

    group: str
    competence: str
    standard: int
    result: int | None = None
    found_on: date | None = None

    @property
    def gap(self) -> int | None:
        """Standard less result; None while it was not measured."""
        return None if self.result is None else self.standard - self.result

    @property
    def is_short(self) -> bool:
        return bool(self.gap and self.gap > 0)

    @property
    def word(self) -> str:
        if self.gap is None:
            return "Belum diukur"
        return f"Kurang {self.gap} level" if self.is_short else "Memenuhi"


def job_fit(gaps: Sequence[Gap]) -> Decimal | None:
    """Per cent of the standard that is met; None as long as one competence was not measured."""
    if not gaps or any(one.result is None for one in gaps):
        return None
    met = sum(min(one.result, one.standard) for one in gaps)
    asked = sum(one.standard for one in gaps)
    return (Decimal(met) * 100 / asked).quantize(Decimal("0.01"), ROUND_HALF_UP)


def wanted(
    *, gaps: Iterable[Gap], behaviours: Iterable[str], results_low: bool, behaviour_low: bool
) -> list[str]:
    """The competences worth working on, largest measured gap first, then what was hinted at."""
    short = sorted((one for one in gaps if one.is_short), key=lambda one: -one.gap)
    names = [one.competence for one in short]
    names += [HINTS[value] for value in behaviours if value in HINTS]
    names += [RESULTS_HINT] if results_low else []
    names += [BEHAVIOUR_HINT] if behaviour_low else []
    return list(dict.fromkeys(names))
