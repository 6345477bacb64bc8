"""One's own proposals, and one proposal with all its parts."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.accounts import drafts
from kinerja.organisation.forms import posted
from kinerja.recognition import access, rules
from kinerja.recognition.actions import innovations as actions
from kinerja.recognition.enums import InnovationStatus
from kinerja.recognition.forms.innovations import (
    IdeaForm,
    OutcomeForm,
    ProofForm,
    ScoreForm,
    answer_form,
)
from kinerja.recognition.queries import innovations as queries
from kinerja.recognition.queries.change import change_beside
from kinerja.recognition.views.asking import filled, tried


@require_safe
def mine(request):
    """What one proposed or takes part in, and the shares that wait for one's word."""
    on = timezone.localdate()
    rows, after = queries.page_by_key(
        queries.mine(request.user), after=request.GET.get("setelah", "")
    )
    context = {
        "rows": rows,
        "after": after,
        "waiting": queries.to_answer(request.user),
        "round": queries.open_round(on=on),
    }
    return render(request, "recognition/mine.html", context)


@require_http_methods(["GET", "POST"])
def new(request):
    """Begin a proposal."""
    key = "inovasi-baru"
    initial = {"form": "pelayanan_publik", "stage": "inisiatif"}
    form = IdeaForm(posted(request), initial=initial | (drafts.load(request.user, key) or {}))
    if request.method == "POST" and form.is_valid():
        idea = form.written()
        row = filled(
            form, actions.propose_innovation, idea=idea, by=request.user, at=timezone.now()
        )
        if row:
            drafts.discard(request.user, key)
            messages.success(request, "Draf usulan tersimpan.")
            return redirect("recognition:innovation", row.pk)
    return _idea_page(request, form, key=key)


@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Write one's own proposal anew."""
    row = access.get_editable_innovation(request.user, pk)
    key = f"inovasi-{row.pk}"
    initial = {name: getattr(row, name) for name in IdeaForm.base_fields}
    form = IdeaForm(posted(request), initial=initial | (drafts.load(request.user, key) or {}))
    if request.method == "POST" and form.is_valid():
        idea = form.written()
        if filled(
            form, actions.edit_innovation, row, idea=idea, by=request.user, at=timezone.now()
        ):
            drafts.discard(request.user, key)
            messages.success(request, "Perubahan tersimpan.")
            return redirect("recognition:innovation", row.pk)
    return _idea_page(request, form, key=key, innovation=row)


def _idea_page(request, form, *, key, innovation=None):
    kept = drafts.find(request.user, key)
    context = {
        "form": form,
        "innovation": innovation,
        "draft_key": key,
        "draft_version": kept.version if kept else 0,
    }
    return render(
        request, "recognition/idea_form.html", context, status=422 if form.errors else 200
    )


@require_safe
def innovation(request, pk):
    """The proposal as this person may see it, and what he may do next."""
    row = access.get_innovation(request.user, pk, on=timezone.localdate())
    return innovation_page(request, row)


def innovation_page(request, row, *, status=200, **forms):
    """The proposal; `forms` are forms with mistakes to show again."""
    on = timezone.localdate()
    is_own = access.is_proposer(request.user, row)
    editable = row.status in rules.EDITABLE
    people = list(queries.active_contributors(row))
    me = next((one for one in people if one.employee.user_id == request.user.pk), None)
    is_accepted = row.status == InnovationStatus.ACCEPTED
    keeps = is_accepted and not is_own and access.can_keep_register(request.user, on=on)
    proofs = list(row.proofs.select_related("blob").order_by("pk"))
    context = {
        "innovation": row,
        "texts": queries.texts_of(row),
        "people": people,
        "me": me,
        "is_own": is_own,
        "edits": is_own and editable,
        "links": bool(me) and editable,
        "proofs": proofs,
        "served": access.served_by(request.user, row, on=on),
        "results": queries.own_results(request.user, on=on) if me and editable else [],
        "blockers": queries.blockers_to_submit(row, people=people, evidence=len(proofs), on=on)
        if is_own and editable
        else [],
        "case": queries.last_case(row) if row.submitted_at else None,
        "answer": answer_form(me) if me and editable and not is_own else None,
        "proof": ProofForm() if is_own and editable else None,
        "outcome": OutcomeForm(initial={"outcome": row.outcome, "note": row.outcome_note})
        if is_own and is_accepted
        else None,
        "score": ScoreForm(initial={"maturity": row.maturity}) if keeps else None,
        "protection": rules.PROTECTION,
        "protection_law": rules.PROTECTION_LAW,
        **forms,
    }
    wrong = next((form for form in forms.values() if form.errors), None)
    context["form"] = wrong
    return render(request, "recognition/innovation.html", context, status=status)


@require_safe
def change(request, pk):
    """What citizens said before and after."""
    on = timezone.localdate()
    row = access.get_innovation(request.user, pk, on=on)
    context = {"innovation": row, "change": change_beside(row, on=on)}
    return render(request, "recognition/change_page.html", context)


@require_POST
def submit(request, pk):
    row = access.get_own_innovation(request.user, pk)
    tried(
        request,
        actions.submit_innovation,
        row,
        said="Usulan diajukan. Panel menilai sesudah masa usulan ditutup.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:innovation", row.pk)


@require_POST
def withdraw(request, pk):
    row = access.get_own_innovation(request.user, pk)
    tried(
        request,
        actions.withdraw_innovation,
        row,
        said="Usulan ditarik dan menjadi draf lagi.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:innovation", row.pk)


@require_POST
def drop(request, pk):
    row = access.get_own_innovation(request.user, pk)
    tried(
        request,
        actions.drop_innovation,
        row,
        said="Usulan dibatalkan.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:innovation", row.pk)


@require_POST
def outcome(request, pk):
    row = access.get_own_innovation(request.user, pk)
    form = OutcomeForm(request.POST)
    if form.is_valid() and filled(
        form,
        actions.tell_outcome,
        row,
        **form.cleaned_data,
        by=request.user,
        at=timezone.now(),
    ):
        return redirect("recognition:innovation", row.pk)
    return innovation_page(request, row, outcome=form, status=422)


@require_POST
def score(request, pk):
    row = access.get_scored(request.user, pk, on=timezone.localdate())
    form = ScoreForm(request.POST)
    if form.is_valid() and filled(
        form,
        actions.score_innovation,
        row,
        **form.cleaned_data,
        by=request.user,
        at=timezone.now(),
    ):
        return redirect("recognition:innovation", row.pk)
    return innovation_page(request, row, score=form, status=422)
