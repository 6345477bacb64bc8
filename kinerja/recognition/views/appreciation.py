"""Thanks: given, received, and shown on the wall of an office."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.organisation.forms import SearchForm, posted
from kinerja.organisation.queries import people_with_account
from kinerja.recognition import access, rules
from kinerja.recognition.actions import appreciation as actions
from kinerja.recognition.forms.appreciation import ThankForm, WallFilter
from kinerja.recognition.queries import appreciation as queries
from kinerja.recognition.queries import innovations
from kinerja.recognition.queries.people import office_of
from kinerja.recognition.views.asking import filled, tried, without_key


@require_safe
def thanks(request):
    """What I received, or what I gave."""
    on = timezone.localdate()
    given = request.GET.get("saya") == "memberi"
    ask = queries.given_by if given else queries.received_by
    found = ask(request.user, on=on)
    rows, after = innovations.page_by_key(found, after=request.GET.get("setelah", ""))
    context = {
        "rows": rows,
        "after": after,
        "given": given,
        "rule": rules.appreciation_rule(on),
        "count": found.count(),
        "mutual": found.filter(is_mutual=True).count(),
    }
    return render(request, "recognition/thanks.html", context)


@require_http_methods(["GET", "POST"])
def thank(request):
    """Thank a colleague."""
    on = timezone.localdate()
    text = request.GET.get("q", "").strip()
    found = people_with_account(text=text, chosen=request.POST.get("receiver"), on=on)
    form = ThankForm(posted(request), found=found.select_related("user"))
    if (
        request.method == "POST"
        and form.is_valid()
        and filled(
            form,
            actions.thank,
            form.cleaned_data["receiver"],
            behaviour=form.cleaned_data["behaviour"],
            text=form.cleaned_data["text"],
            key=form.cleaned_data["idempotency_key"],
            by=request.user,
            at=timezone.now(),
        )
    ):
        messages.success(request, "Apresiasi terkirim.")
        return redirect("recognition:thanks")
    context = {
        "form": form,
        "search": SearchForm({"q": text}),
        "ready": bool(text) or request.method == "POST",
        "missing": bool(text) and not found,
        "rule": rules.appreciation_rule(on),
    }
    return render(request, "recognition/thank.html", context, status=422 if form.errors else 200)


@require_POST
def thanks_show(request, pk):
    """The receiver lets his office read it, or takes that back."""
    row = access.get_received(request.user, pk)
    shows = request.POST.get("tampil") == "ya"
    tried(
        request,
        actions.show_thanks,
        row,
        said="Ditampilkan di perangkat daerah Anda." if shows else "Tidak lagi ditampilkan.",
        shows=shows,
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:thanks")


@require_POST
def thanks_withdraw(request, pk):
    row = access.get_given(request.user, pk)
    tried(
        request,
        actions.withdraw_thanks,
        row,
        said="Apresiasi ditarik.",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("recognition:thanks")


@require_safe
def wall(request):
    """What people of one's own office let everybody there read."""
    on = timezone.localdate()
    employee = getattr(request.user, "employee", None)
    office = employee and office_of(employee, on=on)
    form = WallFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queries.wall_of(office, on=on, **wanted)
    rows, after = innovations.page_by_key(found, after=request.GET.get("setelah", ""))
    query = without_key(request)
    context = {
        "office": office,
        "form": form,
        "rows": rows if office else [],
        "after": after,
        "query": query,
        "is_filtered": any(query.values()),
        "count": found.count() if office else 0,
        "mutual": found.filter(is_mutual=True).count() if office else 0,
        "rule": rules.appreciation_rule(on),
    }
    return render(request, "recognition/wall.html", context)
