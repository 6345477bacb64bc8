"""Pengambilalihan hasil kerja (Pasal 20; Lamp. III C 12–14); see docs/law.md#pelaksanaan."""

from collections.abc import Collection

from kinerja.monitoring.enums import FollowUp


def blockers_to_take_over(
    *, follow_ups: Collection[str], is_taken: bool, leader_spoke: bool
) -> list[str]:
    """Pasal 20 (3), (6): only after feedback, and after something else was tried."""
    if is_taken:
        return ["Hasil kerja ini sudah diambil alih."]
    reasons = []
    if not leader_spoke:
        reasons.append("Beri umpan balik lebih dahulu. Pengambilalihan berdasar umpan balik.")
    if not set(follow_ups) <= set(FollowUp.values) or not follow_ups:
        reasons.append("Sebut tindak lanjut yang sudah dilakukan sebelum pengambilalihan.")
    return reasons
