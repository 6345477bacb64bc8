"""Thanks given and received, and how mutual they are."""

from datetime import timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils import timezone

from kinerja.recognition import rules
from kinerja.recognition.models import Appreciation


def standing():
    return Appreciation.objects.select_related("giver", "receiver__user", "office").filter(
        withdrawn_at=None
    )


def with_mutual(rows, *, on):
    """The same rows with `is_mutual`: the receiver thanked the giver within the same days."""
    days = timedelta(days=rules.appreciation_rule(on).mutual_days)
    back = Appreciation.objects.filter(
        giver=OuterRef("receiver"),
        receiver=OuterRef("giver"),
        withdrawn_at=None,
        given_at__gte=OuterRef("given_at") - days,
        given_at__lte=OuterRef("given_at") + days,
    )
    return rows.annotate(is_mutual=Exists(back))


def received_by(user, *, on):
    rows = standing().filter(receiver__user=user)
    return with_mutual(rows, on=on).order_by("-pk")


def given_by(user, *, on):
    rows = standing().filter(giver__user=user)
    return with_mutual(rows, on=on).order_by("-pk")


def wall_of(office, *, on, behaviour=""):
    """What receivers of one perangkat daerah let everybody there read."""
    rows = standing().filter(office=office, shown_since__isnull=False)
    if behaviour:
        rows = rows.filter(behaviour=behaviour)
    return with_mutual(rows, on=on).order_by("-pk")


def given_before(giver, receiver, *, key, at):
    """What this giver gave: number of the one with this key, and what limits another.

    The limits are how many in a week, and days since the last one to the same person.
    """
    week = Q(given_at__gt=at - timedelta(days=7))
    given = Appreciation.objects.filter(giver=giver).aggregate(  # also those taken back
        in_week=Count("pk", filter=week),
        last=Max("given_at", filter=Q(receiver=receiver)),
        stored=Max("pk", filter=Q(key=key)),
    )
    since = given["last"] and timezone.localdate(at) - timezone.localdate(given["last"])
    days = None if since is None else since.days
    return given["stored"], {"in_week": given["in_week"], "days_since_last": days}
