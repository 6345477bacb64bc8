"""The application on a phone's home screen: its card, its service worker, its page offline."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

COLOUR = "#124b2c"
ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("icon-maskable-512", 512, "maskable"))
SCRIPTS = ("device", "draft", "frame", "note", "photo", "queue", "upload", "waiting")
# What the pages for noting are made of.
FILES = (
    "css/kinerja.css",
    "fonts/inter-latin.woff2",
    *(
        f"img/{name}.svg"
        for name in (
            "check",
            "check-dark",
            "favicon",
            "icons",
            "minus",
            "radio",
            "radio-dark",
            "select",
            "select-dark",
            "switch",
            "switch-on",
        )
    ),
    *(f"js/{name}.js" for name in SCRIPTS),
)


@login_not_required
@require_safe
@cache_control(max_age=24 * 60 * 60)
def manifest(request):
    """What the phone calls the application and how it shows it."""
    card = {
        "id": "/",
        "name": f"Kinerja {settings.REGENCY}",
        "short_name": "Kinerja",
        "description": "SKP, catatan kemajuan, dan penilaian kinerja pegawai.",
        "lang": "id",
        "start_url": reverse("web:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": COLOUR,
        "theme_color": COLOUR,
        "icons": [
            {
                "src": static(f"img/{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in ICONS
        ],
        "shortcuts": [{"name": "Catat kemajuan", "url": reverse("monitoring:note_new")}],
    }
    return JsonResponse(card, content_type="application/manifest+json")


@login_not_required
@require_safe
@conditional_page
@cache_control(no_cache=True)
def service_worker(request):
    """At the root, so that it may answer for every page."""
    script = render_to_string("web/sw.js", {"files": FILES})
    return HttpResponse(script, content_type="text/javascript")


@login_not_required
@require_safe
def offline(request):
    """Kept on the device; the same for everybody."""
    return HttpResponse(render_to_string("web/offline.html"))
