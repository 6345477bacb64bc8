"""Results of published rounds, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.lib.downloads import table_file
from kinerja.lib.paging import page_by_name
from kinerja.satisfaction import access, queries, rules
from kinerja.satisfaction.forms import ResultFilter


def asked(request):
    form = ResultFilter(request.GET or None)
    return form, form.cleaned_data["q"] if form.is_valid() else ""


@login_not_required
@require_safe
def results(request):
    """The newest result of each service, and where a citizen can be heard today."""
    on = timezone.localdate()
    form, text = asked(request)
    rounds = queries.public_rounds(on=on, text=text)
    page = page_by_name(rounds, name="service__name", after=request.GET.get("setelah", ""))
    context = {
        "form": form,
        "is_filtered": bool(text),
        "page": page,
        "rows": queries.public_rows(page.rows, on=on),
        "asked": list(queries.asked_now(on=on, text=text)),
        "law": rules.law_on(on),
    }
    return render(request, "satisfaction/results.html", context)


@login_not_required
@require_safe
def results_csv(request):
    """The same as an open table."""
    on = timezone.localdate()
    _, text = asked(request)
    rows = queries.public_rows(queries.public_rounds(on=on, text=text), on=on)
    return table_file(
        "csv",
        f"skm-{on}",
        title="Hasil survei kepuasan",
        columns=queries.PUBLIC_COLUMNS,
        rows=queries.public_export(rows),
    )


@login_not_required
@require_safe
def result(request, code):
    """One published round of a service: index, elements, respondents, what is done."""
    on = timezone.localdate()
    service = access.get_public_service(code)
    rounds = list(queries.published_of(service, on=on).select_related("service__unit"))
    chosen = request.GET.get("survei", "")
    if not rounds:
        return render(request, "satisfaction/no_result.html", {"service": service})
    round_ = next((one for one in rounds if str(one.pk) == chosen), None)
    if chosen and round_ is None:
        raise Http404
    found = queries.result_of(round_ or rounds[0], on=on)
    context = {
        "service": service,
        "rounds": rounds,
        "result": found,
        "trend": queries.trend_points(found),
        "trend_words": queries.trend_words(found),
        "law": rules.law_on(on),
    }
    return render(request, "satisfaction/result.html", context)
