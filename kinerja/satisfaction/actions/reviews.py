from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.satisfaction import access, queries, rules
from kinerja.satisfaction.actions.services import NOT_YOURS
from kinerja.satisfaction.enums import AnswerState, CommentState
from kinerja.satisfaction.models import SurveyAnswer, SurveyComment, SurveyRound

OTHERS = "Jawaban bagi unit tempat Anda bekerja diperiksa pengelola lain, misalnya BKPSDM."


@transaction.atomic
def review_answers(
    round_: SurveyRound,
    *,
    answers: Iterable[int],
    counts: bool,
    reason: str,
    by: User,
    at: datetime,
) -> int:
    """Let held answers count, or set them aside, with one reason; how many there were."""
    round_ = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    on = timezone.localdate(at)
    if not access.can_keep_service(by, round_.service, on=on):
        raise Refused(NOT_YOURS)
    if not access.can_review(by, round_.service, on=on):
        raise Refused(OTHERS)
    facts = queries.facts_of(round_)
    refuse_if(rules.blockers_to_review(rules.publication_on(on), facts, on=on))
    rows = list(round_.answers.held().filter(pk__in=answers).select_for_update(of=("self",)))
    if not rows:
        raise Refused("Pilih setidaknya satu jawaban yang masih ditahan.")

    for row in rows:
        row.state = AnswerState.COUNTED if counts else AnswerState.SET_ASIDE
        row.review_reason, row.reviewed_at, row.reviewed_by = reason, at, by
    SurveyAnswer.objects.bulk_update(
        rows, ["state", "review_reason", "reviewed_at", "reviewed_by"], batch_size=500
    )
    log.record_all(
        ("satisfaction.answer_reviewed", row, by, at, {"counts": counts}) for row in rows
    )
    return len(rows)


@transaction.atomic
def decide_comment(
    comment: SurveyComment,
    *,
    hands_on: bool,
    text: str,
    is_nobody: bool,
    reason: str,
    by: User,
    at: datetime,
) -> SurveyComment:
    """Hand a text on to the unit, with names cut out; or keep it back, with a reason."""
    comment = SurveyComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    on = timezone.localdate(at)
    if not access.can_keep_service(by, comment.round.service, on=on):
        raise Refused(NOT_YOURS)
    act = "hand_on" if hands_on else "hide"
    if (act, comment.state) not in rules.NEXT_STATUS:
        raise Refused("Kata warga ini sudah diperiksa.")
    if hands_on:
        names = queries.names_in(comment, text, on=on)
        refuse_if(
            rules.blockers_to_hand_on(
                original=comment.text, handed=text, names=names, is_nobody=is_nobody
            )
        )
    elif not reason:
        raise Refused("Tulis alasan mengapa teks ini tidak diteruskan.")

    comment.state = rules.NEXT_STATUS[act, CommentState(comment.state)]
    comment.handed_text = text if hands_on else ""
    comment.reason, comment.decided_at, comment.decided_by = reason, at, by
    comment.save(update_fields=["state", "handed_text", "reason", "decided_at", "decided_by"])
    log.record("satisfaction.comment_decided", by=by, at=at, target=comment, hands_on=hands_on)
    return comment
