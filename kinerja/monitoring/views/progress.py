"""How far a plan is: target beside realisation, notes, proofs, and what others say."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kinerja.lib.downloads import asked_form, stored_file, table_file
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import exports as actions

PAGE = 20
COLUMNS = (
    "Tanggal",
    "Rencana hasil kerja",
    "Indikator",
    "Target",
    "Realisasi sampai hari itu",
    "Catatan",
    "Bukti",
)


@require_GET
def note_list(request):
    """One's own plan in force, or what to do to get one."""
    skp = queries.skp_to_note(request.user, on=timezone.localdate())
    if skp is None:
        return render(request, "monitoring/note_not_yet.html")
    return _progress_page(request, skp)


@require_GET
def skp_progress(request, pk):
    """The same of somebody whose work one may read, with what one may do for him."""
    skp = access.get_skp_with_relation(request.user, pk, on=timezone.localdate())
    can_speak = queries.giver_role(skp) is not None
    return _progress_page(request, skp, can_speak=can_speak, leads=skp.is_appraiser)


@require_POST
def note_export(request, pk):
    """The notes of the days shown; a POST, because taking them away is recorded."""
    skp = access.get_skp(request.user, pk, on=timezone.localdate())
    window, _ = _window(request, skp)
    result = queries.result_of(skp, request.GET.get("hasil", ""))
    rows = list(queries.note_rows(skp, since=window.since, until=window.until, result=result))
    form = asked_form(request)
    actions.export_notes(
        skp, rows=len(rows), window=window.key, form=form, by=request.user, at=timezone.now()
    )
    title = f"Catatan kemajuan {skp.employee.name}"
    name = f"catatan-kemajuan-{skp.pk}-{window.key}"
    return table_file(form, name, title=title, columns=COLUMNS, rows=rows)


@require_POST
def daily_export(request, pk):
    """One's own notes in the columns of e-Kinerja's daily form."""
    skp = access.get_own_set_skp(request.user, pk)
    window, _ = _window(request, skp)
    rows = list(queries.daily_rows(skp, since=window.since, until=window.until))
    form = asked_form(request)
    actions.export_notes(
        skp, rows=len(rows), window=window.key, form=form, by=request.user, at=timezone.now()
    )
    name = f"progres-harian-{skp.pk}-{window.key}"
    return table_file(form, name, title="Progres harian", columns=queries.DAILY_COLUMNS, rows=rows)


@require_GET
def evidence_file(request, pk):
    """The file as a download; `?tampil` shows an image, which we drew ourselves, in the page."""
    proof = access.get_evidence(request.user, pk, on=timezone.localdate())
    if proof.blob is None:
        return redirect(proof.url)
    shown = "tampil" in request.GET and proof.blob.media_type.startswith("image/")
    blob = proof.blob
    response = stored_file(blob.sha256, blob.media_type, name=proof.caption, shown=shown)
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _window(request, skp):
    """The days named in the address, else those around today; and all there are to choose."""
    choices = queries.windows(skp)
    key = request.GET.get("periode", "")
    return queries.window_at(choices, key=key, on=timezone.localdate()), choices


def _progress_page(request, skp, *, can_speak=False, leads=False):
    window, choices = _window(request, skp)
    days = {"since": window.since, "until": window.until}
    notes = queries.notes_of(skp, **days)
    rows = queries.results_with_realisation(skp, notes)
    asked = request.GET.get("hasil")
    result = next((row for row, _ in rows if str(row.pk) == asked), None)
    shown = [note for note in notes if not result or note.result.statement == result.statement]
    context = {
        "skp": skp,
        "record_format": queries.record_format(skp),
        "window_query": f"?periode={window.key}",
        "is_own": access.can_note(request.user, skp),
        "can_speak": can_speak,
        "leads": leads,
        "window": window,
        "windows": choices,
        "result": result,
        "rows": rows,
        "summary": queries.summary_of(shown),
        "feedback": queries.feedback_of(skp, **days),
        "export_query": _query(window, result),
        **_paged(shown, request.GET.get("mulai", ""), query=_query(window, result)),
    }
    return render(request, "monitoring/skp_progress.html", context)


def _query(window, result):
    """The filter as it stands in the address."""
    return f"?periode={window.key}" + (f"&hasil={result.pk}" if result else "")


def _paged(notes, asked, *, query):
    """One page of notes, and the way to those before and after."""
    start = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    end = min(start + PAGE, len(notes))
    return {
        "notes": notes[start:end],
        "previous_url": f"{query}&mulai={max(start - PAGE, 0)}#catatan" if start else None,
        "next_url": f"{query}&mulai={end}#catatan" if end < len(notes) else None,
        "shown": f"{start + 1}–{end} dari {len(notes)}",
    }
