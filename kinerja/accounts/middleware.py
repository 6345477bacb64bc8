"""What every request passes: limits of a session, the second step, headers of private pages."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils import timezone

from kinerja.accounts import sessions
from kinerja.lib import wall


class OwnSiteOnly:
    """Browsers say where a form comes from; what another site sends is refused unread."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        foreign = request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
        if foreign and request.method not in {"GET", "HEAD", "OPTIONS"}:
            return HttpResponseForbidden("Permintaan dari situs lain ditolak.", "text/plain")
        return self.get_response(request)


class SessionLimits:
    """Idle 30 minutes (15 with a role), 12 hours in all; accounts closed meanwhile are out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        now = timezone.now()
        if request.user.is_authenticated:
            if sessions.is_over(request.session, now=now):
                logout(request)
                messages.info(request, "Sesi Anda berakhir. Masuk lagi untuk melanjutkan.")
            elif "X-To-Keep" not in request.headers:  # a copy in the background is no use
                sessions.touch(request.session, request.user, now=now)
        return self.get_response(request)


class Reader:
    """Rows behind the database's wall open for this account while its request lasts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with wall.open_for(request.user):
            return self.get_response(request)


class SecondStep:
    """People with a role sign in with two steps; until they set it up they get no further."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and sessions.needs_second_step(request):
            name = resolve(request.path_info).url_name or ""
            if not name.startswith(("mfa_", "account_")):
                messages.info(request, "Peran Anda memerlukan masuk dua langkah. Aktifkan dulu.")
                return redirect("mfa_activate_totp")
        return self.get_response(request)


class PrivatePages:
    """Nothing of ours stays in a browser's or a proxy's store, least of all after signing out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        if request.method == "POST" and request.path == reverse("account_logout"):
            # Not "cookies": the device stays known, and the session's own cookie is gone already.
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response
