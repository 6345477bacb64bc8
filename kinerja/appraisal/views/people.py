from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.appraisal import access, actions, queries, rules
from kinerja.appraisal.enums import Predikat
from kinerja.appraisal.forms import ReasonForm
from kinerja.lib.refusals import Refused
from kinerja.organisation.queries import days_off, working_days_after

PAGE_SIZE = 25
MOST_REASONS = 50
STATES = (("", "Semua"), ("menunggu", "Belum ditandatangani"), ("selesai", "Sudah ditandatangani"))


@require_safe
def people(request):
    """My people in one period, what is done and what waits."""
    on = timezone.localdate()
    periods = queries.recent_periods(on=on)
    period = chosen_period(request, on=on, among=periods)
    rows = queries.my_people(request.user, period, on=on) if period else []
    state = request.GET.get("status", "")
    text = request.GET.get("q", "").strip()
    chosen = [row for row in rows if row.fits(text=text, state=state)] if text or state else rows
    done = queries.number_done(rows)
    return render(
        request,
        "appraisal/people.html",
        {
            "period": period,
            "periods": periods[:6],
            "window": rules.window_blockers(opens_on=period.opens_on, due_on=period.due_on, on=on)
            if period
            else [],
            "everybody": len(rows),
            "filters": {"q": text, "status": state},
            "states": STATES,
            **page_of(chosen, request.GET),
            "done": done,
            "progress": f"{done} dari {len(rows)} pegawai selesai dinilai",
            "today": on,
            **late(request.user, period, on=on),
            **distribution(rows, request.user, period, on=on),
        },
    )


@require_safe
def compare(request):
    """What each of my people contributes, beside the ratings I chose so far."""
    on = timezone.localdate()
    period = chosen_period(request, on=on, among=queries.recent_periods(on=on))
    people = queries.my_people(request.user, period, on=on) if period else []
    page = page_of(people, request.GET)
    return render(
        request,
        "appraisal/compare.html",
        {
            **page,
            "period": period,
            "rows": queries.compared(page["rows"], period) if page["rows"] else [],
        },
    )


def late(user, period, *, on):
    """Those whose penilai let the window pass: their evaluation is the atasan's now."""
    count = queries.late_employees(user, period, on=on).count() if period else 0
    rows = queries.late_people(user, period, on=on, limit=PAGE_SIZE) if count else []
    return {
        "late": rows,
        "late_count": count,
        "late_until": working_days_after(period.due_on, rules.LATE_SIGN_DAYS) if rows else None,
    }


def page_of(people, asked):
    """One page of people, which begins with the one the address names."""
    first = asked.get("dari")
    start = next((n for n, one in enumerate(people) if str(one.pk) == first), 0) if first else 0
    end = start + PAGE_SIZE
    return {
        "rows": people[start:end],
        "count": len(people),
        "previous": str(people[max(start - PAGE_SIZE, 0)].pk) if start else None,
        "next": str(people[end].pk) if end < len(people) else None,
    }


def chosen_period(request, *, on, among):
    """The period in the URL, else the one to work on now."""
    asked = request.GET.get("periode", "")
    if asked.isdigit():
        return access.get_period(int(asked[:9]), on=on)
    return queries.current_of(among, on=on)


def distribution(rows, user, period, *, on):
    """How my people are spread, beside the pattern of my unit's predikat."""
    group = queries.group_of(user, period, rows, on=on)
    return {
        "spread": [(one.label, group.counts.get(one.value, 0)) for one in Predikat],
        "spread_size": sum(group.counts.values()),
        "group": group,
        "spread_period": period,
    }


@require_POST
def start(request, skp, period):
    on = timezone.localdate()
    chosen = access.get_period(period, on=on)
    plan = access.get_plan_to_rate(request.user, skp, chosen, on=on)
    try:
        evaluation = actions.start_evaluation(
            plan, period=chosen, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect(f"{reverse('appraisal:people')}?periode={chosen.pk}")
    return redirect("appraisal:evaluation", evaluation.pk)


@require_safe
def mine(request):
    """My own results, as they were handed to me."""
    holidays = days_off()
    rows = [
        {"evaluation": one, "deadlines": queries.deadlines_of(one, holidays=holidays)}
        for one in queries.results_of(request.user)
    ]
    offers = queries.offers_to(request.user, on=timezone.localdate())
    return render(request, "appraisal/mine.html", {"rows": rows, "offers": offers})


@require_http_methods(["GET", "HEAD", "POST"])
def spread(request, period):
    """My group beside the pattern, and why it departs; only for somebody who rates."""
    on = timezone.localdate()
    chosen = access.get_period(period, on=on)
    rows = queries.my_people(request.user, chosen, on=on)
    if not rows:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            text = form.cleaned_data["text"]
            actions.explain_distribution(chosen, text=text, by=request.user, at=timezone.now())
            messages.success(request, "Alasan sebaran disimpan.")
            return redirect("appraisal:spread", chosen.pk)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    context = {"form": form, **distribution(rows, request.user, chosen, on=on)}
    status = 422 if form.errors else 200
    return render(request, "appraisal/spread_page.html", context, status=status)


@require_safe
def spread_reasons(request, period):
    """What penilai wrote about their groups, for their leader, HR and auditors."""
    on = timezone.localdate()
    chosen = access.get_period(period, on=on)
    given = access.visible_reasons(request.user, on=on).filter(period=chosen)
    rows = given.select_related("appraiser").order_by("-pk")[:MOST_REASONS]
    return render(request, "appraisal/spread_reasons.html", {"rows": rows, "period": chosen})
