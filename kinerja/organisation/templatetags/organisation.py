from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from kinerja.lib import periods

register = template.Library()


@register.filter
def last_day(period):
    """The last day inside a period."""
    return periods.last_day(period)


@register.simple_tag
def unit_branches(nodes):
    """The tree of units, the top ones open; a text, as it has hundreds of nodes."""
    address = reverse("organisation:unit_detail", args=[0]).rsplit("0", 1)
    return SafeString("".join(_branch(node, address, state=" open") for node in nodes))


def _branch(node, address, *, state=""):
    name, people = escape(node.unit.name), f"{node.people:,}".replace(",", ".")
    page = str(node.unit.pk).join(address)
    if not node.branches or node.is_wide:
        more = f", {len(node.branches)} unit" if node.branches else ""
        return (
            f'<li class="py-1"><a href="{page}">{name}</a>'
            f' <small class="text-muted">{people} pegawai{more}</small></li>'
        )
    inside = "".join(_branch(branch, address) for branch in node.branches)
    return (
        f'<li class="py-1"><details{state}>'
        f'<summary>{name} <small class="text-muted">{people} pegawai</small></summary>'
        '<ul class="list-unstyled ms-3">'
        f'<li class="py-1"><a href="{page}">Buka halaman unit</a></li>{inside}</ul></details></li>'
    )
