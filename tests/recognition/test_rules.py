from datetime import date, timedelta
from decimal import Decimal

import pytest

from kinerja.recognition import rules
from kinerja.recognition.enums import (
    InnovationStatus,
    NominationStatus,
    RoundKind,
    ServiceFactKind,
)
from kinerja.recognition.rules import Break, Clock, Conditions, Person, Proposal, Record, Share

TODAY = date(2026, 7, 15)
COMPLETE = {
    "status": "draf",
    "texts": dict.fromkeys(("problem", "idea", "benefit", "replication", "continuity"), "Ada"),
    "stage": "penerapan",
    "trial_on": date(2026, 1, 10),
    "applied_on": date(2026, 3, 1),
    "form": "tata_kelola",
    "aims_at_service": False,
    "evidence": 1,
    "shares": [Share("Budi", 70, True), Share("Rina", 30, True)],
}


def blockers(**changes):
    return rules.blockers_to_submit(Proposal(**{**COMPLETE, **changes}), on=TODAY)


# Innovations


def test_every_status_of_an_innovation_is_reached_or_begins():
    reached = set(rules.NEXT_STATUS.values()) | {InnovationStatus.DRAFT}

    assert reached == set(InnovationStatus)


def test_every_status_of_a_nomination_is_reached_or_begins():
    reached = set(rules.NEXT_NOMINATION.values()) | {NominationStatus.WAITING}

    assert reached == set(NominationStatus)


def test_a_complete_proposal_may_go_to_the_panel():
    assert blockers() == []


@pytest.mark.parametrize("status", ["diajukan", "diterima", "belum_diterima", "dibatalkan"])
def test_only_a_draft_or_a_returned_proposal_goes_to_the_panel(status):
    assert blockers(status=status)[0].endswith("tidak dapat diajukan.")


@pytest.mark.parametrize("name", list(COMPLETE["texts"]))
def test_each_text_is_needed(name):
    assert len(blockers(texts={**COMPLETE["texts"], name: "  "})) == 1


def test_a_service_innovation_names_the_service_it_aims_at():
    assert blockers(form="pelayanan_publik") == [
        "Pilih unit layanan yang dituju inovasi pelayanan publik ini."
    ]
    assert blockers(form="pelayanan_publik", aims_at_service=True) == []


def test_a_proposal_needs_evidence():
    assert blockers(evidence=0) == ["Lampirkan setidaknya satu bukti, berkas atau tautan."]


def test_shares_make_a_hundred_and_everybody_agrees():
    shares = [Share("Budi", 70, True), Share("Rina", 20, None), Share("Tono", 20, False)]

    assert blockers(shares=shares) == [
        "Jumlah bagian penyumbang 110 persen; harus tepat 100 persen.",
        "Rina belum menyetujui bagiannya.",
        "Tono menolak bagiannya. Bicarakan, lalu ubah bagiannya.",
    ]


@pytest.mark.parametrize(
    ("stage", "trial", "applied", "reasons"),
    [
        ("inisiatif", None, None, 0),
        ("uji_coba", None, None, 1),
        ("uji_coba", TODAY, None, 0),
        ("uji_coba", TODAY + timedelta(days=1), None, 1),
        ("penerapan", None, None, 1),
        ("penerapan", None, TODAY, 0),
        ("penerapan", TODAY, TODAY - timedelta(days=1), 1),
        ("penerapan", None, TODAY + timedelta(days=1), 1),
    ],
)
def test_stage_and_days_fit_each_other(stage, trial, applied, reasons):
    found = rules.blockers_to_stage(stage=stage, trial_on=trial, applied_on=applied, on=TODAY)

    assert len(found) == reasons


def test_a_share_is_taken_from_the_proposer_who_keeps_one_percent():
    assert rules.blockers_to_share(others=[30], share=69) == []
    assert rules.proposers_share([30, 69]) == 1
    assert rules.blockers_to_share(others=[30], share=70) == [
        "Jumlah bagian melebihi 100 persen. Yang dapat diberikan paling banyak 69 persen; "
        "pengusul memegang sedikitnya 1 persen."
    ]


@pytest.mark.parametrize("share", [0, -5, 100, 101])
def test_a_share_is_a_percentage(share):
    assert rules.blockers_to_share(others=[], share=share) == [
        "Bagian ditulis sebagai persen, dari 1 sampai 99."
    ]


def test_tc_60_fewer_than_ten_innovations_still_divide_by_ten():
    assert rules.maturity_mean([Decimal(80)] * 3) == Decimal("24.00")
    assert rules.maturity_mean([Decimal(80)] * 10) == Decimal("80.00")
    assert rules.maturity_mean([Decimal(80)] * 20) == Decimal("80.00")
    assert rules.maturity_mean([]) == Decimal("0.00")


# The panel


@pytest.mark.parametrize("kind", list(RoundKind))
def test_the_criteria_of_each_kind_weigh_a_hundred(kind):
    rule = rules.panel_rule(kind, on=TODAY)

    assert sum(weight for _, _, weight in rule.criteria) == 100


def test_before_the_first_rule_there_is_none():
    with pytest.raises(LookupError):
        rules.panel_rule(RoundKind.AWARD, on=date(2010, 1, 1))
    with pytest.raises(LookupError):
        rules.medal_rule(date(2009, 12, 31))
    with pytest.raises(LookupError):
        rules.appreciation_rule(date(2019, 12, 31))


def test_the_calendar_of_a_round_runs_forward():
    days = [date(2026, month, 1) for month in (1, 2, 3, 4)]

    assert rules.blockers_to_round(rules.RoundDays(*days)) == []
    assert len(rules.blockers_to_round(rules.RoundDays(*reversed(days)))) == 3


def test_criteria_are_published_whole_and_before_the_round_opens():
    asked = {"opens_on": TODAY, "is_published": False, "on": TODAY}

    assert rules.blockers_to_publish(weights=[60, 40], **asked) == []
    assert rules.blockers_to_publish(weights=[60, 30], **asked) == [
        "Jumlah bobot kriteria 90; harus tepat 100."
    ]
    late = {**asked, "opens_on": TODAY - timedelta(days=1)}
    assert rules.blockers_to_publish(weights=[100], **late) == [
        "Kriteria diterbitkan sebelum putaran dibuka. Mundurkan tanggal bukanya."
    ]
    again = {**asked, "is_published": True}
    assert rules.blockers_to_publish(weights=[100], **again)[0].startswith("Putaran ini sudah")


def person(pk, office="BUNGO/DLH/", above=()):
    return Person(pk, f"Orang {pk}", office, frozenset(above))


@pytest.mark.parametrize(
    ("judge", "why"),
    [
        (person(1), "Anda terlibat dalam usulan ini."),
        (person(2, "BUNGO/DINKES/"), "Anda dan Orang 1 bekerja di perangkat daerah yang sama."),
        (person(3), "Anda dan Orang 1 berada dalam satu garis penilaian."),
        (person(4, above=[1]), "Anda dan Orang 1 berada dalam satu garis penilaian."),
        (person(5), ""),
        (person(6, office=""), ""),
    ],
)
def test_nobody_judges_his_own_his_office_or_his_line(judge, why):
    proposer = person(1, "BUNGO/DINKES/", above=[3])

    assert rules.conflict(judge, [proposer]) == why


def test_two_people_without_an_office_are_no_colleagues():
    assert rules.conflict(person(1, office=""), [person(2, office="")]) == ""


def test_a_judgement_is_weighed_by_its_criteria():
    assert rules.weighted({"1": 80, "2": 50}, {"1": 60, "2": 40}) == Decimal("68.0")
    assert rules.mean([Decimal(60), Decimal(71)]) == Decimal("65.5")
    assert rules.mean([]) is None


def test_the_panel_decides_after_the_call_with_enough_members():
    ready = {
        "judged": 2,
        "quorum": 2,
        "has_judged": True,
        "closes_on": TODAY - timedelta(days=1),
        "on": TODAY,
    }

    assert rules.blockers_to_decide(**ready) == []
    assert len(rules.blockers_to_decide(**{**ready, "closes_on": TODAY})) == 1
    assert len(rules.blockers_to_decide(**{**ready, "judged": 1})) == 1
    assert len(rules.blockers_to_decide(**{**ready, "has_judged": False})) == 1


def test_a_reason_says_more_than_a_word():
    assert rules.blockers_to_reason("Bagus sekali      ") != []
    assert rules.blockers_to_reason("Tunggu loket turun separuh.") == []


# Nominations

OPEN = {"opens_on": TODAY, "closes_on": TODAY, "on": TODAY}


def test_nobody_names_himself():
    assert rules.blockers_to_nominate(nominee=1, nominator=1, endorser=2, **OPEN) == [
        "Tidak seorang pun mengusulkan dirinya sendiri. Usulkan rekan Anda."
    ]


@pytest.mark.parametrize("endorser", [1, 2])
def test_the_endorser_is_a_third_person(endorser):
    assert rules.blockers_to_nominate(nominee=1, nominator=2, endorser=endorser, **OPEN) == [
        "Penguat adalah orang ketiga: bukan pengusul dan bukan yang diusulkan."
    ]


@pytest.mark.parametrize("days", [-1, 1])
def test_names_are_taken_in_their_window_only(days):
    other = {**OPEN, "on": TODAY + timedelta(days=days)}

    assert len(rules.blockers_to_nominate(nominee=1, nominator=2, endorser=3, **other)) == 1
    assert rules.blockers_to_nominate(nominee=1, nominator=2, endorser=3, **OPEN) == []


def test_each_condition_that_is_not_met_is_said():
    conditions = Conditions(min_service_years=10, clean_years=5, under_age=38)
    record = Record(
        born_on=date(1988, 7, 15),
        served_since=date(2016, 7, 16),
        punished_until=date(2021, 7, 16),
    )

    assert rules.why_not_eligible(conditions, record, on=TODAY) == [
        "Masa kerja 9 tahun; paling sedikit 10 tahun.",
        "Usia 38 tahun; harus di bawah 38 tahun.",
        "Hukuman disiplin sedang atau berat berakhir kurang dari 5 tahun yang lalu.",
    ]
    later = TODAY + timedelta(days=1)
    assert rules.why_not_eligible(conditions, record, on=later) == [
        "Usia 38 tahun; harus di bawah 38 tahun."
    ]


def test_unknown_service_is_said_and_a_punishment_without_end_counts():
    conditions = Conditions(min_service_years=10, clean_years=5, under_age=None)
    record = Record(born_on=None, served_since=None, punished_until=date.max)

    assert len(rules.why_not_eligible(conditions, record, on=TODAY)) == 2
    assert rules.why_not_eligible(Conditions(None, None, None), record, on=TODAY) == []


# Years of service

CPNS = date(2006, 3, 1)


def test_tc_61_unpaid_leave_begins_the_count_anew():
    leave = Break(ServiceFactKind.UNPAID_LEAVE, date(2012, 1, 1), date(2012, 12, 31))
    clock = rules.clock_of(CPNS, [leave])

    assert clock.since == date(2013, 1, 1)
    assert rules.due_on(clock.since, 10) == date(2023, 1, 1)
    assert rules.tier_on(clock, given=[], on=date(2022, 12, 31)) is None
    assert rules.tier_on(clock, given=[], on=date(2023, 1, 1)) == 10


@pytest.mark.parametrize("kind", [ServiceFactKind.MEDIUM, ServiceFactKind.SEVERE])
def test_tc_62_a_punishment_begins_the_count_anew(kind):
    clock = rules.clock_of(CPNS, [Break(kind, date(2019, 7, 1), date(2020, 6, 30))])

    assert clock.since == date(2020, 7, 1)
    assert clock.because == f"Dihitung ulang sesudah {kind.label.lower()} berakhir."
    assert rules.tier_on(clock, given=[], on=date(2026, 8, 17)) is None


def test_without_a_break_the_years_run_from_the_appointment():
    clock = rules.clock_of(CPNS, [])

    assert rules.tier_on(clock, given=[], on=date(2026, 2, 28)) == 10
    assert rules.tier_on(clock, given=[], on=date(2026, 3, 1)) == 20
    assert rules.tier_on(clock, given=[20], on=date(2026, 3, 1)) is None
    assert rules.tier_on(clock, given=[10], on=date(2026, 3, 1)) == 20


def test_the_latest_of_several_breaks_counts_and_an_older_one_than_the_start_does_not():
    breaks = [
        Break(ServiceFactKind.MEDIUM, date(2015, 1, 1), date(2015, 12, 31)),
        Break(ServiceFactKind.UNPAID_LEAVE, date(2012, 1, 1), date(2012, 12, 31)),
        Break(ServiceFactKind.UNPAID_LEAVE, date(2004, 1, 1), date(2004, 12, 31)),
    ]

    assert rules.clock_of(CPNS, breaks).since == date(2016, 1, 1)
    assert rules.clock_of(CPNS, breaks[2:]).since == CPNS


def test_while_a_leave_lasts_nothing_is_counted():
    clock = rules.clock_of(CPNS, [Break(ServiceFactKind.UNPAID_LEAVE, date(2025, 1, 1), None)])

    assert clock.since is None
    assert rules.why_no_medal(clock, given=[], on=TODAY) == [
        "Cuti di luar tanggungan negara masih berlangsung."
    ]


def test_why_somebody_is_no_candidate_is_said():
    young, old = Clock(date(2020, 1, 1), "–"), Clock(date(1990, 1, 1), "–")

    assert rules.why_no_medal(young, given=[], on=TODAY) == [
        "Masa kerja tanpa putus baru 6 tahun; berikutnya pada 10 tahun."
    ]
    assert rules.why_no_medal(old, given=[], on=TODAY) == []
    assert rules.why_no_medal(old, given=[30], on=TODAY) == [
        "Semua Satyalancana Karya Satya menurut masa kerja sudah diterima."
    ]
    assert rules.clock_of(None, []).because == "TMT pengangkatan belum tercatat."


def test_the_29th_of_february_is_full_on_the_first_of_march():
    leap = date(2012, 2, 29)

    assert rules.due_on(leap, 10) == date(2022, 3, 1)
    assert rules.due_on(leap, 20) == date(2032, 2, 29)
    assert rules.latest_start(date(2024, 2, 29), 10) == date(2014, 2, 28)
    assert rules.years_between(leap, date(2022, 2, 28)) == 9


def test_medals_are_given_on_the_seventeenth_of_august():
    assert rules.next_giving(date(2026, 8, 17)) == date(2026, 8, 17)
    assert rules.next_giving(date(2026, 8, 18)) == date(2027, 8, 17)


# Thanks


def test_thanks_have_limits_against_floods():
    fresh = {"is_self": False, "in_week": 0, "days_since_last": None, "on": TODAY}

    assert rules.blockers_to_thank(**fresh) == []
    assert rules.blockers_to_thank(**{**fresh, "days_since_last": 14}) == []
    assert len(rules.blockers_to_thank(**{**fresh, "days_since_last": 13})) == 1
    assert rules.blockers_to_thank(**{**fresh, "in_week": 4}) == []
    assert len(rules.blockers_to_thank(**{**fresh, "in_week": 5})) == 1
    assert rules.blockers_to_thank(**{**fresh, "is_self": True}) == [
        "Apresiasi ditujukan kepada rekan, bukan diri sendiri."
    ]
