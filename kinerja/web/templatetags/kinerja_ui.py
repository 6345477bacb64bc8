"""Small pieces of the pages: icons, dates in words, charts drawn on the server."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.forms import CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kinerja.lib.periods import MONTHS
from kinerja.web import charts
from kinerja.web.escaped import escaped

register = template.Library()

TONE_ICONS = {
    "ok": "circle-check",
    "warn": "clock",
    "bad": "alert-circle",
    "info": "info-circle",
    "": "circle-dashed",
}
STEPS_OF_TIME = ((86400 * 30, "bulan"), (86400, "hari"), (3600, "jam"), (60, "menit"))
NBSP = "\u00a0"
BREAK = SafeString("/<wbr>")
HERE = SafeString(' aria-current="page"')


@register.simple_tag
@lru_cache(maxsize=500)  # a page draws dozens of the same few
def icon(name: str, label: str = ""):
    """A picture from the sprite; silent unless it has a label of its own."""
    meaning = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else format_html('{}="true"', "aria-hidden")
    )
    return format_html(
        '<svg class="k-icon" focusable="false" {}><use href="{}#{}"></use></svg>',
        meaning,
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def nav_link(item, picture=True):
    """One page of the menu; every page shows each of them twice."""
    shown = item["icon"] if picture else ""
    return _nav_link(item["url"], shown, item["label"], item.get("active", False))


@register.simple_tag
def nav_links(items, picture=False):
    """The pages of one group; sixty pictures on top too would weigh 7 KB on each page."""
    return SafeString("".join(nav_link(item, picture=picture) for item in items))


@lru_cache(maxsize=500)
def _nav_link(url, picture, label, active):
    return format_html(
        '<a href="{}"{}>{}<span>{}</span></a>',
        url,
        HERE if active else "",
        icon(picture) if picture else "",
        label,
    )


@register.simple_tag
def tone_icon(tone: str = ""):
    """The picture that goes with the colour of a status."""
    return icon(TONE_ICONS[tone])


@register.simple_tag
def status_tag(word, tone=""):
    """How something stands; tone: ok, warn, bad, info or nothing."""
    look = f" is-{tone}" if tone else ""
    return SafeString(f'<span class="k-tag{look}">{tone_icon(tone or "")}{escaped(word)}</span>')


@register.simple_tag
def person(name, number="", position="", unit="", url=""):
    """Who it is, at the head of a row; a tag, as lists of a whole page draw it."""
    called = f"<b>{escaped(name)}</b>"
    if url:
        called = f'<a href="{escaped(url)}">{called}</a>'
    if number:
        called += f"<small>NIP {escaped(nip(number))}</small>"
    if position or unit:
        place = f"{position} · {unit}" if position and unit else position or unit
        called += f"<small>{escaped(place)}</small>"
    return SafeString(
        '<div class="k-person"><span class="k-avatar" aria-hidden="true">'
        f"{escaped(str(name)[:1])}</span><div>{called}</div></div>"
    )


@register.simple_tag
def number_cells(cells):
    """The counts of a row: (word of the column, how many) of each, or its address besides."""
    return SafeString("".join(_number_cell(*cell) for cell in cells))


def _number_cell(word, number, url=""):
    said = thousands(number)
    if number and url:
        said = f'<a href="{escaped(url)}">{said}</a>'
    return f'<td data-label="{escaped(word)}" class="is-num">{said}</td>'


@register.simple_tag
def widget(field):
    """A form control in our look, keeping the classes the form gave it."""
    control = field.field.widget
    if isinstance(control, (RadioSelect, CheckboxSelectMultiple)):
        return field.as_widget()
    ours = "form-control"
    if isinstance(control, CheckboxInput):
        ours = "form-check-input"
    elif isinstance(control, Select):
        ours = "form-select"
    classes = " ".join(filter(None, [ours, control.attrs.get("class")]))
    return field.as_widget(attrs={"class": classes})


@register.filter
def says_optional(field) -> bool:
    """Whether the label says that the field may stay empty; a form may keep quiet about it."""
    return not field.field.required and getattr(field.form, "mark_optional", True)


@register.filter
def breakable(text):
    """Lets a word with a slash go on in the next line after it."""
    return format_html_join(BREAK, "{}", [[part] for part in str(text).split("/")])


@register.filter
def is_checkbox(field) -> bool:
    """One box to tick, whose label stands beside it."""
    return type(field.field.widget) is CheckboxInput


@register.filter
def first_control(field) -> str:
    """The id that a link in the error summary jumps to."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.filter
def undo_url(message) -> str:
    """Where the “Urungkan” button of a message posts to, when its act can be taken back."""
    extra = message.extra_tags or ""
    return extra.removeprefix("undo:") if extra.startswith("undo:") else ""


@register.filter
def example(field) -> str:
    """The example a form gives for a field in its `examples`."""
    return getattr(field.form, "examples", {}).get(field.name, "")


@register.filter
def nip(value) -> str:
    """18 digits in the groups people read aloud; anything else unchanged."""
    digits = str(value or "")
    if not re.fullmatch(r"\d{18}", digits):
        return digits
    return " ".join((digits[:8], digits[8:14], digits[14], digits[15:]))


@register.filter
def long_date(value: date | datetime | None) -> str:
    """10 Oktober 2026."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.day}{NBSP}{MONTHS[value.month - 1]} {value.year}"


@register.filter
def long_datetime(value: datetime | None) -> str:
    """10 Oktober 2026 pukul 10.42, in the time of the regency."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{long_date(local)} pukul {local:%H.%M}"


@register.filter
def relative(value: date | datetime | None, now: date | datetime) -> str:
    """How far away: “3 hari lagi”, “2 jam lalu”, “hari ini”."""
    if not value:
        return ""
    if not isinstance(value, datetime):
        today = timezone.localtime(now).date() if isinstance(now, datetime) else now
        seconds = (value - today).days * 86400
        if seconds == 0:
            return "hari ini"
    else:
        seconds = (value - now).total_seconds()
    for length, word in STEPS_OF_TIME:
        if abs(seconds) >= length:
            return f"{int(abs(seconds) // length)} {word} {'lagi' if seconds > 0 else 'lalu'}"
    return "baru saja" if seconds <= 0 else "sebentar lagi"


@register.filter
def decimal(value, places: int = 1) -> str:
    """A number with a decimal comma and without idle zeros."""
    if value is None or value == "":
        return ""
    text = f"{float(value):.{places}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


@register.filter
def thousands(value) -> str:
    """7.000."""
    return f"{int(value or 0):,}".replace(",", ".")


progress_bar = register.simple_tag(charts.progress_bar)
sparkline = register.simple_tag(charts.sparkline)


@register.simple_tag
def distribution(rows: Sequence[tuple[str, int]], label: str):
    """Horizontal bars, one for each (word, count); never a pie."""
    most = max((count for _, count in rows), default=0) or 1
    bars = format_html_join(
        "",
        '<text x="0" y="{}em">{}</text>'
        '<rect class="s-soft" x="50%" y="{}em" width="34%" height="1.1em" rx="4"></rect>'
        '<rect class="s-fill" x="50%" y="{}em" width="{}%" height="1.1em" rx="4"></rect>'
        '<text x="100%" y="{}em" text-anchor="end">{}</text>',
        [
            (y + 1.2, word, y + 0.3, y + 0.3, f"{34 * count / most:.1f}", y + 1.2, thousands(count))
            for y, (word, count) in zip(range(0, 2 * len(rows), 2), rows, strict=True)
        ],
    )
    return format_html(
        '<svg class="k-chart" width="100%" height="{}em" role="img" aria-label="{}">{}</svg>',
        2 * len(rows),
        label,
        bars,
    )
