"""Naming a colleague, endorsing, and what came of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.accounts import drafts
from kinerja.organisation.forms import posted
from kinerja.organisation.queries import people_with_account
from kinerja.recognition import access
from kinerja.recognition.actions import nominations as actions
from kinerja.recognition.enums import NominationStatus, RoundKind
from kinerja.recognition.forms.nominations import (
    EndorseForm,
    NominateForm,
    NominationFilter,
    NominationWithdrawForm,
    PeopleSearch,
)
from kinerja.recognition.queries import innovations
from kinerja.recognition.queries import nominations as queries
from kinerja.recognition.views.asking import filled, without_key
from kinerja.recognition.views.files import evidence_response, list_file


@require_safe
def mine(request):
    """What one made, is named in, should endorse, and the piagam one received."""
    on = timezone.localdate()
    rows, after = innovations.page_by_key(
        queries.mine(request.user), after=request.GET.get("setelah", "")
    )
    context = {
        "rows": rows,
        "after": after,
        "waiting": queries.to_endorse(request.user),
        "certificates": queries.certificates_of(request.user),
        "open": queries.open_awards(on=on),
    }
    return render(request, "recognition/nominations.html", context)


@require_http_methods(["GET", "POST"])
def nominate(request, pk):
    """Name a colleague in an open round."""
    on = timezone.localdate()
    row = access.get_round(request.user, pk, on=on)
    if row.kind != RoundKind.AWARD or row.published_at is None:
        raise Http404
    search = PeopleSearch(request.GET)
    text = {name: request.GET.get(name, "").strip() for name in search.fields}
    found = {
        "nominees": people_with_account(text=text["q"], chosen=request.POST.get("nominee"), on=on),
        "endorsers": people_with_account(
            text=text["penguat"], chosen=request.POST.get("endorser"), on=on
        ),
    }
    key = f"usulan-{row.pk}"
    kept = drafts.find(request.user, key)
    form = NominateForm(
        posted(request), request.FILES or None, initial=kept.data if kept else {}, **found
    )
    if request.method == "POST" and form.is_valid():
        made = filled(
            form, actions.nominate, row, words=form.words(), by=request.user, at=timezone.now()
        )
        if made:
            drafts.discard(request.user, key)
            messages.success(request, "Usulan tersimpan. Penguatnya diberi tahu.")
            return redirect("recognition:nomination", made.pk)
    context = {
        "round": row,
        "form": form,
        "search": search,
        "ready": request.method == "POST" or (found["nominees"] and found["endorsers"]),
        "draft_key": key,
        "draft_version": kept.version if kept else 0,
    }
    return render(request, "recognition/nominate.html", context, status=422 if form.errors else 200)


@require_safe
def nomination(request, pk):
    row = access.get_nomination(request.user, pk, on=timezone.localdate())
    return nomination_page(request, row)


def nomination_page(request, row, *, status=200, **forms):
    """The nomination as this person may see it, and what he may do."""
    on = timezone.localdate()
    waits = row.status == NominationStatus.WAITING
    open_ = row.status in {NominationStatus.WAITING, NominationStatus.ENDORSED}
    case = row.cases.exclude(decided_at=None).first()
    reads = access.can_read_eligibility(request.user, row, on=on)
    context = {
        "nomination": row,
        "case": case,
        "certificate": access.visible_certificates(request.user, on=on)
        .filter(nomination=row)
        .first(),
        "not_eligible": queries.why_not_eligible(row.round, row.nominee, on=on) if reads else [],
        "endorse": EndorseForm() if waits and row.endorser.user_id == request.user.pk else None,
        "withdraw": NominationWithdrawForm()
        if open_ and access.can_withdraw(request.user, row)
        else None,
        "is_nominee": row.nominee.user_id == request.user.pk,
        **forms,
    }
    context["form"] = next((form for form in forms.values() if form.errors), None)
    return render(request, "recognition/nomination.html", context, status=status)


@require_POST
def endorse(request, pk):
    row = access.get_to_endorse(request.user, pk)
    form = EndorseForm(request.POST)
    if form.is_valid() and filled(
        form, actions.endorse, row, **form.cleaned_data, by=request.user, at=timezone.now()
    ):
        messages.success(request, "Terima kasih. Usulan kini dibaca panel.")
        return redirect("recognition:nomination", row.pk)
    return nomination_page(request, row, endorse=form, status=422)


@require_POST
def withdraw(request, pk):
    row = access.get_withdrawable(request.user, pk, on=timezone.localdate())
    form = NominationWithdrawForm(request.POST)
    if form.is_valid() and filled(
        form,
        actions.withdraw_nomination,
        row,
        reason=form.cleaned_data["why"],
        by=request.user,
        at=timezone.now(),
    ):
        messages.success(request, "Usulan ditarik.")
        return redirect("recognition:nominations")
    return nomination_page(request, row, withdraw=form, status=422)


@require_safe
def nomination_proof(request, pk):
    row = access.get_nomination(request.user, pk, on=timezone.localdate())
    return evidence_response(row.proof_blob, row.proof_url, row.proof_caption)


def asked(request, data, *, on):
    access.require_register(request.user, on=on)
    form = NominationFilter(data or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    return form, queries.register(access.visible_nominations(request.user, on=on), **wanted)


@require_safe
def nomination_register(request):
    """Every endorsed nomination, for HR of the agency and auditors."""
    form, found = asked(request, request.GET, on=timezone.localdate())
    rows, after = innovations.page_by_key(found, after=request.GET.get("setelah", ""))
    query = without_key(request)
    context = {
        "form": form,
        "rows": rows,
        "after": after,
        "count": found.count(),
        "query": query,
        "is_filtered": any(query.values()),
    }
    return render(request, "recognition/nomination_register.html", context)


@require_POST
def nomination_export(request):
    on = timezone.localdate()
    form, found = asked(request, request.GET, on=on)
    return list_file(
        request,
        f"usulan-penghargaan-{on}",
        title="Usulan penghargaan",
        columns=queries.COLUMNS,
        rows=queries.export_rows(found),
        count=found.count(),
        wanted={name: form[name].value() or "" for name in form.fields},
    )
