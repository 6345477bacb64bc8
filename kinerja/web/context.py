from django.conf import settings
from django.urls import reverse
from django.utils import timezone

# Every page of the main menu: label, picture, URL name.
MENU = (("Beranda", "home", "web:home"),)


def page(request):
    """What every page of the frame needs."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "regency": settings.REGENCY,
        "demo_mode": settings.DEMO_MODE,
        "now": timezone.now(),
        "nav": menu(request.path) if signed_in else [],
        "theme": user.theme if signed_in else "auto",
        "text_size": user.text_size if signed_in else "",
        "keys": "on" if signed_in and user.shortcuts else "off",
    }


def menu(path):
    items = [{"label": label, "icon": icon, "url": reverse(name)} for label, icon, name in MENU]
    for item in items:
        is_home = item["url"] == "/"
        item["active"] = path == "/" if is_home else path.startswith(item["url"])
    return items
