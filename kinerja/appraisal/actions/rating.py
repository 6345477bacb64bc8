from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.enums import EvaluationBasis, EvaluationStatus
from kinerja.appraisal.models import BehaviourRating, Evaluation, OrganisationRating, ResultRating
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import EvaluationPeriod, Skp

NOT_NOW = "Evaluasi ini sudah ditandatangani, atau Anda bukan lagi pejabat penilainya."
AGREED = "Hasil unit lama sudah disepakati. Periksa, lalu tanda tangani."
NOT_YOURS = "Hanya pejabat penilai pegawai ini hari ini yang dapat menilainya."


@dataclass(frozen=True)
class Ratings:
    """Everything the evaluation page holds, as the penilai left it."""

    results_rating: str = ""
    results_reason: str = ""
    behaviour_rating: str = ""
    behaviour_reason: str = ""
    note: str = ""
    study: str = ""
    results: dict[int, tuple[str, str]] = field(default_factory=dict)  # rating, no realisation
    behaviours: dict[str, str] = field(default_factory=dict)


PLAN = ("skp__employee", "skp__placement__position__unit")
TAKEN_OVER = ("unit", "appraiser", "superior", "is_final", "basis")
OWN_FIELDS = (
    "results_rating",
    "results_reason",
    "behaviour_rating",
    "behaviour_reason",
    "note",
    "study",
)


@transaction.atomic
def start_evaluation(skp: Skp, *, period: EvaluationPeriod, by: User, at: datetime) -> Evaluation:
    """Open the evaluation of one plan in one period; opening it twice is one evaluation."""
    skp = (
        Skp.objects.select_for_update(of=("self",))
        .select_related("employee", "placement__position__unit")
        .get(pk=skp.pk)
    )
    on = timezone.localdate(at)
    basis = _basis_or_refuse(skp, period, by=by, on=on)
    standing = Evaluation.objects.standing().filter(skp=skp, period=period).first()
    if standing:
        return standing
    refuse_if(_blockers_to_start(skp, period, on=on))

    led = queries.led_unit(skp.placement)
    evaluation = Evaluation(
        skp=skp,
        period=period,
        led_unit=led,
        started_at=at,
        results_rating=_rating_of_head(led, period),
    )
    queries.take_over(evaluation, on=on, basis=basis)
    evaluation.save(force_insert=True)
    log.record(
        "appraisal.evaluation_started",
        by=by,
        at=at,
        target=evaluation,
        skp=skp.pk,
        period=period.pk,
        results_rating=evaluation.results_rating,
    )
    return evaluation


def _basis_or_refuse(skp, period, *, by, on):
    """As what one evaluates today; after the window the penilai hears that it passed on."""
    basis = queries.basis_for(skp, by, period, on=on)
    if not basis and access.rates_today(by, skp.employee, on=on):
        late = rules.window_blockers(opens_on=period.opens_on, due_on=period.due_on, on=on)
        refuse_if([blocker.text for blocker in late])
    if not basis:
        raise Refused(NOT_YOURS)
    return basis


def _rating_of_head(led, period):
    """A head begins with the achievement of the unit he leads (R-V4)."""
    rating = led and OrganisationRating.objects.filter(unit=led, period=period).first()
    return rules.HEAD_RESULTS[rating.predikat] if rating else ""


def _blockers_to_start(skp, period, *, on):
    blockers = [blocker.text for blocker in rules.opening_blockers(opens_on=period.opens_on, on=on)]
    if skp.status != SkpStatus.AGREED or period.ends_on not in skp.period:
        blockers.append("SKP yang berlaku pada akhir periode ini belum ditetapkan.")
    if (
        Evaluation.objects.filter(skp__employee=skp.employee_id, period=period)
        .exclude(status=EvaluationStatus.DRAFT)
        .exists()
    ):
        blockers.append("Pegawai ini sudah dievaluasi dalam periode ini.")
    if queries.is_year_closed(skp.employee_id, period.year_id):
        blockers.append(queries.YEAR_CLOSED)
    return blockers


@transaction.atomic
def save_evaluation(
    evaluation: Evaluation, *, ratings: Ratings, seen: int, by: User, at: datetime
) -> Evaluation:
    """Keep what the penilai chose so far; incomplete is allowed until the signature."""
    on = timezone.localdate(at)
    mine = access.rateable_evaluations(by, on=on)
    closed = queries.year_is_closed(OuterRef("skp__employee"), OuterRef("period"))
    locked = (
        mine.select_for_update(of=("self",))
        .select_related("period", "former_result", "appraiser", *PLAN)
        .annotate(is_closed=Exists(closed))
        .filter(pk=evaluation.pk)
        .first()
    )
    if locked is None:
        raise Refused(NOT_NOW)
    refuse_if([queries.YEAR_CLOSED] if locked.is_closed else [])
    evaluation = locked
    basis = EvaluationBasis.APPRAISER
    if on > evaluation.period.due_on:
        basis = _basis_or_refuse(evaluation.skp, evaluation.period, by=by, on=on)
    if basis == EvaluationBasis.APPRAISER and queries.is_by_agreement(evaluation):
        raise Refused(AGREED)
    refuse_stale(seen=seen, current=evaluation.revision)

    for name in OWN_FIELDS:
        setattr(evaluation, name, getattr(ratings, name))
    evaluation.revision += 1
    if evaluation.appraiser.user_id != by.pk:  # the line changed since, or the window is over
        queries.take_over(evaluation, on=on, basis=basis)
    evaluation.save(update_fields=[*OWN_FIELDS, "revision", *TAKEN_OVER])
    _keep_parts(evaluation, ratings)
    log.record(
        "appraisal.evaluation_saved",
        by=by,
        at=at,
        target=evaluation,
        revision=evaluation.revision,
        results_rating=ratings.results_rating,
        behaviour_rating=ratings.behaviour_rating,
        results={str(pk): rating for pk, (rating, _) in ratings.results.items()},
        behaviours=ratings.behaviours,
        words=digest([ratings.results_reason, ratings.behaviour_reason, ratings.note]),
    )
    return evaluation


def _keep_parts(evaluation, ratings):
    """One row a result and a value, written over each time."""
    if ratings.results:
        ResultRating.objects.bulk_create(
            [
                ResultRating(
                    evaluation=evaluation,
                    result_id=pk,
                    rating=rating,
                    no_realisation_reason=reason,
                )
                for pk, (rating, reason) in ratings.results.items()
            ],
            update_conflicts=True,
            unique_fields=["evaluation", "result"],
            update_fields=["rating", "no_realisation_reason"],
        )
    chosen = {value: rating for value, rating in ratings.behaviours.items() if rating}
    if chosen:
        BehaviourRating.objects.bulk_create(
            [
                BehaviourRating(evaluation=evaluation, value=value, rating=rating)
                for value, rating in chosen.items()
            ],
            update_conflicts=True,
            unique_fields=["evaluation", "value"],
            update_fields=["rating"],
        )
