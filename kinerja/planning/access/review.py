"""Who sets a plan: the penilai of that day, or his superior when he is silent too long."""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.organisation.enums import SettingName
from kinerja.organisation.queries import employee_of, lines_on, setting_on
from kinerja.planning import rules
from kinerja.planning.access.plans import WITH, can_edit, get_skp
from kinerja.planning.models import Skp
from kinerja.planning.queries import day_of


def get_skp_to_review(user, pk, *, on):
    """A plan of somebody this person rates, or whose penilai he rates; else 404.

    Annotated: is_rated, when it is he who rates.
    """
    lines, employee = lines_on(on).filter(employee=OuterRef("employee")), employee_of(user)
    me = employee.pk if employee else 0
    plans = Skp.objects.select_related(*WITH).annotate(
        is_rated=Exists(lines.filter(appraiser=me)), is_above=Exists(lines.filter(superior=me))
    )
    skp = get_object_or_404(plans.filter(Q(is_rated=True) | Q(is_above=True)), pk=pk)
    return noted(skp, "skp", of=skp.employee_id)


def get_skp_to_expect(user, pk, *, on):
    """A plan whose special expectations this person may write: his own, or one he rates."""
    skp = get_skp(user, pk, on=on)
    if not can_expect(user, skp, on=on):
        raise Http404
    return skp


def is_appraiser(user, skp, *, on):
    """Penilai of that day."""
    return lines_on(on).filter(employee=skp.employee_id, appraiser__user=user).exists()


def is_above(user, skp, *, on):
    """Penilai or atasan penilai of that day."""
    return reviewer_of(user, skp, on=on)[0] is not None


def can_agree(user, skp, *, on):
    """The penilai of that day; his superior when he is silent past the due date (Lamp. p. 65)."""
    return reviewer_of(user, skp, on=on)[1]


def reviewer_of(user, skp, *, on):
    """This person as the plan's penilai or atasan penilai, and whether he may set it that day."""
    lines = lines_on(on).filter(employee=skp.employee_id)
    line = lines.select_related("appraiser", "superior").first()
    if line is None:
        return None, False
    if line.appraiser.user_id == user.pk:
        return line.appraiser, True
    if line.superior is None or line.superior.user_id != user.pk:
        return None, False
    return line.superior, superior_may_agree(skp, on=on)


def reviewer_there(user, skp, *, on):
    """The same of a plan from get_skp_to_review, which knows the line already."""
    return user.employee, skp.is_rated or superior_may_agree(skp, on=on)


def superior_may_agree(skp, *, on):
    """Whether the penilai has been silent too long about a plan that was sent."""
    if skp.submitted_at is None:
        return False
    submitted_on = day_of(skp.submitted_at)
    last = rules.last_day_for_appraiser(
        due_on=skp.year.planning_due_on,
        submitted_on=submitted_on,
        days=setting_on(SettingName.ANSWER_DAYS, on=submitted_on).value,
    )
    return on > last


def can_expect(user, skp, *, on):
    """Special expectations come from whoever may set the plan, and are written down by both."""
    return can_edit(user, skp) or reviewer_of(user, skp, on=on)[1]
