"""A message belongs to the person it was written for, and to nobody else."""

from django.shortcuts import get_object_or_404

from kinerja.notifications.models import Message


def visible_messages(user):
    return Message.objects.filter(user=user)


def get_message(user, pk) -> Message:
    """The message, or 404: what was not written to one does not exist."""
    return get_object_or_404(visible_messages(user), pk=pk)
