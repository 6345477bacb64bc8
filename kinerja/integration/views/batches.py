from io import BytesIO

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from kinerja.integration import access, actions, queries
from kinerja.integration.enums import ImportStatus, RowChange
from kinerja.integration.forms import ApplyForm, FlagForm, MappingForm, UploadForm
from kinerja.lib.refusals import Refused
from kinerja.lib.spreadsheet import csv, xlsx
from kinerja.organisation.access import units_to_choose

PER_PAGE = 50
RUNNING = (ImportStatus.READING, ImportStatus.APPLYING)
DELAYS = (2, 2, 2, 5, 5, 10)  # seconds between looks at a running job


@require_safe
def batch_list(request):
    today = timezone.localdate()
    access.refuse_strangers(request.user, on=today)
    page = queries.page_of(
        access.visible_batches(request.user, on=today).defer("content", "headers", "mapping"),
        request.GET.get("sebelum"),
        size=20,
    )
    return render(request, "integration/batch_list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def batch_new(request):
    today = timezone.localdate()
    access.refuse_strangers(request.user, on=today)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(
        *sent,
        initial={"effective_on": today},
        units=units_to_choose(request.user, on=today),
        whole=access.can_import_into(request.user, None, on=today),
    )
    if sent and form.is_valid():
        try:
            batch = actions.upload_batch(
                table=form.table,
                file_name=form.cleaned_data["file"],
                digest=form.digest,
                unit=form.cleaned_data["unit"],
                effective_on=form.cleaned_data["effective_on"],
                by=request.user,
                at=timezone.now(),
            )
            return redirect("integration:batch_detail", batch.pk)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    status = 422 if form.errors else 200
    return render(request, "integration/batch_new.html", {"form": form}, status=status)


@require_safe
def sample_file(request):
    access.refuse_strangers(request.user, on=timezone.localdate())
    return _download("contoh-nominatif.xlsx", queries.sample_file())


@require_safe
def batch_detail(request, pk):
    """Where the import stands: columns, progress, preview or result."""
    batch = access.get_batch(request.user, pk, on=timezone.localdate())
    if request.htmx and batch.status not in RUNNING:
        return HttpResponseClientRedirect(request.path)
    if batch.status in RUNNING:
        return _progress(request, batch)
    if batch.status == ImportStatus.MAPPING:
        return _mapping(request, batch, MappingForm(batch=batch))
    counts = queries.counts_of(batch)
    tab = _tab(request, counts)
    page = queries.page_of_rows(batch, tab, request.GET.get("sesudah"), size=PER_PAGE)
    context = {
        "batch": batch,
        "tabs": [(change, counts[change]) for change in RowChange],
        "tab": tab,
        "counts": {change.name.lower(): count for change, count in counts.items()},
        "to_apply": counts[RowChange.NEW] + counts[RowChange.CHANGED],
        "twin": queries.same_file_elsewhere(batch) if batch.content_is_kept else None,
        **page,
    }
    return render(request, "integration/batch_detail.html", context)


def _tab(request, counts):
    """The rows asked for; at first those that need eyes."""
    if request.GET.get("tab") in RowChange.values:
        return RowChange(request.GET["tab"])
    order = (RowChange.ERROR, RowChange.CHANGED, RowChange.NEW, RowChange.MISSING, RowChange.SAME)
    return next((change for change in order if counts[change]), RowChange.NEW)


def _progress(request, batch):
    looks = request.GET.get("n", "0")
    looks = int(looks) if looks.isdigit() else 0
    context = {
        "batch": batch,
        "delay": DELAYS[min(looks, len(DELAYS) - 1)],
        "poll_url": f"{request.path}?n={min(looks + 1, 99)}",
        "is_stuck": looks > 10,
    }
    part = "#job" if request.htmx else ""
    return render(request, f"integration/batch_progress.html{part}", context)


def _mapping(request, batch, form, status=200):
    context = {"batch": batch, "form": form}
    return render(request, "integration/batch_map.html", context, status=status)


@require_POST
def batch_map(request, pk):
    batch = access.get_batch(request.user, pk, on=timezone.localdate())
    form = MappingForm(request.POST, batch=batch)
    if form.is_valid():
        try:
            actions.map_columns(batch, mapping=form.mapping, by=request.user, at=timezone.now())
            return redirect("integration:batch_detail", batch.pk)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    return _mapping(request, batch, form, status=422)


@require_POST
def batch_remap(request, pk):
    return _act(request, pk, actions.reopen_mapping, "Ubah pemetaan, lalu periksa lagi.")


@require_POST
def batch_resume(request, pk):
    return _act(request, pk, actions.resume_batch, "Pekerjaan dilanjutkan.")


@require_POST
def batch_discard(request, pk):
    return _act(request, pk, actions.discard_batch, "Impor dibuang. Tidak ada data yang berubah.")


@require_POST
def batch_undo(request, pk):
    return _act(request, pk, actions.undo_batch, "Impor dibatalkan. Data kembali seperti semula.")


@require_POST
def batch_apply(request, pk):
    form = ApplyForm(request.POST)
    form.is_valid()
    skip_errors = form.cleaned_data["skip_errors"]
    return _act(
        request, pk, actions.start_applying, "Impor sedang diterapkan.", skip_errors=skip_errors
    )


@require_POST
def batch_flag(request, pk):
    batch = access.get_batch(request.user, pk, on=timezone.localdate())
    missing = queries.rows_of(batch, RowChange.MISSING).values_list("pk", flat=True)
    form = FlagForm(request.POST, rows=missing)
    chosen = form.cleaned_data if form.is_valid() else {"row": [], "shown": []}
    return _act(
        request,
        pk,
        actions.flag_missing,
        "Tanda disimpan.",
        rows=chosen["row"],
        shown=chosen["shown"],
    )


def _act(request, pk, act, done, **words):
    """One act on an import, its sentence, and back to the import."""
    batch = access.get_batch(request.user, pk, on=timezone.localdate())
    try:
        act(batch, by=request.user, at=timezone.now(), **words)
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, done)
    return redirect("integration:batch_detail", batch.pk)


@require_POST
def batch_rows(request, pk):
    """Rows of one kind as XLSX or CSV; a POST, because taking a list away is recorded."""
    batch = access.get_batch(request.user, pk, on=timezone.localdate())
    tab = request.POST.get("tab")
    tab = RowChange(tab) if tab in RowChange.values else RowChange.ERROR
    form = "csv" if request.POST.get("bentuk") == "csv" else "xlsx"
    columns, lines = queries.rows_table(batch, tab)
    actions.export_rows(
        batch, change=tab, count=len(lines), form=form, by=request.user, at=timezone.now()
    )
    is_csv = form == "csv"
    body = csv(columns, lines) if is_csv else xlsx(tab.label, columns, lines)
    return _download(f"impor-{batch.pk}-{tab}.{form}", body)


def _download(name, content):
    return FileResponse(BytesIO(content), as_attachment=True, filename=name)
