"""Who sees an objection, speaks in it, names who decides it, and decides it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.appraisal.enums import Side
from kinerja.appraisal.models import Objection, ObjectionEvidence
from kinerja.lib.opened import noted
from kinerja.organisation.access import has_role, people_kept_by
from kinerja.organisation.enums import Role


def visible_objections(user, *, on):
    """One's own, those against one's evaluations, those one examines, those of HR's people."""
    return Objection.objects.filter(
        Q(employee__user=user)
        | Q(appraiser__user=user)
        | Q(examiner__user=user)
        | Q(employee__in=people_kept_by(user, on=on).values("pk"))
    )


OBJECTION_PARTS = (
    "employee__user",
    "appraiser__user",
    "examiner__user",
    "evaluation__period",
    "evaluation__skp__employee",
)


def get_objection(user, pk, *, on):
    """The objection, or 404; the database has a wall of its own around it (ADR 14)."""
    objection = get_object_or_404(
        visible_objections(user, on=on).select_related(*OBJECTION_PARTS), pk=pk
    )
    return noted(objection, "keberatan", of=objection.employee_id)


def get_examined(user, pk):
    """An objection that this account decides, or 404."""
    objection = get_object_or_404(
        Objection.objects.select_related(*OBJECTION_PARTS), pk=pk, examiner__user=user
    )
    return noted(objection, "keberatan", of=objection.employee_id)


def get_own_objection(user, pk):
    """One's own objection, or 404."""
    return get_object_or_404(
        Objection.objects.select_related(*OBJECTION_PARTS), pk=pk, employee__user=user
    )


def get_objection_evidence(user, pk, *, on):
    """A file of an objection one may see, or 404."""
    proofs = ObjectionEvidence.objects.select_related("blob", "objection")
    seen = visible_objections(user, on=on)
    proof = get_object_or_404(proofs.filter(objection__in=seen), pk=pk)
    return noted(proof, "keberatan", of=proof.objection.employee_id)


def get_objection_to_assign(user, pk, *, on):
    """An objection whose examiner HR of the agency names, or 404; never in one's own matter."""
    if not has_role(user, Role.AGENCY_HR, on=on):
        raise Http404
    mine = Q(employee__user=user) | Q(appraiser__user=user)
    objection = get_object_or_404(
        Objection.objects.exclude(mine).select_related(*OBJECTION_PARTS), pk=pk
    )
    return noted(objection, "keberatan", of=objection.employee_id)


def can_examine(user, objection):
    return objection.examiner is not None and objection.examiner.user_id == user.pk


def side_of(user, objection):
    """The side this account speaks for in writing, or nothing."""
    if objection.employee.user_id == user.pk:
        return Side.EMPLOYEE
    return Side.APPRAISER if objection.appraiser.user_id == user.pk else ""


def can_name_examiner(user, objection, *, on):
    return has_role(user, Role.AGENCY_HR, on=on) and not side_of(user, objection)
