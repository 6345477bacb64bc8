"""What lies before the panel."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.recognition import access
from kinerja.recognition.actions import panel as actions
from kinerja.recognition.forms.panel import (
    CaseFilter,
    DecideForm,
    JudgeForm,
    StepBackForm,
    outcomes_for,
)
from kinerja.recognition.queries import innovations, nominations
from kinerja.recognition.queries import panel as queries
from kinerja.recognition.views.asking import filled, without_key


@require_safe
def cases(request):
    """Every case, with what this member has done."""
    on = timezone.localdate()
    access.require_panel(request.user, on=on)
    form = CaseFilter(request.GET or None)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    found = queries.listed(queries.cases(request.user), state=state)
    rows, after = innovations.page_by_key(found, after=request.GET.get("setelah", ""))
    query = without_key(request)
    context = {
        "form": form,
        "rows": rows,
        "after": after,
        "query": query,
        "is_filtered": any(query.values()),
        "is_member": access.is_on_panel(request.user, on=on),
    }
    return render(request, "recognition/cases.html", context)


@require_safe
def case(request, pk):
    row = access.get_case(request.user, pk, on=timezone.localdate())
    return case_page(request, row)


def case_page(request, row, *, status=200, **forms):
    """The case; others' judgements only after one's own."""
    on = timezone.localdate()
    why_not = access.why_not_read(request.user, row, on=on)
    takes_part = row.is_member and row.is_open and not why_not
    outcomes = outcomes_for(row)
    criteria = list(row.round.criteria.order_by("order"))
    findings = None
    if access.can_read_findings(row):
        findings = queries.findings_of(row, criteria)
    blockers = []
    if takes_part and row.has_judged:
        blockers = queries.blockers_to_decide(row, judged=len(findings.found), own=True, on=on)
    context = {
        "case": row,
        "member": row.is_member,
        "why_not": why_not,
        "findings": findings,
        "blockers": blockers,
        **({} if why_not else _content(row, on=on)),
    }
    if takes_part and not row.has_judged:
        context["judge"] = JudgeForm(criteria=criteria, outcomes=outcomes)
        context["step_back"] = StepBackForm()
    elif takes_part and not blockers:
        context["decide"] = DecideForm(outcomes=outcomes)
    context |= forms
    context["form"] = next((form for form in forms.values() if form.errors), None)
    return render(request, "recognition/case.html", context, status=status)


def _content(row, *, on):
    """What is judged."""
    if row.nomination_id:
        nomination = row.nomination
        return {
            "nomination": nomination,
            "ties": nominations.entanglements(nomination),
            "not_eligible": nominations.why_not_eligible(row.round, nomination.nominee, on=on),
        }
    innovation = row.innovation
    return {
        "innovation": innovation,
        "texts": innovations.texts_of(innovation),
        "people": innovations.active_contributors(innovation),
        "proofs": innovation.proofs.select_related("blob").order_by("pk"),
    }


@require_POST
def judge(request, pk):
    """Keep one's own judgement."""
    row = access.get_case_to_judge(request.user, pk, on=timezone.localdate())
    criteria = row.round.criteria.order_by("order")
    form = JudgeForm(request.POST, criteria=criteria, outcomes=outcomes_for(row))
    if form.is_valid() and filled(
        form,
        actions.judge_case,
        row,
        scores=form.scores(),
        advice=form.cleaned_data["advice"],
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=timezone.now(),
    ):
        messages.success(request, "Penilaian disimpan. Kini Anda dapat membaca penilaian lain.")
        return redirect("recognition:case", row.pk)
    return case_page(request, row, judge=form, status=422)


@require_POST
def step_back(request, pk):
    """Declare an interest."""
    row = access.get_case_to_judge(request.user, pk, on=timezone.localdate())
    form = StepBackForm(request.POST)
    if form.is_valid() and filled(
        form,
        actions.step_back,
        row,
        reason=form.cleaned_data["why"],
        by=request.user,
        at=timezone.now(),
    ):
        messages.success(request, "Tercatat: Anda tidak ikut menilai berkas ini.")
        return redirect("recognition:cases")
    return case_page(request, row, step_back=form, status=422)


@require_POST
def decide(request, pk):
    """Write down the panel's decision."""
    row = access.get_case_to_judge(request.user, pk, on=timezone.localdate())
    form = DecideForm(request.POST, outcomes=outcomes_for(row))
    if form.is_valid() and filled(
        form,
        actions.decide_case,
        row,
        **form.cleaned_data,
        by=request.user,
        at=timezone.now(),
    ):
        messages.success(request, "Keputusan dicatat. Semua pihak diberi tahu.")
        return redirect("recognition:case", row.pk)
    return case_page(request, row, decide=form, status=422)
