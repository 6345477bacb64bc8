"""Thanks: for who gave and who received them."""

from django.shortcuts import get_object_or_404

from kinerja.recognition.models import Appreciation


def get_received(user, pk):
    """Thanks one received, or 404."""
    return get_object_or_404(
        Appreciation.objects.select_related("receiver", "giver"),
        pk=pk,
        receiver__user=user,
        withdrawn_at=None,
    )


def get_given(user, pk):
    """Thanks one gave, or 404."""
    return get_object_or_404(
        Appreciation.objects.select_related("receiver", "giver"),
        pk=pk,
        giver__user=user,
        withdrawn_at=None,
    )
