"""Who reads and writes a plan, and who drafts one that is missing."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.lib.rows import one_or_404
from kinerja.organisation.access import people_in_sight, people_kept_by, sees
from kinerja.organisation.enums import LegalStanding
from kinerja.planning.models import Indicator, Skp, WorkResult
from kinerja.planning.queries import current_results, first_version

WITH = ("employee", "year", "placement__position__unit", "appraiser")


def visible_skps(user, *, on):
    """The plans of everybody whose work this account may read on that day."""
    return Skp.objects.select_related(*WITH).filter(employee__in=people_in_sight(user, on=on))


def get_skp(user, pk, *, on):
    """The plan, or 404: what one may not see does not exist."""
    skp = one_or_404(Skp.objects.select_related(*WITH), pk=pk)
    if not sees(user, skp.employee, on=on):
        raise Http404
    return noted(skp, "skp", of=skp.employee_id)


def get_own_skp(user, pk):
    """The plan of the person who asks, or 404."""
    return get_object_or_404(Skp.objects.select_related(*WITH), pk=pk, employee__user=user)


def get_study_plan(user, pk):
    """The own plan of somebody on tugas belajar, or 404."""
    skp = get_own_skp(user, pk)
    if skp.employee.standing != LegalStanding.TUGAS_BELAJAR:
        raise Http404
    return skp


def get_comment(skp, pk):
    """A comment on this plan, or 404."""
    return get_object_or_404(skp.comments, pk=pk)


def get_result(skp, pk):
    """A result of this plan, or 404."""
    return get_object_or_404(WorkResult.objects.select_related("parent", "goal"), skp=skp, pk=pk)


def get_indicator(skp, pk):
    """An indicator of this plan, or 404."""
    indicators = Indicator.objects.select_related("result__skp")
    return get_object_or_404(indicators, result__skp=skp, pk=pk)


def get_strategy(skp, pk):
    """A strategy of this plan in any of its versions, or 404."""
    return get_object_or_404(first_version(skp).strategies, pk=pk)


def get_result_in_tree(user, pk, *, on):
    """A result of a set or submitted plan this person may read, or 404."""
    parts = current_results().select_related("skp__employee", "goal", "parent")
    result = get_object_or_404(parts.defer("skp__content"), pk=pk)
    if not sees(user, result.skp.employee, on=on):
        raise Http404
    return noted(result, "skp", of=result.skp.employee_id)


def can_edit(user, skp):
    """A plan is written by the person whose plan it is."""
    return skp.employee.user_id == user.pk


def people_to_prepare_for(user, *, on):
    """Whose missing plan this account may draft: those whose records it keeps, never its own."""
    return people_kept_by(user, on=on).exclude(user=user)


def can_prepare_for(user, employee, *, on):
    return people_to_prepare_for(user, on=on).filter(pk=employee.pk).exists()


def get_employee_to_prepare(user, pk, *, on):
    """Somebody whose plan one may draft, or 404."""
    return get_object_or_404(people_to_prepare_for(user, on=on), pk=pk)


def can_see(user, skp, *, on):
    """Whether the plan is of somebody whose work this account may read."""
    return sees(user, skp.employee, on=on)
