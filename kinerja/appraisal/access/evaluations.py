"""Who may see and do what with evaluations.

Only today's penilai sees a draft and rates. Once signed, it is read by those who signed or stand
above, by the records office and auditors; by the employee only after it was handed over.
"""

from django.db.models import Exists, F, OuterRef, Q
from django.shortcuts import get_object_or_404

from kinerja.appraisal import queries
from kinerja.appraisal.enums import EvaluationBasis, EvaluationStatus
from kinerja.appraisal.models import SEALED, Evaluation, FormerResult, Objection
from kinerja.lib.opened import noted
from kinerja.lib.rows import one_or_404
from kinerja.organisation.access import SEES_EVERYONE
from kinerja.organisation.enums import LegalStanding, LineBasis, Role
from kinerja.organisation.models import Employee, ReportingLine
from kinerja.organisation.queries import grants_of, lines_on, placed_below
from kinerja.planning.enums import PeriodKind, SkpStatus
from kinerja.planning.models import Skp

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
