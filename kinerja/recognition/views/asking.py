"""What several pages do with an act that may refuse."""

from django.contrib import messages

from kinerja.lib.refusals import Refused


def tried(request, act, *args, said, **kwargs):
    """Do it and say so, or say why not; whether it was done."""
    try:
        act(*args, **kwargs)
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return False
    messages.success(request, said)
    return True


def filled(form, act, *args, **kwargs):
    """What the act gave back, or None with its reasons on the form."""
    try:
        return act(*args, **kwargs)
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return None


def without_key(request):
    """The filter of the address, without the place in the list."""
    query = request.GET.copy()
    query.pop("setelah", None)
    return query
