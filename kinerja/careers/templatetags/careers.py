"""The line of angka kredit, drawn on the server."""

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 320, 180, 4, 18, 154


@register.simple_tag
def trajectory(points, needs, on, label):
    """Steps of angka kredit over time with the thresholds to reach; `label` says it in words.

    `points` are (day, total), oldest first; `needs` are (number, word).
    """
    days = [day for day, _ in points] + [on]
    first, last = min(days), max(days)
    span = max((last - first).days, 1)
    most = max([float(total) for _, total in points] + [float(need) for need, _ in needs] + [1])

    def x(day):
        return LEFT + (WIDTH - 2 * LEFT) * (day - first).days / span

    def y(total):
        return BOTTOM - (BOTTOM - TOP) * float(total) / most

    corners, height = [(x(first), y(0))], y(0)
    for day, total in points:
        corners += [(x(day), height), (x(day), y(total))]
        height = y(total)
    corners.append((x(last), height))
    return format_html(
        '<svg class="k-chart" viewBox="0 0 {} {}" width="{}" height="{}" role="img"'
        ' aria-label="{}">{}<polyline class="s-line" points="{}"></polyline>{}'
        '<text x="{}" y="{}">{}</text><text x="{}" y="{}" text-anchor="end">{}</text></svg>',
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        label,
        format_html_join(
            "",
            '<line class="s-axis" x1="{}" x2="{}" y1="{}" y2="{}"></line>'
            '<text x="{}" y="{}">{}</text>',
            [
                (
                    LEFT,
                    WIDTH - LEFT,
                    f"{y(need):.1f}",
                    f"{y(need):.1f}",
                    LEFT,
                    f"{y(need) - 4:.1f}",
                    word,
                )
                for need, word in needs
            ],
        ),
        " ".join(f"{a:.1f},{b:.1f}" for a, b in corners),
        format_html_join(
            "",
            '<circle class="s-fill" cx="{}" cy="{}" r="3"></circle>',
            [(f"{x(day):.1f}", f"{y(total):.1f}") for day, total in points],
        ),
        LEFT,
        HEIGHT - 8,
        first.year,
        WIDTH - LEFT,
        HEIGHT - 8,
        last.year,
    )
