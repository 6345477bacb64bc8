from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.actions.closing import append_to_record
from kinerja.appraisal.actions.objections import NOT_EXAMINER, PEOPLE, _tell, mark_evaluation
from kinerja.appraisal.enums import EvaluationBasis, EvaluationStatus, ObjectionStatus, Rating
from kinerja.appraisal.models import Evaluation, Objection
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.codes import verification_code
from kinerja.lib.refusals import Refused, refuse_if

DECIDED = (
    "status",
    "results_rating",
    "behaviour_rating",
    "predikat",
    "considerations",
    "recommendation",
    "content",
    "content_digest",
    "outcome",
    "decided_at",
    "decided_by",
)


@transaction.atomic
def decide_objection(
    objection: Objection, *, ruling: rules.Ruling, by: User, at: datetime
) -> Objection:
    """Confirm the result, or put another beside it that holds from now on; final either way."""
    objection = (
        Objection.objects.select_for_update(of=("self",))
        .select_related(*PEOPLE, "evaluation__skp__employee")
        .get(pk=objection.pk)
    )
    if not access.can_examine(by, objection):
        raise Refused(NOT_EXAMINER)
    refuse_if(queries.blockers_to_decide(objection, ruling))

    given = (ruling.results_rating, ruling.behaviour_rating)
    act = rules.act_of(before=queries.before(objection), after=given)
    quadrant = rules.quadrant_called(objection.evaluation.rule_version)
    predikat = quadrant.cells[Rating(given[0]), Rating(given[1])]
    statements = queries.statements_of(objection)
    objection.status = rules.NEXT_OBJECTION[act, objection.status]
    objection.results_rating, objection.behaviour_rating = given
    objection.predikat = predikat
    objection.considerations = ruling.considerations
    objection.recommendation = ruling.recommendation
    objection.content = queries.decision_content(
        objection, ruling, predikat, statements, on=timezone.localdate(at)
    )
    objection.content_digest = digest(objection.content)
    objection.decided_at, objection.decided_by = at, by
    mark_evaluation(objection, by=by, at=at)
    if objection.status == ObjectionStatus.CHANGED:
        objection.outcome = _supersede(objection, ruling, predikat, by=by, at=at)
    objection.save(update_fields=DECIDED)
    log.record(
        "appraisal.objection_decided",
        by=by,
        at=at,
        target=objection,
        outcome=objection.outcome_id,
        predikat=predikat,
    )
    _tell_of_decision(objection, at=at)
    return objection


def _supersede(objection, ruling, predikat, *, by, at):
    """The old evaluation stays as it was signed; this one takes its place (Format D.1.3)."""
    old = objection.evaluation
    content = queries.superseding_content(
        objection, ruling, predikat, examiner=objection.content["examiner"]
    )
    new = Evaluation.objects.create(
        skp=old.skp,
        period=old.period,
        unit_id=old.unit_id,
        led_unit_id=old.led_unit_id,
        appraiser=objection.appraiser,
        superior=objection.examiner,
        is_final=True,
        basis=EvaluationBasis.DECISION,
        supersedes=old,
        status=EvaluationStatus.HANDED_OVER,
        started_at=objection.examined_at,
        organisation_predikat=old.organisation_predikat,
        results_rating=content["results_rating"],
        results_reason=content["results_reason"],
        behaviour_rating=content["behaviour_rating"],
        behaviour_reason=content["behaviour_reason"],
        study=old.study,
        predikat=predikat,
        rule_version=old.rule_version,
        note=ruling.recommendation,
        content=content,
        content_digest=digest(content),
        verification_code=verification_code(),
        signed_at=at,
        signed_by=by,
        handed_over_at=at,
    )
    log.record(
        "appraisal.evaluation_superseded",
        by=by,
        at=at,
        target=new,
        supersedes=old.pk,
        predikat=predikat,
    )
    append_to_record(new, by=by, at=at)
    return new


def _tell_of_decision(objection, *, at):
    """Both sides at once."""
    label = objection.evaluation.period.label
    text = f"Keberatan atas evaluasi {label} diputus: {objection.get_status_display().lower()}."
    for person in (objection.employee, objection.appraiser):
        _tell(objection, person.user, text, because="Anda salah satu pihaknya.", at=at)
