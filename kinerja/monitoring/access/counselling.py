"""Konseling: the second wall of these rows stands in the database (docs/adr/0014)."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.monitoring import rules
from kinerja.monitoring.enums import CaseStatus
from kinerja.monitoring.models import BehaviourCase
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role


def is_coordinator(user, *, on):
    """Who was named to look after counselling; other HR has no business here."""
    return has_role(user, Role.COUNSELLING, on=on)


def visible_cases(user, *, on):
    """Cases of the person, his penilai then, his counsellor; the coordinator once reported.

    The superior reads a case when its record is addressed to him.
    """
    seen = Q(employee__user=user) | Q(appraiser__user=user) | Q(counsellor__user=user)
    seen |= Q(
        superior__user=user, status=CaseStatus.DONE, counsellor_kind__in=rules.TO_THE_SUPERIOR
    )
    if is_coordinator(user, on=on):
        seen |= ~Q(status=CaseStatus.TOLD)
    people = ("employee", "appraiser", "counsellor", "superior", "skp__year")
    return BehaviourCase.objects.select_related(*people).filter(seen)


def get_case(user, pk, *, on):
    """The case, or 404."""
    case = get_object_or_404(visible_cases(user, on=on), pk=pk)
    return noted(case, "konseling", of=case.employee_id)


def hats_in(user, case, *, on):
    """In which parts this account acts on a case."""
    return {
        name
        for name, person in (
            ("employee", case.employee),
            ("appraiser", case.appraiser),
            ("superior", case.superior),
            ("counsellor", case.counsellor),
        )
        if person and person.user_id == user.pk
    } | ({"coordinator"} if is_coordinator(user, on=on) else set())


def can_read_notes(hats):
    """What was spoken stays between two."""
    return bool(hats & {"counsellor", "employee"})


def can_read_report(hats, case):
    """The person, the counsellor, and those the law sends the record to."""
    sent_to = rules.recipients(case.counsellor_kind) if case.counsellor_kind else set()
    return bool(hats & ({"counsellor", "employee"} | sent_to))
