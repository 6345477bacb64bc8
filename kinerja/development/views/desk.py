"""Lists for HR: hours, gaps, what waits for confirmation, what followed, standards."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.development import access, actions, queries
from kinerja.development.forms import GapFilter, HoursFilter, StandardForm
from kinerja.development.views.doing import GET_AND_POST, do, form_page, rest_of, sent
from kinerja.lib.downloads import asked_form, table_file
from kinerja.organisation.queries import positions_named

PAGE_SIZE = 25


def hours_asked(request, data, *, on):
    """The form, the year and the people of the address."""
    access.require_register(request.user, on=on)
    form = HoursFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    year = wanted.get("tahun") or on.year
    rows = queries.people_by_hours(
        access.people_listed(request.user, on=on),
        year=year,
        on=on,
        unit=wanted.get("unit", ""),
        state=wanted.get("keadaan") or queries.SHORT,
    )
    return form, year, rows


@require_safe
def hours_list(request):
    """Who has fewer JP than the year asks."""
    on = timezone.localdate()
    form, year, rows = hours_asked(request, request.GET, on=on)
    after = request.GET.get("setelah", "")
    page = queries.page_by_name(rows, name="name", after=after, size=PAGE_SIZE)
    queries.in_hours(page.rows, year=year)
    query = rest_of(request.GET)
    return render(
        request,
        "development/hours_list.html",
        {
            "form": form,
            "year": year,
            "page": page,
            "query": query,
            "is_filtered": any(query.values()),
            "desk": access.desk_of(request.user, on=on),
        },
    )


@require_POST
def hours_export(request):
    on = timezone.localdate()
    _, year, rows = hours_asked(request, request.POST, on=on)
    return exported(
        request,
        rows,
        "jp",
        f"jp-{year}",
        queries.HOURS_COLUMNS,
        queries.hours_rows(rows, year=year),
    )


def gaps_asked(request, data, *, on):
    """The form and the people of the address."""
    access.require_register(request.user, on=on)
    form = GapFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.people_by_gap(
        access.people_listed(request.user, on=on),
        on=on,
        unit=wanted.get("unit", ""),
        state=wanted.get("keadaan", ""),
    )
    return form, rows


@require_safe
def gap_list(request):
    """Competences against the job, a page of people at a time."""
    on = timezone.localdate()
    form, rows = gaps_asked(request, request.GET, on=on)
    after = request.GET.get("setelah", "")
    page = queries.page_by_name(rows, name="name", after=after, size=PAGE_SIZE)
    queries.with_profiles(page.rows, on=on)
    query = rest_of(request.GET)
    return render(
        request,
        "development/gap_list.html",
        {
            "form": form,
            "page": page,
            "query": query,
            "is_filtered": any(query.values()),
            "desk": access.desk_of(request.user, on=on),
        },
    )


@require_POST
def gaps_export(request):
    on = timezone.localdate()
    _, rows = gaps_asked(request, request.POST, on=on)
    table = queries.gap_rows(rows, on=on)
    return exported(request, rows, "kompetensi", f"kompetensi-{on}", queries.GAP_COLUMNS, table)


@require_safe
def record_list(request):
    """Learning elsewhere that waits for a look at its proof."""
    on = timezone.localdate()
    access.require_keeper(request.user, on=on)
    rows = access.kept_records(request.user, on=on)
    page = queries.page_by_name(
        rows.order_by("declared_at", "pk"),
        name="declared_at",
        after=request.GET.get("setelah", ""),
        size=20,
    )
    context = {"page": page, "desk": access.desk_of(request.user, on=on)}
    return render(request, "development/record_list.html", context)


@require_POST
def record_answer(request, pk):
    row = access.get_kept_record(request.user, pk, on=timezone.localdate())
    confirms = request.POST.get("jawaban") == "ya"
    return do(
        request,
        actions.answer_record,
        row,
        confirms=confirms,
        answer=request.POST.get("alasan", "").strip()[:500],
        done="JP dihitung." if confirms else "Jawaban Anda disampaikan.",
        back=reverse("development:record_list"),
    )


@require_safe
def effect_list(request):
    """What followed programmes, with how many and an interval; silent where few are behind it."""
    on = timezone.localdate()
    access.require_effects(request.user, on=on)
    rows = queries.finished_programmes(on=on)
    found = queries.effects(rows[:50])
    context = {"found": found, "desk": access.desk_of(request.user, on=on)}
    return render(request, "development/effect_list.html", context)


@require_POST
def effects_export(request):
    on = timezone.localdate()
    access.require_effects(request.user, on=on)
    rows = queries.finished_programmes(on=on)
    table = queries.effect_rows(queries.effects(rows))
    return exported(request, rows, "dampak", f"sesudah-program-{on}", queries.EFFECT_COLUMNS, table)


@require_safe
def standard_list(request):
    """Levels that HR set; elsewhere those of the law's annex hold."""
    on = timezone.localdate()
    access.require_register(request.user, on=on)
    page = queries.page_by_name(
        queries.standards_on(on).order_by("competence", "pk"),
        name="competence",
        after=request.GET.get("setelah", ""),
    )
    return render(
        request,
        "development/standard_list.html",
        {
            "page": page,
            "general": queries.general_standards(on=on),
            "desk": access.desk_of(request.user, on=on),
        },
    )


@require_http_methods(GET_AND_POST)
def standard_new(request):
    on = timezone.localdate()
    access.require_programmes(request.user, on=on)
    text = request.GET.get("q", "").strip()
    positions = positions_named(text, chosen=request.POST.get("position"))
    form = StandardForm(sent(request), positions=positions, initial={"valid_from": on})
    words = {
        "title": "Tetapkan standar kompetensi",
        "lead": "Level berlaku mulai tanggalnya. Level sebelumnya berakhir sehari sebelum itu.",
        "label": "Tetapkan standar",
        "done": "Standar ditetapkan.",
    }
    return form_page(
        request,
        form,
        act=actions.set_standard,
        words=words,
        back=reverse("development:standard_list"),
        search_label="Cari jabatan tertentu",
        text=text,
        missing=bool(text) and not positions,
    )


def exported(request, rows, form, name, columns, table):
    """The list as a file; each download is recorded."""
    actions.record_export(
        by=request.user,
        at=timezone.now(),
        form=form,
        rows=rows.count(),
        wanted=rest_of(request.POST).dict(),
    )
    return table_file(asked_form(request), name, title=form, columns=columns, rows=table)
