"""The tables of the law as sentences; the numbers come from the rules that the acts obey."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.appraisal.rules import ACKNOWLEDGE_DAYS, DECISION_DAYS, HAND_OVER_DAYS, OBJECTION_DAYS
from kinerja.appraisal.rules.distribution import Limit


def limit_words(limit: Limit, *, size: int | None = None, smallest: int = 0) -> str:
    """One line of the pattern in percent, and in persons for a group that is not too small."""
    names = " dan ".join(predikat.label for predikat in limit.predikat)
    text = f"{names}: {_share(limit)}"
    if size is None or size < smallest:
        return f"{text}."
    least, most = limit.floor(size), limit.ceiling(size)
    if limit.at_most is None:
        return f"{text}, jadi {least} orang atau lebih dari {size}."
    return f"{text}, jadi {least} sampai {most} dari {size} orang."


def _share(limit):
    if limit.at_least_persons:
        return f"paling sedikit {limit.at_least_persons} orang"
    if limit.at_most == 0:
        return "tidak ada"
    if limit.at_least and limit.at_most is not None:
        return f"{limit.at_least} sampai {limit.at_most} persen"
    if limit.at_least:
        return f"paling sedikit {limit.at_least} persen"
    return f"paling banyak {limit.at_most} persen"


def pattern_words(
    limits: Sequence[Limit], *, size: int | None = None, smallest: int = 0
) -> list[str]:
    """The pattern of one organisation predikat; advice, no quota."""
    return [limit_words(limit, size=size, smallest=smallest) for limit in limits]


@dataclass(frozen=True)
class Step:
    """One step on the way of an objection; `days` are working days, None where none are set."""

    title: str
    who: str
    days: int | None
    text: str
    law: str


def steps_of_an_objection() -> list[Step]:
    """From the signature to the decision; docs/law.md#keberatan."""
    return [
        Step(
            "Hasil diserahkan",
            "Pejabat penilai",
            HAND_OVER_DAYS,
            "Dihitung sejak hasil ditandatangani.",
            "Lampiran Bab V A.5",
        ),
        Step(
            "Pegawai menanggapi",
            "Pegawai",
            ACKNOWLEDGE_DAYS,
            "Menerima, atau menyatakan akan mengajukan keberatan.",
            "Lampiran Bab V A.6",
        ),
        Step(
            "Keberatan diajukan",
            "Pegawai",
            OBJECTION_DAYS,
            "Dihitung sejak dokumen diterima, dengan alasan dan bukti.",
            "PP 30/2019 Pasal 59; Lampiran Bab V B.2",
        ),
        Step(
            "Kedua pihak didengar",
            "Atasan pejabat penilai",
            None,
            "Pegawai dan penilai dimintai penjelasan sebelum ada keputusan.",
            "Lampiran Bab V B.4",
        ),
        Step(
            "Keberatan diputus",
            "Atasan pejabat penilai",
            DECISION_DAYS,
            "Dihitung sejak keberatan diajukan. Hasil dikuatkan atau diubah; putusan itu final.",
            "Lampiran Bab V B.5, B.6",
        ),
    ]
