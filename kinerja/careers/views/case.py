from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.appraisal.enums import Predikat
from kinerja.careers import access, actions, queries
from kinerja.careers.forms import ComponentForm, ReasonForm
from kinerja.careers.views.board import trail
from kinerja.lib.refusals import Refused


@require_safe
def case(request, pk):
    """One person before the committee: data, box, what may be done, what was done."""
    employee = access.get_case(request.user, pk, on=timezone.localdate())
    return case_page(request, employee)


def case_page(request, employee, *, form=None, status=200):
    on = timezone.localdate()
    found = queries.case_of(employee, on=on)
    dossier = queries.dossier_of(employee)
    waiting = dossier.waiting
    return render(
        request,
        "careers/case.html",
        {
            "employee": employee,
            "case": found,
            "holds_words": " ".join(found.facts.holds),
            "predikats": predikats_in_words(found),
            "trail": trail(employee.full_name),
            "waiting": waiting,
            "standing": dossier.standing,
            "is_changed": waiting is not None and waiting.content_digest != found.digest,
            "is_mine": waiting is not None and waiting.proposed_by_id == request.user.pk,
            "may_weigh": not dossier.is_left_by(request.user),
            "form": form or ReasonForm(initial={"seen": found.digest}),
            "events": dossier.events(),
        },
        status=status,
    )


def predikats_in_words(found):
    return [
        (year, Predikat(one).label if one else "belum ada")
        for year, one in found.facts.predikats.items()
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def component_new(request, pk):
    """One part of potensial, with source and proof."""
    on = timezone.localdate()
    employee = access.get_case(request.user, pk, on=on)
    form = ComponentForm(
        request.POST if request.method == "POST" else None,
        initial={"first": on, "part": request.GET.get("unsur", "")},
    )
    if form.is_bound and form.is_valid():
        try:
            actions.record_component(
                employee, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Unsur potensial tercatat.")
            return redirect("careers:case", employee.pk)
    context = {"form": form, "employee": employee}
    return render(request, "careers/component.html", context, status=422 if form.errors else 200)


@require_POST
def component_withdraw(request, pk):
    component = access.get_component(request.user, pk, on=timezone.localdate())
    try:
        actions.withdraw_component(component, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Unsur dicabut. Riwayatnya tetap tersimpan.")
    return redirect("careers:case", component.employee_id)


@require_POST
def propose(request, pk):
    employee = access.get_case(request.user, pk, on=timezone.localdate())
    return decided(request, employee, lambda **said: actions.propose_placement(employee, **said))


@require_POST
def confirm(request, pk):
    placement = access.get_open_placement(request.user, pk, on=timezone.localdate())
    return decided(
        request,
        placement.employee,
        lambda seen, **said: actions.confirm_placement(placement, **said),
    )


@require_POST
def give_back(request, pk):
    placement = access.get_open_placement(request.user, pk, on=timezone.localdate())
    return decided(
        request,
        placement.employee,
        lambda seen, **said: actions.return_placement(placement, **said),
    )


@require_POST
def recuse(request, pk):
    employee = access.get_case(request.user, pk, on=timezone.localdate())
    return decided(
        request, employee, lambda seen, **said: actions.recuse_from_case(employee, **said)
    )


def decided(request, employee, act):
    """Each decision needs its reason; without one, or refused, the case is shown again."""
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            act(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Tersimpan dalam catatan penetapan ini.")
            return redirect("careers:case", employee.pk)
    return case_page(request, employee, form=form, status=422)
