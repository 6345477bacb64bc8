"""How the pages of planning read the content of a plan."""

from functools import cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from kinerja.lib.periods import last_day
from kinerja.planning.enums import AnnexKind, ResultKind

register = template.Library()

HEADS = (
    ("Nama", "name"),
    ("NIP", "nip"),
    ("Pangkat/gol. ruang", "rank"),
    ("Jabatan", "position"),
    ("Unit kerja", "unit"),
)
SERVED = {
    "skp": "Mendukung hasil pimpinan",
    "sasaran": "Mendukung sasaran",
    "sementara": "Mendukung hasil pimpinan (sementara)",
}


@register.filter
def heads(content) -> list:
    """The five lines of the form's head for both people."""
    people = content["employee"], content["appraiser"] or {}
    return [
        {"label": label, "employee": people[0].get(key), "appraiser": people[1].get(key)}
        for label, key in HEADS
    ]


@register.filter
def by_kind(results) -> list:
    """Utama, then tambahan, numbered through."""
    numbered = [{**result, "number": n} for n, result in enumerate(results, start=1)]
    groups = [
        {
            "label": f"Hasil kerja {kind.label.lower()}",
            "results": [result for result in numbered if result["kind"] == kind],
        }
        for kind in ResultKind
    ]
    return [group for group in groups if group["results"]]


@register.filter
def annex_lists(content) -> list:
    return [{"label": kind.label, "lines": content["annexes"].get(kind, [])} for kind in AnnexKind]


@register.filter
def goal_words(goal) -> str:
    """Where a goal stands and how it is measured, for lines of the tree."""
    level, target = goal.get_level_display(), f"{goal.target} {goal.unit_of_measure}".strip()
    return f"{level} {goal.code} · {goal.indicator}: {target}"


@register.simple_tag
def tree_branches(branches, waits):
    """Lines of the tree of results; a text, as a page has eighty. `waits` marks what is left."""
    return SafeString("".join([_line(branch, waits) for branch in branches]))


def _line(branch, waits):
    result = branch.result
    name, key = ("tree_result", result.pk) if branch.below else ("skp_read", result.skp_id)
    address = str(key).join(_around_key(name))
    below = f" · {_number(branch.below)} hasil kerja di bawahnya" if branch.below else ""
    left = f" · {_number(branch.left_below)} belum diturunkan" if branch.left_below else ""
    return (
        f'<li class="mb-2"><a href="{address}">{escape(result.statement)}</a>'
        f' <small class="text-muted">{escape(branch.owner)}{below}{left}</small>'
        f" {waits if branch.is_left else ''}</li>"
    )


@cache
def _around_key(name):
    return reverse(f"planning:{name}", args=[0]).rsplit("0", 1)


def _number(value):
    return f"{value:,}".replace(",", ".")


@register.filter
def served_word(source) -> str:
    return SERVED[source]


@register.filter
def box(table, key):
    """One entry of a table; nothing when there is none."""
    return (table or {}).get(key) or (table or {}).get(str(key), "")


@register.filter
def last_day_of(skp):
    """The last day a plan covers."""
    return last_day(skp.period)
