"""Umpan balik berkelanjutan (Pasal 17–19); see docs/law.md#pelaksanaan."""

from datetime import date
from typing import NamedTuple

from kinerja.monitoring.enums import GiverRole


class Relation(NamedTuple):
    """How a giver of feedback stands to the owner of the plan on that day."""

    is_appraiser: bool = False
    is_superior: bool = False
    has_same_appraiser: bool = False
    is_report: bool = False
    invited_as: GiverRole | None = None


INVITED_AS = (GiverRole.KETUA_TIM, GiverRole.REKAN, GiverRole.LAINNYA)


def giver_role(relation: Relation) -> GiverRole | None:
    """Pasal 17–19: the leader must speak; peers, reports and others who were asked may."""
    if relation.is_appraiser or relation.is_superior:
        return GiverRole.PIMPINAN
    if relation.invited_as == GiverRole.KETUA_TIM:
        return GiverRole.KETUA_TIM
    if relation.has_same_appraiser:
        return GiverRole.REKAN
    if relation.is_report:
        return GiverRole.BAWAHAN
    return relation.invited_as


def blockers_to_invite(
    *, role: str, is_oneself: bool, has_account: bool, invited: bool
) -> list[str]:
    """Who may be asked: another person with an account, once, as somebody without a line."""
    if is_oneself:
        return ["Pemilik SKP tidak dapat dimintai umpan balik atas pekerjaannya sendiri."]
    if not has_account:
        return ["Pegawai itu belum punya akun. Minta pengelola kepegawaian mengundangnya."]
    if invited:
        return ["Pegawai itu sudah dimintai umpan balik untuk SKP ini."]
    if role not in INVITED_AS:
        return ["Pilih ketua tim, rekan kerja, atau pihak lain."]
    return []


def blockers_to_withdraw_feedback(*, withdrawn: bool, superseded: bool, read: bool) -> list[str]:
    """Feedback can be taken back until the person it is for has read it."""
    if withdrawn:
        return ["Umpan balik ini sudah ditarik."]
    if superseded:
        return ["Umpan balik ini sudah diganti. Buka penggantinya."]
    if read:
        return ["Umpan balik ini sudah dibaca. Tulis penggantinya bila ada yang keliru."]
    return []


def blockers_to_replace_feedback(*, withdrawn: bool, superseded: bool) -> list[str]:
    """Feedback is never deleted: a new one takes the place of the old one, once."""
    return blockers_to_withdraw_feedback(withdrawn=withdrawn, superseded=superseded, read=False)


def blockers_to_ask(
    *, in_force: bool, may_speak: bool, has_account: bool, waiting: bool
) -> list[str]:
    """Whom one may ask about one's own plan: anybody who may speak, one question at a time."""
    if not in_force:
        return ["SKP ini tidak berlaku hari ini. Buka SKP yang berlaku."]
    if not may_speak:
        return ["Orang itu tidak dapat memberi umpan balik atas SKP Anda. Pilih yang lain."]
    if not has_account:
        return ["Orang itu belum punya akun. Minta pengelola kepegawaian mengundangnya."]
    if waiting:
        return ["Pertanyaan Anda kepadanya masih menunggu. Tutup dahulu bila ingin menggantinya."]
    return []


def blockers_to_talk(*, withdrawn: bool, held_on: date, given_on: date, today: date) -> list[str]:
    """A talk about feedback lies between its giving and today."""
    if withdrawn:
        return ["Umpan balik ini sudah ditarik."]
    if not given_on <= held_on <= today:
        return ["Tanggal pembahasan ada di antara tanggal umpan balik dan hari ini."]
    return []
