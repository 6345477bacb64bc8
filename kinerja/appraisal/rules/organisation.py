"""Capaian kinerja organisasi of the year before; docs/law.md#capaian-tahun-lalu."""

from datetime import date

from kinerja.lib.periods import in_words


def blockers_to_carry(
    *, is_annual: bool, has_rating: bool, last_year: str, ends_on: date, on: date
) -> list[str]:
    """Why last year's predikat is not used: only an annual one that is late (Bab IV B.1.f)."""
    if not is_annual:
        return ["Predikat tahun lalu hanya dipakai untuk evaluasi tahunan."]
    if has_rating:
        return ["Predikat tahun ini sudah ditetapkan."]
    if not last_year:
        return ["Predikat tahun lalu tidak tercatat."]
    if on <= ends_on:
        return [f"Capaian tahun ini masih ditunggu sampai {in_words(ends_on)}."]
    return []


def reason_to_carry(*, year: int) -> str:
    """What stands as the reason of a predikat taken from the year before."""
    return (
        f"Capaian kinerja organisasi tahun {year} dikeluarkan sesudah Januari {year + 1}, "
        f"jadi dipakai predikat tahun {year - 1} (PermenPANRB 6/2022, Lampiran IV B.1.f)."
    )
