from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.careers import access, actions, queries, rules
from kinerja.careers.forms import CriteriaForm
from kinerja.careers.forms.talent import SUGGESTED
from kinerja.lib.refusals import Refused


@require_safe
def criteria(request):
    """What is counted and how, with the days on which it holds: for everybody."""
    on = timezone.localdate()
    found = list(queries.all_criteria())
    now = next((one for one in found if one.since <= on), None)
    return render(
        request,
        "careers/criteria.html",
        {
            "now": now,
            "history": queries.with_ends(found),
            **law_of(on),
            "may_set": access.can_set_criteria(request.user, on=on),
        },
    )


def law_of(on):
    """The dated tables of the law, in the order people read them."""
    boxes, index, ranks = rules.boxes_on(on), rules.index_on(on), rules.ranks_on(on)
    return {
        "boxes": boxes,
        "ordered_boxes": sorted(boxes.boxes.values(), key=lambda box: -box.number),
        "index": index,
        "index_parts": [
            (one, index.maxima[one], rules.rows_in_words(index, one)) for one in index.maxima
        ],
        "ranks": ranks,
        "highest": [(level.label, rank) for level, rank in ranks.highest.items()],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def criteria_new(request):
    """HR of the agency sets criteria from a day on."""
    on = timezone.localdate()
    access.require_criteria(request.user, on=on)
    now = queries.criteria_on(on)
    begun = {name: getattr(now, name) for name in SUGGESTED} if now else SUGGESTED
    form = CriteriaForm(
        request.POST if request.method == "POST" else None, initial={**begun, "since": on}
    )
    if form.is_bound and form.is_valid():
        try:
            actions.set_criteria(
                since=form.cleaned_data["since"],
                basis=form.cleaned_data["basis"],
                numbers=form.numbers,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Kriteria ditetapkan dan tampil bagi semua pegawai.")
            return redirect("careers:criteria")
    context = {"form": form, "is_first": now is None}
    return render(request, "careers/criteria_new.html", context, status=422 if form.errors else 200)
