"""Using the result of the former unit after a move; docs/law.md#penilai-baru."""

from datetime import date

from kinerja.appraisal.enums import Study
from kinerja.lib.periods import in_words


def blockers_to_reuse(
    *, is_annual: bool, moved_on: date | None, starts_on: date, has_former: bool, study: str = ""
) -> list[str]:
    """Why a result of the former unit does not stand in (Bab IV A.13.a; never A.13.b)."""
    if is_annual:
        return ["Evaluasi tahunan selalu dinilai pejabat penilai yang baru."]
    if moved_on is None or moved_on < starts_on:
        return ["Pegawai ini tidak pindah dalam periode ini."]
    if not has_former:
        return [
            "Tidak ada hasil periode sebelumnya pada unit lama yang sudah diserahkan "
            "dan tidak dalam keberatan. Nilai pegawai ini."
        ]
    if study == Study.FAILED:
        return ["Pegawai ini tidak lulus tugas belajar. Nilai pegawai ini."]
    return []


def reason_to_reuse(*, period: str, unit: str, on: date) -> str:
    """What stands as the reason of both ratings."""
    return (
        f"Menurut kesepakatan penilai dan pegawai {in_words(on)}, "
        f"rating ini dari hasil {period} pada {unit}."
    )
