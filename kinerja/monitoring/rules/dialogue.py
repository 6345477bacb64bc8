"""Dialog kinerja (Pasal 7, 19–20; Lamp. III A 3, C); see docs/law.md#pelaksanaan."""

from datetime import date


def blockers_to_hold(
    *, held_on: date, today: date, starts: date, agreements: int, next_on: date | None
) -> list[str]:
    """Why this dialogue cannot be written down."""
    reasons = []
    if held_on > today:
        reasons.append("Tanggal dialog belum tiba. Catat sesudah dialognya berlangsung.")
    if held_on < starts:
        reasons.append(f"Dialog tentang SKP ini tidak lebih awal dari {starts:%d-%m-%Y}.")
    if not agreements:
        reasons.append("Tulis apa yang disanggupi pegawai, pimpinan, atau keduanya.")
    if next_on is not None and next_on <= held_on:
        reasons.append("Dialog berikutnya sesudah dialog ini. Pilih tanggal lain.")
    return reasons


def blockers_to_acknowledge(*, withdrawn: bool, acknowledged: bool) -> list[str]:
    """Each side acknowledges once."""
    if withdrawn:
        return ["Catatan dialog ini sudah ditarik."]
    return ["Anda sudah mengakui catatan dialog ini."] if acknowledged else []


def blockers_to_withdraw_dialogue(*, withdrawn: bool, acknowledged: bool) -> list[str]:
    """What both acknowledged stands."""
    if withdrawn:
        return ["Catatan dialog ini sudah ditarik."]
    if acknowledged:
        return ["Kedua pihak sudah mengakui catatan ini, jadi tidak dapat ditarik."]
    return []
