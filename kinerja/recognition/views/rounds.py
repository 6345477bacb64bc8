"""Rounds: their rules, criteria and calendar, and who was chosen."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.organisation.forms import posted
from kinerja.recognition import access, rules
from kinerja.recognition.actions import rounds as actions
from kinerja.recognition.enums import RoundKind
from kinerja.recognition.forms.panel import RoundForm
from kinerja.recognition.queries import innovations
from kinerja.recognition.queries import nominations as queries
from kinerja.recognition.views.asking import filled, tried


@require_safe
def rounds(request):
    """What is open, what comes, and what was decided."""
    on = timezone.localdate()
    found = queries.rounds_listed(access.visible_rounds(request.user, on=on))
    rows, after = innovations.page_by_key(found, after=request.GET.get("setelah", ""))
    for row in rows:
        row.state, row.tone = queries.state_of(row, on=on)
    context = {
        "rows": rows,
        "after": after,
        "keeps": access.can_keep_register(request.user, on=on),
    }
    return render(request, "recognition/rounds.html", context)


@require_safe
def round_page(request, pk):
    """One round: what anybody may know before and after."""
    on = timezone.localdate()
    row = access.get_round(request.user, pk, on=on)
    state, tone = queries.state_of(row, on=on)
    criteria = list(row.criteria.order_by("order"))
    keeps = row.published_at is None
    context = {
        "round": row,
        "criteria": criteria,
        "state": state,
        "tone": tone,
        "is_open": row.published_at is not None and row.opens_on <= on <= row.closes_on,
        "awarded": queries.awarded(row) if on >= row.announced_on else [],
        "is_announced": on >= row.announced_on,
        "publishes": keeps,
        "blockers": rules.blockers_to_publish(
            weights=[one.weight for one in criteria],
            opens_on=row.opens_on,
            is_published=False,
            on=on,
        )
        if keeps
        else [],
    }
    return render(request, "recognition/round.html", context)


@require_http_methods(["GET", "POST"])
def round_new(request, kind):
    """HR prepares a round; criteria begin with those of the law."""
    on = timezone.localdate()
    access.require_rounds(request.user, on=on)
    if kind not in RoundKind.values:
        raise Http404
    rule = rules.panel_rule(kind, on=on)
    initial = {"passing": rule.passing, "quorum": rule.quorum, "basis": rule.law}
    form = RoundForm(posted(request), kind=kind, criteria=rule.criteria, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = filled(
            form,
            actions.make_round,
            kind=kind,
            call=form.call(),
            criteria=form.measures,
            by=request.user,
            at=timezone.now(),
        )
        if row:
            return redirect("recognition:round", row.pk)
    return _form_page(request, form, kind=RoundKind(kind))


@require_http_methods(["GET", "POST"])
def round_edit(request, pk):
    """Change a round that nobody else has read yet."""
    row = access.get_draft_round(request.user, pk, on=timezone.localdate())
    criteria = list(row.criteria.order_by("order").values_list("name", "question", "weight"))
    initial = {name: getattr(row, name) for name in actions.Call.__dataclass_fields__}
    form = RoundForm(posted(request), kind=row.kind, criteria=criteria, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and filled(
            form,
            actions.change_round,
            row,
            call=form.call(),
            criteria=form.measures,
            by=request.user,
            at=timezone.now(),
        )
    ):
        return redirect("recognition:round", row.pk)
    return _form_page(request, form, kind=RoundKind(row.kind), row=row)


def _form_page(request, form, *, kind, row=None):
    context = {"form": form, "kind": kind, "round": row}
    status = 422 if form.errors else 200
    return render(request, "recognition/round_form.html", context, status=status)


@require_POST
def round_publish(request, pk):
    row = access.get_draft_round(request.user, pk, on=timezone.localdate())
    tried(
        request,
        actions.publish_round,
        row,
        said="Putaran diterbitkan. Aturan dan kriterianya kini tetap.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:round", row.pk)
