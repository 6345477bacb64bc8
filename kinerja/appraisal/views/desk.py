"""The records office's desk: counts that open their people, and the spread of predikat."""

from urllib.parse import quote, urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.appraisal import access, actions, queries
from kinerja.appraisal.forms import COUNTED, DeskFilter
from kinerja.lib import spreadsheet
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def asked(request, data, *, on):
    """The form, the desk, what was asked of it, and the filter that is kept in links."""
    desk = access.desk_of(request.user, on=on)
    periods = list(queries.opened_periods(on=on))
    current = queries.current_of(periods, on=on)
    form = DeskFilter(
        {"periode": current.pk if current else "", **{name: data[name] for name in data}},
        periods=periods,
        units=desk.offices.only("name", "path"),
    )
    wanted = form.cleaned_data if form.is_valid() else {}
    period, unit = wanted.get("periode") or current, wanted.get("unit")
    kept = {
        "periode": period.pk if period else "",
        "unit": unit.pk if unit else "",
        "keadaan": wanted.get("keadaan", ""),
    }
    return form, desk, period, unit, {name: value for name, value in kept.items() if value}


def listed(desk, period, unit, standing, *, on):
    """The people behind one count, by name."""
    people = queries.people_counted(desk.people, period, unit=unit, on=on)
    people = queries.people_standing(people, period, standing, on=on)
    return queries.placed_by_name(people, day=min(on, period.ends_on))


@require_safe
def desk(request):
    """Counts of a period, and the people behind the chosen one."""
    on = timezone.localdate()
    form, mine, period, unit, kept = asked(request, request.GET, on=on)
    context = {"form": form, "period": period, "kept": kept, "filtered": "keadaan" in kept}
    if period is not None and "keadaan" in kept:
        rows, context["count"], next_after = queries.desk_page(
            listed(mine, period, unit, kept["keadaan"], on=on),
            after=request.GET.get("setelah", ""),
        )
        context["rows"] = queries.desk_rows(rows, period)
        context["title"] = dict(COUNTED)[kept["keadaan"]]
        context["next_url"] = next_after and f"?{urlencode({**kept, 'setelah': next_after})}"
        context["back_url"] = f"?{urlencode({**kept, 'keadaan': ''})}"
    elif period is not None:
        counts = queries.standing_counts(period, kept=mine.paths, unit=unit, on=on)
        context["counts"] = [
            {
                "label": label,
                "number": counts[value],
                "url": f"?{urlencode({**kept, 'keadaan': value})}",
            }
            for value, label in COUNTED
        ]
    return render(request, "appraisal/desk.html", context)


def as_file(request, title, columns, table, *, name):
    """The rows as XLSX, or as CSV when asked."""
    kind = "csv" if request.POST.get("jenis") == "csv" else "xlsx"
    body = (
        spreadsheet.csv(columns, table)
        if kind == "csv"
        else spreadsheet.xlsx(title, columns, table)
    )
    response = HttpResponse(body, content_type=MEDIA[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def recorded(request, kept, *, rows):
    actions.record_export(
        by=request.user,
        at=timezone.now(),
        kind=(request.POST.get("jenis") == "csv" and "csv") or "xlsx",
        rows=rows,
        wanted={name: str(value) for name, value in kept.items()},
    )


@require_POST
def desk_export(request):
    """The people behind one count as a file; each download is recorded."""
    on = timezone.localdate()
    _, mine, period, unit, kept = asked(request, request.POST, on=on)
    table = []
    if period is not None and "keadaan" in kept:
        people = listed(mine, period, unit, kept["keadaan"], on=on)
        table = list(queries.desk_table(people, period))
    recorded(request, kept, rows=len(table))
    name = f"{kept.get('keadaan', 'meja')}-{on}"
    return as_file(request, "Daftar", queries.DESK_COLUMNS, table, name=name)


def spread_asked(request, data, *, on):
    """The form, the period, the spreads and the kept filter."""
    form, mine, period, unit, kept = asked(request, data, on=on)
    people = period and queries.people_counted(mine.people, period, unit=unit, on=on)
    found = queries.spreads(people, period, unit=unit) if period else []
    form.fields.pop("keadaan")
    return form, period, found, kept


@require_safe
def spread(request):
    """The spread of predikat in each office beside the pattern; advice, never a block."""
    form, period, found, kept = spread_asked(request, request.GET, on=timezone.localdate())
    register = f"{reverse('appraisal:register')}?periode={period.pk}&unit=" if period else ""
    rows = [
        {
            "name": one.unit.name,
            "address": register + quote(one.unit.name),
            "organisation": one.organisation_label or "–",
            "cells": one.cells,
            "advice": queries.advice_words(one),
        }
        for one in found
    ]
    context = {"form": form, "period": period, "rows": rows, "kept": kept}
    return render(request, "appraisal/spreads.html", context)


@require_POST
def spread_export(request):
    """The same rows as a file; each download is recorded."""
    on = timezone.localdate()
    _, _, found, kept = spread_asked(request, request.POST, on=on)
    recorded(request, kept, rows=len(found))
    table = queries.spread_rows(found)
    name = f"sebaran-predikat-{on}"
    return as_file(request, "Sebaran", queries.SPREAD_COLUMNS, table, name=name)


@require_safe
def in_force(request):
    """What the regency chose and what we assumed, with its basis."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    context = {
        "rows": queries.choices_in_force(on=on),
        "can_change": has_role(request.user, Role.AGENCY_HR, on=on),
    }
    return render(request, "appraisal/in_force.html", context)
