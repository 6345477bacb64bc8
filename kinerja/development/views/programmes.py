from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.development import access, actions, queries
from kinerja.development.forms import (
    AttendanceForm,
    CatalogueFilter,
    ProgrammeForm,
    ReasonForm,
)
from kinerja.development.views.doing import GET_AND_POST, do, form_page, rest_of, sent
from kinerja.lib.downloads import asked_form, table_file
from kinerja.organisation.queries import employee_of

FIELDS = (
    "title",
    "kind",
    "competence",
    "hours",
    "capacity",
    "starts_on",
    "ends_on",
    "closes_on",
    "cost",
    "place",
    "provider",
    "about",
    "needs_approval",
)


def filtered(data, *, on):
    """The form and the programmes it leaves; open ones unless it is said otherwise."""
    form = CatalogueFilter(data or None, names=queries.competence_names(on=on))
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.catalogue(
        on=on,
        text=wanted.get("teks", ""),
        kind=wanted.get("jenis", ""),
        competence=wanted.get("competence", ""),
        state=wanted.get("keadaan") or queries.OPEN,
    )
    return form, rows


@require_safe
def programme_list(request):
    """The catalogue."""
    on = timezone.localdate()
    form, rows = filtered(request.GET, on=on)
    query = rest_of(request.GET)
    page = queries.page_by_name(rows, name="starts_on", after=request.GET.get("setelah", ""))
    return render(
        request,
        "development/programme_list.html",
        {
            "form": form,
            "page": page,
            "query": query,
            "is_filtered": any(query.values()),
            "runs": access.can_run_programmes(request.user, on=on),
        },
    )


@require_POST
def seats_export(request):
    on = timezone.localdate()
    access.require_programmes(request.user, on=on)
    _, rows = filtered(request.POST, on=on)
    wanted = rest_of(request.POST).dict()
    actions.record_export(
        by=request.user, at=timezone.now(), form="kursi", rows=rows.count(), wanted=wanted
    )
    return table_file(
        asked_form(request),
        f"program-{on}",
        title="Kursi program",
        columns=queries.SEAT_COLUMNS,
        rows=queries.seat_rows(rows),
    )


@require_safe
def programme(request, pk):
    """One programme, and what it means for whoever looks."""
    on = timezone.localdate()
    row = access.get_programme(pk)
    me = employee_of(request.user)
    enrolment = me and queries.enrolment_of(me, row)
    waits = enrolment and enrolment.status == "antre"
    return render(
        request,
        "development/programme.html",
        {
            "programme": row,
            "free": max(row.capacity - row.taken, 0),
            "me": me,
            "enrolment": enrolment,
            "place": queries.place_in_queue(enrolment) if waits else None,
            "blockers": queries.blockers_to_enrol(me, row, on=on) if me else [],
            "runs": access.can_run_programmes(request.user, on=on),
            "today": on,
        },
    )


@require_POST
def enrol(request, pk):
    row = access.get_programme(pk)
    back = reverse("development:programme", args=[row.pk])
    done = "Pendaftaran diterima. Baca statusnya di bawah."
    return do(request, actions.enrol, row, done=done, back=back)


@require_POST
def enrolment_withdraw(request, pk):
    row = access.get_own_enrolment(request.user, pk)
    back = reverse("development:programme", args=[row.programme_id])
    done = "Anda mundur. Kursi diberikan kepada yang antre."
    return do(request, actions.withdraw_enrolment, row, done=done, back=back)


@require_POST
def enrolment_answer(request, pk):
    row = access.get_led_enrolment(request.user, pk, on=timezone.localdate())
    approves = request.POST.get("jawaban") == "ya"
    return do(
        request,
        actions.answer_enrolment,
        row,
        approves=approves,
        answer=request.POST.get("alasan", "").strip()[:500],
        done="Pendaftaran disetujui." if approves else "Jawaban Anda disampaikan.",
        back=reverse("development:team_growth"),
    )


@require_http_methods(GET_AND_POST)
def programme_new(request):
    on = timezone.localdate()
    access.require_programmes(request.user, on=on)
    words = {
        "title": "Buka program",
        "lead": "Setelah disimpan, program langsung terlihat di katalog.",
        "label": "Buka program",
        "done": "Program dibuka.",
    }
    form = ProgrammeForm(sent(request), names=queries.competence_names(on=on))
    back = reverse("development:programme_list")
    return form_page(request, form, act=actions.open_programme, words=words, back=back)


@require_http_methods(GET_AND_POST)
def programme_edit(request, pk):
    on = timezone.localdate()
    row = access.get_run_programme(request.user, pk, on=on)

    def act(**said):
        return actions.change_programme(row, **said)

    words = {
        "title": "Ubah program",
        "lead": "Hari dan JP tetap sesudah ada yang mendaftar.",
        "label": "Simpan perubahan",
        "done": "Program diubah.",
    }
    form = ProgrammeForm(
        sent(request),
        names=queries.competence_names(on=on),
        initial={name: getattr(row, name) for name in FIELDS},
    )
    back = reverse("development:programme", args=[row.pk])
    return form_page(request, form, act=act, words=words, back=back)


@require_http_methods(GET_AND_POST)
def programme_call_off(request, pk):
    row = access.get_run_programme(request.user, pk, on=timezone.localdate())

    def act(**said):
        return actions.call_off_programme(row, **said)

    words = {
        "title": "Batalkan program",
        "lead": f"“{row.title}”. Semua yang mendaftar diberi tahu sebabnya.",
        "label": "Batalkan program",
        "done": "Program dibatalkan dan pendaftar diberi tahu.",
    }
    back = reverse("development:programme", args=[row.pk])
    return form_page(request, ReasonForm(sent(request)), act=act, words=words, back=back)


@require_http_methods(GET_AND_POST)
def participants(request, pk):
    """Who has a seat, who waits, and who came."""
    row = access.get_run_programme(request.user, pk, on=timezone.localdate())
    after = request.GET.get("setelah", "")
    page = queries.page_by_name(queries.participants(row), name="asked_at", after=after, size=30)
    form = AttendanceForm(sent(request), rows=page.rows)
    back = reverse("development:participants", args=[row.pk])
    if form.is_bound and form.is_valid():
        return do(
            request,
            actions.mark_attendance,
            row,
            certificates=form.certificates(),
            done="Kehadiran disimpan. JP peserta yang hadir sudah dihitung.",
            back=back,
        )
    return render(
        request,
        "development/participants.html",
        {
            "programme": row,
            "page": page,
            "form": form,
            "is_over": row.ends_on <= timezone.localdate() and not row.called_off_at,
        },
        status=422 if form.errors else 200,
    )


@require_POST
def participants_export(request, pk):
    on = timezone.localdate()
    row = access.get_run_programme(request.user, pk, on=on)
    table = list(queries.participant_rows(row, on=on))
    actions.record_export(
        by=request.user,
        at=timezone.now(),
        form="peserta",
        rows=len(table),
        wanted={"program": str(row.pk)},
    )
    return table_file(
        asked_form(request),
        f"peserta-{row.pk}",
        title="Peserta program",
        columns=queries.PARTICIPANT_COLUMNS,
        rows=table,
    )
