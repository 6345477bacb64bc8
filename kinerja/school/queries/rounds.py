"""Rounds, what a penilai rated in them, and what is compared."""

from datetime import date

from django.db.models import Count, Q

from kinerja.organisation.models import ReportingLine
from kinerja.school.models import Answer, Attempt, ModelRating, PanelOpinion, Round
from kinerja.school.queries.modules import modules_left
from kinerja.school.queries.standing import is_penilai
from kinerja.school.rules import (
    DIMENSIONS,
    LABELS,
    Card,
    Item,
    blockers_to_start,
    blockers_to_submit,
    missing_dimensions,
    scores,
    shown_to,
    told,
)


def rounds():
    """All rounds, the newest first, with how many take part and how many have sent."""
    return Round.objects.annotate(
        begun=Count("attempts"),
        sent=Count("attempts", filter=Q(attempts__submitted_at__isnull=False)),
    ).order_by("-period")


def open_round(*, on: date) -> Round | None:
    return Round.objects.filter(period__contains=on, scored_at=None).first()


def next_round(*, on: date) -> Round | None:
    return Round.objects.filter(period__startswith__gt=on).order_by("period").first()


def rounds_to_score(*, on: date):
    """Rounds whose last day is over and whose results are not complete."""
    return Round.objects.filter(period__endswith__lte=on, scored_at=None).order_by("period")


def previous_versions() -> list[int]:
    """The vignette versions of the newest round."""
    last = Round.objects.order_by("-period").first()
    return list(last.vignettes.values_list("version", flat=True)) if last else []


def penilai_count(*, on: date) -> int:
    """How many people rate somebody on that day."""
    lines = ReportingLine.objects.filter(period__contains=on)
    return lines.aggregate(number=Count("appraiser", distinct=True))["number"]


def attempts_of(employee):
    """One's own rounds, the newest first."""
    return (
        Attempt.objects.select_related("round", "scorecard")
        .filter(rater=employee)
        .order_by("-round__period")
    )


def answers_of_attempt(attempt):
    """The eight cases in the order in which this rater meets them."""
    return list(attempt.answers.select_related("version").order_by("position"))


def answers_for(attempt: Attempt, vignettes) -> list[Answer]:
    """Eight empty answers as this rater meets them."""
    items = [Item(one.version_id, one.version.only_sex) for one in vignettes]
    shown = shown_to(items, seed=attempt.round.seed, rater=attempt.rater_id)
    return [
        Answer(
            attempt=attempt,
            rater_id=attempt.rater_id,
            version_id=one.pk,
            position=one.position,
            shown_name=one.name,
            shown_sex=one.sex,
        )
        for one in shown
    ]


def blockers_of_start(round_, user, *, on: date) -> list[str]:
    return blockers_to_start(
        state=round_.state(on=on),
        is_penilai=is_penilai(user, on=on),
        modules_left=modules_left(user),
    )


def blockers_of_submission(attempt, answers, *, on: date) -> list[str]:
    return blockers_to_submit(
        state=attempt.round.state(on=on),
        is_submitted=attempt.submitted_at is not None,
        missing=[(one.position, missing_dimensions(one.ratings)) for one in answers],
    )


def reading_of(version, *, name="", sex="") -> dict:
    """The text of a vignette with its person in it, for a rater or, without a name, the panel."""

    def with_person(text):
        return told(text, name=name, sex=sex)

    return {
        "job": version.job,
        "unit": version.unit,
        "person": with_person("{sapaan} {nama}"),
        "results": [
            {key: with_person(text) for key, text in row.items()} for row in version.results
        ],
        "evidence": with_person(version.evidence),
        "feedback": with_person(version.feedback),
    }


def judged_by(user) -> set[int]:
    """Versions whose answer this account knows, because it helped to set it."""
    return set(PanelOpinion.objects.filter(expert=user).values_list("version", flat=True))


def models_of(versions) -> dict[int, ModelRating]:
    """The panel's answer to each of these versions."""
    return {one.version_id: one for one in ModelRating.objects.filter(version__in=versions)}


def card_of(answer: Answer, model: ModelRating) -> Card:
    return Card(scores(answer.ratings), scores(model.ratings))


def comparison(answer: Answer, model: ModelRating) -> list[dict]:
    """Each dimension: my word, the panel's, and whether they are the same."""
    return [
        {
            "label": LABELS[name],
            "mine": getattr(answer, f"get_{name}_display")(),
            "panel": getattr(model, f"get_{name}_display")(),
            "same": getattr(answer, name) == getattr(model, name),
        }
        for name in DIMENSIONS
    ]
