"""After a round: compare with the panel, issue certificates, and close the figures."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.codes import verification_code
from kinerja.lib.periods import between
from kinerja.lib.refusals import refuse_if
from kinerja.notifications import outbox
from kinerja.school import queries, rules
from kinerja.school.models import Answer, Attempt, RaterCertificate, Round, Scorecard

STEP = 25
ONLY_SYSTEM = "Hasil putaran dihitung sistem sesudah putaran berakhir."


@transaction.atomic
def score_some(round_: Round, *, by: User | None, at: datetime, most: int = STEP) -> int:
    """Score so many of those who sent; how many are left. The last step closes the round."""
    on = timezone.localdate(at)
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    due = by is None and on > round_.closes_on and round_.scored_at is None
    refuse_if([] if due else [ONLY_SYSTEM])

    waiting = Attempt.objects.filter(
        round=round_, submitted_at__isnull=False, scored_at=None
    ).select_related("rater__user", "round")
    models = queries.models_of(round_.vignettes.values("version"))
    standard = queries.standard_on(round_.closes_on)
    for attempt in waiting.order_by("pk")[:most]:
        _score(attempt, models, standard, at=at)
    left = waiting.count()
    if not left:
        round_.summary = _summary(round_, models)
        round_.scored_at = at
        round_.save(update_fields=["summary", "scored_at"])
    log.record("school.round_scored", by=by, at=at, target=round_, left=left)
    return left


def _score(attempt, models, standard, *, at):
    """Measures of one penilai, without the cases he judged as an expert."""
    judged = queries.judged_by(attempt.rater.user)
    answers = [one for one in queries.answers_of_attempt(attempt) if one.version_id not in judged]
    cards = [queries.card_of(one, models[one.version_id]) for one in answers]
    share = rules.exact_share(cards)
    agreement = None if share is None else round(Decimal(share), 2)
    passed = rules.passes(agreement=agreement, counted=len(cards), standard=standard)
    measures = rules.measures(cards).stored()
    Scorecard.objects.create(
        attempt=attempt,
        rater=attempt.rater,
        counted=len(cards),
        left_out=sorted(judged & set(models)),
        agreement=agreement,
        threshold=standard.threshold,
        passed=passed,
        method=rules.METHOD,
        measures=measures,
    )
    attempt.scored_at = at
    attempt.save(update_fields=["scored_at"])
    log.record(
        "school.attempt_scored",
        by=None,
        at=at,
        target=attempt,
        method=rules.METHOD,
        agreement=digest(str(agreement)),
    )
    if passed:
        _certify(attempt, standard, at=at)
    outbox.tell(
        attempt.rater.user,
        "school.result_ready",
        "Hasil sekolah penilai sudah ada. Bacalah bersama alasan panel.",
        url=reverse("school:result", args=[attempt.pk]),
        because=f"Anda mengikuti {attempt.round.name}.",
        at=at,
    )


def _certify(attempt, standard, *, at):
    on = timezone.localdate(at)
    until = rules.last_valid_day(on, months=standard.months)
    number = f"SP-{attempt.round_id:03}-{attempt.pk:05}"
    content = queries.certificate_content(
        attempt, standard=standard, number=number, on=on, until=until
    )
    certificate = RaterCertificate.objects.create(
        rater=attempt.rater,
        attempt=attempt,
        number=number,
        period=between(on, until),
        content=content,
        content_digest=digest(content),
        verification_code=verification_code(),
        issued_at=at,
    )
    log.record(
        "school.certificate_issued",
        by=None,
        at=at,
        target=certificate,
        begins=True,
        number=number,
        until=until,
    )


def _summary(round_, models):
    """Figures over everybody, fixed once, so that nobody needs to look at single answers."""
    cards: dict[int, list] = {}
    answers = Answer.objects.filter(attempt__round=round_, attempt__scored_at__isnull=False)
    left_out = dict(
        Scorecard.objects.filter(attempt__round=round_).values_list("attempt", "left_out")
    )
    for one in answers.order_by("pk"):
        own = cards.setdefault(one.attempt_id, [])
        if one.version_id not in left_out[one.attempt_id]:
            own.append(queries.card_of(one, models[one.version_id]))
    passed = RaterCertificate.objects.filter(attempt__round=round_).count()
    return rules.summary(cards, sent=len(cards), passed=passed)
