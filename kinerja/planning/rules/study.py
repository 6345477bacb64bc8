"""Tugas belajar: what the penilai may expect of a student (Lampiran II B, p. 62–65)."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.lib.numbers import with_comma
from kinerja.planning.enums import StudyLevel, StudyPlace


@dataclass(frozen=True)
class Bands:
    """The least IPK for each predikat; below the last it is Kurang."""

    very_good: Decimal
    good: Decimal
    improvement: Decimal

    @property
    def words(self) -> list[tuple[str, str]]:
        """The rows of the law's table, with a decimal comma."""
        step = Decimal("0.01")
        return [
            ("Sangat baik", f"{_comma(self.very_good)}–4,00"),
            ("Baik", f"{_comma(self.good)}–{_comma(self.very_good - step)}"),
            ("Butuh perbaikan", f"{_comma(self.improvement)}–{_comma(self.good - step)}"),
            ("Kurang", f"kurang dari {_comma(self.improvement)}"),
        ]


def _bands(very_good, good, improvement):
    return Bands(Decimal(very_good), Decimal(good), Decimal(improvement))


# Panduan IPK, p. 63; the bands of S-1 at home and abroad at accreditation A are the same.
IPK_BANDS = {
    (StudyLevel.S1, StudyPlace.A): _bands("3.51", "3.01", "2.76"),
    (StudyLevel.S1, StudyPlace.B): _bands("3.61", "3.10", "2.76"),
    (StudyLevel.S1, StudyPlace.C): _bands("3.71", "3.20", "2.76"),
    (StudyLevel.S1, StudyPlace.ABROAD): _bands("3.51", "3.01", "2.76"),
    (StudyLevel.ABOVE, StudyPlace.A): _bands("3.51", "3.20", "3.00"),
    (StudyLevel.ABOVE, StudyPlace.B): _bands("3.61", "3.25", "3.00"),
    (StudyLevel.ABOVE, StudyPlace.C): _bands("3.71", "3.30", "3.00"),
    (StudyLevel.ABOVE, StudyPlace.ABROAD): _bands("3.51", "3.20", "3.00"),
}
# The institution's accreditation → the least of its programme.
LEAST_PROGRAMME = {
    StudyPlace.A: "C",
    StudyPlace.B: "C",
    StudyPlace.C: "B",
    StudyPlace.ABROAD: "",
}


def bands_for(level: str, place: str) -> Bands:
    """The guide for this study; the penilai may agree on something else."""
    return IPK_BANDS[StudyLevel(level), StudyPlace(place)]


def hint_on_ipk(ipk: Decimal, *, level: str, place: str) -> str:
    """Where the agreed IPK stands in the guide, when that is below Baik."""
    bands = bands_for(level, place)
    if ipk >= bands.good:
        return ""
    word = "Butuh perbaikan" if ipk >= bands.improvement else "Kurang"
    return (
        f"Menurut panduan, IPK {_comma(ipk)} setara {word}. Baik dimulai dari {_comma(bands.good)}."
    )


def study_results(*, programme: str, ipk: Decimal, finish: str) -> list[dict]:
    """The two results every student has; further assignments are added by hand (p. 62)."""
    return [
        {
            "statement": f"Tercapainya hasil evaluasi akademik {programme}",
            "aspect": "kualitas",
            "indicator": "Indeks prestasi kumulatif (IPK)",
            "target": f"{_comma(ipk)} IPK",
        },
        {
            "statement": f"Terselesaikannya {programme} tepat waktu",
            "aspect": "waktu",
            "indicator": "Kelulusan sesuai batas waktu normatif program studi",
            "target": finish,
        },
    ]


STUDY_REASON = "Tugas belajar"


def blockers_to_study(*, standing: str, studies: str, titles: list[str], there: set[str]) -> list:
    """Why the expectations of a study cannot be added to this plan."""
    if standing != studies:
        return ["Hanya pegawai yang melaksanakan tugas belajar yang menambah ekspektasi ini."]
    if set(titles) & there:
        return ["Ekspektasi tugas belajar ini sudah ada pada SKP. Ubah isinya di Hasil kerja."]
    return []


def _comma(value: Decimal) -> str:
    return with_comma(round(value, 2))
