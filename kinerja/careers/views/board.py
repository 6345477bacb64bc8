from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.appraisal.enums import Rating
from kinerja.careers import access, actions, queries
from kinerja.careers.enums import PotentialLevel, TalentState
from kinerja.careers.forms import TalentFilter
from kinerja.lib.downloads import asked_form, table_file
from kinerja.lib.paging import page_by_name

PAGE_SIZE = 25


@require_safe
def board(request):
    """The nine boxes with counts; each count opens the people behind it."""
    on = timezone.localdate()
    access.require_committee(request.user, on=on)
    unit = request.GET.get("unit", "")[:100]
    people = access.weighed_people(request.user, on=on)
    if unit:
        people = queries.in_unit(people, unit, on=on)
    found = queries.board_of(people, on=on)
    return render(
        request,
        "careers/board.html",
        {
            "board": found,
            "grid": grid(found),
            "levels": list(PotentialLevel)[::-1],
            "states": [(one, found.states[one]) for one in TalentState],
            "criteria": queries.criteria_on(on),
            "unit": unit,
        },
    )


def grid(board):
    """Rows of kinerja, best first; columns of potensial, lowest first."""
    return [
        {
            "word": rating.label,
            "cells": [
                {"box": box, "count": board.boxes[box.number]}
                for level in list(PotentialLevel)[::-1]
                for box in (board.rule.boxes[rating, level],)
            ],
        }
        for rating in Rating
    ]


def trail(name=""):
    """The way back from a list, or from one person, to the board."""
    found = [
        {"label": "Peta talenta", "url": reverse("careers:board")},
        {"label": "Daftar talenta", "url": reverse("careers:talent_list")},
    ]
    return [*found, {"label": name, "url": ""}] if name else found


def filtered(user, data, *, on):
    form = TalentFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    people = access.weighed_people(user, on=on)
    if wanted.get("unit"):
        people = queries.in_unit(people, wanted["unit"], on=on)
    rows = queries.talent_list(
        people, on=on, keadaan=wanted.get("keadaan", ""), kotak=wanted.get("kotak")
    )
    return form, rows


@require_safe
def talent_list(request):
    """The people behind a count."""
    on = timezone.localdate()
    access.require_committee(request.user, on=on)
    form, rows = filtered(request.user, request.GET, on=on)
    page = page_by_name(rows, name="name", after=request.GET.get("setelah", ""), size=PAGE_SIZE)
    query = request.GET.copy()
    query.pop("setelah", None)
    return render(
        request,
        "careers/talent_list.html",
        {
            "form": form,
            "page": page,
            "rows": [
                (case, TalentState(case.employee.talent_state))
                for case in queries.cases_of(page.rows, on=on)
            ],
            "query": query,
            "trail": trail(),
            "is_filtered": any(query.values()),
        },
    )


@require_POST
def talent_export(request):
    """The same people as a workbook; each download is recorded."""
    on = timezone.localdate()
    access.require_committee(request.user, on=on)
    form, rows = filtered(request.user, request.POST, on=on)
    wanted = {name: str(form[name].value() or "") for name in form.fields}
    actions.record_export(
        by=request.user, at=timezone.now(), form="talenta", rows=rows.count(), wanted=wanted
    )
    table = queries.talent_rows(rows, on=on)
    return table_file(
        asked_form(request),
        f"talenta-{on}",
        title="Pemetaan talenta",
        columns=queries.LIST_COLUMNS,
        rows=table,
    )
