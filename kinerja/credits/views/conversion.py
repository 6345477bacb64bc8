from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.credits import access, actions, queries
from kinerja.lib.refusals import Refused


@require_safe
def to_convert(request):
    """Predikat of the people one rates that are not yet angka kredit."""
    on = timezone.localdate()
    after = request.GET.get("setelah", "")
    mine = access.convertible(request.user, on=on)
    page = queries.page_worth_converting(mine, on=on, after=after)
    found = queries.candidates(page.rows, on=on)
    return render(
        request,
        "credits/to_convert.html",
        {
            "page": page,
            "after": after if after.isdigit() else "",
            "ready": [one for one in found if not one.blockers],
            "waiting": [one for one in found if one.blockers],
        },
    )


@require_POST
def convert(request):
    """Convert the chosen evaluations, each for itself."""
    on = timezone.localdate()
    chosen = {int(pk) for pk in request.POST.getlist("evaluasi") if pk.isdigit() and len(pk) < 16}
    rows = list(access.convertible(request.user, on=on).filter(pk__in=chosen))
    if not rows:
        raise Http404
    done = 0
    for row in rows:
        try:
            actions.convert_evaluation(row, by=request.user, at=timezone.now())
        except Refused as refusal:
            messages.error(request, f"{row.skp.employee.full_name}: {' '.join(refusal.reasons)}")
        else:
            done += 1
    if done:
        messages.success(request, f"{done} predikat dikonversi menjadi angka kredit.")
    after = request.POST.get("setelah", "")
    here = reverse("credits:to_convert")
    return redirect(f"{here}?setelah={after}" if after.isdigit() else here)
