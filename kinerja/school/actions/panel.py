from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.school import access, queries, rules
from kinerja.school.actions.vignettes import NOT_YOURS
from kinerja.school.models import ModelRating, PanelOpinion, VignetteVersion


@transaction.atomic
def give_opinion(
    version: VignetteVersion, *, ratings: dict[str, str], reason: str, by: User, at: datetime
) -> PanelOpinion:
    """One expert judges for himself; from then on he sees the others."""
    version = VignetteVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if not access.is_expert(by, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    refuse_if(
        rules.blockers_to_give_opinion(
            is_newest=queries.is_newest(version),
            has_given=version.opinions.filter(expert=by).exists(),
            is_modelled=queries.model_of(version) is not None,
        )
    )

    opinion = PanelOpinion.objects.create(
        version=version, expert=by, reason=reason, given_at=at, **ratings
    )
    log.record(
        "school.opinion_given",
        by=by,
        at=at,
        target=opinion,
        begins=True,
        version=version.pk,
        ratings=digest(ratings),
    )
    return opinion


@transaction.atomic
def set_model(
    version: VignetteVersion,
    *,
    ratings: dict[str, str],
    results_reason: str,
    behaviour_reason: str,
    by: User,
    at: datetime,
) -> ModelRating:
    """Keep what the panel agreed on after its members judged each for himself."""
    version = VignetteVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if not access.is_expert(by, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if not version.opinions.filter(expert=by).exists():
        raise Refused("Nilai dulu kasus ini sendiri, baru tetapkan jawaban panel.")
    refuse_if(
        rules.blockers_to_set_model(
            opinions=version.opinions.count(),
            is_newest=queries.is_newest(version),
            is_modelled=queries.model_of(version) is not None,
        )
    )

    model = ModelRating.objects.create(
        version=version,
        results_reason=results_reason,
        behaviour_reason=behaviour_reason,
        set_at=at,
        set_by=by,
        **ratings,
    )
    log.record("school.model_set", by=by, at=at, target=model, begins=True, version=version.pk)
    return model
