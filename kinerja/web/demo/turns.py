"""The turns of the next window, spread evenly, so that the calendar shows what one looks like."""

from django.utils import timezone

from kinerja.organisation.enums import Role
from kinerja.organisation.models import RoleGrant
from kinerja.planning.actions import set_turns
from kinerja.planning.models import EvaluationPeriod
from kinerja.planning.queries import offices_with_people, proposed_turns


def give_turns(on, at):
    """For the period whose window opens next."""
    today = max(on, timezone.localdate(at))
    later = EvaluationPeriod.objects.filter(opens_on__gt=today)
    period = later.order_by("opens_on", "due_on").first()
    grant = RoleGrant.objects.filter(role=Role.AGENCY_HR).select_related("user").first()
    if period and grant:
        turns = proposed_turns(period, offices_with_people(on=on), on=today)
        basis = "Surat Edaran BKPSDM (demo)"
        set_turns(period, turns=turns, basis=basis, by=grant.user, at=at)
