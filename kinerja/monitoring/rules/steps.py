"""Rencana aksi (Lamp. III A 2–3, Format B.1.1); see docs/law.md#pelaksanaan."""

from datetime import date


def blockers_to_write_step(*, due_on: date | None, starts: date, ends: date) -> list[str]:
    """A step belongs to the plan: its last day, when it has one, lies inside. `ends` included."""
    if due_on is None or starts <= due_on <= ends:
        return []
    return [
        f"Tanggal {due_on:%d-%m-%Y} di luar masa SKP. "
        f"Pilih tanggal dari {starts:%d-%m-%Y} sampai {ends:%d-%m-%Y}."
    ]


def blockers_to_agree_steps(*, waiting: int) -> list[str]:
    """Agreement needs something the other side wrote."""
    return [] if waiting else ["Tidak ada rencana aksi yang menunggu persetujuan Anda."]


def blockers_to_drop_step(*, dropped: bool, used: bool) -> list[str]:
    """A step that progress was written on stays in the record."""
    if dropped:
        return ["Rencana aksi ini sudah dicabut."]
    if used:
        return ["Rencana aksi ini sudah punya progres harian, jadi tidak dapat dicabut."]
    return []
