"""Numbers as people write them here: a decimal comma."""

from decimal import Decimal


def with_comma(value: Decimal) -> str:
    """84,80: with every place it has."""
    return f"{value:f}".replace(".", ",")


def without_zeros(value: Decimal) -> str:
    """84,8 and 3: no idle zeros."""
    return with_comma(value.normalize())
