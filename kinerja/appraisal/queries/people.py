"""Which unit's predikat counts, and who sets it."""

from django.db.models import Q
from django.db.models.expressions import RawSQL

from kinerja.appraisal import rules
from kinerja.appraisal.enums import EvaluationBasis
from kinerja.appraisal.models import SEALED, Evaluation, OrganisationRating
from kinerja.lib.periods import last_day
from kinerja.organisation.enums import (
    EmployeeStatus,
    JobKind,
    LegalStanding,
    LineBasis,
    PlacementKind,
)
from kinerja.organisation.models import Placement, ReportingLine, Unit
from kinerja.organisation.queries import lines_on
from kinerja.planning.enums import PeriodKind

# Whom an account evaluates inside a window, from its own lines: those whose line is the same as
# when the window opened; those whose line changed, unless they stayed and their penilai of then
# still has them; and those who stayed after he moved. Django takes two milliseconds to say this.
RATED_IN_WINDOW = """
SELECT line.employee_id
FROM (SELECT %s::bigint AS account, %s::date AS opened, %s::date AS today,
    %s AS definitive, %s AS delegated, %s AS active) asked
JOIN organisation_employee penilai ON penilai.user_id = asked.account
JOIN organisation_reportingline line ON line.appraiser_id = penilai.id
CROSS JOIN LATERAL (SELECT
    EXISTS (
        SELECT FROM organisation_placement post
        WHERE post.employee_id = line.employee_id AND post.kind = asked.definitive
        AND post.period @> daterange(asked.opened, asked.today, '[]')
    ) AND NOT EXISTS (
        SELECT FROM organisation_reportingline other
        WHERE other.employee_id = line.employee_id AND other.period @> asked.today
        AND other.basis = asked.delegated
    ) AS may_stay
) person
WHERE line.period @> asked.today AND line.period @> asked.opened
OR line.period @> asked.today AND NOT (may_stay AND EXISTS (
    SELECT FROM organisation_reportingline former
    JOIN organisation_employee once ON once.id = former.appraiser_id
    WHERE former.employee_id = line.employee_id AND former.period @> asked.opened
    AND former.basis <> asked.delegated AND once.standing = asked.active
))
OR line.period @> asked.opened AND line.basis <> asked.delegated
AND penilai.standing = asked.active AND may_stay
"""
WORDS = (PlacementKind.DEFINITIF.value, LineBasis.DELEGATED.value, LegalStanding.AKTIF.value)


def places_of(*people, on) -> list[Placement]:
    """Where these people work on that day, as definitive, Plt or Plh, in one statement."""
    return list(
        Placement.objects.select_related("position__unit")
        .filter(employee__in=[one for one in people if one], period__contains=on)
        .order_by("position__unit__path", "pk")
    )


def unit_of_appraiser(appraiser, placement, places) -> Unit:
    """The unit led by the penilai that the employee works in (Bab IV B.1.g).

    A penilai by delegation who leads no unit is taken with the unit of his own placement.
    """
    path = placement.position.unit.path
    own = [place for place in places if place.employee_id == appraiser.pk]
    led = [place.position.unit for place in own if place.position.is_head]
    above = [unit for unit in led if path.startswith(unit.path)]
    units = above or led or [place.position.unit for place in own]
    return units[-1] if units else placement.position.unit


def line_for(skp, period, *, on) -> ReportingLine | None:
    """The line under which a plan is evaluated in a period: today's, or the one before.

    A penilai who moves inside the window of a periodic evaluation still evaluates those who
    stayed (Bab IV A.14.b); when the employee moved, the new penilai does (A.13). A delegation
    is no move: it counts on its own days and never longer.
    """
    days = Q(period__contains=on) | Q(period__contains=period.opens_on)
    lines = ReportingLine.objects.filter(days, employee=skp.employee_id)
    lines = list(lines.select_related("appraiser", "superior"))
    line = next((one for one in lines if on in one.period), None)
    stays = on in skp.placement.period and period.opens_on in skp.placement.period
    is_open = period.opens_on <= on <= period.due_on
    if not (stays and is_open) or period.kind == PeriodKind.YEAR:
        return line
    if line and period.opens_on in line.period:
        return line
    then = next((one for one in lines if period.opens_on in one.period), None)
    if then is None or LineBasis.DELEGATED in {then.basis, line and line.basis}:
        return line
    return then if then.appraiser.standing == LegalStanding.AKTIF else line


def rated_in(user, period, *, on):
    """Condition on employees: this account evaluates them in the period, as `line_for` says."""
    if period.kind == PeriodKind.YEAR or not period.opens_on <= on <= period.due_on:
        return Q(pk__in=lines_on(on).filter(appraiser__user=user).values("employee"))
    asked = (user.pk, period.opens_on, on, *WORDS)
    return Q(pk__in=RawSQL(RATED_IN_WINDOW, asked))  # noqa: S611 -- no words of anybody


def basis_for(skp, user, period, *, on) -> str:
    """As what this account evaluates the plan on that day, or nothing."""
    line = line_for(skp, period, on=on)
    return line and _as_what(line, user, period, on=on)


def opens_as(user, draft, *, on) -> str:
    """As what this account opens a draft, or nothing; its penilai still does after the window."""
    line = line_for(draft.skp, draft.period, on=on)
    if line is None:
        return ""
    still = EvaluationBasis.APPRAISER if line.appraiser.user_id == user.pk else ""
    return _as_what(line, user, draft.period, on=on) or still


def _as_what(line, user, period, *, on):
    return rules.evaluates_as(
        is_penilai=line.appraiser.user_id == user.pk,
        is_atasan=line.superior is not None and line.superior.user_id == user.pk,
        due_on=period.due_on,
        on=on,
    )


def take_over(evaluation, *, on, basis=EvaluationBasis.APPRAISER) -> list[Placement]:
    """Put today's penilai, his unit and his superior on the evaluation in hand, unsaved."""
    line = line_for(evaluation.skp, evaluation.period, on=on)
    day = on if on in line.period else last_day(line.period)
    places = places_of(line.appraiser, line.superior, on=day)
    evaluation.appraiser = line.appraiser
    evaluation.superior = line.superior
    evaluation.unit = unit_of_appraiser(line.appraiser, evaluation.skp.placement, places)
    evaluation.basis = basis
    evaluation.is_final = basis == EvaluationBasis.SUPERIOR or is_kepala_daerah(
        line.appraiser, places
    )
    return places


def led_unit(placement) -> Unit | None:
    """The unit this placement leads."""
    return placement.position.unit if placement.position.is_head else None


def is_kepala_daerah(employee, places) -> bool:
    """Whose evaluations are final (Bab IV A.12)."""
    return employee.status == EmployeeStatus.PEJABAT_NEGARA or any(
        place.employee_id == employee.pk and place.position.kind == JobKind.KEPALA_DAERAH
        for place in places
    )


def heads_above(paths, *, on) -> dict[str, list[Placement]]:
    """For each unit path, who leads the nearest unit above it; nobody for the top."""
    above = {path: paths_above(path) for path in paths}
    heads = {}
    for place in (
        Placement.objects.filter(
            position__is_head=True,
            position__unit__path__in={up for ups in above.values() for up in ups},
            period__contains=on,
        )
        .select_related("employee__user", "position__unit")
        .order_by("pk")
    ):
        heads.setdefault(place.position.unit.path, []).append(place)
    return {
        path: next((heads[up] for up in reversed(ups) if up in heads), [])
        for path, ups in above.items()
    }


def paths_above(path: str) -> list[str]:
    """`A/B/C/` lies below `A/` and `A/B/`."""
    codes = path.rstrip("/").split("/")
    return ["/".join(codes[:end]) + "/" for end in range(1, len(codes))]


def units_to_rate(user, *, on):
    """The units whose predikat this person sets: nobody between him and them leads a unit."""
    led = Unit.objects.filter(
        positions__is_head=True,
        positions__placements__employee__user=user,
        positions__placements__period__contains=on,
    ).values_list("path", flat=True)
    below = [
        unit
        for path in led
        for unit in Unit.objects.filter(path__startswith=path, is_active=True).exclude(path=path)
    ]
    heads = heads_above({unit.path for unit in below}, on=on)
    return sorted(
        {
            unit
            for unit in below
            if any(place.employee.user_id == user.pk for place in heads[unit.path])
        },
        key=lambda unit: unit.path,
    )


def ratings_of(units, period) -> dict[int, OrganisationRating]:
    """The predikat of these units in one period, by unit id."""
    return {
        rating.unit_id: rating
        for rating in OrganisationRating.objects.filter(
            unit__in=units, period=period
        ).select_related("set_by")
    }


def rating_of_last_year(unit, period) -> OrganisationRating | None:
    """The unit's annual predikat of the year before."""
    return OrganisationRating.objects.filter(
        unit=unit, period__kind=PeriodKind.YEAR, period__year__year=period.year.year - 1
    ).first()


def blockers_to_carry(unit, period, *, on) -> list[str]:
    """Why the predikat of the year before is not used for this unit."""
    last = rating_of_last_year(unit, period)
    return rules.blockers_to_carry(
        is_annual=period.kind == PeriodKind.YEAR,
        has_rating=OrganisationRating.objects.filter(unit=unit, period=period).exists(),
        last_year=last.predikat if last else "",
        ends_on=period.ends_on,
        on=on,
    )


def is_used(unit, period) -> bool:
    """Whether an evaluation that rests on this unit's predikat was signed."""
    return Evaluation.objects.filter(
        Q(unit=unit) | Q(led_unit=unit), period=period, status__in=SEALED
    ).exists()


def rating_of_my_unit(user, period, *, on) -> OrganisationRating | None:
    """The predikat of the highest unit this person leads."""
    return (
        OrganisationRating.objects.select_related("unit")
        .filter(
            period=period,
            unit__positions__is_head=True,
            unit__positions__placements__employee__user=user,
            unit__positions__placements__period__contains=on,
        )
        .only("predikat", "unit__name")
        .order_by("unit__path")
        .first()
    )
