"""For HR and auditors: who took part and who holds a certificate; rounds and what they ask."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.downloads import asked_form, table_file
from kinerja.lib.refusals import Refused
from kinerja.organisation.queries import page_of_people, with_places
from kinerja.school import access, actions, queries, rules
from kinerja.school.enums import Enforcement, RaterState
from kinerja.school.forms import CertificationForm, RaterFilter, RoundForm

MOVES = ("setelah", "sebelum")


def filtered(user, data, *, on):
    """Form, penilai, and the wanted state; a filter that makes no sense filters nothing."""
    access.require_desk(user, on=on)
    form = RaterFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    people = queries.raters(
        access.people_listed(user, on=on),
        on=on,
        unit=wanted.get("unit"),
        text=wanted.get("q", ""),
    )
    return form, people, wanted.get("keadaan", "")


def counted(numbers, kept):
    """Each state with its number and the address that shows its people."""
    return [
        {
            "label": state.label,
            "number": numbers[state.value],
            "url": f"?{urlencode(kept | {'keadaan': state.value})}",
        }
        for state in RaterState
    ]


def key(request, name):
    """The person a page begins after or ends before."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 19 else None


@require_safe
def desk(request):
    on = timezone.localdate()
    form, people, state = filtered(request.user, request.GET, on=on)
    kept = {k: v for k, v in request.GET.items() if k not in MOVES and v}
    numbers = queries.state_counts(people, on=on)
    people = queries.standing_so(people, state, on=on)
    rows, before, after = page_of_people(
        with_places(queries.told(people), on=on),
        after=key(request, "setelah"),
        before=key(request, "sebelum"),
    )
    context = {
        "form": form,
        "rows": queries.in_words(rows, on=on),
        "counts": counted(numbers, kept),
        "count": numbers[state] if state else sum(numbers.values()),
        "exercises": len(queries.all_exercises()),
        "filters": kept,
        "before": rows[0].pk if before and rows else None,
        "after": rows[-1].pk if after and rows else None,
        **access.desk_pages(request.user, on=on),
    }
    return render(request, "school/desk.html", context)


@require_POST
def desk_export(request):
    """The same people as a file; each download is recorded."""
    on = timezone.localdate()
    asked, people, state = filtered(request.user, request.GET, on=on)
    form = asked_form(request)
    rows = list(queries.rater_rows(queries.standing_so(people, state, on=on), on=on))
    wanted = {name: request.GET.get(name, "")[:100] for name in asked.fields}
    actions.record_export(
        by=request.user, at=timezone.now(), form=form, rows=len(rows), wanted=wanted
    )
    return table_file(
        form, f"sekolah-penilai-{on}", title="Penilai", columns=queries.RATER_COLUMNS, rows=rows
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rounds(request):
    """All rounds, and a new one for HR of the agency."""
    on = timezone.localdate()
    access.require_rounds(request.user, on=on)
    if request.method == "POST":
        access.require_manager(request.user, on=on)
    form = RoundForm(request.POST if request.method == "POST" else None, initial={"opens_on": on})
    if form.is_bound and form.is_valid():
        try:
            made = actions.open_round(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"{made.name} dibuat dengan {rules.SIZE} kasus.")
            return redirect("school:round", made.pk)
    context = {
        **access.desk_pages(request.user, on=on),
        "form": form,
        "rounds": [{"row": one, "state": one.state(on=on)} for one in queries.rounds()],
        "usable": len(queries.usable()),
        "size": rules.SIZE,
    }
    return render(request, "school/rounds.html", context, status=422 if form.errors else 200)


@require_safe
def round_detail(request, pk):
    """How many take part; after scoring, figures over ten or more."""
    on = timezone.localdate()
    row = access.get_round(request.user, pk, on=on)
    figures = (row.summary or {}).get("figures")
    context = {
        "round": row,
        "state": row.state(on=on),
        "penilai": queries.penilai_count(on=on),
        "vignettes": row.vignettes.select_related("version").order_by("version__job"),
        "figures": figures,
        "elevation": figures and rules.elevation_words(*figures["elevation"]),
        "least": rules.LEAST_GROUP,
    }
    return render(request, "school/round.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def certification(request):
    """What a certificate asks, from which day on."""
    on = timezone.localdate()
    access.require_manager(request.user, on=on)
    standard = queries.standard_on(on)
    form = CertificationForm(
        request.POST if request.method == "POST" else None,
        initial={
            "since": on,
            "threshold": standard.threshold,
            "months": standard.months,
            "enforcement": standard.enforcement,
        },
    )
    if form.is_bound and form.is_valid():
        try:
            actions.set_certification(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Ketentuan sertifikat tersimpan.")
            return redirect("school:certification")
    context = {
        **access.desk_pages(request.user, on=on),
        "form": form,
        "standard": standard,
        "enforcement": Enforcement(standard.enforcement).label,
        "rules": queries.rules_set(),
    }
    return render(request, "school/certification.html", context, status=422 if form.errors else 200)
