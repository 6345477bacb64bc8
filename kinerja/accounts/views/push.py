"""Which of one's devices ring when something is new."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.accounts import devices
from kinerja.notifications import access, outbox
from kinerja.notifications.forms import PushForm
from kinerja.notifications.push import public_key


@require_http_methods(["GET", "HEAD", "POST"])
def push(request):
    """Why, where, and the button; the browser asks for leave only after it was pressed."""
    here = request.session.get("device_id", "")
    form = PushForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        here = here or devices.read(request)["id"]
        request.session["device_id"] = here
        outbox.let_ring(
            request.user,
            device=here,
            name=request.session.get("device", "Perangkat"),
            endpoint=form.cleaned_data["endpoint"],
            at=timezone.now(),
        )
        messages.success(request, "Kabar di layar menyala di perangkat ini.")
        return redirect("accounts:push")
    rows = access.own_devices(request.user).order_by("-since")
    context = {"form": form, "key": public_key(), "rows": rows, "here": here}
    status = 422 if form.errors else 200
    return render(request, "accounts/push.html", context, status=status)


@require_POST
def push_off(request, pk):
    device = access.get_own_device(request.user, pk)
    outbox.silence(access.own_devices(request.user).filter(pk=device.pk))
    messages.success(request, "Kabar di layar dimatikan di perangkat itu.")
    return redirect("accounts:push")
