"""Who may import: HR of the agency everything, HR of a unit only what is below it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.integration.models import ImportBatch
from kinerja.organisation import queries as organisation
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Unit


def kept_paths(user, *, on) -> list[str] | None:
    """Paths of the units whose records this account keeps; None means all of them."""
    roles = organisation.held_by(user, on=on)
    if any(held.role == Role.AGENCY_HR for held in roles):
        return None
    return [held.path for held in roles if held.role == Role.UNIT_HR]


def can_import(user, *, on) -> bool:
    return kept_paths(user, on=on) != []


def can_import_into(user, unit, *, on) -> bool:
    """The whole regency (unit None) is for HR of the agency."""
    paths = kept_paths(user, on=on)
    if paths is None:
        return True
    return unit is not None and unit.path.startswith(tuple(paths))


def refuse_strangers(user, *, on) -> None:
    """For those who keep no records these pages do not exist."""
    if not can_import(user, on=on):
        raise Http404


def goal_units(user, *, on):
    """Units whose goals this account may import: all, or those of the branches it keeps."""
    paths = kept_paths(user, on=on)
    units = Unit.objects.filter(is_active=True)
    return units if paths is None else units.filter(_below(paths, "path"))


def visible_batches(user, *, on):
    paths = kept_paths(user, on=on)
    batches = ImportBatch.objects.select_related("unit", "uploaded_by", "applied_by")
    return batches if paths is None else batches.filter(_below(paths, "unit__path"))


def get_batch(user, pk, *, on):
    """The import, or 404; the table itself stays in the database until asked for."""
    return get_object_or_404(visible_batches(user, on=on).defer("content"), pk=pk)


def _below(paths, field):
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition
