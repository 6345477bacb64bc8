from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from kinerja.outreach.rules import code as codes
from kinerja.outreach.rules import events, pulse
from kinerja.outreach.rules.disclosure import (
    FIFTHS,
    SMALLEST_GROUP,
    TOGETHER,
    Group,
    Office,
    fifth_of,
    groups_of,
    rounded,
    share_words,
)
from tests.factories import synthetic_nip

NOON = datetime(2026, 7, 15, 5, 0, 0, tzinfo=UTC)
SECRET = "rahasia"
HOUR = timedelta(hours=1)

# The code on the screen


def test_the_code_changes_each_minute_and_lives_two_at_most():
    code = codes.code_at(SECRET, NOON)

    lives = [
        seconds
        for seconds in range(-60, 200)
        if codes.is_current(SECRET, code, at=NOON + timedelta(seconds=seconds))
    ]
    assert lives == list(range(120))
    assert codes.code_at(SECRET, NOON + timedelta(seconds=60)) != code


def test_a_code_is_typed_as_people_read_it():
    code = codes.code_at(SECRET, NOON)

    assert codes.is_current(SECRET, f" {code[:3].lower()} {code[3:]}", at=NOON)
    assert not codes.is_current(SECRET, code[:-1], at=NOON)
    assert not codes.is_current(SECRET, code + "A", at=NOON)
    assert not codes.is_current(SECRET, "", at=NOON)


def test_each_event_has_codes_of_its_own():
    assert codes.code_at(SECRET, NOON) != codes.code_at("lain", NOON)


def test_the_letters_of_a_code_cannot_be_mistaken():
    assert len(set(codes.LETTERS)) == 32
    assert set("IO01") & set(codes.LETTERS) == set()


def test_seconds_left_run_down_to_the_next_code():
    assert [codes.seconds_left(NOON + timedelta(seconds=n)) for n in (0, 1, 59)] == [60, 59, 1]


@pytest.mark.parametrize(
    ("user", "later", "valid"), [(7, 0, True), (7, 600, True), (7, 601, False), (8, 0, False)]
)
def test_a_ticket_is_good_for_one_account_and_ten_minutes(user, later, valid):
    ticket = codes.ticket(SECRET, user=7, at=NOON)

    at = NOON + timedelta(seconds=later)
    assert codes.is_ticket(SECRET, ticket, user=user, at=at) is valid


@pytest.mark.parametrize("text", ["", "-", "abc", "1-2", "9" * 30 + "-a", "²-a", "1784091600-é"])
def test_a_made_up_ticket_is_none(text):
    assert not codes.is_ticket(SECRET, text, user=7, at=NOON)


def test_a_ticket_from_the_future_is_none():
    assert not codes.is_ticket(
        SECRET, codes.ticket(SECRET, user=7, at=NOON + HOUR), user=7, at=NOON
    )


@pytest.mark.parametrize(
    ("cancelled", "minutes", "words"),
    [
        (False, -61, "Presensi dibuka satu jam sebelum"),
        (False, -60, None),
        (False, 0, None),
        (False, 120, None),
        (False, 121, "Presensi sudah ditutup"),
        (True, 0, "Kegiatan ini dibatalkan"),
    ],
)
def test_when_the_doors_are_open(cancelled, minutes, words):
    reasons = codes.blockers_to_check_in(
        cancelled=cancelled,
        starts_at=NOON,
        ends_at=NOON + timedelta(minutes=90),
        at=NOON + timedelta(minutes=minutes),
    )

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


def test_who_comes_a_quarter_of_an_hour_later_is_late():
    assert not codes.is_late(starts_at=NOON, arrived_at=NOON + timedelta(minutes=15))
    assert codes.is_late(starts_at=NOON, arrived_at=NOON + timedelta(minutes=16))


# Events


@pytest.mark.parametrize(
    ("status", "over", "people", "words"),
    [
        ("direncanakan", False, 800, None),
        ("direncanakan", False, 0, "Tidak ada orang baru"),
        ("direncanakan", True, 800, "Kegiatan ini sudah selesai"),
        ("dibatalkan", False, 800, "Kegiatan yang dibatalkan"),
    ],
)
def test_who_may_still_be_invited(status, over, people, words):
    ends_at = NOON - HOUR if over else NOON + HOUR
    reasons = events.blockers_to_invite(status=status, ends_at=ends_at, at=NOON, people=people)

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


@pytest.mark.parametrize(
    ("status", "begun", "coming", "seats", "words"),
    [
        ("direncanakan", False, True, None, None),
        ("direncanakan", False, True, 1, None),
        ("direncanakan", False, True, 0, "Tempat sudah penuh"),
        ("direncanakan", False, False, 0, None),
        ("direncanakan", True, True, 9, "Kegiatan sudah dimulai"),
        ("dibatalkan", False, True, 9, "Kegiatan ini dibatalkan"),
    ],
)
def test_how_an_invitation_may_be_answered(status, begun, coming, seats, words):
    reasons = events.blockers_to_answer(
        status=status,
        starts_at=NOON if begun else NOON + HOUR,
        at=NOON,
        coming=coming,
        seats_left=seats,
    )

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


@pytest.mark.parametrize(
    ("starts", "hours", "words"),
    [
        (1, 1.5, None),
        (1, 0, "Waktu selesai harus sesudah"),
        (1, -1, "Waktu selesai harus sesudah"),
        (1, 121, "Satu kegiatan paling lama lima hari"),
        (0, 1, "Waktu mulai sudah lewat"),
    ],
)
def test_when_an_event_may_be_held(starts, hours, words):
    starts_at = NOON + starts * HOUR
    reasons = events.blockers_to_hold(
        starts_at=starts_at, ends_at=starts_at + hours * HOUR, at=NOON
    )

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


@pytest.mark.parametrize(
    ("status", "over", "words"),
    [
        ("direncanakan", False, None),
        ("direncanakan", True, "Kegiatan ini sudah selesai"),
        ("dibatalkan", False, "Kegiatan ini sudah dibatalkan"),
    ],
)
def test_when_an_event_may_be_moved(status, over, words):
    reasons = events.blockers_to_change(
        status=status, ends_at=NOON if over else NOON + HOUR, at=NOON
    )

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


@pytest.mark.parametrize(
    ("status", "hours", "words"),
    [
        ("direncanakan", 0, None),
        ("direncanakan", 30 * 24, None),
        ("direncanakan", 31 * 24, "Kehadiran dapat dicatat sampai 30 hari"),
        ("direncanakan", -1, "Kehadiran dicatat sesudah kegiatan dimulai"),
        ("dibatalkan", 1, "Kegiatan ini dibatalkan"),
    ],
)
def test_when_a_paper_list_may_be_typed_in(status, hours, words):
    at = NOON + hours * HOUR
    reasons = events.blockers_to_type(status=status, starts_at=NOON, on=at.date(), at=at)

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


def test_a_typed_list_is_read_line_by_line():
    one, two = synthetic_nip(1), synthetic_nip(2)
    spaced = f"{two[:8]} {two[8:14]} {two[14]} {two[15:]}"

    lines = events.read_lines(
        f"{one}\n\n  {spaced} \nHasanah ;  Forum Anak\n{one}\nhasanah; forum anak\n"
    )

    assert [(line.number, line.nip, line.guest, line.origin) for line in lines] == [
        (1, one, "", ""),
        (3, two, "", ""),
        (4, "", "Hasanah", "Forum Anak"),
    ]
    assert [line.problem for line in lines] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("19850412", "Baris 1: NIP harus 18 angka; ini 8 karakter."),
        ("1,98504E+17", "Baris 1: NIP ini rusak karena disimpan sebagai angka."),
        ("Hasanah", "Baris 1: untuk tamu, tulis “Nama; asal”."),
        ("Hasanah;", "Baris 1: tulis nama dan asal tamu"),
        ("; Forum", "Baris 1: tulis nama dan asal tamu"),
        ("=HYPERLINK(1)", "Baris 1: untuk tamu"),
    ],
)
def test_a_wrong_line_is_answered_with_a_sentence(text, words):
    (line,) = events.read_lines(text)

    assert line.problem.startswith(words)
    assert (line.nip, line.guest) == ("", "")


def test_a_list_of_any_length_is_read_up_to_a_thousand_lines():
    text = "\n".join(f"Tamu {n}; Dusun" for n in range(5000))

    assert len(events.read_lines(text)) == events.MOST_LINES
    assert len(events.read_lines("a" * 20_000 + "; b")[0].guest) == events.LONGEST_NAME


# What may be published


def offices(*people):
    return [Office(f"U{n}/", f"Dinas {n}", number) for n, number in enumerate(people)]


def test_small_offices_are_told_together():
    assert groups_of(offices(30, 4, 7)) == [
        Group("Dinas 0", ("U0/",), 30),
        Group(TOGETHER, ("U1/", "U2/"), 11),
    ]


def test_what_is_small_even_together_joins_the_smallest_group():
    assert groups_of(offices(30, 12, 4)) == [
        Group("Dinas 0", ("U0/",), 30),
        Group("Dinas 1 dan perangkat daerah kecil", ("U1/", "U2/"), 16),
    ]


def test_a_place_with_few_people_is_one_group():
    assert groups_of(offices(4, 3)) == [Group(TOGETHER, ("U0/", "U1/"), 7)]
    assert groups_of([]) == []


@pytest.mark.parametrize("people", list(product((1, 4, 9, 10, 60), repeat=3)))
def test_everybody_is_in_exactly_one_group(people):
    groups = groups_of(offices(*people))

    assert sorted(key for group in groups for key in group.keys) == ["U0/", "U1/", "U2/"]
    assert sum(group.people for group in groups) == sum(people)
    assert len(groups) == 1 or min(group.people for group in groups) >= SMALLEST_GROUP


@pytest.mark.parametrize("number", range(5, 300))
def test_each_fifth_holds_two_numbers_or_more(number):
    """Nobody and everybody can never be told from one less or one more."""
    fifths = [fifth_of(agree, number) for agree in range(number + 1)]

    assert fifths == sorted(fifths)
    assert fifths[:2] == [0, 0]
    assert fifths[-2:] == [4, 4]


def test_the_words_of_the_fifths():
    assert [share_words(agree, 10) for agree in (0, 3, 5, 7, 10)] == list(FIFTHS)


def test_all_together_are_told_in_steps_of_five():
    assert [rounded(agree, 200) for agree in (0, 1, 99, 100, 106, 199, 200)] == [
        5,
        5,
        50,
        50,
        55,
        95,
        95,
    ]


# The survey


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, None),
        ({"is_draft": False}, "Putaran ini sudah pernah dibuka"),
        ({"another_open": True}, "Masih ada survei yang dibuka"),
        ({"statements": []}, "Tulis satu sampai 6"),
        ({"statements": ["x"] * 7}, "Tulis satu sampai 6"),
        ({"closes_on": date(2026, 7, 17)}, "Survei dibuka 3 sampai 31 hari"),
        ({"closes_on": date(2026, 8, 16)}, "Survei dibuka 3 sampai 31 hari"),
    ],
)
def test_when_a_round_may_be_opened(changes, words):
    values = {
        "is_draft": True,
        "another_open": False,
        "statements": pulse.STATEMENTS,
        "closes_on": date(2026, 7, 29),
    }
    reasons = pulse.blockers_to_open(**values | changes, on=date(2026, 7, 15))

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


@pytest.mark.parametrize(
    ("is_open", "day", "words"),
    [
        (True, 30, None),
        (True, 29, "Survei ditutup sesudah hari terakhirnya"),
        (False, 30, "Putaran ini tidak sedang dibuka"),
    ],
)
def test_when_a_round_may_be_closed(is_open, day, words):
    reasons = pulse.blockers_to_close(
        is_open=is_open, closes_on=date(2026, 7, 29), on=date(2026, 7, day)
    )

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, None),
        ({"is_open": False}, "Survei ini sudah ditutup"),
        ({"on": date(2026, 7, 30)}, "Survei ini sudah ditutup"),
        ({"has_right": False}, "Anda belum terdaftar"),
        ({"is_used": True}, "Anda sudah menjawab"),
    ],
)
def test_whose_answer_is_taken(changes, words):
    values = {
        "is_open": True,
        "closes_on": date(2026, 7, 29),
        "on": date(2026, 7, 29),
        "has_right": True,
        "is_used": False,
    }
    reasons = pulse.blockers_to_reply(**values | changes)

    assert [reason.startswith(words) for reason in reasons] == ([True] if words else [])


def test_every_answer_has_its_words():
    assert [value for value, _ in pulse.AGREEMENT] == [1, 2, 3, 4, 5]
    assert len(pulse.STATEMENTS) < pulse.MOST_STATEMENTS
