"""Writing a plan: one page a part, results one at a time."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation.queries import line_of, placement_of
from kinerja.planning import access, actions, forms, queries, rules
from kinerja.planning.views.editing import Editor, edit, number, own_draft, place_of, told, trail

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def skp_identity(request, pk):
    skp = own_draft(request, pk)
    today = timezone.localdate()
    line = line_of(skp.employee, on=today)
    context = {
        "skp": skp,
        "line": line,
        "appraiser": line
        and queries.person(line.appraiser, placement_of(line.appraiser, on=today)),
        "employee": queries.person(skp.employee, skp.placement),
        "approaches": rules.approaches_allowed(skp.year.approach)
        if skp.status in rules.EDITABLE
        else (),
        "trail": trail(skp, ("Identitas dan penilai", "")),
    }
    return render(request, "planning/skp_identity.html", context)


@require_POST
def approach_choose(request, pk):
    skp = own_draft(request, pk)
    try:
        skp = actions.choose_approach(
            skp,
            approach=request.POST.get("approach", ""),
            revision=number(request.POST.get("revision")),
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        return told(request, refusal, "planning:skp_identity", skp.pk)
    messages.success(request, f"SKP memakai pendekatan {skp.get_approach_display().lower()}.")
    return redirect("planning:skp_identity", skp.pk)


@get_or_post
def behaviours_edit(request, pk):
    on = timezone.localdate()
    skp = access.get_skp_to_expect(request.user, pk, on=on)
    is_own = access.can_edit(request.user, skp)

    def build(data, kept):
        saved = dict(skp.behaviours.values_list("value", "expectation"))
        return forms.BehaviourForm(data, initial={**saved, **(kept or {})})

    def act(form, revision):
        return actions.save_behaviours(
            skp,
            expectations=form.cleaned_data,
            revision=revision,
            by=request.user,
            at=timezone.now(),
        )

    page = "planning:skp_detail" if is_own else "planning:skp_review"
    editor = Editor(
        skp=skp,
        key=f"skp-{skp.pk}-perilaku",
        template="planning/behaviours_form.html",
        build=build,
        act=act,
        then=lambda row: reverse(page, args=[skp.pk]),
        saved="Ekspektasi perilaku tersimpan.",
        context={
            "back_url": reverse(page, args=[skp.pk]),
            "trail": trail(skp, ("Perilaku kerja", "")) if is_own else None,
        },
    )
    return edit(request, editor)


@get_or_post
def annexes_edit(request, pk):
    skp = own_draft(request, pk)

    def build(data, kept):
        saved = queries.annex_content(skp)
        initial = {name: "\n".join(saved[kind]) for name, kind in forms.AnnexForm.kinds.items()}
        return forms.AnnexForm(data, initial={**initial, **(kept or {})})

    def act(form, revision):
        return actions.save_annexes(
            skp, lists=form.lists(), revision=revision, by=request.user, at=timezone.now()
        )

    editor = Editor(
        skp=skp,
        key=f"skp-{skp.pk}-lampiran",
        template="planning/annexes_form.html",
        build=build,
        act=act,
        then=lambda row: reverse("planning:skp_detail", args=[skp.pk]),
        saved="Lampiran tersimpan.",
        context={"trail": trail(skp, ("Lampiran", ""))},
    )
    return edit(request, editor)


@require_safe
def skp_check(request, pk):
    skp = own_draft(request, pk)
    on = timezone.localdate()
    content = queries.skp_content(skp, on=on)
    facts = queries.facts_of(skp, content)
    blockers = rules.blockers_to_submit(facts)
    context = {
        "skp": skp,
        "content": content,
        "blockers": [place_of(skp, blocker) for blocker in blockers],
        "hints": [place_of(skp, hint) for hint in rules.hints_for(facts)],
        "can_edit": skp.status in rules.EDITABLE,
        "trail": trail(skp, ("Periksa dan ajukan", "")),
    }
    return render(request, "planning/skp_check.html", context)


@require_POST
def skp_submit(request, pk):
    skp = own_draft(request, pk)
    try:
        actions.submit_skp(skp, by=request.user, at=timezone.now())
    except Refused as refusal:
        return told(request, refusal, "planning:skp_check", skp.pk)
    messages.success(request, "SKP diajukan kepada penilai.")
    return redirect("planning:skp_detail", skp.pk)


@require_POST
def skp_withdraw(request, pk):
    skp = own_draft(request, pk)
    try:
        actions.withdraw_skp(skp, by=request.user, at=timezone.now())
    except Refused as refusal:
        return told(request, refusal, "planning:skp_detail", skp.pk)
    messages.success(request, "SKP ditarik kembali. Lanjutkan menyusun.")
    return redirect("planning:skp_detail", skp.pk)


@require_POST
def comment_resolve(request, pk, comment_pk):
    skp = own_draft(request, pk)
    comment = access.get_comment(skp, comment_pk)
    try:
        actions.resolve_comment(comment, by=request.user, at=timezone.now())
    except Refused as refusal:
        return told(request, refusal, "planning:skp_detail", skp.pk)
    return redirect("planning:skp_detail", skp.pk)
