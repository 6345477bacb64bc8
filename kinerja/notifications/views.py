from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.notifications import access, outbox, queries
from kinerja.notifications.forms import DigestForm


@require_safe
def inbox(request):
    rows = queries.inbox(request.user)
    unread = sum(message.read_at is None for message in rows)
    return render(request, "notifications/inbox.html", {"rows": rows, "unread": unread})


@require_POST
def open_message(request, pk):
    """Mark the message as read and go to what it speaks of."""
    message = access.get_message(request.user, pk)
    chosen = access.visible_messages(request.user).filter(pk=message.pk)
    outbox.mark_read(chosen, at=timezone.now())
    ours = url_has_allowed_host_and_scheme(message.url, allowed_hosts=None)
    return redirect(message.url if ours else "notifications:inbox")


@require_POST
def read_all(request):
    outbox.mark_read(access.visible_messages(request.user), at=timezone.now())
    return redirect("notifications:inbox")


@require_http_methods(["GET", "HEAD", "POST"])
def digest(request):
    """How often one wants an e-mail with what is new."""
    sent = request.POST if request.method == "POST" else None
    form = DigestForm(sent, initial={"rhythm": queries.rhythm_of(request.user)})
    if form.is_valid():
        outbox.choose_digest(request.user, rhythm=form.cleaned_data["rhythm"])
        messages.success(request, "Pilihan surel disimpan.")
        return redirect("notifications:inbox")
    status = 422 if form.errors else 200
    return render(request, "notifications/digest.html", {"form": form}, status=status)
