"""Who reads notes and their evidence."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.monitoring.access.plans import visible_skps
from kinerja.monitoring.models import Evidence, Progress


def visible_notes(user, *, on):
    """Notes on the plans one may see; a withdrawn note is seen by its writer only."""
    return Progress.objects.select_related("result__skp__employee", "indicator").filter(
        Q(withdrawn_at=None) | Q(result__skp__employee__user=user),
        result__skp__in=visible_skps(user, on=on),
    )


def get_note(user, pk, *, on):
    note = get_object_or_404(visible_notes(user, on=on), pk=pk)
    return noted(note, "catatan", of=note.result.skp.employee_id)


def get_own_note(user, pk):
    """A note of this account's own plan, or 404."""
    own = Progress.objects.select_related("result__skp__employee", "result__skp__year", "indicator")
    return get_object_or_404(own, pk=pk, result__skp__employee__user=user)


def get_evidence(user, pk, *, on):
    """A file or link of a note one may see, or 404."""
    proofs = Evidence.objects.select_related("blob", "progress__result__skp").filter(
        progress__in=visible_notes(user, on=on)
    )
    proof = get_object_or_404(proofs, pk=pk)
    return noted(proof, "catatan", of=proof.progress.result.skp.employee_id)
