from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinerja.accounts import drafts


@login_not_required
@require_http_methods(["POST", "DELETE"])
def draft(request, key):
    """Answers in JSON; a person without a session is told so instead of being sent to sign in."""
    if not request.user.is_authenticated:
        return refusal(401, "Sesi berakhir. Masuk lagi untuk melanjutkan.")
    if not drafts.KEY.fullmatch(key):
        return refusal(404, "Draf ini tidak ada.")
    if request.method == "DELETE" or "_discard" in request.POST:
        drafts.discard(request.user, key)
        return HttpResponse(status=204)
    data = drafts.fields_of(request.POST)
    seen = request.POST.get("_version", "0")
    if drafts.size_of(data) > drafts.MOST_CHARACTERS:
        return refusal(413, "Isian terlalu panjang. Ringkas menjadi paling banyak 100.000 huruf.")
    if not seen.isascii() or not seen.isdigit() or len(seen) > 9:
        return refusal(400, "Versi draf tidak dikenal. Muat ulang halaman.")
    if any("\0" in text for pair in data.items() for text in (pair[0], *pair[1])):
        return refusal(400, "Isian berisi huruf yang tidak dapat disimpan.")
    kept, ours = drafts.keep(request.user, key, data, seen=int(seen), at=timezone.now())
    if not ours:
        return refusal(409, "Ada versi yang lebih baru.", current=kept.data, version=kept.version)
    saved_at = timezone.localtime(kept.saved_at)
    return JsonResponse({"version": kept.version, "saved_at": f"{saved_at:%H.%M}"})


def refusal(status, detail, **more):
    return JsonResponse({"detail": detail, **more}, status=status)
