"""The pages of an objection: list, filing, the file itself, and its decision."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.accounts import drafts, reauth
from kinerja.appraisal import access, actions, queries
from kinerja.appraisal.enums import Manner
from kinerja.appraisal.forms import (
    ExaminerForm,
    HearingForm,
    ObjectionForm,
    RulingForm,
    StatementForm,
)
from kinerja.appraisal.models import Objection
from kinerja.lib.downloads import stored_file
from kinerja.lib.refusals import Refused

STATES = (("", "Semua"), ("terbuka", "Belum diputus"), ("selesai", "Selesai"))


@require_safe
def objections(request):
    """Those one filed, answers for, examines, or keeps records of."""
    on = timezone.localdate()
    state = request.GET.get("keadaan", "")
    rows = queries.objections_listed(access.visible_objections(request.user, on=on), state=state)
    return render(
        request,
        "appraisal/objections.html",
        {"rows": rows, "state": state, "states": STATES, "today": on},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def objection_file(request, pk):
    """Object to one's own result."""
    row = access.get_own(request.user, pk)
    form = ObjectionForm(request.POST, request.FILES) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            filed = actions.file_objection(
                row,
                reasons=form.cleaned_data["reasons"],
                files=form.files_given(),
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            drafts.discard(request.user, f"keberatan-{row.pk}")
            messages.success(request, "Keberatan diajukan.")
            return redirect("appraisal:objection", filed.pk)
    return objection_file_page(request, row, form)


def objection_file_page(request, row, form):
    draft = drafts.find(request.user, f"keberatan-{row.pk}")
    typed = {"reasons": draft.data.get("reasons", "")} if draft else None
    on = timezone.localdate()
    return render(
        request,
        "appraisal/objection_file.html",
        {
            "evaluation": row,
            "form": form or ObjectionForm(initial=typed),
            "blockers": queries.blockers_to_object(row, on=on),
            "last_day": None if row.is_final else queries.last_day_to_object(row),
            "examiner": queries.examiner_of(row, on=on),
            "draft_key": f"keberatan-{row.pk}",
            "draft_version": draft.version if draft else 0,
            "today": on,
        },
        status=422 if form is not None else 200,
    )


@require_safe
def objection(request, pk):
    row = access.get_objection(request.user, pk, on=timezone.localdate())
    return objection_page(request, row)


def objection_page(request, row, *, form=None, hearing=None, naming=None, status=200):
    """The same file and clock for both sides, HR and the examiner."""
    on = timezone.localdate()
    statements = queries.statements_of(row)
    explained = {one.side for one in statements}
    side = access.side_of(request.user, row)
    examines = access.can_examine(request.user, row)
    speaks = row.status == "diperiksa"
    names = row.is_open and access.can_name_examiner(request.user, row, on=on)
    return render(
        request,
        "appraisal/objection.html",
        {
            "objection": row,
            "statements": statements,
            "evidence": queries.evidence_of(row),
            "events": queries.timeline(row, statements),
            "next_step": queries.next_step_of_objection(row, explained, on=on),
            "examines": examines,
            "may_begin": examines and row.status == "diajukan",
            "may_decide": examines and speaks,
            "may_withdraw": row.is_open and row.employee.user_id == request.user.pk,
            "form": form or (StatementForm() if side and speaks else None),
            "hearing": hearing or (HearingForm() if examines and speaks else None),
            "naming": naming or (ExaminerForm() if names else None),
            "today": on,
        },
        status=status,
    )


@require_POST
def objection_examine(request, pk):
    row = access.get_examined(request.user, pk)
    try:
        actions.examine_objection(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Pemeriksaan dimulai. Kedua pihak diminta memberi penjelasan.")
    return redirect("appraisal:objection", row.pk)


@require_POST
def objection_explain(request, pk):
    """A party writes for itself; the examiner records what he heard."""
    row = access.get_objection(request.user, pk, on=timezone.localdate())
    side = access.side_of(request.user, row)
    if side:
        form = StatementForm(request.POST, request.FILES)
    elif access.can_examine(request.user, row):
        form = HearingForm(request.POST)
    else:
        raise Http404
    name = "form" if side else "hearing"
    if not form.is_valid():
        return objection_page(request, row, **{name: form}, status=422)
    try:
        explain(row, form, side=side, by=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return objection_page(request, row, **{name: form}, status=422)
    messages.success(request, "Penjelasan tercatat.")
    return redirect("appraisal:objection", row.pk)


def explain(row, form, *, side, by):
    said = form.cleaned_data
    return actions.explain_objection(
        row,
        side=side or said["side"],
        manner=Manner.WRITTEN if side else said["manner"],
        text=said["text"],
        key=said["idempotency_key"],
        files=form.files_given() if side else (),
        by=by,
        at=timezone.now(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def objection_decide(request, pk):
    row = access.get_examined(request.user, pk)
    if request.method == "POST":
        return objection_decide_now(request, row)
    results, behaviour = queries.before(row)
    form = RulingForm(initial={"results_rating": results, "behaviour_rating": behaviour})
    return objection_decide_page(request, row, form)


def objection_decide_page(request, row, form, status=200):
    return render(
        request,
        "appraisal/objection_decide.html",
        {
            "objection": row,
            "form": form,
            "blockers": queries.blockers_to_begin_deciding(row),
            "statements": queries.statements_of(row),
            "evidence": queries.evidence_of(row),
            "quadrant": queries.quadrant_of(row.evaluation.content),
            "today": timezone.localdate(),
        },
        status=status,
    )


@reauth.required
def objection_decide_now(request, row: Objection):
    """After the password was given again: the decision is final."""
    form = RulingForm(request.POST)
    if not form.is_valid():
        return objection_decide_page(request, row, form, status=422)
    try:
        actions.decide_objection(row, ruling=form.ruling(), by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return objection_decide_page(request, row, form, status=422)
    messages.success(request, "Keputusan tersimpan dan disampaikan kepada kedua pihak.")
    return redirect("appraisal:objection", row.pk)


@require_POST
def objection_withdraw(request, pk):
    row = access.get_own_objection(request.user, pk)
    try:
        actions.withdraw_objection(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Keberatan dicabut.")
    return redirect("appraisal:objection", row.pk)


@require_POST
def objection_examiner(request, pk):
    """HR names who examines."""
    row = access.get_objection_to_assign(request.user, pk, on=timezone.localdate())
    form = ExaminerForm(request.POST)
    if not form.is_valid():
        return objection_page(request, row, naming=form, status=422)
    try:
        actions.name_examiner(
            row,
            examiner=form.cleaned_data["nip"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return objection_page(request, row, naming=form, status=422)
    messages.success(request, "Pemeriksa ditunjuk dan diberi tahu.")
    return redirect("appraisal:objection", row.pk)


@require_safe
def objection_evidence(request, pk):
    proof = access.get_objection_evidence(request.user, pk, on=timezone.localdate())
    return stored_file(proof.blob.sha256, proof.blob.media_type, name=proof.caption)
