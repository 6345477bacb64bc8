"""Published counts, and the desk where HR of the agency publishes them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.lib.downloads import table_file
from kinerja.lib.refusals import Refused
from kinerja.transparency import access, actions, queries
from kinerja.transparency.forms import OfficeFilter


@login_not_required
@require_safe
def result_list(request):
    """Which periods were published."""
    return render(request, "transparency/results.html", {"rows": queries.publications()})


@login_not_required
@require_safe
def result(request, pk):
    """One published period: the whole regency as a chart, each office as a row."""
    publication = access.get_publication(pk)
    form = OfficeFilter(request.GET)
    text = form.cleaned_data["cari"] if form.is_valid() else ""
    found = queries.rows_of(publication.content, text=text)
    rows, after = queries.page_of_rows(found, after=request.GET.get("setelah", ""))
    context = {
        "publication": publication,
        "form": form,
        "text": text,
        "rows": rows,
        "count": len(found),
        "sums": queries.sums_of(publication.content),
        "next_url": after and f"?{urlencode({'cari': text, 'setelah': after})}",
    }
    return render(request, "transparency/result.html", context)


@login_not_required
@require_safe
def result_file(request, pk, form):
    """The same numbers as a file; they are public, so nobody is recorded."""
    publication = access.get_publication(pk)
    if form not in ("xlsx", "csv"):
        raise Http404
    name = f"predikat-{publication.period.starts_on}-{publication.period.ends_on}"
    table = queries.table_of(publication.content)
    return table_file(form, name, title="Hasil agregat", columns=queries.COLUMNS, rows=table)


@require_safe
def publish_list(request):
    """Periods that may be published, and those that were."""
    on = timezone.localdate()
    access.require_publish(request.user, on=on)
    context = {"rows": queries.periods_to_publish(on=on), "today": on}
    return render(request, "transparency/publish_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request, pk):
    """The table as the public will read it; sent back, it is published as it was shown."""
    on = timezone.localdate()
    period = access.get_period_to_publish(request.user, pk, on=on)
    errors = []
    if request.method == "POST":
        try:
            made = actions.publish_period(
                period, seen=request.POST.get("seen", ""), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            errors = refusal.reasons
        else:
            messages.success(request, f"{period.label} diterbitkan.")
            return redirect("transparency:result", made.pk)
    draft = queries.draft_of(period, on=on)
    context = {"period": period, "draft": draft, "errors": errors}
    if draft.content:
        context |= {
            "rows": queries.rows_of(draft.content),
            "sums": queries.sums_of(draft.content),
        }
    return render(request, "transparency/publish.html", context, status=422 if errors else 200)
