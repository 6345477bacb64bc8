from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation.access import has_role, units_kept_by
from kinerja.organisation.enums import Role
from kinerja.organisation.queries import page_of_people
from kinerja.outreach import access
from kinerja.outreach.actions.attendance import strike_attendance, type_attendance
from kinerja.outreach.actions.invitations import invite_people
from kinerja.outreach.forms import InviteForm, PeopleFilter, TypedForm
from kinerja.outreach.queries import events as queries
from kinerja.outreach.views.tables import number_asked, table_file

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_AND_POST)
def invite(request, pk):
    """Choose a unit and a group, see how many that are, then ask them all."""
    on = timezone.localdate()
    row = access.get_kept_briefing(request.user, pk, on=on)
    everybody = has_role(request.user, Role.AGENCY_HR, on=on)
    units = units_kept_by(request.user, on=on)
    units = units.filter(is_opd=True) if everybody else units
    data = request.POST if request.method == "POST" else request.GET
    data = data if data or request.method == "POST" else None
    form = InviteForm(data, units=units.order_by("name"), everybody=everybody)
    found = None
    if form.is_bound and form.is_valid():
        wanted = {"unit": form.cleaned_data["unit"], "group": form.cleaned_data["siapa"]}
        if request.method == "POST":
            return _sent(request, row, wanted)
        people = queries.group_of(access.may_invite(request.user, on=on), on=on, **wanted)
        found = queries.not_yet_invited(people, row).count()
    invited = row.invitations.count()
    context = {"briefing": row, "form": form, "found": found, "invited": invited}
    if found is not None and row.capacity:
        context["beyond"] = max(invited + found - row.capacity, 0)
    status = 422 if form.errors else 200
    return render(request, "outreach/invite.html", context, status=status)


def _sent(request, row, wanted):
    try:
        number = invite_people(row, by=request.user, at=timezone.now(), **wanted)
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("outreach:invite", row.pk)
    messages.success(request, f"{number} orang diundang dan diberi tahu.")
    return redirect("outreach:people", row.pk)


def _asked(request, pk, data):
    on = timezone.localdate()
    row = access.get_listed_briefing(request.user, pk, on=on)
    form = PeopleFilter(data or None)
    state = form.cleaned_data["keadaan"] if form.is_valid() else ""
    return row, form, state, queries.people_of(row, state=state, on=on)


@require_safe
def people(request, pk):
    """Who was invited, who answered, who came; guests below."""
    row, form, state, found = _asked(request, pk, request.GET)
    rows, before, after = page_of_people(
        found,
        after=number_asked(request.GET, "setelah"),
        before=number_asked(request.GET, "sebelum"),
    )
    for one in rows:
        one.answer_word = queries.ANSWERS.get(one.answer, "Tanpa undangan")
    on = timezone.localdate()
    context = {
        "briefing": row,
        "form": form,
        "state": state,
        "count": found.count(),
        "people": rows,
        "before": rows[0].pk if before and rows else None,
        "after": rows[-1].pk if after and rows else None,
        "guests": list(queries.guests_of(row)[:100]) if state in {"", "datang"} else [],
        "keeps": access.can_keep(request.user, row, on=on),
    }
    return render(request, "outreach/people.html", context)


@require_POST
def export(request, pk):
    row, _, state, found = _asked(request, pk, request.POST)
    return table_file(
        request,
        f"peserta-{row.pk}",
        title="Peserta sosialisasi",
        columns=queries.COLUMNS,
        rows=queries.people_rows(found, row),
        keadaan=state,
        kegiatan=str(row.pk),
    )


@require_http_methods(GET_AND_POST)
def type_in(request, pk):
    """Take over the paper list; the wrong lines stay on the form, each with its sentence."""
    row = access.get_kept_briefing(request.user, pk, on=timezone.localdate())
    form = TypedForm(request.POST if request.method == "POST" else None)
    typed = None
    if form.is_bound and form.is_valid():
        try:
            typed = type_attendance(
                row, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            words = f"{typed.new} orang dicatat, {typed.known} sudah tercatat sebelumnya."
            messages.success(request, words)
            if not typed.problems:
                return redirect("outreach:people", row.pk)
    context = {"briefing": row, "form": form, "problems": typed.problems if typed else ()}
    status = 422 if form.errors or context["problems"] else 200
    return render(request, "outreach/type_in.html", context, status=status)


@require_POST
def strike(request, pk):
    row = access.get_kept_attendance(request.user, pk, on=timezone.localdate())
    try:
        strike_attendance(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Kehadiran dicoret.")
    return redirect("outreach:people", row.briefing_id)
