from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation.access import units_kept_by
from kinerja.organisation.queries import page_of_people, unit_asked
from kinerja.outreach import access
from kinerja.outreach.actions.invitations import invite_people
from kinerja.outreach.enums import InvitedGroup
from kinerja.outreach.forms import ReachedFilter, ReachFilter
from kinerja.outreach.queries import reach as queries
from kinerja.outreach.views.tables import number_asked, table_file

NEXT = 10


def asked(request, data, form_class):
    """The form, what it says, and the year it means."""
    on = timezone.localdate()
    access.require_lists(request.user, on=on)
    form = form_class(data or None, initial={"tahun": on.year})
    wanted = form.cleaned_data if form.is_valid() else {}
    year = wanted.get("tahun") or on.year
    return form, wanted, {"year": year, "on": on}, access.people_listed(request.user, on=on)


@require_safe
def reach(request):
    """Of each perangkat daerah: invited, came, never reached; each number opens its people."""
    form, _, when, people = asked(request, request.GET, ReachFilter)
    rows, total = queries.reach_of(people, **when)
    rows = list(linked_counts(rows, year=when["year"]))
    context = {"form": form, "rows": rows, "total": total, "year": when["year"]}
    return render(request, "outreach/reach.html", context)


def linked_counts(rows, *, year):
    """Of each office (heading, number, address of the people behind it) for each cell."""
    people = reverse("outreach:reached")
    for row in rows:
        unit = urlencode({"unit": row.unit.code})
        cells = (
            ("Pegawai", row.people, ""),
            ("Diundang", row.invited, "diundang"),
            ("Hadir", row.came, "hadir"),
            ("Belum terjangkau", row.unreached, "belum_terjangkau"),
        )
        yield (
            row,
            [
                (heading, n, f"{people}?tahun={year}{state and f'&keadaan={state}'}&{unit}")
                for heading, n, state in cells
            ],
        )


@require_POST
def export(request):
    _, _, when, people = asked(request, request.POST, ReachFilter)
    rows, total = queries.reach_of(people, **when)
    return table_file(
        request,
        f"jangkauan-sosialisasi-{when['year']}",
        title="Jangkauan sosialisasi",
        columns=queries.REACH_COLUMNS,
        rows=queries.reach_rows(rows, total),
        tahun=str(when["year"]),
    )


@require_safe
def reached(request):
    """The people behind a number; those never reached may be asked to the next event."""
    form, wanted, when, people = asked(request, request.GET, ReachedFilter)
    state = wanted.get("keadaan") or "semua"
    unit = unit_asked(wanted.get("unit", ""))
    found = queries.reached_people(people, state=state, unit=unit, **when)
    rows, before, after = page_of_people(
        found,
        after=number_asked(request.GET, "setelah"),
        before=number_asked(request.GET, "sebelum"),
    )
    invites = (
        state == "belum_terjangkau"
        and unit is not None
        and unit.parent_id is not None
        and units_kept_by(request.user, on=when["on"]).filter(pk=unit.pk).exists()
    )
    context = {
        "form": form,
        "state": state,
        "title": queries.REACH_STATES[state],
        "code": unit.code if unit else "",
        "year": when["year"],
        "count": found.count(),
        "people": rows,
        "before": rows[0].pk if before and rows else None,
        "after": rows[-1].pk if after and rows else None,
        "unit": unit,
        "coming": _coming(request.user, on=when["on"]) if invites else [],
        "invites": invites,
    }
    return render(request, "outreach/reached.html", context)


def _coming(user, *, on):
    return list(access.invitable_briefings(user, on=on, at=timezone.now())[:NEXT])


@require_POST
def reached_export(request):
    _, wanted, when, people = asked(request, request.POST, ReachedFilter)
    state, unit = wanted.get("keadaan") or "semua", unit_asked(wanted.get("unit", ""))
    found = queries.reached_people(people, state=state, unit=unit, **when)
    return table_file(
        request,
        f"jangkauan-{state.replace('_', '-')}-{when['year']}",
        title=queries.REACH_STATES[state],
        columns=queries.PEOPLE_COLUMNS,
        rows=queries.listed_rows(found),
        keadaan=state,
        tahun=str(when["year"]),
    )


@require_POST
def invite(request):
    """Ask everybody of a unit who has not come this year to the event that was chosen."""
    on = timezone.localdate()
    pk, unit_pk = number_asked(request.POST, "kegiatan"), number_asked(request.POST, "unit")
    row = access.get_kept_briefing(request.user, pk, on=on)
    unit = units_kept_by(request.user, on=on).filter(pk=unit_pk).first()
    if unit is None:
        raise Http404
    try:
        number = invite_people(
            row, unit=unit, group=InvitedGroup.UNREACHED, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, f"{number} orang diundang dan diberi tahu.")
    return redirect("outreach:people", row.pk)
