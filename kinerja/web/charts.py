"""Small charts, drawn on the server; their tags are in kinerja_ui."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join


def progress_bar(value, maximum, label: str):
    """One bar; the sentence says what the bar shows."""
    share = min(max(float(value or 0) / float(maximum), 0), 1) if maximum else 0
    return format_html(
        '<svg class="k-progress" viewBox="0 0 100 10" preserveAspectRatio="none" role="img"'
        ' aria-label="{}"><rect class="s-soft" width="100" height="10"></rect>'
        '<rect class="s-fill" width="{}" height="10"></rect></svg>',
        label,
        f"{share * 100:.1f}",
    )


def sparkline(values: Sequence[float], label: str):
    """A small line of a few periods, oldest first."""
    numbers = [float(value) for value in values]
    low, high = (min(numbers), max(numbers)) if numbers else (0, 0)
    step = 112 / max(len(numbers) - 1, 1)
    points = [
        (4 + index * step, 28 - 24 * (number - low) / (high - low or 1))
        for index, number in enumerate(numbers)
    ]
    return format_html(
        '<svg class="k-chart" viewBox="0 0 120 32" width="120" height="32" role="img"'
        ' aria-label="{}"><polyline class="s-line" points="{}"></polyline>{}</svg>',
        label,
        " ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        format_html_join(
            "",
            '<circle class="s-fill" cx="{}" cy="{}" r="3"></circle>',
            [(f"{x:.1f}", f"{y:.1f}") for x, y in points[-1:]],
        ),
    )
