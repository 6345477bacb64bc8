"""The law of planning as tables; the articles stand in docs/law.md, section Perencanaan."""

from datetime import date
from decimal import Decimal

import pytest

from kinerja.planning import rules
from kinerja.planning.enums import (
    AnnexKind,
    BehaviourValue,
    SkpKind,
    SkpStatus,
)

INDICATOR = rules.IndicatorFacts("Jumlah laporan", "12 laporan", aspect="kuantitas")
LINKED = rules.ResultFacts("Arsip tertib", is_linked=True, indicators=[INDICATOR], pk=1)
ANNEXES = {kind: 1 for kind in AnnexKind}


def plan(**changes):
    facts = {
        "status": SkpStatus.DRAFT,
        "kind": SkpKind.STAFF,
        "results": [LINKED],
        "annexes": ANNEXES,
    }
    return rules.PlanFacts(**{**facts, **changes})


def result(**changes):
    facts = {"statement": "Arsip tertib", "is_linked": True, "indicators": [INDICATOR], "pk": 1}
    return rules.ResultFacts(**{**facts, **changes})


def sentences(blockers):
    return [str(blocker) for blocker in blockers]


def test_rp2_seven_behaviours_with_three_guides_each():
    assert set(rules.BEHAVIOURS) == set(BehaviourValue)
    assert [len(guides) for guides in rules.BEHAVIOURS.values()] == [3] * 7
    assert len({guide for guides in rules.BEHAVIOURS.values() for guide in guides}) == 21


def test_every_status_is_reached_and_left_as_the_table_says():
    assert {to for to in rules.NEXT_STATUS.values()} | {SkpStatus.DRAFT} == set(SkpStatus)
    assert {start for _, start in rules.NEXT_STATUS} == set(SkpStatus) - {SkpStatus.SUPERSEDED}
    assert {act for act, _ in rules.NEXT_STATUS} <= set(rules.VERBS)


def test_a_complete_plan_can_be_submitted():
    assert rules.blockers_to_submit(plan()) == []


@pytest.mark.parametrize("status", [s for s in SkpStatus if s not in rules.EDITABLE])
def test_only_an_open_draft_can_be_submitted(status):
    assert sentences(rules.blockers_to_submit(plan(status=status))) == [
        f"SKP berstatus “{status.label}” tidak dapat diajukan."
    ]


@pytest.mark.parametrize(
    ("changes", "sentence", "part"),
    [
        ({"results": []}, "Isi setidaknya satu hasil kerja utama.", "hasil"),
        (
            {"results": [result(kind="tambahan")]},
            "Isi setidaknya satu hasil kerja utama.",
            "hasil",
        ),
        (
            {"results": [result(indicators=[])]},
            "“Arsip tertib” belum memiliki indikator.",
            "indikator",
        ),
        (
            {"results": [result(indicators=[rules.IndicatorFacts("Jumlah", "", "kuantitas")])]},
            "Indikator “Jumlah” belum memiliki target.",
            "indikator",
        ),
        (
            {"results": [result(indicators=[rules.IndicatorFacts("Jumlah", "3")])]},
            "Indikator “Jumlah” belum memiliki aspek.",
            "indikator",
        ),
        (
            {"has_appraiser": False},
            "Pejabat penilai Anda belum tercatat. Minta koreksi kepada pengelola kepegawaian.",
            "identitas",
        ),
        (
            {"annexes": {**ANNEXES, AnnexKind.CONSEQUENCES: 0}},
            "Isi Konsekuensi pada lampiran, atau tulis “Tidak ada”.",
            "lampiran",
        ),
    ],
)
def test_rp2_rp3_what_is_missing_is_one_sentence_with_its_place(changes, sentence, part):
    assert [(str(b), b.part) for b in rules.blockers_to_submit(plan(**changes))] == [
        (sentence, part)
    ]


UNLINKED = "“Arsip tertib” belum ditautkan ke hasil kerja pimpinan. Tautkan atau tulis alasannya."


@pytest.mark.parametrize(
    ("changes", "sentences_"),
    [
        ({"is_linked": False}, [UNLINKED]),
        ({"is_linked": False, "is_provisional": True}, []),
        ({"is_linked": False, "cascade": "non_cascading"}, [UNLINKED]),
        ({"is_linked": False, "cascade": "non_cascading", "has_reason": True}, []),
    ],
)
def test_rp5_a_main_result_serves_the_leader_or_says_why_not(changes, sentences_):
    assert sentences(rules.blockers_to_submit(plan(results=[result(**changes)]))) == sentences_


def test_rp5_an_extra_result_needs_no_link():
    extra = result(kind="tambahan", is_linked=False)

    assert rules.blockers_to_submit(plan(results=[LINKED, extra])) == []


def test_rp5_a_provisional_link_is_confirmed_by_the_penilai():
    facts = plan(status=SkpStatus.SUBMITTED, results=[result(is_linked=False, is_provisional=True)])

    assert sentences(rules.blockers_to_agree(facts, provisional_confirmed=False)) == [
        "“Arsip tertib” memakai hasil kerja pimpinan sementara. "
        "Centang konfirmasi atau minta pegawai menautkannya."
    ]
    assert rules.blockers_to_agree(facts, provisional_confirmed=True) == []


def test_a_leader_must_plan_for_the_budget():
    service = rules.IndicatorFacts("Indeks kepuasan", "85", perspective="penerima_layanan")
    budget = rules.IndicatorFacts("Penyerapan", "95 persen", perspective="anggaran")
    leader = {"kind": SkpKind.LEADER, "results": [result(indicators=[service])]}

    assert sentences(rules.blockers_to_submit(plan(**leader))) == [
        "Isi setidaknya satu indikator berperspektif Anggaran."
    ]
    assert (
        rules.blockers_to_submit(
            plan(kind=SkpKind.LEADER, results=[result(indicators=[service, budget])])
        )
        == []
    )


def test_a_leader_hears_of_perspectives_without_an_indicator():
    budget = rules.IndicatorFacts(
        "Penyerapan", "95 persen", perspective="anggaran", has_manual=True
    )
    facts = plan(kind=SkpKind.LEADER, results=[result(indicators=[budget])])

    assert sentences(rules.hints_for(facts)) == [
        "Belum ada indikator berperspektif Penerima layanan.",
        "Belum ada indikator berperspektif Proses bisnis.",
        "Belum ada indikator berperspektif Penguatan internal.",
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Pemrosesan klaim selalu tepat waktu", "selalu"),
        ("Semua pemrosesan klaim cepat", "semua"),
        ("Tidak pernah terlambat", "tidak pernah"),
        ("Laporan setiap bulan", "setiap"),
        ("Persamaan persepsi petugas", ""),
        ("95 persen laporan tepat waktu", ""),
    ],
)
def test_absolute_words_are_noticed_as_words(text, word):
    assert rules.absolute_word(text) == word


@pytest.mark.parametrize(("kind", "number"), [(SkpKind.STAFF, 1), (SkpKind.LEADER, 0)])
def test_an_absolute_target_is_remarked_for_ja_and_jf_and_refused_for_nobody(kind, number):
    absolute = rules.IndicatorFacts(
        "Klaim selesai", "selalu tepat waktu", aspect="waktu", has_manual=True
    )
    facts = plan(kind=kind, results=[result(indicators=[absolute])])
    remarks = [words for words in sentences(rules.hints_for(facts)) if "mutlak" in words]

    assert remarks == number * [
        "Indikator “Klaim selesai” memakai kata “selalu”. "
        "Target mutlak hanya untuk nyawa, cedera, keamanan, atau kerugian besar."
    ]
    assert not any("mutlak" in words for words in sentences(rules.blockers_to_submit(facts)))


def test_many_results_are_remarked_not_refused():
    facts = plan(results=[LINKED] * 16)

    assert rules.blockers_to_submit(facts) == []
    assert sentences(rules.hints_for(facts)) == [
        "Ada 16 hasil kerja. Gabungkan agar tetap dapat dipantau."
    ]


@pytest.mark.parametrize(
    ("job", "is_head", "is_opd", "unit_kind", "kind"),
    [
        ("jpt_pratama", True, True, "dinas", SkpKind.LEADER),
        ("jpt_pratama", False, False, "staf_ahli", SkpKind.LEADER),
        ("administrator", True, True, "kecamatan", SkpKind.LEADER),
        ("administrator", True, False, "rsud", SkpKind.LEADER),
        ("administrator", True, False, "bidang", SkpKind.STAFF),
        ("administrator", False, True, "dinas", SkpKind.STAFF),
        ("fungsional", True, False, "puskesmas", SkpKind.STAFF),
        ("pelaksana", False, True, "kecamatan", SkpKind.STAFF),
    ],
)
def test_which_form_is_used(job, is_head, is_opd, unit_kind, kind):
    assert rules.kind_for(job=job, is_head=is_head, unit_is_opd=is_opd, unit_kind=unit_kind) == kind


def to_start(**changes):
    facts = {
        "status": "pns",
        "standing": "aktif",
        "has_placement": True,
        "opens_on": date(2025, 12, 1),
        "on": date(2026, 1, 5),
        "exists": False,
    }
    return rules.blockers_to_start(**{**facts, **changes})


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({}, []),
        ({"status": "pppk"}, []),
        ({"standing": "tugas_belajar"}, []),
        (
            {"status": "pejabat_negara"},
            ["Pegawai berstatus “Pejabat negara” tidak menyusun SKP."],
        ),
        (
            {"standing": "cltn"},
            ["Pegawai berstatus “Cuti di luar tanggungan negara” tidak menyusun SKP."],
        ),
        (
            {"standing": "diberhentikan_sementara"},
            ["Pegawai berstatus “Diberhentikan sementara” tidak menyusun SKP."],
        ),
        (
            {"standing": "mpp"},
            ["Pegawai berstatus “Masa persiapan pensiun” tidak menyusun SKP."],
        ),
        (
            {"has_placement": False},
            ["Jabatan Anda belum tercatat. Hubungi pengelola kepegawaian unit Anda."],
        ),
        ({"on": date(2025, 11, 30)}, ["Penyusunan SKP baru dibuka pada 01-12-2025."]),
        (
            {"exists": True},
            ["SKP untuk jabatan dan tahun ini sudah ada. Buka SKP itu dari daftar."],
        ),
    ],
)
def test_rp10_who_may_start_a_plan(changes, reasons):
    assert to_start(**changes) == reasons


@pytest.mark.parametrize(
    ("submitted_on", "last"),
    [
        (date(2026, 1, 5), date(2026, 1, 31)),
        (date(2026, 1, 31), date(2026, 1, 31)),
        (date(2026, 6, 10), date(2026, 6, 24)),
    ],
)
def test_ps14_how_long_the_penilai_alone_may_answer(submitted_on, last):
    due_on = date(2026, 1, 31)
    assert rules.last_day_for_appraiser(due_on=due_on, submitted_on=submitted_on, days=14) == last
    assert rules.last_day_for_appraiser(due_on=due_on, submitted_on=submitted_on, days=7) == (
        last if last == due_on else date(2026, 6, 17)
    )


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2020, 5, 1), None, (date(2026, 1, 1), date(2026, 12, 31))),
        (date(2026, 6, 15), None, (date(2026, 6, 15), date(2026, 12, 31))),
        (date(2025, 2, 1), date(2026, 6, 14), (date(2026, 1, 1), date(2026, 6, 14))),
        (date(2026, 3, 1), date(2027, 3, 1), (date(2026, 3, 1), date(2026, 12, 31))),
    ],
)
def test_rp1_a_plan_stays_inside_one_calendar_year(since, until, days):
    assert rules.period_in_year(2026, since=since, until=until) == days


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("95 persen", Decimal(95), "persen"),
        ("97,5%", Decimal("97.5"), "persen"),
        ("1.250 dokumen", Decimal(1250), "dokumen"),
        ("12", Decimal(12), ""),
        ("1.2 juta", None, ""),
        ("Desember 2026", None, ""),
        ("", None, ""),
        ("9" * 40, None, ""),
    ],
)
def test_targets_are_read_as_people_write_them(text, value, unit):
    assert rules.read_target(text) == (value, unit)


def test_a_year_has_its_quarters_or_months_and_itself():
    quarters = rules.periods_of_year(2026, "triwulanan")
    months = rules.periods_of_year(2024, "bulanan")

    assert [(p.kind, p.number) for p in quarters] == [
        ("triwulan", 1),
        ("triwulan", 2),
        ("triwulan", 3),
        ("triwulan", 4),
        ("tahun", 1),
    ]
    assert [(p.starts_on, p.ends_on) for p in quarters[1:2]] == [
        (date(2026, 4, 1), date(2026, 6, 30))
    ]
    assert (quarters[1].opens_on, quarters[1].due_on) == (date(2026, 6, 25), date(2026, 7, 31))
    assert (quarters[4].opens_on, quarters[4].due_on) == (date(2026, 12, 26), date(2027, 1, 31))
    assert len(months) == 13
    assert months[1].ends_on == date(2024, 2, 29)
    assert months[11].due_on == date(2027, 1, 10).replace(year=2025)


def test_differences_name_what_is_new_changed_and_gone():
    def content(*results, expectation=""):
        return {
            "results": [
                {"lineage": key, "statement": text, "served": None, "indicators": []}
                for key, text in results
            ],
            "behaviours": [{"value": "loyal", "label": "Loyal", "expectation": expectation}],
            "annexes": {"konsekuensi": ["Tidak ada"]},
        }

    rows = rules.differences(
        content(("a", "Satu"), ("b", "Dua"), ("c", "Tiga")),
        content(("a", "Satu"), ("b", "Dua baru"), ("d", "Empat"), expectation="Jaga rahasia"),
    )

    assert [(r["before"], r["after"], r["change"]) for r in rows] == [
        ("Dua", "Dua baru", "berubah"),
        ("", "Empat", "baru"),
        ("Tiga", "", "dihapus"),
        ("", "Jaga rahasia", "baru"),
    ]


@pytest.mark.parametrize(
    ("status", "submitted_on", "on", "who"),
    [
        (None, None, date(2026, 1, 31), "Pegawai menyusun"),
        (None, None, date(2026, 2, 1), "Pengelola kepegawaian mendampingi pegawai"),
        ("dikembalikan", None, date(2026, 2, 1), "Pengelola kepegawaian mendampingi pegawai"),
        ("diajukan", date(2026, 1, 20), date(2026, 1, 31), "Pejabat penilai menetapkan"),
        ("diajukan", date(2026, 1, 20), date(2026, 2, 1), "Atasan pejabat penilai menetapkan"),
        ("diajukan", date(2026, 2, 1), date(2026, 2, 2), "Pejabat penilai menetapkan"),
    ],
)
def test_rp7_who_makes_a_missing_plan_changes_after_january(status, submitted_on, on, who):
    due = date(2026, 1, 31)
    acts = rules.who_acts(status=status, submitted_on=submitted_on, on=on, due_on=due, days=14)
    assert acts == who
