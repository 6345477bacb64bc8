from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.accounts import access, actions, queries


@require_safe
def sessions(request):
    rows = queries.sessions_of(request.user, at=timezone.now())
    return render(
        request,
        "accounts/sessions.html",
        {"rows": rows, "this": request.session.session_key},
    )


@require_POST
def session_end(request):
    """One session, or all but this one."""
    only = request.POST.get("session", "")
    if only and not access.own_session(request.user, only):
        raise Http404
    kept = "" if only else request.session.session_key
    actions.end_sessions(request.user, by=request.user, at=timezone.now(), kept=kept, only=only)
    messages.success(request, "Perangkat itu sudah dikeluarkan.")
    return redirect("accounts:sessions")
