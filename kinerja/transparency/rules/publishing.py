"""When the counts of a period may be published."""

from datetime import date

from kinerja.appraisal.rules import in_words


def blockers_to_publish(
    *, label: str, due_on: date, is_published: bool, has_limit: bool, size: int, on: date
) -> list[str]:
    """Why this period is not published now; empty when it can be."""
    if is_published:
        return [
            f"{label} sudah diterbitkan dan tidak berubah lagi. "
            "Hasil yang terlambat tidak mengubah angka yang terbit."
        ]
    if on <= due_on:
        return [f"Masa evaluasi {label} berlangsung sampai {in_words(due_on)}. Tunggu berakhir."]
    if not has_limit:
        return ["Batas angka kecil belum ada untuk hari ini. Hubungi operator sistem."]
    if size == 0:
        return [f"Belum ada hasil {label} yang ditandatangani dan diserahkan."]
    return []
