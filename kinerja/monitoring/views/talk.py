"""Asking for feedback, its quality while it is written, and what is said about it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.lib.refusals import Refused
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.actions import talk as actions
from kinerja.monitoring.forms import AskForm, ReplyForm, TalkForm


@require_http_methods(["GET", "POST"])
def feedback_ask(request):
    on = timezone.localdate()
    skp = access.own_skp_in_force(request.user, on=on)
    if skp is None:
        status = 422 if request.method == "POST" else 200
        return render(request, "monitoring/feedback_ask.html", status=status)
    people = queries.people_to_ask(skp.employee, on=on)
    text = request.GET.get("q", "").strip()[:100]
    offered, is_long = queries.people_offered(
        people, text=text, chosen=request.POST.get("asked", "")
    )
    form = AskForm(
        request.POST or None, people=people, offered=offered, results=queries.results(skp)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_feedback(skp, **form.asking(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Pertanyaan terkirim.")
            return redirect("monitoring:feedback_ask")
    context = {
        "form": form,
        "rows": queries.requests_by(request.user),
        "is_long": is_long,
        "text": text,
        "found": len(offered),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/feedback_ask.html", context, status=status)


@require_POST
def request_close(request, pk):
    row = access.get_request(request.user, pk)
    actions.close_request(row, by=request.user, at=timezone.now())
    own = row.skp.employee.user_id == request.user.pk
    messages.success(request, "Pertanyaan ditutup.")
    return redirect("monitoring:feedback_ask" if own else "monitoring:feedback_people")


@require_POST
def feedback_quality(request):
    """The lights for the words typed so far; nothing is kept."""
    quality = rules.quality_of(request.POST.get("text", "")[:4000])
    return render(request, "monitoring/quality.html", {"quality": quality})


@require_http_methods(["GET", "POST"])
def feedback_reply(request, pk):
    feedback = access.get_feedback_to_discuss(request.user, pk)
    form = ReplyForm(request.POST or None)

    def act(words):
        actions.reply_feedback(
            feedback,
            text=words["text"],
            key=words["idempotency_key"],
            by=request.user,
            at=timezone.now(),
        )

    return _said(request, feedback, form, act, title="Balas umpan balik", done="Balasan terkirim.")


@require_http_methods(["GET", "POST"])
def feedback_discussed(request, pk):
    feedback = access.get_feedback_to_discuss(request.user, pk)
    form = TalkForm(request.POST or None, initial={"held_on": timezone.localdate()})

    def act(words):
        actions.note_talk(feedback, **words, by=request.user, at=timezone.now())

    title = "Catat bahwa ini sudah dibahas"
    return _said(request, feedback, form, act, title=title, done="Dicatat sudah dibahas.")


def _said(request, feedback, form, act, *, title, done):
    """One small form about a feedback, and back to the list of the side that wrote it."""
    own = feedback.skp.employee.user_id == request.user.pk
    back = "monitoring:feedback_list" if own else "monitoring:feedback_given"
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"form": form, "one": feedback, "title": title, "back": back}
    status = 422 if request.method == "POST" else 200
    return render(request, "monitoring/feedback_said.html", context, status=status)
