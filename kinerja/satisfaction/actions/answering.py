from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.audit import log
from kinerja.lib.refusals import refuse_if
from kinerja.satisfaction import queries, rules
from kinerja.satisfaction.enums import AnswerState
from kinerja.satisfaction.models import SurveyAnswer, SurveyComment, SurveyRound
from kinerja.satisfaction.rules import Visit


@transaction.atomic
def give_answer(
    round_: SurveyRound,
    *,
    code: str,
    scores: Mapping[str, int | None],
    profile: Mapping[str, str],
    comment: str,
    visit: Visit,
    by: None,
    at: datetime,
) -> SurveyAnswer:
    """Take a citizen's answer, once; what looks odd is held, never thrown away.

    Nobody's name is recorded: `by` is None, for a citizen and for staff alike.
    """
    round_ = (
        SurveyRound.objects.select_related("service")
        .select_for_update(of=("self",))
        .get(pk=round_.pk)
    )
    on = timezone.localdate(at)
    refuse_if(queries.blockers_to_answer(round_.service, round_, on=on))
    opened_on = timezone.localdate(visit.opened_at)
    door, token, reasons = queries.blockers_of_code(
        round_, code, on=on, opened_on=opened_on, lock=True
    )
    came, is_sent = queries.circumstances_of(round_, visit, door, at=at)
    if is_sent:  # the same page once more, over a weak link
        return SurveyAnswer.objects.get(form_key=visit.form_key)
    refuse_if(reasons)
    rule = rules.flood_rule_on(on)
    refuse_if(rules.blockers_to_send(rule, came))

    hold = rules.hold_reason(rule, came) or ""
    answer = SurveyAnswer.objects.create(
        round=round_,
        door=door,
        state=AnswerState.HELD if hold else AnswerState.COUNTED,
        hold=hold,
        given_at=at,
        form_key=visit.form_key,
        source=queries.source_of(visit, on=on),
        **scores,
        **profile,
    )
    if token:
        token.used_on = on
        token.save(update_fields=["used_on"])
    log.record("satisfaction.answer_given", by=by, at=at, target=answer, begins=True, hold=hold)
    if comment:
        _keep_comment(round_, comment, hold, by=by, at=at)
    return answer


def _keep_comment(round_, text, hold, *, by, at):
    """Apart from the answer, so that words do not lead back to scores and profile."""
    comment = SurveyComment.objects.create(
        round=round_, text=text, hold=hold, given_on=timezone.localdate(at)
    )
    log.record("satisfaction.comment_given", by=by, at=at, target=comment, begins=True)
