"""Signs and encodings of spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.lib import workbook
from kinerja.lib.sheets import Unreadable


def test_a_csv_is_read_with_its_line_numbers():
    (sheet,) = workbook.read("a.csv", b'a;b\r\n\r\n"x;y";" z "\r\n')

    assert sheet.rows == [(1, ["a", "b"]), (3, ["x;y", "z"])]


def test_a_csv_that_goes_too_far_right_is_refused():
    with pytest.raises(Unreadable, match="jauh di luar tabel"):
        workbook.read("a.csv", b";" * 300 + b"x")


def verdict(name, content):
    try:
        return [sheet.name for sheet in workbook.read(name, content)]
    except Unreadable as refusal:
        return str(refusal)


@given(st.binary(max_size=2_000), st.sampled_from(["a.csv", "a.xlsx", "a.ods", "a"]))
def test_noise_gives_sheets_or_a_sentence(content, name):
    answer = verdict(name, content)

    assert answer == ["CSV"] or answer.endswith(".")
