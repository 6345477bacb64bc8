"""The desk of one service: progress, doors, announcement, remedies."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.downloads import table_file
from kinerja.lib.refusals import Refused
from kinerja.satisfaction import access, actions, queries, rules
from kinerja.satisfaction.forms import OutcomeForm, RemedyForm, SheetForm
from kinerja.satisfaction.views.services import GET_AND_POST, sent, step_page


@require_safe
def service(request, pk):
    """One service with one of its rounds, the newest unless asked otherwise."""
    on = timezone.localdate()
    row = access.get_service(request.user, pk, on=on)
    rounds = list(queries.rounds_of(row))
    chosen = request.GET.get("survei", "")
    round_ = next((one for one in rounds if str(one.pk) == chosen), rounds[0] if rounds else None)
    desk = round_ and queries.desk_of(round_, on=on)
    context = {
        "service": row,
        "rounds": rounds,
        "desk": desk,
        "keeps": access.can_keep_service(request.user, row, on=on),
        "sheet_form": SheetForm(),
        "blockers": desk and queries.blockers_to_publish(desk, on=on),
        "public_from": desk and queries.public_from(round_, on=on),
        "answer_url": request.build_absolute_uri(reverse("satisfaction:survey", args=[row.code])),
    }
    return render(request, "satisfaction/service.html", context)


def done(request, service_, act, words):
    """Do it, say what came of it, and go back to the desk."""
    try:
        act(by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, words)
    return redirect("satisfaction:service", service_.pk)


@require_POST
def round_publish(request, pk):
    row = access.get_kept_round(request.user, pk, on=timezone.localdate())
    return done(
        request,
        row.service,
        lambda **given: actions.publish_round(row, **given),
        "Hasil survei diumumkan. Semua orang dapat membacanya.",
    )


@require_POST
def sheet_void(request, pk):
    row = access.get_sheet(request.user, pk, on=timezone.localdate())
    return done(
        request,
        row.round.service,
        lambda **given: actions.void_sheet(row, **given),
        f"Lembar {row.number} dibatalkan. Kupon yang belum dipakai tidak berlaku lagi.",
    )


@require_POST
def counter_change(request, pk):
    row = access.get_kept_service(request.user, pk, on=timezone.localdate())
    return done(
        request,
        row,
        lambda **given: actions.change_counter(row, **given),
        "Kode loket diganti. Kode lama tidak berlaku lagi.",
    )


@require_safe
def counter(request, pk):
    """Today's code for a screen or a sheet at the counter."""
    on = timezone.localdate()
    row = access.get_kept_service(request.user, pk, on=on)
    code = rules.counter_code(row.counter_secret, on)
    address = request.build_absolute_uri(reverse("satisfaction:survey", args=[row.code]))
    context = {
        "service": row,
        "code": rules.printed_code(code),
        "address": address.split("://", 1)[1],
        "qr": queries.qr(f"{address}?kode={code}"),
        "round": queries.running_round(row, on=on),
        "today": on,
    }
    return render(request, "satisfaction/counter.html", context)


@require_POST
def scores_export(request, pk):
    """Scores of an ended round, row by row, without profile, moment or order."""
    on = timezone.localdate()
    row = access.get_read_round(request.user, pk, on=on)
    if not queries.has_scores_to_take(row, on=on):
        raise Http404
    table = list(queries.score_rows(row))
    actions.record_export(
        by=request.user, at=timezone.now(), form="nilai-skm", rows=len(table), round=str(row.pk)
    )
    columns = ["No", *(one.value.upper() for one in queries.elements_of(row))]
    return table_file(
        "xlsx", f"nilai-skm-{row.pk}", title="Nilai per unsur", columns=columns, rows=table
    )


@require_http_methods(GET_AND_POST)
def remedy_new(request, pk):
    on = timezone.localdate()
    row = access.get_kept_round(request.user, pk, on=on)
    next_year, next_quarter = divmod(row.year * 4 + row.quarter, 4)
    form = RemedyForm(
        sent(request),
        elements=queries.elements_of(row),
        initial={"year": next_year, "quarter": next_quarter + 1},
    )
    return step_page(
        request,
        form,
        act=lambda **given: actions.plan_remedy(row, **given),
        words={
            "title": "Rencana tindak lanjut",
            "lead": f"Setelah survei {rules.quarter_words(row.year, row.quarter)}.",
            "label": "Simpan rencana",
            "done": "Rencana tindak lanjut tersimpan dan ikut diumumkan.",
        },
        service=row.service,
    )


@require_http_methods(GET_AND_POST)
def remedy_finish(request, pk):
    row = access.get_remedy(request.user, pk, on=timezone.localdate())
    return step_page(
        request,
        OutcomeForm(sent(request)),
        act=lambda **given: actions.finish_remedy(row, **given),
        words={
            "title": "Tindak lanjut selesai",
            "lead": row.programme,
            "label": "Simpan hasil",
            "done": "Hasil tindak lanjut tersimpan.",
        },
        service=row.round.service,
    )
