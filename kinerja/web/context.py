from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from kinerja.organisation.enums import Role
from kinerja.web.queries import hats_of

HR = {Role.AGENCY_HR, Role.UNIT_HR}
READERS = HR | {Role.AUDITOR}
LEADER = {"penilai"}
EVERYONE = None

# Every page of the main menu: label, picture, URL name, and the hats it is for.
MENU = (
    ("Beranda", "home", "web:home", EVERYONE),
    ("SKP", "clipboard-list", "planning:skp_mine", EVERYONE),
    ("Kemajuan", "trending-up", "monitoring:note_list", EVERYONE),
    ("Hasil saya", "star", "appraisal:mine", EVERYONE),
    ("Tim", "users", "web:team", LEADER),
    ("Menilai", "scale", "appraisal:people", LEADER),
    ("Organisasi", "sitemap", "organisation:unit_tree", READERS),
    ("Daftar SKP", "list-check", "planning:skp_list", READERS),
    ("Daftar nilai", "notes", "appraisal:register", READERS),
    ("Impor", "upload", "integration:batch_list", HR),
)


def page(request):
    """What every page of the frame needs."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "regency": settings.REGENCY,
        "demo_mode": settings.DEMO_MODE,
        "now": timezone.now(),
        "nav": menu(request) if signed_in else [],
        "theme": user.theme if signed_in else "auto",
        "text_size": user.text_size if signed_in else "",
        "keys": "on" if signed_in and user.shortcuts else "off",
    }


def menu(request):
    """The pages this account has a use for today."""
    hats = hats_of(request.user, on=timezone.localdate())
    items = [
        {"label": label, "icon": icon, "url": reverse(name)}
        for label, icon, name, needed in MENU
        if needed is EVERYONE or needed & hats
    ]
    here = [item for item in items if request.path.startswith(item["url"])]
    nearest = max(here, key=lambda item: len(item["url"]), default=None)
    for item in items:
        is_home = item["url"] == "/"
        item["active"] = item is nearest and (request.path == "/" or not is_home)
    return items
