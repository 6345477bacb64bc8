"""Who may see and do what with evaluations.

Only today's penilai sees a draft and rates. Once signed, it is read by those who signed or stand
above, by the records office and auditors; by the employee only after it was handed over.
"""

from django.db.models import Exists, F, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.appraisal import queries
from kinerja.appraisal.enums import EvaluationStatus
from kinerja.appraisal.models import SEALED, Evaluation, FormerResult, Objection
from kinerja.lib.opened import noted
from kinerja.lib.rows import one_or_404
from kinerja.organisation.access import SEES_EVERYONE, stands_above
from kinerja.organisation.enums import LegalStanding, LineBasis, Role
from kinerja.organisation.models import Employee, ReportingLine
from kinerja.organisation.queries import held_by, keys_placed_below, lines_on
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
    """Signed evaluations read by this account as penilai, atasan, examiner, records or auditor.

    A union of keys, each found by its own index: an office has a hundred of ten thousand.
    """
    signed = Evaluation.objects.filter(status__in=SEALED)
    roles = held_by(user, on=on)
    if any(held.role in SEES_EVERYONE for held in roles):
        return signed
    people = [rated_by(user, on=on), overseen_by(user, on=on)]
    kept = [held for held in roles if held.role == Role.UNIT_HR]
    if kept:
        people.append(keys_placed_below(*kept, on=on))
    me, keys = Employee.objects.filter(user=user).values("pk"), Evaluation.objects.values("pk")
    seen = keys.filter(skp__employee__in=people[0].union(*people[1:])).union(
        keys.filter(appraiser__in=me),
        keys.filter(superior__in=me),
        Objection.objects.filter(examiner__in=me).values("evaluation"),
    )
    return signed.filter(pk__in=seen)


def can_read(user, evaluation, *, on):
    """Own ones after hand-over, drafts of the people one rates, signed ones as `signed_for` says.

    Of one evaluation only its own people, lines and place are looked at.
    """
    skp = evaluation.skp
    if skp.employee.user_id == user.pk and evaluation.handed_over_at is not None:
        return True
    if evaluation.status == EvaluationStatus.DRAFT:
        return bool(queries.opens_as(user, evaluation, on=on))
    superior = evaluation.superior and evaluation.superior.user_id
    return (
        user.pk in {evaluation.appraiser.user_id, superior}
        or stands_above(user, skp.employee, on=on)
        or Objection.objects.filter(examiner__user=user, evaluation=evaluation).exists()
    )


def get_evaluation(user, pk, *, on):
    """The evaluation, or 404: what one may not see does not exist."""
    evaluation = one_or_404(Evaluation.objects.select_related(*PARTS), pk=pk)
    if not can_read(user, evaluation, on=on):
        raise Http404
    return noted(evaluation, "evaluasi", of=evaluation.skp.employee_id)


def draft_to_rate(user, pk, *, on):
    """The draft one rates today with the ids of its results, or None."""
    drafts = Evaluation.objects.filter(pk=pk, status=EvaluationStatus.DRAFT)
    unchanged = lines_on(on).filter(  # nobody else is asked for: see queries.line_for
        employee=OuterRef("skp__employee"),
        period__contains=OuterRef("period__opens_on"),
        appraiser__user=user,
    )
    drafts = drafts.select_related(*PARTS, "former_result").annotate(
        result_ids=queries.ids_of_results(), is_mine=Exists(unchanged)
    )
    for draft in drafts:  # no limit: see one_or_404
        is_late = draft.period.due_on < on
        is_known = draft.is_mine and not is_late
        if basis := draft.basis if is_known else queries.opens_as(user, draft, on=on):
            draft.basis = basis if is_late else draft.basis
            return noted(draft, "evaluasi", of=draft.skp.employee_id)
    return None


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
