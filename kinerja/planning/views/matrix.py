"""The matrix of roles and results (Format A.1.5), filled together row by row."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.planning import access, actions, forms, queries, rules
from kinerja.planning.enums import AssignmentStatus
from kinerja.planning.views.editing import Editor, edit, number, told, trail

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
MOST_COLUMNS = 4
MOST_PEOPLE = 25  # offered at once
TONES = {
    AssignmentStatus.ASKED: "warn",
    AssignmentStatus.WAITING: "warn",
    AssignmentStatus.IN_FORCE: "ok",
    AssignmentStatus.REFUSED: "bad",
    AssignmentStatus.ENDED: "",
}


@require_safe
def matrix(request, pk):
    on = timezone.localdate()
    skp = access.get_matrix(request.user, pk, on=on)
    columns, page = queries.matrix_page(skp, on=on, after=request.GET.get("setelah", ""))
    is_own = access.can_divide(request.user, skp)
    context = {
        "skp": skp,
        "columns": columns,
        "parts": parts_of(columns),
        "rows": page.rows,
        "next_url": page.next_after and f"?setelah={page.next_after}",
        "is_own": is_own,
        "fills_all": is_own or skp.leads_a_team,
        "tones": TONES,
        "trail": None,
    }
    if is_own:
        text = request.GET.get("q", "").strip()[:100]
        people = queries.people_to_appoint(skp, text=text, on=on, limit=MOST_PEOPLE + 1)
        context |= {
            "text": text,
            "people": people[:MOST_PEOPLE],
            "has_more_people": len(people) > MOST_PEOPLE,
            "asking": queries.asking_to_join(skp),
            "trail": trail(skp, ("Matriks peran dan hasil", "")),
        }
    return render(request, "planning/matrix.html", context)


def parts_of(columns):
    """A wide matrix is shown as several tables, so that nothing is pushed sideways."""
    starts = range(0, len(columns), MOST_COLUMNS)
    return [
        {
            "numbers": range(start + 1, min(start + MOST_COLUMNS, len(columns)) + 1),
            "slice": f"{start}:{start + MOST_COLUMNS}",
        }
        for start in starts
    ]


@get_or_post
def matrix_row(request, pk, row_pk):
    on = timezone.localdate()
    skp = access.get_matrix(request.user, pk, on=on)
    row = access.get_row_to_write(request.user, skp, row_pk)
    columns = queries.columns_of(skp)
    is_own = access.can_divide(request.user, skp)
    matrix_url = reverse("planning:matrix", args=[skp.pk])

    def build(data, kept):
        saved = forms.initial_of_row(row, columns, queries.roles_in(row))
        initial = saved | (kept or {})
        return forms.RowForm(data, initial=initial, columns=columns, may_lead=is_own)

    def act(form, revision):
        return actions.save_roles(
            row,
            roles=form.roles(),
            is_team_lead=form.cleaned_data.get("is_team_lead"),
            revision=revision,
            by=request.user,
            at=timezone.now(),
        )

    editor = Editor(
        skp=skp,
        row=row,
        key=f"matriks-{row.pk}",
        template="planning/matrix_row.html",
        build=build,
        act=act,
        then=lambda row: matrix_url,
        saved=f"Peran {row.employee.full_name} tersimpan.",
        context=around(row, matrix_url, on=on)
        | {"trail": path_to(skp, matrix_url) if is_own else None},
    )
    return edit(request, editor)


def around(row, matrix_url, *, on):
    """What the page of a row shows beside its form."""
    return {
        "row": row,
        "conflict_title": "Baris ini",
        "hints": hints_of(row, on=on),
        "back_url": matrix_url,
    }


def path_to(skp, matrix_url):
    return trail(skp, ("Matriks peran dan hasil", matrix_url), ("Isi peran", ""))


def hints_of(row, *, on):
    """What the law advises about the roles as they are kept."""
    job = queries.job_of(row.employee, on=on)
    found = [
        rules.hint_on_control(job=job, is_team_lead=row.is_team_lead, control=role.control)
        for role in queries.roles_in(row).values()
        if job
    ]
    return sorted({hint for hint in found if hint})


@require_POST
def matrix_add(request, pk):
    """One person, or everybody who reports to the owner and has no row yet."""
    on = timezone.localdate()
    skp = access.get_own_skp(request.user, pk)
    asked = number(request.POST.get("pegawai"))
    people = queries.people_to_appoint(skp, text=request.POST.get("q", ""), on=on)
    chosen = people if "semua" in request.POST else [p for p in people if p.pk == asked]
    if not chosen:
        messages.error(request, "Pegawai itu tidak ditemukan. Cari lagi namanya.")
        return redirect("planning:matrix", skp.pk)
    try:
        actions.appoint_members(skp, employees=chosen, by=request.user, at=timezone.now())
    except Refused as refusal:
        return told(request, refusal, "planning:matrix", skp.pk)
    messages.success(request, f"{len(chosen)} pegawai masuk matriks.")
    return redirect("planning:matrix", skp.pk)


@require_POST
def matrix_end(request, pk, row_pk):
    skp = access.get_own_skp(request.user, pk)
    row = access.get_row_of_own_matrix(request.user, skp, row_pk)
    try:
        actions.end_assignment(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        return told(request, refusal, "planning:matrix", skp.pk)
    messages.success(request, "Penugasan diakhiri. Hasil kerja yang sudah diambil tetap ada.")
    return redirect("planning:matrix", skp.pk)
