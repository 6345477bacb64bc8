"""The result of the former unit, which may stand in after a move (Bab IV A.13.a)."""

from datetime import timedelta

from django.db.models import Case, DateField, ExpressionWrapper, OuterRef, Subquery, When

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationBasis, EvaluationStatus, FormerAnswer
from kinerja.appraisal.models import Evaluation, FormerResult
from kinerja.planning.enums import PeriodKind

LABEL, NAME = ("kind", "number", "starts_on"), ("title_before", "name", "title_after")


def former_id_of():
    """The delivered, uncontested result of the period before, on another unit.

    After a year it is the annual one, as the law's example has it. An annotation of evaluations.
    """
    day_before = ExpressionWrapper(
        OuterRef("period__starts_on") - timedelta(days=1), output_field=DateField()
    )
    results = Evaluation.objects.standing().filter(
        skp__employee=OuterRef("skp__employee"),
        period__ends_on=day_before,
        handed_over_at__isnull=False,
    )
    elsewhere = results.exclude(
        skp__placement__position__unit=OuterRef("skp__placement__position__unit")
    )
    annual_first = Case(When(period__kind=PeriodKind.YEAR, then=0), default=1)
    return Subquery(
        elsewhere.exclude(contest=Contest.OPEN).order_by(annual_first, "pk").values("pk")[:1]
    )


def former_id(evaluation: Evaluation) -> int | None:
    """The same for one evaluation."""
    asked = Evaluation.objects.filter(pk=evaluation.pk)
    return asked.values_list(former_id_of(), flat=True).get()


def former_of(evaluation: Evaluation) -> Evaluation | None:
    """The same for one evaluation, with what its sentence names."""
    asked = Evaluation.objects.filter(pk=evaluation.pk).annotate(former_id=former_id_of())
    return (
        Evaluation.objects.filter(pk__in=asked.values("former_id"))
        .select_related("period", "skp__placement__position__unit")
        .defer("content", "skp__content")
        .first()
    )


def blockers_to_reuse(evaluation: Evaluation, *, has_former: bool) -> list[str]:
    """Why the result of the former unit does not stand in for this evaluation."""
    return rules.blockers_to_reuse(
        is_annual=evaluation.period.kind == PeriodKind.YEAR,
        moved_on=evaluation.skp.placement.period.lower,
        starts_on=evaluation.period.starts_on,
        has_former=has_former,
        study=evaluation.study,
    )


def is_by_agreement(evaluation: Evaluation) -> bool:
    """Whether the former result stands in; the atasan who evaluates late is not bound by it."""
    agreed = getattr(evaluation, "former_result", None)
    return (
        agreed is not None
        and agreed.answer == FormerAnswer.AGREES
        and evaluation.basis == EvaluationBasis.APPRAISER
    )


def offers_to(user, *, on):
    """What new penilai proposed to this person and still may be answered."""
    return (
        FormerResult.objects.filter(
            evaluation__skp__employee__user=user,
            evaluation__status=EvaluationStatus.DRAFT,
            evaluation__period__due_on__gte=on,
            answer="",
        )
        .select_related(
            "evaluation__period",
            "evaluation__appraiser",
            "former__period",
            "former__skp__placement__position__unit",
        )
        .only(
            *(f"{path}__period__{name}" for path in ("evaluation", "former") for name in LABEL),
            *(f"evaluation__appraiser__{name}" for name in NAME),
            *("former__results_rating", "former__behaviour_rating"),
            "former__skp__placement__position__unit__name",
        )
        .order_by("pk")
    )
