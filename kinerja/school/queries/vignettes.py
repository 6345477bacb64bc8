"""Vignettes and what the panel says of them."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, Subquery

from kinerja.school.models import ModelRating, PanelOpinion, VignetteVersion
from kinerja.school.rules import (
    DIMENSIONS,
    LABELS,
    LEAST_EXPERTS,
    SHORT,
    PanelAgreement,
    Usable,
    alpha,
    panel_agreement,
    scores,
)


def newest_versions():
    """The version of each vignette that is in force, by job."""
    newer = VignetteVersion.objects.filter(vignette=OuterRef("vignette")).order_by("-number")
    return (
        VignetteVersion.objects.select_related("vignette")
        .filter(pk=Subquery(newer.values("pk")[:1]))
        .order_by("job", "pk")
    )


def is_newest(version) -> bool:
    return not VignetteVersion.objects.filter(
        vignette=version.vignette_id, number__gt=version.number
    ).exists()


def usable() -> list[Usable]:
    """Newest versions with enough opinions and a model rating, and how often they were used."""
    rows = newest_versions().filter(model__isnull=False)
    rows = rows.annotate(
        experts=Count("opinions", distinct=True),
        used=Count("vignette__versions__rounds", distinct=True),
    )
    return [Usable(one.pk, one.used) for one in rows if one.experts >= LEAST_EXPERTS]


def panel_rows(user):
    """What the panel's desk lists: each vignette, how many experts spoke, whether I did."""
    return newest_versions().annotate(
        experts=Count("opinions", distinct=True),
        mine=Count("opinions", filter=Q(opinions__expert=user), distinct=True),
        modelled=F("model__pk"),
    )


@dataclass(frozen=True)
class PanelFigures:
    """How far the panel agrees over all vignettes in force."""

    agreement: PanelAgreement
    alpha: float | None


def panel_figures(versions=None) -> PanelFigures:
    """One statement; of these versions or of all in force."""
    versions = newest_versions().order_by() if versions is None else versions
    rows = PanelOpinion.objects.filter(version__in=[one.pk for one in versions])
    by_version = {}
    for one in rows:
        by_version.setdefault(one.version_id, []).append(scores(one.ratings))
    found = list(by_version.values())
    return PanelFigures(panel_agreement(found), alpha(found))


def model_of(version) -> ModelRating | None:
    return ModelRating.objects.filter(version=version).first()


def panel_table(opinions, model) -> list[dict]:
    """Each dimension: what every expert chose, in the order they spoke, and what was agreed."""
    return [
        {
            "label": LABELS[name],
            "experts": [
                {"number": n, "word": SHORT[getattr(one, name)]}
                for n, one in enumerate(opinions, start=1)
            ],
            "model": model and SHORT[getattr(model, name)],
        }
        for name in DIMENSIONS
    ]


def typed_of(version) -> dict:
    """The text as its form shows it: results line by line."""
    lines = [
        " | ".join(row[name] for name in ("statement", "target", "realisation"))
        for row in version.results
    ]
    return {
        "job": version.job,
        "unit": version.unit,
        "results": "\n".join(lines),
        "evidence": version.evidence,
        "feedback": version.feedback,
    }
