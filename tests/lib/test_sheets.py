"""Addresses of cells."""

import pytest

from kinerja.lib import sheets


@pytest.mark.parametrize(
    ("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_names(number, name):
    assert sheets.letters(number) == name
    assert sheets.place_of(f"{name}7") == (7, number)


@pytest.mark.parametrize("address", ["", "7", "A", "a1", "A1:B2", "AAAA1", "A12345678", "$A$1"])
def test_what_is_no_address(address):
    with pytest.raises(ValueError):  # noqa: PT011 -- any
        sheets.place_of(address)
