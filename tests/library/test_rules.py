import pytest

from kinerja.library import rules
from kinerja.library.rules import Said, blockers_to_comment, blockers_to_publish


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Bagaimana cara mengajukan keberatan?", ["mengajukan", "keberatan"]),
        ("SKP skp SKP", ["skp"]),
        ("apa itu yang dan", []),
        ("‘); DROP TABLE--  a:b & !c | *", ["drop", "table"]),
        ("", []),
    ],
)
def test_only_words_that_carry_meaning_are_looked_for(typed, words):
    assert rules.search_words(typed) == words


def test_a_long_search_is_cut():
    words = rules.search_words(" ".join(f"kata{n}" for n in range(50)) + "x" * 500)

    assert len(words) == 8
    assert rules.search_words("x" * 500) == ["x" * 30]


@pytest.mark.parametrize(
    ("link", "inside"),
    [
        ("/bantuan/pegawai/#keberatan", True),
        ("/", True),
        ("//lain.id/", False),
        ("/\\lain.id", False),
        ("https://lain.id/", False),
        ("javascript:alert(1)", False),
        ("/a b", False),
        ("/a\tb", False),
    ],
)
def test_links_stay_on_this_site(link, inside):
    assert rules.is_inside(link) is inside


def test_a_question_is_shown_after_names_were_removed():
    assert rules.blockers_to_show(names_removed=True, text="Siapa?") == []
    assert rules.blockers_to_show(names_removed=True, text="") == [
        "Tulis bunyi pertanyaan yang akan diterbitkan."
    ]
    assert rules.blockers_to_show(names_removed=False, text="Siapa?") == [
        "Hapus nama dan jabatan orang lain dari pertanyaan dan jawaban, lalu beri centang."
    ]


@pytest.mark.parametrize(
    ("days", "said"), [(0, ("hari ini", "")), (6, ("6 hari", "")), (7, ("7 hari", "warn"))]
)
def test_waiting_has_an_age(days, said):
    assert rules.age_in_words(days) == said


@pytest.mark.parametrize(
    ("status", "kind", "consent", "same", "ready"),
    [
        ("diusulkan", "kasus", "", False, True),
        ("diusulkan", "kisah", "diminta", False, False),
        ("diusulkan", "kisah", "diberikan", True, True),
        ("diusulkan", "kisah", "diberikan", False, False),
        ("ditarik", "kisah", "diberikan", True, True),
        ("terbit", "kasus", "", True, False),
        ("ditolak", "kasus", "", True, False),
        ("dicabut", "kisah", "dicabut", True, False),
    ],
)
def test_what_may_be_published(status, kind, consent, same, ready):
    reasons = blockers_to_publish(status=status, kind=kind, consent=consent, is_of_these_words=same)

    assert (reasons == []) is ready


MINUTES = 60.0


@pytest.mark.parametrize(
    ("text", "earlier", "reason"),
    [
        ("Bagus.", [], None),
        ("  ", [], "Tulis komentar Anda dulu."),
        (
            " Bagus. ",
            [Said(23 * 60 * MINUTES, "Bagus.")],
            "Komentar yang sama sudah Anda kirim. Tulis hal yang baru.",
        ),
        ("Bagus.", [Said(9 * MINUTES, f"{n}") for n in range(4)], None),
        (
            "Bagus.",
            [Said(9 * MINUTES, f"{n}") for n in range(5)],
            "Anda baru menulis lima komentar. Tunggu sepuluh menit, lalu kirim lagi.",
        ),
        ("Bagus.", [Said(11 * MINUTES, f"{n}") for n in range(29)], None),
        (
            "Bagus.",
            [Said(11 * MINUTES, f"{n}") for n in range(30)],
            "Hari ini Anda sudah menulis 30 komentar. Lanjutkan besok.",
        ),
    ],
)
def test_floods_of_comments_are_held_back(text, earlier, reason):
    assert blockers_to_comment(text=text, earlier=earlier) == ([reason] if reason else [])


def test_ten_minutes_to_repair():
    assert rules.can_still_edit(seconds_ago=600)
    assert not rules.can_still_edit(seconds_ago=601)


@pytest.mark.parametrize(("answers", "counted"), [(0, 0), (9, 0), (10, 10), (19, 10), (20, 20)])
def test_answers_are_counted_in_whole_tens(answers, counted):
    assert rules.counted(answers) == counted


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "belum cukup jawaban"),
        (5, 9, "belum cukup jawaban"),
        (0, 10, "paling banyak 10%"),
        (1, 10, "paling banyak 10%"),
        (4, 10, "40%"),
        (9, 10, "paling sedikit 90%"),
        (10, 10, "paling sedikit 90%"),
    ],
)
def test_a_share_never_says_none_or_all(part, whole, said):
    assert rules.share_in_words(part, whole) == said
