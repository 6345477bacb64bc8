"""Who may see and do what with evaluations.

Only today's penilai sees a draft and rates. Once signed, it is read by those who signed or stand
above, by the records office and auditors; by the employee only after it was handed over.
"""

from django.db.models import Exists, F, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.appraisal import queries
from kinerja.appraisal.enums import EvaluationBasis, EvaluationStatus, Side
from kinerja.appraisal.models import (
    SEALED,
    DistributionReason,
    Evaluation,
    FormerResult,
    Objection,
    ObjectionEvidence,
    YearClosing,
)
from kinerja.lib.opened import noted
from kinerja.lib.rows import one_or_404
from kinerja.organisation.access import SEES_EVERYONE, has_role, people_in_sight, people_kept_by
from kinerja.organisation.enums import LegalStanding, LineBasis, PlacementKind, Role
from kinerja.organisation.models import Employee, ReportingLine, Unit
from kinerja.organisation.queries import grants_of, lines_on, placed_below
from kinerja.planning.enums import PeriodKind, SkpStatus
from kinerja.planning.models import Skp

DESK = {Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR}
PARTS = (
    "skp__employee",
    "skp__placement__position__unit",
    "skp__year",
    "period",
    "unit",
    "led_unit",
    "appraiser",
    "superior",
)


def rated_by(user, *, on):
    """Ids of the employees whose penilai this account is on that day."""
    return lines_on(on).filter(appraiser__user=user).values("employee")


def rates_today(user, employee, *, on):
    return lines_on(on).filter(appraiser__user=user, employee=employee).exists()


def overseen_by(user, *, on):
    """Ids of the employees whose atasan penilai this account is on that day."""
    return lines_on(on).filter(superior__user=user).values("employee")


def rateable_evaluations(user, *, on):
    """Drafts of the people one rates today, and those their penilai left open too long.

    Where a penilai moved inside the window, his drafts stay his (queries.line_for).
    """
    delegated = lines_on(on).filter(basis=LineBasis.DELEGATED)
    held = (
        Q(period__opens_on__lte=on, period__due_on__gte=on, skp__placement__period__contains=on)
        & Q(skp__placement__period__contains=F("period__opens_on"))
        & ~Q(period__kind=PeriodKind.YEAR)
        & ~Q(skp__employee__in=delegated.values("employee"))
    )
    then = ReportingLine.objects.filter(
        employee=OuterRef("skp__employee"),
        period__contains=OuterRef("period__opens_on"),
        appraiser__standing=LegalStanding.AKTIF,
    ).exclude(basis=LineBasis.DELEGATED)
    today = Q(skp__employee__in=rated_by(user, on=on))
    late = Q(period__due_on__lt=on, skp__employee__in=overseen_by(user, on=on))
    return Evaluation.objects.filter(
        today & ~(held & Exists(then)) | held & Exists(then.filter(appraiser__user=user)) | late,
        status=EvaluationStatus.DRAFT,
    )


def signed_for(user, *, on):
    """Condition: signed, and read by this account as penilai, atasan, records or auditor."""
    grants = list(grants_of(user, on=on))
    if any(grant.role in SEES_EVERYONE for grant in grants):
        return Q(status__in=SEALED)
    seen = (
        Q(skp__employee__in=rated_by(user, on=on))
        | Q(skp__employee__in=overseen_by(user, on=on))
        | Q(appraiser__user=user)
        | Q(superior__user=user)
        | Q(pk__in=Objection.objects.filter(examiner__user=user).values("evaluation"))
    )
    for grant in grants:
        if grant.role == Role.UNIT_HR:
            people = Employee.objects.filter(placed_below(grant.unit, on=on))
            seen |= Q(skp__employee__in=people.values("pk"))
    return Q(status__in=SEALED) & seen


def visible_evaluations(user, *, on):
    """Own ones after hand-over, drafts of the people one rates, signed ones by relation."""
    seen = Evaluation.objects.filter(
        Q(skp__employee__user=user, handed_over_at__isnull=False)
        | Q(pk__in=rateable_evaluations(user, on=on).values("pk"))
        | signed_for(user, on=on)
    )
    # Two questions in one: the server would plan a single join of all these tables for long.
    return Evaluation.objects.select_related(*PARTS).filter(pk__in=seen.values("pk"))


def get_evaluation(user, pk, *, on):
    """The evaluation, or 404: what one may not see does not exist."""
    evaluation = one_or_404(visible_evaluations(user, on=on), pk=pk)
    return noted(evaluation, "evaluasi", of=evaluation.skp.employee_id)


def draft_to_rate(user, pk, *, on):
    """The draft one rates today with the ids of its results, or None."""
    found = rateable_evaluations(user, on=on).filter(pk=pk)
    found = found.select_related(*PARTS, "former_result").annotate(
        result_ids=queries.ids_of_results(), former_id=queries.former_id_of()
    )
    found = list(found)  # no limit: see one_or_404
    for draft in found:
        if draft.period.due_on < on:
            draft.basis = queries.basis_for(draft.skp, user, draft.period, on=on) or (
                EvaluationBasis.APPRAISER
            )
    return noted(found[0], "evaluasi", of=found[0].skp.employee_id) if found else None


def get_signed_by_me(user, pk, *, on):
    """The signed evaluation that one may hand over, or 404."""
    return one_or_404(
        Evaluation.objects.select_related(*PARTS).filter(may_hand_over(user, on=on)), pk=pk
    )


def may_hand_over(user, *, on):
    """Condition: who signed it, or who is penilai today."""
    return Q(status__in=SEALED) & (Q(signed_by=user) | Q(skp__employee__in=rated_by(user, on=on)))


def get_own(user, pk):
    """One's own evaluation after hand-over, or 404."""
    return one_or_404(
        Evaluation.objects.select_related(*PARTS).filter(
            skp__employee__user=user, handed_over_at__isnull=False
        ),
        pk=pk,
    )


def get_offer_to_me(user, pk):
    """What a new penilai proposed to this person, or 404."""
    return get_object_or_404(FormerResult, pk=pk, evaluation__skp__employee__user=user)


def can_hand_over(user, evaluation, *, on):
    return Evaluation.objects.filter(may_hand_over(user, on=on), pk=evaluation.pk).exists()


def can_answer(user, evaluation):
    return evaluation.skp.employee.user_id == user.pk and evaluation.handed_over_at is not None


def get_plan_to_rate(user, pk, period, *, on):
    """The agreed plan of somebody one rates today, or oversees after the window; else 404."""
    mine = Q(employee__in=Employee.objects.filter(queries.rated_in(user, period, on=on)))
    if on > period.due_on:
        mine |= Q(employee__in=overseen_by(user, on=on))
    return get_object_or_404(
        Skp.objects.select_related("employee", "placement__position__unit", "year").filter(
            mine, status=SkpStatus.AGREED
        ),
        pk=pk,
    )


def get_period(pk, *, on):
    """A period whose evaluation has opened, or 404."""
    return get_object_or_404(queries.opened_periods(on=on), pk=pk)


def require_register(user, *, on):
    """The register is for the records office and auditors; for others it does not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, Role.AUDITOR, on=on):
        raise Http404


def reads_all_units(user, *, on):
    """Records office of the agency and auditors see every unit's predikat."""
    return has_role(user, Role.AGENCY_HR, Role.AUDITOR, on=on)


def can_set_predikat(user, unit, *, on):
    """The leader one level up; where nobody leads above, HR records the letter from outside."""
    heads = queries.heads_above([unit.path], on=on)[unit.path]
    if heads:
        return any(place.employee.user_id == user.pk for place in heads)
    return has_role(user, Role.AGENCY_HR, on=on)


def get_unit_to_rate(user, pk, *, on):
    """A unit whose predikat one may set or, as HR and auditor, read; else 404."""
    unit = get_object_or_404(Unit, pk=pk, is_active=True)
    if reads_all_units(user, on=on) or can_set_predikat(user, unit, on=on):
        return unit
    raise Http404


def visible_register(user, *, on):
    """Signed evaluations of everybody this account keeps records of."""
    return Evaluation.objects.filter(signed_for(user, on=on))


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


def visible_reasons(user, *, on):
    """Why groups depart from their pattern, of the penilai this account may read about."""
    return DistributionReason.objects.filter(appraiser__in=people_in_sight(user, on=on))


def offices_led(user, *, on):
    """Perangkat daerah this account heads, as definitive, Plt or Plh."""
    return Unit.objects.filter(
        is_opd=True,
        positions__is_head=True,
        positions__placements__employee__user=user,
        positions__placements__period__contains=on,
        positions__placements__kind__in=[
            PlacementKind.DEFINITIF,
            PlacementKind.PLT,
            PlacementKind.PLH,
        ],
    ).distinct()


def can_close_year(user, unit, *, on):
    """The head of the perangkat daerah; HR of the agency for any."""
    return unit.is_opd and (
        has_role(user, Role.AGENCY_HR, on=on)
        or offices_led(user, on=on).filter(pk=unit.pk).exists()
    )


def can_close_all(user, *, on):
    """Every office at once: HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def require_close_all(user, *, on):
    """For others this page does not exist."""
    if not can_close_all(user, on=on):
        raise Http404


def offices_to_close(user, *, on):
    """Perangkat daerah whose closing one may see: those led or kept, all for HR and auditors."""
    offices = Unit.objects.filter(is_opd=True, is_active=True).order_by("path")
    grants = list(grants_of(user, on=on))
    if any(grant.role in SEES_EVERYONE for grant in grants):
        return offices
    seen = Q(pk__in=offices_led(user, on=on).values("pk"))
    for grant in grants:
        if grant.role == Role.UNIT_HR:
            seen |= Q(path__startswith=grant.unit.path)
    return offices.filter(seen)


def get_office_to_close(user, pk, *, on):
    """The perangkat daerah whose closing one may see, or 404."""
    return get_object_or_404(offices_to_close(user, on=on), pk=pk)


def get_closing(user, pk, *, on):
    """A closing one may see, or 404."""
    return get_object_or_404(
        YearClosing.objects.select_related("unit", "year").filter(
            unit__in=offices_to_close(user, on=on)
        ),
        pk=pk,
    )


def rights_to_close(user, unit, *, on):
    """(may close, may open the lists behind the counts), for the page."""
    roles = {grant.role for grant in grants_of(user, on=on)}
    leads = Role.AGENCY_HR in roles or offices_led(user, on=on).filter(pk=unit.pk).exists()
    return leads, bool(roles & DESK)


def desk_of(user, *, on):
    """(people, perangkat daerah) the records office counts, or 404.

    Everybody for HR of the agency and for auditors; HR of an office those of that office.
    """
    grants = [grant for grant in grants_of(user, on=on) if grant.role in DESK]
    if not grants:
        raise Http404
    offices = Unit.objects.filter(is_opd=True, is_active=True).order_by("name")
    if any(grant.role in SEES_EVERYONE for grant in grants):
        return Employee.objects.all(), offices
    people, kept = Q(pk__in=[]), Q(pk__in=[])
    for grant in grants:
        people |= placed_below(grant.unit, on=on)
        kept |= Q(path__startswith=grant.unit.path)
    mine = Employee.objects.filter(people)
    return Employee.objects.filter(pk__in=mine.values("pk")), offices.filter(kept)
