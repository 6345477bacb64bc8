from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.appraisal import access, actions, queries, rules
from kinerja.appraisal.forms import PredikatForm
from kinerja.appraisal.views.people import chosen_period
from kinerja.lib.refusals import Refused
from kinerja.planning.enums import PeriodKind


@require_safe
def units(request):
    """The units whose predikat one sets; records office and auditors see all of them."""
    on = timezone.localdate()
    periods = queries.recent_periods(on=on)
    period = chosen_period(request, on=on, among=periods)
    reads_all = access.reads_all_units(request.user, on=on)
    after = request.GET.get("setelah", "")
    page = queries.units_page(after=after) if reads_all else None
    rows = page.rows if page else queries.units_to_rate(request.user, on=on)
    ratings = queries.ratings_of(rows, period) if period else {}
    return render(
        request,
        "appraisal/units.html",
        {
            "period": period,
            "periods": periods[:6],
            "rows": [{"unit": unit, "rating": ratings.get(unit.pk)} for unit in rows],
            "reads_all": reads_all,
            "next_after": page.next_after if page else "",
            "done": len(ratings),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def unit_rating(request, pk, period):
    """Set, or read, the predikat of one unit in one period."""
    on = timezone.localdate()
    unit = access.get_unit_to_rate(request.user, pk, on=on)
    chosen = access.get_period(period, on=on)
    may_set = access.can_set_predikat(request.user, unit, on=on)
    if request.method == "POST" and not may_set:
        raise Http404
    rating = queries.ratings_of([unit], chosen).get(unit.pk)
    form = PredikatForm(
        request.POST if request.method == "POST" else None,
        initial={"predikat": rating.predikat, "reason": rating.reason} if rating else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_predikat(
                unit, period=chosen, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Predikat kinerja {unit.name} tersimpan.")
            return redirect(f"{reverse('appraisal:units')}?periode={chosen.pk}")
    reasons = reasons_against(unit, chosen, on=on)
    return render(
        request,
        "appraisal/unit_rating.html",
        {
            "unit": unit,
            "period": chosen,
            "rating": rating,
            "form": form if may_set and (form.is_bound or not reasons) else None,
            "from_outside": may_set and not queries.heads_above([unit.path], on=on)[unit.path],
            "reasons": reasons,
            "last_year": last_year(unit, chosen, on=on) if may_set else None,
        },
        status=422 if form.errors else 200,
    )


def last_year(unit, period, *, on):
    """Last year's predikat when it may stand in for a late one."""
    if period.kind != PeriodKind.YEAR or queries.blockers_to_carry(unit, period, on=on):
        return None
    return queries.rating_of_last_year(unit, period)


@require_POST
def carry(request, pk, period):
    on = timezone.localdate()
    unit = access.get_unit_to_rate(request.user, pk, on=on)
    chosen = access.get_period(period, on=on)
    if not access.can_set_predikat(request.user, unit, on=on):
        raise Http404
    try:
        actions.carry_predikat(unit, period=chosen, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, f"{unit.name} memakai predikat tahun lalu.")
    return redirect("appraisal:unit_rating", unit.pk, chosen.pk)


def reasons_against(unit, period, *, on):
    """Why the predikat cannot be set or changed today."""
    window = rules.opening_blockers(opens_on=period.opens_on, on=on)
    used = [actions.USED] if queries.is_used(unit, period) else []
    return [blocker.text for blocker in window] + used
