"""The law of planning: PermenPANRB 6/2022 Pasal 7–14 and Lampiran Bab II; see docs/law.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kinerja.organisation.enums import EmployeeStatus, JobKind, LegalStanding, UnitKind
from kinerja.planning.enums import (
    AnnexKind,
    BehaviourValue,
    Cascade,
    Perspective,
    ResultKind,
    SkpKind,
    SkpPart,
    SkpStatus,
)

# (act, from) → to. An act that is missing for a status may not happen.
NEXT_STATUS = {
    ("submit", SkpStatus.DRAFT): SkpStatus.SUBMITTED,
    ("submit", SkpStatus.RETURNED): SkpStatus.SUBMITTED,
    ("withdraw", SkpStatus.SUBMITTED): SkpStatus.DRAFT,
    ("return", SkpStatus.SUBMITTED): SkpStatus.RETURNED,
    ("agree", SkpStatus.SUBMITTED): SkpStatus.AGREED,
    ("supersede", SkpStatus.AGREED): SkpStatus.SUPERSEDED,
}
EDITABLE = (SkpStatus.DRAFT, SkpStatus.RETURNED)
OPEN = (SkpStatus.DRAFT, SkpStatus.SUBMITTED, SkpStatus.RETURNED)

# UU 20/2023 Pasal 4 ayat (2): seven values, three guides each.
BEHAVIOURS = {
    BehaviourValue.BERORIENTASI_PELAYANAN: (
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
        "Melakukan perbaikan tiada henti",
    ),
    BehaviourValue.AKUNTABEL: (
        "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, "
        "dan berintegritas tinggi",
        "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, "
        "dan efisien",
        "Tidak menyalahgunakan kewenangan jabatan",
    ),
    BehaviourValue.KOMPETEN: (
        "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
        "Membantu orang lain belajar",
        "Melaksanakan tugas dengan kualitas terbaik",
    ),
    BehaviourValue.HARMONIS: (
        "Menghargai setiap orang tanpa membedakan latar belakang",
        "Suka menolong",
        "Membangun lingkungan kerja yang kondusif",
    ),
    BehaviourValue.LOYAL: (
        "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia "
        "Tahun 1945, setia kepada Negara Kesatuan Republik Indonesia, dan pemerintahan yang sah",
        "Menjaga nama baik ASN, instansi, dan negara",
        "Menjaga rahasia jabatan dan negara",
    ),
    BehaviourValue.ADAPTIF: (
        "Cepat menyesuaikan diri menghadapi perubahan",
        "Terus berinovasi dan mengembangkan kreativitas",
        "Bertindak proaktif",
    ),
    BehaviourValue.KOLABORATIF: (
        "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
        "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
        "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
    ),
}

# Lampiran Bab II, p. 65–66: no SKP. Tugas belajar is not exempt (p. 62–65).
WITHOUT_SKP = {
    LegalStanding.DIBERHENTIKAN_SEMENTARA,
    LegalStanding.CLTN,
    LegalStanding.MPP,
    LegalStanding.BERHENTI,
}
NONE_NEEDED = "Tidak ada"  # an annex list may say so explicitly (R-P2)
MANY_RESULTS = 15
ABSOLUTE = re.compile(
    r"\b(semua|seluruh|selalu|setiap|tidak pernah|tanpa kecuali)\b", re.IGNORECASE
)
ANSWER_DAYS = 14  # [D] a plan submitted after the due date waits this long for the penilai

# The five marks of a good indicator (PP 30/2019 Pasal 10).
INDICATOR_CHECKLIST = (
    "Spesifik: jelas apa yang diukur.",
    "Terukur: ada angka, mutu, atau waktu yang dapat diperiksa.",
    "Realistis: dapat dicapai dengan sumber daya yang ada.",
    "Berbatas waktu: jelas kapan dicapai.",
    "Sesuai keadaan: cocok dengan kondisi di dalam dan di luar organisasi.",
)


@dataclass(frozen=True)
class Blocker:
    """One reason and the part of the plan where it is repaired."""

    text: str
    part: str = SkpPart.GENERAL
    result: int | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class IndicatorFacts:
    statement: str
    target: str
    aspect: str = ""
    perspective: str = ""


@dataclass(frozen=True)
class ResultFacts:
    statement: str
    kind: str = ResultKind.UTAMA
    cascade: str = Cascade.DIRECT
    is_linked: bool = False
    is_provisional: bool = False
    has_reason: bool = False
    indicators: Sequence[IndicatorFacts] = ()
    pk: int | None = None


@dataclass(frozen=True)
class PlanFacts:
    status: str
    kind: str
    results: Sequence[ResultFacts] = ()
    annexes: dict = field(default_factory=dict)  # AnnexKind → number of lines
    has_appraiser: bool = True


def kind_for(*, job: str, is_head: bool, unit_is_opd: bool, unit_kind: str) -> SkpKind:
    """Format A.1.2 for JPT and heads of unit kerja mandiri, A.1.7 for everybody else."""
    stands_alone = unit_is_opd or unit_kind in {UnitKind.KECAMATAN, UnitKind.RSUD}
    if job == JobKind.JPT_PRATAMA or (is_head and stands_alone):
        return SkpKind.LEADER
    return SkpKind.STAFF


def blockers_to_start(
    *, status: str, standing: str, has_placement: bool, opens_on: date, on: date, exists: bool
) -> list[str]:
    """Why this employee cannot start a plan (Lampiran Bab II, p. 65–66)."""
    if status == EmployeeStatus.PEJABAT_NEGARA:
        return ["Pejabat negara tidak menyusun SKP."]
    if standing in WITHOUT_SKP:
        label = LegalStanding(standing).label
        return [f"Pegawai berstatus “{label}” tidak menyusun SKP."]
    if not has_placement:
        return ["Jabatan Anda belum tercatat. Hubungi pengelola kepegawaian unit Anda."]
    if on < opens_on:
        return [f"Penyusunan SKP baru dibuka pada {opens_on:%d-%m-%Y}."]
    if exists:
        return ["SKP untuk jabatan dan tahun ini sudah ada. Buka SKP itu dari daftar."]
    return []


def blockers_to(act: str, *, status: str) -> list[str]:
    """Why this act does not fit the status the plan is in."""
    if (act, status) in NEXT_STATUS:
        return []
    return [f"SKP berstatus “{SkpStatus(status).label}” tidak dapat {VERBS[act]}."]


VERBS = {
    "submit": "diajukan",
    "withdraw": "ditarik kembali",
    "return": "dikembalikan",
    "agree": "ditetapkan",
    "supersede": "digantikan",
    "change": "diubah dengan versi baru",
}


def blockers_to_edit(*, status: str) -> list[str]:
    if status in EDITABLE:
        return []
    return [f"SKP berstatus “{SkpStatus(status).label}” tidak dapat diubah."]


def blockers_to_change(*, status: str, has_open_version: bool) -> list[str]:
    """Only a set plan is changed, by one new version at a time (R-P9)."""
    if status != SkpStatus.AGREED:
        return [f"SKP berstatus “{SkpStatus(status).label}” tidak dapat {VERBS['change']}."]
    if has_open_version:
        return ["Perubahan SKP ini sudah dimulai. Lanjutkan versi yang belum ditetapkan."]
    return []


def blockers_to_submit(plan: PlanFacts) -> list[Blocker]:
    """Why this plan cannot be submitted yet; empty when it can.

    The page lists these reasons and the act refuses with the same ones.
    """
    refused = blockers_to("submit", status=plan.status)
    if refused:
        return [Blocker(text) for text in refused]
    return incomplete(plan)


def blockers_to_agree(plan: PlanFacts, *, provisional_confirmed: bool) -> list[Blocker]:
    """Why this plan cannot be set yet; provisional links need the penilai's word (R-P5, R-P6)."""
    refused = blockers_to("agree", status=plan.status)
    if refused:
        return [Blocker(text) for text in refused]
    found = incomplete(plan)
    if not provisional_confirmed:
        found += [
            Blocker(
                f"“{short(result.statement)}” memakai hasil kerja pimpinan sementara. "
                "Centang konfirmasi atau minta pegawai menautkannya.",
                SkpPart.RESULTS,
                result.pk,
            )
            for result in provisional(plan)
        ]
    return found


def provisional(plan: PlanFacts) -> list[ResultFacts]:
    """Results that serve a leader's result typed by hand because the leader had no plan yet."""
    return [r for r in plan.results if r.is_provisional and not r.is_linked]


def incomplete(plan: PlanFacts) -> list[Blocker]:
    """What the law wants in a plan and is missing (R-P2, R-P3, R-P5)."""
    found = []
    if not plan.has_appraiser:
        found.append(
            Blocker(
                "Pejabat penilai Anda belum tercatat. Minta koreksi kepada pengelola kepegawaian.",
                SkpPart.IDENTITY,
            )
        )
    if not any(result.kind == ResultKind.UTAMA for result in plan.results):
        found.append(Blocker("Isi setidaknya satu hasil kerja utama.", SkpPart.RESULTS))
    for result in plan.results:
        found += _incomplete_result(plan, result)
    if plan.kind == SkpKind.LEADER and plan.results and not _has(plan, Perspective.ANGGARAN):
        found.append(
            Blocker("Isi setidaknya satu indikator berperspektif Anggaran.", SkpPart.INDICATORS)
        )
    found += [
        Blocker(f"Isi {kind.label} pada lampiran, atau tulis “{NONE_NEEDED}”.", SkpPart.ANNEXES)
        for kind in AnnexKind
        if not plan.annexes.get(kind)
    ]
    return found


def _incomplete_result(plan: PlanFacts, result: ResultFacts) -> list[Blocker]:
    name = f"“{short(result.statement)}”"
    found = []
    if plan.kind == SkpKind.STAFF and result.kind == ResultKind.UTAMA and not _has_origin(result):
        found.append(
            Blocker(
                f"{name} belum ditautkan ke hasil kerja pimpinan. Tautkan atau tulis alasannya.",
                SkpPart.RESULTS,
                result.pk,
            )
        )
    if not result.indicators:
        found.append(Blocker(f"{name} belum memiliki indikator.", SkpPart.INDICATORS, result.pk))
    for indicator in result.indicators:
        if not indicator.target:
            found.append(
                Blocker(
                    f"Indikator “{short(indicator.statement)}” belum memiliki target.",
                    SkpPart.INDICATORS,
                    result.pk,
                )
            )
        if not (indicator.perspective if plan.kind == SkpKind.LEADER else indicator.aspect):
            word = "perspektif" if plan.kind == SkpKind.LEADER else "aspek"
            found.append(
                Blocker(
                    f"Indikator “{short(indicator.statement)}” belum memiliki {word}.",
                    SkpPart.INDICATORS,
                    result.pk,
                )
            )
    return found


def _has_origin(result: ResultFacts) -> bool:
    if result.cascade == Cascade.NONE:
        return result.has_reason
    return result.is_linked or result.is_provisional


def _has(plan: PlanFacts, perspective: Perspective) -> bool:
    return any(i.perspective == perspective for r in plan.results for i in r.indicators)


def hints_for(plan: PlanFacts) -> list[Blocker]:
    """Gentle remarks that never stop anything."""
    found = []
    if len(plan.results) > MANY_RESULTS:
        found.append(
            Blocker(
                f"Ada {len(plan.results)} hasil kerja. Gabungkan agar tetap dapat dipantau.",
                SkpPart.RESULTS,
            )
        )
    if plan.kind == SkpKind.LEADER and plan.results:
        found += [
            Blocker(f"Belum ada indikator berperspektif {word.label}.", SkpPart.INDICATORS)
            for word in Perspective
            if word != Perspective.ANGGARAN and not _has(plan, word)
        ]
    for result in plan.results:
        for indicator in result.indicators:
            word = absolute_word(f"{indicator.statement} {indicator.target}")
            if word and plan.kind == SkpKind.STAFF:
                found.append(
                    Blocker(
                        f"Indikator “{short(indicator.statement)}” memakai kata “{word}”. "
                        "Target mutlak hanya untuk nyawa, cedera, keamanan, atau kerugian besar.",
                        SkpPart.INDICATORS,
                        result.pk,
                    )
                )
    found += [
        Blocker(
            f"“{short(result.statement)}” masih memakai hasil kerja pimpinan sementara.",
            SkpPart.RESULTS,
            result.pk,
        )
        for result in provisional(plan)
    ]
    return found


def absolute_word(text: str) -> str:
    """The first absolute word of a target, which only grave matters deserve (p. 51)."""
    found = ABSOLUTE.search(text)
    return found.group(1).lower() if found else ""


def last_day_for_appraiser(*, due_on: date, submitted_on: date) -> date:
    """Until when the penilai alone may set the plan; then his superior may (Lampiran p. 65)."""
    if submitted_on <= due_on:
        return due_on
    return submitted_on + timedelta(days=ANSWER_DAYS)


def period_in_year(year: int, *, since: date | None, until: date | None) -> tuple[date, date]:
    """First and last day of a plan: the placement's days inside one calendar year (R-P1)."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return (max(first, since) if since else first, min(last, until) if until else last)


def short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
