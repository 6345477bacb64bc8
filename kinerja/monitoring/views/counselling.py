"""Behaviour cases and counselling, for those they concern."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries
from kinerja.monitoring.actions import counselling as actions
from kinerja.monitoring.forms import AssignForm, CaseForm, CaseNoteForm, CaseReportForm
from kinerja.monitoring.rules import NEXT_CASE
from kinerja.organisation.forms import SearchForm
from kinerja.organisation.queries import lines_on, people_with_account


@require_GET
def case_list(request):
    on = timezone.localdate()
    rows = access.visible_cases(request.user, on=on).order_by("-opened_at")[:100]
    leads = lines_on(on).filter(appraiser__user=request.user).exists()
    return render(request, "monitoring/case_list.html", {"rows": rows, "leads": leads})


@require_http_methods(["GET", "POST"])
def case_new(request, pk):
    today = timezone.localdate()
    skp = access.get_skp_of_my_report(request.user, pk, on=today)
    form = CaseForm(request.POST or None, initial={"told_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            case = actions.open_case(skp, problem=form.words(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Tercatat. Pegawai dapat membacanya.")
            return redirect("monitoring:case_detail", case.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/case_form.html", {"skp": skp, "form": form}, status=status)


@require_GET
def case_detail(request, pk):
    today = timezone.localdate()
    case = access.get_case(request.user, pk, on=today)
    return _page(request, case, forms_for(request, case, today))


def forms_for(request, case, today):
    """The form of the next step, for whoever takes it."""
    hats = access.hats_in(request.user, case, on=today)
    if "coordinator" in hats and ("assign", case.status) in NEXT_CASE:
        return {"assign": AssignForm(**_found(request, today))}
    if "counsellor" in hats and ("finish", case.status) in NEXT_CASE:
        return {"note": CaseNoteForm(), "finish": CaseReportForm(initial={"held_on": today})}
    return {}


def _found(request, today):
    text = request.GET.get("q", "").strip()
    chosen = request.POST.get("counsellor")
    return {"found": people_with_account(text=text, chosen=chosen, on=today)}


def _page(request, case, forms, status=200):
    hats = access.hats_in(request.user, case, on=timezone.localdate())
    closer = "coordinator" if case.reported_at else "appraiser"
    context = {
        "case": case,
        "proof": queries.behaviour_feedback(case) if case.reported_at else (),
        "forms": forms,
        "form": next((form for form in forms.values() if form.is_bound), None),
        "may_report": "appraiser" in hats and ("report", case.status) in NEXT_CASE,
        "may_close": closer in hats and ("close", case.status) in NEXT_CASE,
        "notes": queries.notes_in(case) if access.can_read_notes(hats) else None,
        "report": queries.report_of_case(case) if access.can_read_report(hats, case) else None,
        "search": SearchForm({"q": request.GET.get("q", "")}),
    }
    return render(request, "monitoring/case_detail.html", context, status=status)


@require_POST
def case_report(request, pk):
    return _act(request, pk, actions.report_case, "Dilaporkan kepada pengelola konseling.")


@require_POST
def case_close(request, pk):
    return _act(request, pk, actions.close_case, "Kasus ditutup.")


@require_POST
def case_assign(request, pk):
    found = _found(request, timezone.localdate())
    form = AssignForm(request.POST, **found)
    done = "Konselor dan jadwal ditetapkan."
    return _send(request, pk, actions.assign_counsellor, done, name="assign", form=form)


@require_POST
def case_note(request, pk):
    form, done = CaseNoteForm(request.POST), "Catatan tersimpan."
    return _send(request, pk, actions.write_case_note, done, name="note", form=form)


@require_POST
def case_finish(request, pk):
    form, done = CaseReportForm(request.POST), "Hasil konseling tercatat."
    return _send(request, pk, actions.finish_case, done, name="finish", form=form)


def _send(request, pk, act, done, *, name, form):
    """A form of the case's page: the act, or the page again with what is wrong."""
    today = timezone.localdate()
    case = access.get_case(request.user, pk, on=today)
    if form.is_valid():
        try:
            act(case, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, done)
            return redirect("monitoring:case_detail", pk)
    return _page(request, case, forms_for(request, case, today) | {name: form}, status=422)


def _act(request, pk, act, done):
    case = access.get_case(request.user, pk, on=timezone.localdate())
    try:
        act(case, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect("monitoring:case_detail", pk)
