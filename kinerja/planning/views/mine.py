"""My plans: the years, one plan, its reading view, a change and what it changed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation.access import get_own_employee
from kinerja.organisation.queries import employee_of
from kinerja.planning import access, actions, forms, queries, rules
from kinerja.planning.enums import SkpStatus
from kinerja.planning.views.editing import PAGES, trail

TONES = {
    SkpStatus.DRAFT: "",
    SkpStatus.SUBMITTED: "info",
    SkpStatus.RETURNED: "warn",
    SkpStatus.AGREED: "ok",
    SkpStatus.SUPERSEDED: "",
}


@require_safe
def skp_mine(request):
    employee = employee_of(request.user)
    context = {
        "employee": employee,
        "years": queries.years_of(employee, on=timezone.localdate()) if employee else [],
        "tones": TONES,
    }
    return render(request, "planning/skp_mine.html", context)


@require_POST
def skp_start(request):
    today = timezone.localdate()
    year = access.get_open_year(request.POST.get("tahun", ""), on=today)
    employee = get_own_employee(request.user)
    source = queries.plan_to_copy(employee, year=year) if "salin" in request.POST else None
    try:
        skp = actions.start_skp(
            employee, year=year, source=source, by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("planning:skp_mine")
    return redirect("planning:skp_detail", skp.pk)


@require_safe
def skp_detail(request, pk):
    on = timezone.localdate()
    skp = access.get_skp(request.user, pk, on=on)
    if not access.can_edit(request.user, skp) or skp.status not in rules.EDITABLE:
        return _read(request, skp, on=on)
    content = queries.skp_content(skp, on=on)
    facts = queries.facts_of(skp, content)
    steps = [
        {**step, "url": reverse(PAGES[step["part"]], args=[skp.pk])}
        for step in queries.steps_of(skp, facts=facts, content=content)
    ]
    ahead = next((step for step in steps if step["word"] != "Selesai"), None)
    context = {
        "skp": skp,
        "steps": steps,
        "next_url": ahead["url"] if ahead else reverse("planning:skp_check", args=[skp.pk]),
        "next_label": f"Lanjut: {ahead['label']}" if ahead else "Periksa dan ajukan",
        "missing": len(rules.incomplete(facts)),
        "comments": queries.comments_on(skp),
        "tone": TONES[skp.status],
        "trail": trail(skp, is_last=True),
    }
    return render(request, "planning/skp_detail.html", context)


@require_safe
def skp_read(request, pk):
    on = timezone.localdate()
    return _read(request, access.get_skp(request.user, pk, on=on), on=on)


def _read(request, skp, *, on):
    is_own = access.can_edit(request.user, skp)
    versions = list(queries.versions_of(skp))
    newer = next((v for v in versions if v.version > skp.version), None)
    context = {
        "skp": skp,
        "content": queries.skp_content(skp, on=on),
        "comments": queries.comments_on(skp),
        "taken_over": queries.taken_over(skp) if skp.agreed_at else [],
        "versions": versions,
        "newer": newer,
        "is_own": is_own,
        "can_review": skp.status == SkpStatus.SUBMITTED
        and access.is_above(request.user, skp, on=on),
        "can_change": is_own and skp.status == SkpStatus.AGREED and newer is None,
        "appraiser_changed": is_own and queries.appraiser_changed(skp, on=on),
        "tone": TONES[skp.status],
        "events": queries.events_of(skp),
        "trail": trail(skp, is_last=True) if is_own else None,
    }
    return render(request, "planning/skp_read.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def skp_change(request, pk):
    skp = access.get_own_skp(request.user, pk)
    form = forms.ChangeForm(request.POST or None)
    if form.is_valid():
        try:
            change = actions.start_change(
                skp, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Versi {change.version} dibuat sebagai draf.")
            return redirect("planning:skp_detail", change.pk)
    blockers = rules.blockers_to_change(
        status=skp.status, has_open_version=queries.open_version_of(skp) is not None
    )
    context = {
        "skp": skp,
        "form": form,
        "blockers": blockers,
        "trail": trail(skp, ("Ubah SKP", "")),
    }
    return render(request, "planning/skp_change.html", context, status=422 if form.errors else 200)


@require_safe
def skp_compare(request, pk):
    on = timezone.localdate()
    skp = access.get_skp(request.user, pk, on=on)
    before = skp.previous
    rows = (
        rules.differences(queries.skp_content(before, on=on), queries.skp_content(skp, on=on))
        if before
        else []
    )
    context = {"skp": skp, "before": before, "rows": rows, "trail": trail(skp, ("Perbedaan", ""))}
    return render(request, "planning/skp_compare.html", context)
