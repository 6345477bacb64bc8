"""Who reads notes and their evidence."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.monitoring.access.plans import require_sight
from kinerja.monitoring.models import Evidence, Progress


def require_note(user, note, *, on):
    """404 unless one may read the plan; a withdrawn note is seen by its writer only."""
    skp = note.result.skp
    require_sight(user, skp, on=on)
    if note.withdrawn_at and skp.employee.user_id != user.pk:
        raise Http404


def get_note(user, pk, *, on):
    notes = Progress.objects.select_related("result__skp__employee", "indicator")
    note = get_object_or_404(notes, pk=pk)
    require_note(user, note, on=on)
    return noted(note, "catatan", of=note.result.skp.employee_id)


def get_own_note(user, pk):
    """A note of this account's own plan, or 404."""
    own = Progress.objects.select_related("result__skp__employee", "result__skp__year", "indicator")
    return get_object_or_404(own, pk=pk, result__skp__employee__user=user)


def get_evidence(user, pk, *, on):
    """A file or link of a note one may see, or 404."""
    proofs = Evidence.objects.select_related("blob", "progress__result__skp__employee")
    proof = get_object_or_404(proofs, pk=pk)
    require_note(user, proof.progress, on=on)
    return noted(proof, "catatan", of=proof.progress.result.skp.employee_id)
