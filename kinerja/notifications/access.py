"""A message belongs to the person it was written for, and to nobody else."""

from django.shortcuts import get_object_or_404

from kinerja.notifications.models import Message, PushDevice


def visible_messages(user):
    return Message.objects.filter(user=user)


def get_message(user, pk) -> Message:
    """The message, or 404: what was not written to one does not exist."""
    return get_object_or_404(visible_messages(user), pk=pk)


def own_devices(user):
    """What rings for this person."""
    return PushDevice.objects.filter(user=user)


def get_own_device(user, pk) -> PushDevice:
    """What rings for oneself, or 404."""
    return get_object_or_404(own_devices(user), pk=pk)
