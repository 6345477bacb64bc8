"""Umpan balik: giving, reading, taking back, replacing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kinerja.accounts import drafts
from kinerja.lib.downloads import asked_form, table_file
from kinerja.lib.paging import page_newest, page_of_list
from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.actions import exports
from kinerja.monitoring.actions import feedback as actions
from kinerja.monitoring.actions.feedback import Remark
from kinerja.monitoring.enums import GiverRole, Rhythm
from kinerja.monitoring.forms import FeedbackForm, ReplaceFeedbackForm

PAGE = 30
RHYTHM = {True: Rhythm.SCHEDULED, False: Rhythm.INCIDENTAL}  # of a leader, of others
COLUMNS = ("Tanggal", "Dari", "Sebagai", "Untuk", "Tentang", "Jenis", "Umpan balik", "Keadaan")


@require_http_methods(["GET", "POST"])
def feedback_new(request, pk):
    skp = access.get_skp_for_feedback(request.user, pk, on=timezone.localdate())
    draft = f"umpan-balik-{skp.pk}"
    is_leader = queries.giver_role(skp) == GiverRole.PIMPINAN
    initial = {"about": request.GET.get("tentang"), "rhythm": RHYTHM[is_leader]}
    initial |= typed_before(request, draft)
    form = FeedbackForm(sent(request), results=queries.results(skp), initial=initial)
    if form.is_valid():
        try:
            given = actions.give_feedback(
                skp,
                by=request.user,
                at=timezone.now(),
                key=form.cleaned_data["idempotency_key"],
                remark=form.remark(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            drafts.discard(request.user, draft)
            undo = reverse("monitoring:feedback_withdraw", args=[given.pk])
            told = f"Umpan balik untuk {skp.employee.name} tersimpan."
            messages.success(request, told, extra_tags=f"undo:{undo}")
            return redirect("monitoring:feedback_given")
    return _form_page(request, form, skp=skp, draft=draft)


def sent(request):
    """What was sent to be kept; None when it is only to be looked at once more."""
    kept = request.method == "POST" and "periksa" not in request.POST
    return request.POST if kept else None


def typed_before(request, draft):
    """The words to go on with: those to be looked at, or what a form not yet sent holds."""
    if request.method == "POST":
        return request.POST.dict()
    return drafts.load(request.user, draft) or {}


@require_http_methods(["GET", "POST"])
def feedback_replace(request, pk):
    old = access.get_feedback_by_me(request.user, pk)
    draft = f"ganti-umpan-balik-{old.pk}"
    initial = {name: getattr(old, name) for name in ("tone", "text", "rhythm", "channel")}
    initial |= typed_before(request, draft)
    form = ReplaceFeedbackForm(sent(request), initial=initial)
    if form.is_valid():
        words = form.cleaned_data
        try:
            actions.give_feedback(
                old.skp,
                by=request.user,
                at=timezone.now(),
                key=words["idempotency_key"],
                remark=Remark(
                    words["tone"], words["text"], old.result, old.behaviour, **form.manner()
                ),
                supersedes=old,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            drafts.discard(request.user, draft)
            messages.success(request, "Umpan balik diganti.")
            return redirect("monitoring:feedback_given")
    return _form_page(request, form, skp=old.skp, draft=draft, old=old)


@require_GET
def feedback_list(request):
    mine = queries.feedback_for(request.user)
    rows, more = _page(request, mine)
    context = {"rows": rows, "more": more, "balance": queries.balance_of(mine)}
    return render(request, "monitoring/feedback_list.html", context)


@require_GET
def feedback_given(request):
    rows, more = _page(request, queries.as_cards(queries.feedback_by(request.user)))
    balance = queries.balance_of(queries.given_as_leader(request.user))
    context = {"rows": rows, "more": more, "balance": balance}
    return render(request, "monitoring/feedback_given.html", context)


@require_POST
def feedback_export(request, side):
    """`untuk`: what others said about my work; `dari`: what I said."""
    found = {"untuk": queries.feedback_for, "dari": queries.feedback_by}[side](request.user)
    rows = list(queries.feedback_rows(found))
    form = asked_form(request)
    exports.export_feedback(
        rows=len(rows), side=side, form=form, by=request.user, at=timezone.now()
    )
    name, title = f"umpan-balik-{side}-saya", f"Umpan balik {side} saya"
    return table_file(form, name, title=title, columns=COLUMNS, rows=rows)


@require_GET
def feedback_people(request):
    """Whom one may tell something, and who heard nothing from here in this period."""
    today = timezone.localdate()
    since = queries.period_start(today)
    people = queries.people_to_tell(request.user, on=today, since=since)
    narrowed = {
        "": people,
        "belum": [one for one in people if one.role == GiverRole.PIMPINAN and not one.given],
        "sunyi": [one for one in people if one.is_quiet],
    }
    chosen = next((name for name in narrowed if name and name in request.GET), "")
    page = page_of_list(
        narrowed[chosen], among=people, after=request.GET.get("setelah", ""), size=PAGE
    )
    context = {
        "silent": len(narrowed["belum"]),
        "quiet": len(narrowed["sunyi"]),
        "everybody": len(people),
        "filter": chosen,
        "since": since,
        "asked": queries.requests_to(request.user),
        "people": queries.plans_to_show(page.rows),
        "next_url": page.next_after and f"?{chosen}&setelah={page.next_after}",
    }
    return render(request, "monitoring/feedback_people.html", context)


@require_POST
def feedback_read(request, pk):
    feedback = access.get_feedback_for_me(request.user, pk)
    try:
        actions.read_feedback(feedback, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("monitoring:feedback_list")


@require_POST
def feedback_withdraw(request, pk):
    feedback = access.get_feedback_by_me(request.user, pk)
    try:
        actions.withdraw_feedback(feedback, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Umpan balik ditarik.")
    return redirect("monitoring:feedback_given")


def _page(request, rows):
    """One page, and the key of the next."""
    page = page_newest(rows, after=request.GET.get("sebelum", ""), size=PAGE)
    return page.rows, page.next_after


def _form_page(request, form, *, skp, draft, old=None):
    kept = drafts.find(request.user, draft)
    if form.is_bound:
        form.renew()
    context = {
        "quality": rules.quality_of(form["text"].value() or "", own_name=skp.employee.name),
        "form": form,
        "skp": skp,
        "old": old,
        "draft_key": draft,
        "draft_version": kept.version if kept else 0,
    }
    status = 422 if form.is_bound else 200
    return render(request, "monitoring/feedback_form.html", context, status=status)
