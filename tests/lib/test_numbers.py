from decimal import Decimal

import pytest

from kinerja.lib.numbers import with_comma, without_zeros


@pytest.mark.parametrize(
    ("value", "whole", "short"),
    [
        ("84.80", "84,80", "84,8"),
        ("3.0000", "3,0000", "3"),
        ("1000", "1000", "1000"),
        ("0", "0", "0"),
    ],
)
def test_a_number_has_a_comma_and_its_zeros_only_when_asked(value, whole, short):
    assert (with_comma(Decimal(value)), without_zeros(Decimal(value))) == (whole, short)
