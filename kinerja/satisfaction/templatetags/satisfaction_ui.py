"""The index over the quarters, drawn on the server."""

from collections.abc import Sequence
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join

from kinerja.lib.numbers import with_comma
from kinerja.satisfaction import rules

register = template.Library()

LEFT, RIGHT, TOP, BOTTOM = 48, 304, 14, 150
FROM, TO = 25, 100  # the whole scale: a small change looks small


@register.filter
def comma(value) -> str:
    """84,86; nothing where there is no number."""
    return "" if value is None else with_comma(value)


@register.filter
def quarter(round_) -> str:
    """Triwulan II 2026."""
    return rules.quarter_words(round_.year, round_.quarter)


@register.filter
def code(element) -> str:
    """U4."""
    return str(getattr(element, "value", element)).upper()


@register.simple_tag
def index_trend(points: Sequence[tuple], law, label: str):
    """A line through the indices, oldest first, between the borders of the mutu."""
    step = (RIGHT - LEFT) / max(len(points) - 1, 1)
    places = [(LEFT + at * step, *point) for at, point in enumerate(points)]
    drawn = [(x, _height(value), comma(value)) for x, _, value in places if value is not None]
    borders = format_html_join(
        "",
        '<line class="s-axis" x1="{}" x2="{}" y1="{}" y2="{}"></line><text x="0" y="{}">{}</text>',
        [
            (LEFT - 30, RIGHT + 26, _number(y), _number(y), _number(y - 3), band.mutu)
            for band in law.bands
            for y in [_height(band.at_least)]
        ],
    )
    dots = format_html_join(
        "",
        '<circle class="s-fill" cx="{}" cy="{}" r="4"></circle>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        [(_number(x), _number(y), _number(x), _number(y - 9), words) for x, y, words in drawn],
    )
    names = format_html_join(
        "",
        '<text x="{}" y="170" text-anchor="middle">{}</text>',
        [(_number(x), name) for x, name, _ in places],
    )
    line = " ".join(f"{_number(x)},{_number(y)}" for x, y, _ in drawn)
    return format_html(
        '<svg class="k-chart" viewBox="0 0 340 176" width="100%" role="img" aria-label="{}">'
        '{}<polyline class="s-line" points="{}"></polyline>{}{}</svg>',
        label,
        borders,
        line,
        dots,
        names,
    )


def _height(value: Decimal) -> float:
    share = (float(value) - FROM) / (TO - FROM)
    return BOTTOM - (BOTTOM - TOP) * share


def _number(value) -> str:
    return f"{float(value):.1f}"
