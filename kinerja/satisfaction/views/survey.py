"""The page a citizen answers: no sign-in, no script, one screen after the other."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.accounts.network import address_of, network_of
from kinerja.lib.refusals import Refused
from kinerja.satisfaction import access, actions, queries, rules
from kinerja.satisfaction.enums import HoldReason, SurveyDoor
from kinerja.satisfaction.forms import SurveyForm, stamp
from kinerja.satisfaction.rules import Visit

A_DAY = 24 * 60 * 60


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request, code):
    """Ask for the code, then the questions; the answer is taken once."""
    at = timezone.now()
    service = access.get_public_service(code)
    round_ = queries.running_round(service, on=timezone.localdate(at))
    closed = queries.blockers_to_answer(service, round_, on=timezone.localdate(at))
    if closed:
        status = 410 if request.method == "POST" else 200
        context = {"service": service, "reasons": closed}
        return render(request, "satisfaction/closed.html", context, status=status)
    if request.method == "POST":
        return answer(request, service, round_, at=at)
    typed = rules.typed_code(request.GET.get("kode", ""))
    reasons = queries.blockers_of_code(round_, typed, on=timezone.localdate(at))[2] if typed else []
    if not typed or reasons:
        return door_page(request, service, reasons)
    form = SurveyForm(initial={"kode": typed, "stamp": stamp(at)}, round_=round_, at=at)
    return survey_page(request, service, round_, form)


def answer(request, service, round_, *, at):
    """Take what was sent; whatever is refused stays on the page as it was chosen."""
    form = SurveyForm(request.POST, round_=round_, at=at)
    if not form.data.get("kode"):
        return door_page(request, service, ["Isi kode dari kupon atau dari loket."], status=422)
    if form.is_valid():
        try:
            given = actions.give_answer(
                round_,
                code=form.cleaned_data["kode"],
                scores=form.scores,
                profile=form.said,
                comment=form.cleaned_data["comment"],
                visit=visit_of(request, service, form),
                by=None,
                at=at,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return thanks_to(service, given, at=at)
    return survey_page(request, service, round_, form)


def visit_of(request, service, form):
    """What the request says about itself."""
    key, opened_at = form.page
    today = timezone.localdate(form.at).isoformat()
    return Visit(
        network=network_of(address_of(request)),
        opened_at=opened_at,
        form_key=key,
        is_signed_in=request.user.is_authenticated,
        is_trap_filled=bool(form.cleaned_data["trap"]),
        used_counter_today=request.get_signed_cookie(cookie_of(service), "") == today,
    )


def cookie_of(service):
    return f"skm-{service.pk}"


def thanks_to(service, given, *, at):
    """To the last page; a device remembers for a day that it used the counter code."""
    hold = f"?ditahan={given.hold}" if given.hold else ""
    response = redirect(reverse("satisfaction:thanks", args=[service.code]) + hold)
    if given.door == SurveyDoor.COUNTER:
        response.set_signed_cookie(
            cookie_of(service),
            timezone.localdate(at).isoformat(),
            max_age=A_DAY,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def door_page(request, service, reasons, *, status=200):
    context = {"service": service, "errors": reasons}
    return render(request, "satisfaction/door.html", context, status=status)


def survey_page(request, service, round_, form):
    context = {"service": service, "round": round_, "form": form}
    status = 422 if form.errors else 200
    return render(request, "satisfaction/survey.html", context, status=status)


@login_not_required
@require_safe
def thanks(request, code):
    """Taken; and when it is held, why."""
    service = access.get_public_service(code)
    why = request.GET.get("ditahan", "")
    words = HoldReason(why).label if why in HoldReason.values else ""
    return render(request, "satisfaction/thanks.html", {"service": service, "why": words})
