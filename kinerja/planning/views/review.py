"""The penilai's side: read, comment, return, set; then the next person."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.accounts import drafts
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, Stale
from kinerja.planning import access, actions, forms, queries, rules
from kinerja.planning.enums import SkpStatus
from kinerja.planning.views.mine import TONES


@require_safe
def skp_review(request, pk):
    skp = access.get_skp_to_review(request.user, pk, on=timezone.localdate())
    return _review(request, skp)


def _review(request, skp, *, form=None, reasons=(), status=200):
    on = timezone.localdate()
    reviewer, may_agree = access.reviewer_there(request.user, skp, on=on)
    content = queries.skp_content(skp, on=on, appraiser=reviewer)
    facts = queries.facts_of(skp, content)
    draft = drafts.find(request.user, _draft_key(skp))
    form = form or forms.ReviewForm(content=content, initial=draft.data if draft else None)
    waiting = list(queries.waiting_for(reviewer, on=on))
    context = {
        "skp": skp,
        "content": content,
        "digest": digest(content),
        "form": form,
        "boxes": {str(place[0] or name): form[name] for name, place in form.places.items()},
        "errors": list(reasons),
        "blockers": [b.text for b in rules.blockers_to_agree(facts, provisional_confirmed=True)],
        "hints": rules.hints_for(facts),
        "provisional": rules.provisional(facts),
        "comments": queries.comments_on(skp),
        "can_agree": may_agree,
        "is_open": skp.status == SkpStatus.SUBMITTED,
        "tone": TONES[skp.status],
        "draft_key": _draft_key(skp),
        "draft_version": draft.version if draft else 0,
        "waiting": len(waiting),
        "next": next((other for other in waiting if other.pk != skp.pk), None),
    }
    return render(request, "planning/skp_review.html", context, status=status)


@require_POST
def skp_return(request, pk):
    on = timezone.localdate()
    skp = access.get_skp_to_review(request.user, pk, on=on)
    content = queries.skp_content(skp, on=on, appraiser=request.user.employee)
    form = forms.ReviewForm(request.POST, content=content)
    if not form.is_valid():
        return _review(request, skp, form=form, status=422)
    try:
        actions.return_skp(skp, comments=form.comments(), by=request.user, at=timezone.now())
    except Refused as refusal:
        return _review(request, skp, form=form, reasons=refusal.reasons, status=422)
    drafts.discard(request.user, _draft_key(skp))
    messages.success(request, f"SKP {skp.employee.full_name} dikembalikan dengan komentar.")
    return _next_person(request)


@require_POST
def skp_agree(request, pk):
    skp = access.get_skp_to_review(request.user, pk, on=timezone.localdate())
    try:
        actions.agree_skp(
            skp,
            digest=request.POST.get("digest", ""),
            provisional_confirmed="sementara" in request.POST,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        skp.refresh_from_db()
        status = 409 if isinstance(refusal, Stale) else 422
        return _review(request, skp, reasons=refusal.reasons, status=status)
    drafts.discard(request.user, _draft_key(skp))
    messages.success(request, f"SKP {skp.employee.full_name} ditetapkan.")
    return _next_person(request)


def _draft_key(skp):
    return f"skp-{skp.pk}-tinjau"


def _next_person(request):
    """Straight on to the next plan that waits; else back to the list."""
    waiting = queries.waiting_for(request.user.employee, on=timezone.localdate()).first()
    if waiting:
        return redirect("planning:skp_review", waiting.pk)
    return redirect("planning:skp_list")
