import pytest

from kinerja.monitoring.rules import quality_of


def lit(text):
    return [light.name for light in quality_of(text).lights if light.words]


def test_a_light_says_which_words_lit_it():
    quality = quality_of("Rabu lalu Anda menjelaskan syarat izin, sehingga berkas lengkap.")

    assert [light.words for light in quality.lights] == [
        "Rabu lalu",
        "Anda menjelaskan",
        "sehingga",
        "",
    ]


def test_praise_without_an_event_lights_nothing():
    assert lit("Kerjanya bagus, pertahankan.") == []


def test_the_next_step_needs_something_to_do():
    assert lit("Mulai besok pakai daftar periksa.") == ["Langkah berikut"]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", ["Coba tambahkan kapan atau di mana itu terjadi."]),
        (
            "Anda malas.",
            [
                "“malas” menilai orangnya. Tulis apa yang terlihat.",
                "Coba tambahkan kapan atau di mana itu terjadi.",
            ],
        ),
        (
            "Kemarin Anda menegur Bu Ratmi sehingga ia pulang. Lain kali bicarakan berdua.",
            ["“Bu Ratmi” orang lain. Sebut perannya saja bila perlu."],
        ),
    ],
)
def test_advice_says_what_hurts_first(text, advice):
    assert quality_of(text).advice == advice


def test_the_person_spoken_to_may_be_named():
    text = "Kemarin Bu Ratmi melayani dua puluh warga."

    assert quality_of(text, own_name="Ratmi Sulastri").person == ""
    assert quality_of(text, own_name="Rina").person == "Bu Ratmi"


@pytest.mark.parametrize("text", ["a" * 20_000, "Anda " * 4000, "me" * 10_000, "pada " * 4000])
def test_long_nonsense_is_read_quickly(text):
    assert quality_of(text).judging == ""
