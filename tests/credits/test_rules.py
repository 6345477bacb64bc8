"""Angka kredit: TC-01 to TC-13 of the dossier and what stands around them."""

from datetime import date
from decimal import Decimal

import pytest

from kinerja.appraisal.enums import Predikat
from kinerja.credits.enums import Diploma, Jenjang
from kinerja.credits.rules import (
    CREDIT_RULES,
    ConversionFacts,
    Entry,
    Span,
    Taken,
    balance,
    blockers_to_convert,
    calculation,
    credit,
    education_credit,
    jenjang_of,
    next_promotion,
    printed,
    rule_on,
    standing,
    whole_months,
)

RULE = rule_on(date(2026, 1, 1))
BAIK, SANGAT_BAIK = Predikat.BAIK, Predikat.SANGAT_BAIK
YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))
MATRIX = {
    Jenjang.PEMULA: "5.625 3.75 2.8125 1.875 0.9375",
    Jenjang.TERAMPIL: "7.5 5 3.75 2.5 1.25",
    Jenjang.MAHIR: "18.75 12.5 9.375 6.25 3.125",
    Jenjang.PENYELIA: "37.5 25 18.75 12.5 6.25",
    Jenjang.PERTAMA: "18.75 12.5 9.375 6.25 3.125",
    Jenjang.MUDA: "37.5 25 18.75 12.5 6.25",
    Jenjang.MADYA: "56.25 37.5 28.125 18.75 9.375",
    Jenjang.UTAMA: "75 50 37.5 25 12.5",
}


def ak(predikat, jenjang, months=12):
    return credit(RULE, predikat=predikat, jenjang=jenjang, months=months)


def facts(**changes):
    plain = {
        "earns_credit": True,
        "jenjang": Jenjang.PERTAMA,
        "span": YEAR,
        "is_annual": True,
        "is_handed_over": True,
        "objection": "",
    }
    return ConversionFacts(**plain | changes)


@pytest.mark.parametrize("rule", CREDIT_RULES, ids=lambda rule: rule.version)
def test_every_table_is_complete(rule):
    assert set(rule.coefficients) == set(rule.per_rank) == set(rule.per_jenjang) == set(Jenjang)
    assert set(rule.percentages) == set(Predikat)
    assert {jenjang for jenjang, _ in rule.steps} == set(Jenjang)


@pytest.mark.parametrize("jenjang", Jenjang)
def test_tc_01_t14_a_whole_year_of_each_jenjang_and_predikat(jenjang):
    assert [ak(predikat, jenjang) for predikat in Predikat] == [
        Decimal(value) for value in MATRIX[jenjang].split()
    ]


def test_tc_02_t12_ahli_pertama_sangat_baik_for_a_year():
    assert ak(SANGAT_BAIK, Jenjang.PERTAMA) == Decimal("18.75")


def test_tc_03_t13_two_months_are_kept_exact_and_rounded_on_paper():
    value = ak(BAIK, Jenjang.PERTAMA, 2)

    assert value == Decimal("2.083333")
    assert (printed(value, 2), printed(value, 3)) == ("2,08", "2,083")


def test_tc_04_three_months():
    assert ak(BAIK, Jenjang.PERTAMA, 3) == Decimal("3.125")


def test_tc_05_a_year_and_two_months_add_up():
    entries = [
        Entry(Jenjang.PERTAMA, ak(SANGAT_BAIK, Jenjang.PERTAMA)),
        Entry(Jenjang.PERTAMA, ak(BAIK, Jenjang.PERTAMA, 2)),
    ]

    total = balance(entries, jenjang=Jenjang.PERTAMA)

    assert total == Decimal("20.833333")
    assert printed(total, 2) == "20,83"


def test_tc_06_what_is_short_of_the_next_jenjang():
    have = 100 + ak(SANGAT_BAIK, Jenjang.MUDA)

    stands = standing(RULE, jenjang=Jenjang.MUDA, rank="III/d", have=have)

    assert have == Decimal("137.5")
    assert stands.rank.short == stands.jenjang.short == Decimal("62.5")
    assert stands.jenjang.to == "kenaikan jenjang ke Ahli Madya"
    assert stands.conclusion == "Belum dapat dipertimbangkan untuk kenaikan pangkat ke IV/a."


def test_tc_07_from_ja_to_jf_with_the_base_of_the_golongan():
    years = 3 * ak(BAIK, Jenjang.MUDA)

    assert years + RULE.base["III/d"] == 175


def test_tc_08_two_months_bring_the_teacher_over_the_line():
    have = 198 + ak(BAIK, Jenjang.MUDA, 2)

    stands = standing(RULE, jenjang=Jenjang.MUDA, rank="III/d", have=have)

    assert have == Decimal("202.166667")
    assert stands.jenjang.is_reached
    assert stands.conclusion == "Dapat dipertimbangkan untuk kenaikan jenjang ke Ahli Madya."


def test_tc_09_half_a_year():
    assert ak(BAIK, Jenjang.MUDA, 6) == Decimal("12.5")


def test_tc_10_a_new_jenjang_begins_from_zero_and_old_rows_stay():
    entries = [Entry(Jenjang.PERTAMA, Decimal(100))]

    assert balance(entries, jenjang=Jenjang.MUDA) == 0
    assert balance(entries, jenjang=Jenjang.PERTAMA) == 100


def test_a_surplus_stays_through_the_ranks_of_one_jenjang():
    stands = standing(RULE, jenjang=Jenjang.MUDA, rank="III/d", have=Decimal("112.5"))

    assert stands.rank.short == Decimal("87.5")


def test_below_baik_nobody_rises_however_much_he_has():
    def conclusion(last):
        have = Decimal(200)
        return standing(RULE, jenjang=Jenjang.MUDA, rank="III/d", have=have, last=last).conclusion

    assert conclusion(Predikat.BUTUH_PERBAIKAN) == (
        "Angka kredit cukup untuk kenaikan jenjang ke Ahli Madya, "
        "tetapi predikat terakhir di bawah Baik."
    )
    assert conclusion(BAIK) == "Dapat dipertimbangkan untuk kenaikan jenjang ke Ahli Madya."


def test_tc_11_a_diploma_counts_once():
    def gain(diploma, earlier):
        return education_credit(RULE, jenjang=Jenjang.MUDA, diploma=diploma, earlier=earlier)

    assert gain(Diploma.S2, []) == 25
    assert gain(Diploma.S2, [Diploma.S2]) == 0
    assert gain(Diploma.S1, [Diploma.S2]) == 0
    assert gain(Diploma.S3, [Diploma.S2]) == 25


def test_a_diploma_gives_a_quarter_of_the_jenjangs_rank_step():
    gains = [
        education_credit(RULE, jenjang=jenjang, diploma=Diploma.S3, earlier=[])
        for jenjang in (Jenjang.PERTAMA, Jenjang.MUDA, Jenjang.MADYA, Jenjang.UTAMA)
    ]

    assert gains == [Decimal("12.5"), 25, Decimal("37.5"), 50]


def test_tc_12_two_jenjang_in_one_year_are_counted_apart():
    entries = [
        Entry(Jenjang.TERAMPIL, ak(BAIK, Jenjang.TERAMPIL, 6)),
        Entry(Jenjang.MAHIR, ak(SANGAT_BAIK, Jenjang.MAHIR, 6)),
    ]

    assert [one.credit for one in entries] == [Decimal("2.5"), Decimal("9.375")]
    assert balance(entries, jenjang=Jenjang.MAHIR) == Decimal("9.375")


def test_tc_13_a_month_is_not_counted_twice():
    taken = Taken(Span(date(2024, 1, 1), date(2024, 3, 31)), is_annual=False)
    wanted = Span(date(2024, 3, 1), date(2024, 12, 31))

    assert blockers_to_convert(facts(span=wanted, is_annual=False, taken=[taken])) == [
        "Bulan ini sudah dikonversi: 1 Januari 2024 sampai 31 Maret 2024. "
        "Satu bulan hanya dihitung sekali."
    ]


def test_the_annual_conversion_takes_the_place_of_periodic_ones_inside_it():
    quarter = Taken(Span(date(2024, 1, 1), date(2024, 3, 31)), is_annual=False)
    annual = Taken(YEAR, is_annual=True, same_evaluation=True)

    assert blockers_to_convert(facts(taken=[quarter])) == []
    assert len(blockers_to_convert(facts(taken=[annual]))) == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"earns_credit": False}, "Angka kredit hanya untuk PNS"),
        ({"jenjang": None}, "Jenjang tidak terbaca"),
        ({"span": None}, "Tidak ada satu bulan penuh"),
        ({"is_handed_over": False}, "Dokumen evaluasi belum diserahkan"),
        ({"objection": "Masa keberatan belum lewat."}, "Masa keberatan belum lewat."),
    ],
)
def test_each_thing_that_stands_in_the_way_is_said(changes, reason):
    found = blockers_to_convert(facts(**changes))

    assert [one[: len(reason)] for one in found] == [reason]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), 12),
        (date(2024, 7, 1), date(2024, 12, 31), 6),
        (date(2024, 7, 2), date(2024, 12, 31), 5),
        (date(2024, 1, 1), date(2024, 2, 28), 1),
        (date(2024, 1, 1), date(2024, 2, 29), 2),
        (date(2024, 12, 15), date(2025, 1, 31), 1),
    ],
)
def test_only_whole_months_count(first, last, months):
    assert whole_months(first, last).months == months


def test_less_than_a_month_is_nothing():
    assert whole_months(date(2024, 3, 2), date(2024, 4, 29)) is None
    assert whole_months(date(2024, 3, 1), date(2024, 3, 30)) is None


def test_thirteen_months_are_no_part_of_a_year():
    with pytest.raises(ValueError, match="13"):
        ak(BAIK, Jenjang.MUDA, 13)


@pytest.mark.parametrize(
    ("title", "jenjang"),
    [
        ("Perawat Ahli Pertama", Jenjang.PERTAMA),
        ("Analis SDM  Aparatur ahli muda", Jenjang.MUDA),
        ("Arsiparis Terampil", Jenjang.TERAMPIL),
        ("Kepala Dinas Kesehatan", None),
        ("Pemula", None),
    ],
)
def test_the_jenjang_stands_at_the_end_of_the_title(title, jenjang):
    assert jenjang_of(title) == jenjang


def test_the_calculation_is_written_as_a_person_would():
    def words(months, places=3):
        return calculation(
            RULE, predikat=SANGAT_BAIK, jenjang=Jenjang.PERTAMA, months=months, places=places
        )

    assert words(12) == "150% × 12,5 = 18,75"
    assert words(2) == "2/12 × 150% × 12,5 = 3,125"
    assert words(2, places=2) == "2/12 × 150% × 12,5 = 3,13"


def test_the_top_of_the_ladder_and_a_strange_rank_are_said():
    def conclusion(jenjang, rank):
        return standing(RULE, jenjang=jenjang, rank=rank, have=Decimal(500)).conclusion

    assert conclusion(Jenjang.UTAMA, "IV/e") == "Sudah pada pangkat tertinggi jenjang ini."
    assert conclusion(Jenjang.MUDA, "II/a").startswith("Golongan II/a tidak lazim")


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2026, 7, 15), date(2026, 8, 1)),
        (date(2026, 8, 1), date(2026, 10, 1)),
        (date(2026, 12, 24), date(2027, 2, 1)),
    ],
)
def test_a_rank_takes_effect_on_certain_days(on, day):
    assert next_promotion(on) == day


def test_before_2023_nothing_was_converted():
    with pytest.raises(LookupError):
        rule_on(date(2022, 12, 31))
