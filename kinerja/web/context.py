from django.conf import settings
from django.utils import timezone

from kinerja.accounts.devices import seals_of
from kinerja.web.menu import menu
from kinerja.web.queries import hats_of


def hats(request):
    """What this account is today, for the menu and the start page."""
    return hats_of(request.user, on=timezone.localdate())


def page(request):
    """What every page of the frame needs."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    kept_copy = {"messages": []} if "X-To-Keep" in request.headers else {}
    return {
        **kept_copy,  # a copy fetched behind the page must not use up what is said once
        "regency": settings.REGENCY,
        "demo_mode": settings.DEMO_MODE,
        "now": timezone.now(),
        "nav": menu(request.path, hats(request)) if signed_in else [],
        "seal": " ".join(seals_of(user)) if signed_in else "",
        "theme": user.theme if signed_in else "auto",
        "text_size": user.text_size if signed_in else "",
        "keys": "on" if signed_in and user.shortcuts else "off",
    }
