"""People and positions to choose from, found by a few letters."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q
from django.db.models.functions import Greatest

from kinerja.organisation.models import Employee, Placement, Position
from kinerja.organisation.queries.lists import LIKE_ENOUGH, people_named, with_places
from kinerja.organisation.queries.who import codes_of, placement_of

FEW = 10


def candidates(employee, *, text, chosen, on):
    """People who could rate the employee: those found, else the heads of the units above."""
    others = Employee.objects.exclude(pk=employee.pk)
    if text:
        ids = [person.pk for person in people_named(others, text, limit=FEW)]
    else:
        ids = _heads_above(employee, on)
    return with_places(others.filter(pk__in=[*ids, *_key(chosen)]).order_by("name"), on=on)


def without_account(people):
    """Of these people those who cannot sign in: never invited, or the link was not used."""
    return people.select_related("user").filter(
        Q(user=None) | Q(user__password__startswith=UNUSABLE_PASSWORD_PREFIX),
        nip__isnull=False,
    )


def people_with_account(*, text, chosen, on):
    """People found by name who can sign in."""
    people = Employee.objects.exclude(user=None)
    ids = [person.pk for person in people_named(people, text, limit=FEW)] if text else []
    return with_places(people.filter(pk__in=[*ids, *_key(chosen)]).order_by("name"), on=on)


def positions_named(text, *, chosen=None):
    """Open positions whose title or unit is like the text, best first."""
    positions = Position.objects.select_related("unit").filter(is_active=True)
    ids = []
    if text:
        likeness = Greatest(
            TrigramWordSimilarity(text, "title"), TrigramWordSimilarity(text, "unit__name")
        )
        found = positions.annotate(likeness=likeness).filter(likeness__gte=LIKE_ENOUGH)
        ids = list(found.order_by("-likeness", "title")[: 2 * FEW].values_list("pk", flat=True))
    return positions.filter(pk__in=[*ids, *_key(chosen)]).order_by("unit__name", "title")


def _heads_above(employee, on):
    placement = placement_of(employee, on=on)
    if placement is None:
        return []
    heads = Placement.objects.filter(
        position__unit__code__in=codes_of(placement.position.unit.path),
        position__is_head=True,
        period__contains=on,
    )
    return list(heads.values_list("employee_id", flat=True))


def _key(value):
    return [int(value)] if str(value or "").isdecimal() else []
