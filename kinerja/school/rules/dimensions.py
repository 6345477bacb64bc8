"""What is rated of a fictitious person: results, and the seven values one by one."""

from collections.abc import Mapping

from kinerja.planning.enums import BehaviourValue
from kinerja.school.enums import Judgement

RESULTS = "results"
DIMENSIONS = (RESULTS, *BehaviourValue.values)
LABELS = {RESULTS: "Hasil kerja", **dict(BehaviourValue.choices)}
# What to look for, in a few words of our own; the guides of the law stand in planning.
HINTS = {
    RESULTS: "Bandingkan realisasi dengan target tahun ini.",
    BehaviourValue.BERORIENTASI_PELAYANAN: "Kebutuhan warga dipenuhi, dapat diandalkan.",
    BehaviourValue.AKUNTABEL: "Jujur, cermat, disiplin, memakai barang negara dengan benar.",
    BehaviourValue.KOMPETEN: "Bermutu, terus belajar, membantu orang lain belajar.",
    BehaviourValue.HARMONIS: "Menghargai setiap orang, suka menolong.",
    BehaviourValue.LOYAL: "Menjaga nama baik, negara, dan rahasia jabatan.",
    BehaviourValue.ADAPTIF: "Cepat menyesuaikan diri, berinovasi, bertindak lebih dahulu.",
    BehaviourValue.KOLABORATIF: "Memberi ruang, bekerja sama untuk tujuan bersama.",
}
# The same three words where “ekspektasi” stands above them.
SHORT = {Judgement.ABOVE: "Di atas", Judgement.MEETS: "Sesuai", Judgement.BELOW: "Di bawah"}
# Ordered words as numbers, only to measure distance; no predikat comes from them.
SCORE = {Judgement.BELOW: -1, Judgement.MEETS: 0, Judgement.ABOVE: 1}


def missing_dimensions(ratings: Mapping[str, str]) -> list[str]:
    """Labels of what has no rating yet."""
    return [LABELS[name] for name in DIMENSIONS if ratings.get(name) not in Judgement.values]


def scores(ratings: Mapping[str, str]) -> tuple[int, ...]:
    """The eight ratings as −1, 0 or 1, in the order of DIMENSIONS."""
    return tuple(SCORE[Judgement(ratings[name])] for name in DIMENSIONS)
