"""Objections: who examines, until when, what was said, and what holds afterwards."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from kinerja.appraisal import rules
from kinerja.appraisal.enums import EvaluationBasis, ObjectionStatus, Rating, Side
from kinerja.appraisal.models import (
    OPEN_OBJECTIONS,
    SEALED,
    Evaluation,
    Objection,
    ObjectionEvidence,
    ObjectionStatement,
)
from kinerja.appraisal.queries.explanation import received_on
from kinerja.appraisal.queries.people import places_of
from kinerja.organisation.enums import LegalStanding, PlacementKind
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import superior_of, working_days_after
from kinerja.planning.queries import person


@dataclass(frozen=True)
class Moment:
    """One line of the timeline; what is still to come has no moment yet."""

    title: str
    at: datetime | None = None
    who: str = ""
    text: str = ""

    @property
    def done(self):
        return self.at is not None


def last_day_to_object(evaluation: Evaluation) -> date | None:
    """The fourteenth working day after receipt; nothing before hand-over."""
    if evaluation.handed_over_at is None:
        return None
    return working_days_after(received_on(evaluation), rules.OBJECTION_DAYS)


def blockers_to_object(evaluation: Evaluation, *, on: date) -> list[str]:
    """Why the employee cannot object on that day."""
    return rules.blockers_to_object(
        basis=evaluation.basis,
        is_final=evaluation.is_final,
        is_received=evaluation.status in SEALED and evaluation.handed_over_at is not None,
        contest=evaluation.contest,
        last_day=None if evaluation.is_final else last_day_to_object(evaluation),
        on=on,
    )


def decide_by(filed_on: date) -> date:
    """The last day for the decision."""
    return working_days_after(filed_on, rules.DECISION_DAYS)


def examiner_of(evaluation: Evaluation, *, on: date) -> Employee | None:
    """The atasan penilai of the signed document (R-V9); if he is gone, of the penilai today."""
    employee = evaluation.skp.employee
    candidates = (
        evaluation.superior,
        superior_of(evaluation.appraiser, on=on, besides=employee),
    )
    return next((one for one in candidates if one and may_examine(one, evaluation)), None)


def may_examine(person: Employee, evaluation: Evaluation) -> bool:
    """In service, with an account, and no party to the matter."""
    return (
        person.standing == LegalStanding.AKTIF
        and person.user_id is not None
        and person.pk not in {evaluation.skp.employee_id, evaluation.appraiser_id}
    )


def explained_sides(objection: Objection) -> set[str]:
    """The sides whose explanation is on record."""
    return set(
        ObjectionStatement.objects.filter(objection=objection).values_list("side", flat=True)
    )


def before(objection: Objection) -> tuple[str, str]:
    """The two ratings that are objected to."""
    return objection.evaluation.results_rating, objection.evaluation.behaviour_rating


def blockers_to_decide(objection: Objection, ruling: rules.Ruling) -> list[str]:
    """Why the examiner cannot decide so."""
    return rules.blockers_to_decide(
        status=objection.status,
        explained=explained_sides(objection),
        before=before(objection),
        ruling=ruling,
    )


def blockers_to_begin_deciding(objection: Objection) -> list[str]:
    """What is missing before any decision: it is being examined and both sides were asked."""
    if not objection.examined_at or not objection.is_open:
        return ["Keberatan ini tidak sedang diperiksa."]
    return rules.missing_sides(explained_sides(objection))


def statements_of(objection: Objection) -> list[ObjectionStatement]:
    """What both sides explained, oldest first, with the files they added."""
    return list(
        ObjectionStatement.objects.filter(objection=objection)
        .select_related("written_by")
        .prefetch_related(Prefetch("evidence", ObjectionEvidence.objects.select_related("blob")))
        .order_by("written_at", "pk")
    )


def evidence_of(objection: Objection) -> list[ObjectionEvidence]:
    """The files that came with the objection itself."""
    return list(ObjectionEvidence.objects.filter(objection=objection, statement=None))


def timeline(objection: Objection, statements) -> list[Moment]:
    """What happened and what is still to come, the same for both sides."""
    moments = [
        Moment("Dokumen diserahkan", objection.evaluation.handed_over_at),
        Moment("Keberatan diajukan", objection.filed_at, objection.employee.full_name),
    ]
    if objection.examined_at:
        moments.append(
            Moment("Pemeriksaan dimulai", objection.examined_at, examiner_name(objection))
        )
    moments += [
        Moment(
            f"Penjelasan {one.get_side_display().lower()}",
            one.written_at,
            one.written_by.get_full_name(),
            one.get_manner_display(),
        )
        for one in statements
    ]
    if objection.withdrawn_at:
        moments.append(Moment("Keberatan dicabut", objection.withdrawn_at))
    elif objection.decided_at:
        moments.append(
            Moment(objection.get_status_display(), objection.decided_at, examiner_name(objection))
        )
    else:
        words = rules.in_words(objection.due_on)
        moments.append(Moment(f"Keputusan paling lambat {words}"))
    return moments


def examiner_name(objection: Objection) -> str:
    return objection.examiner.full_name if objection.examiner else "belum ditunjuk"


def next_step_of_objection(objection: Objection, explained: set[str], *, on: date) -> str:
    """What happens now, in one or two sentences."""
    examiner, until = examiner_name(objection), rules.in_words(objection.due_on)
    if objection.status == ObjectionStatus.WITHDRAWN:
        return "Keberatan dicabut. Hasil evaluasi tetap berlaku."
    if objection.status == ObjectionStatus.CONFIRMED:
        return "Hasil evaluasi dikuatkan. Keputusan ini final."
    if objection.status == ObjectionStatus.CHANGED:
        return "Hasil evaluasi diubah. Keputusan ini final."
    late = " Batas itu sudah lewat." if on > objection.due_on else ""
    if objection.examiner is None:
        return f"BKPSDM menunjuk pemeriksa. Keputusan paling lambat {until}.{late}"
    if objection.status == ObjectionStatus.FILED:
        return f"{examiner} memulai pemeriksaan. Keputusan paling lambat {until}.{late}"
    missing = [side.label.lower() for side in Side if side not in explained]
    if missing:
        return (
            f"Menunggu penjelasan {' dan '.join(missing)}. Keputusan paling lambat {until}.{late}"
        )
    return f"{examiner} memutus keberatan paling lambat {until}.{late}"


def objections_listed(objections, *, state: str = ""):
    """Rows of the list: open ones first, nearest deadline first."""
    if state == "terbuka":
        objections = objections.filter(status__in=OPEN_OBJECTIONS)
    elif state == "selesai":
        objections = objections.exclude(status__in=OPEN_OBJECTIONS)
    return (
        objections.select_related("employee", "appraiser", "examiner", "evaluation__period")
        .defer("content", "evaluation__content")
        .annotate(is_closed=~Q(status__in=OPEN_OBJECTIONS), explained=Count("statements"))
        .order_by("is_closed", "due_on", "pk")
    )


def examiner_content(objection: Objection, *, on: date) -> dict:
    """The examiner as the form names him."""
    places = places_of(objection.examiner, on=on)
    definitive = next((one for one in places if one.kind == PlacementKind.DEFINITIF), None)
    return person(objection.examiner, definitive)


def decision_content(
    objection: Objection, ruling: rules.Ruling, predikat, statements, *, on: date
) -> dict:
    """What is sealed: the objection, both explanations and the decision (Format D.1.3)."""
    evaluation = objection.evaluation
    return {
        "format": "D.1.3",
        "evaluation": {"id": evaluation.pk, "digest": objection.evaluation_digest},
        "examiner": examiner_content(objection, on=on),
        "filed_on": timezone.localdate(objection.filed_at).isoformat(),
        "received_on": objection.received_on.isoformat(),
        "reasons": objection.reasons,
        "evidence": [
            {"caption": one.caption, "sha256": one.blob.sha256}
            for one in ObjectionEvidence.objects.filter(objection=objection)
            .select_related("blob")
            .order_by("pk")
        ],
        "statements": [
            {
                "side": one.side,
                "manner": one.manner,
                "text": one.text,
                "on": timezone.localdate(one.written_at).isoformat(),
            }
            for one in statements
        ],
        "before": {
            "results_rating": evaluation.results_rating,
            "behaviour_rating": evaluation.behaviour_rating,
            "predikat": evaluation.predikat,
        },
        "after": {
            "results_rating": ruling.results_rating,
            "behaviour_rating": ruling.behaviour_rating,
            "predikat": predikat.value,
            "predikat_label": predikat.label,
        },
        "considerations": ruling.considerations,
        "recommendation": ruling.recommendation,
    }


def superseding_content(
    objection: Objection, ruling: rules.Ruling, predikat, *, examiner: dict
) -> dict:
    """The sealed content of the evaluation with the ratings that hold from now on.

    It says nothing of what was objected or explained: that stays behind the wall.
    """
    old = objection.evaluation
    return old.content | {
        "results_rating": ruling.results_rating,
        "results_rating_label": Rating(ruling.results_rating).label,
        "results_reason": ruling.considerations
        if ruling.results_rating != old.results_rating
        else old.results_reason,
        "behaviour_rating": ruling.behaviour_rating,
        "behaviour_rating_label": Rating(ruling.behaviour_rating).label,
        "behaviour_reason": ruling.considerations
        if ruling.behaviour_rating != old.behaviour_rating
        else old.behaviour_reason,
        "predikat": predikat.value,
        "predikat_label": predikat.label,
        "note": ruling.recommendation,
        "superior": examiner,
        "is_final": True,
        "basis": EvaluationBasis.DECISION.value,
        "supersedes": {"id": old.pk, "digest": old.content_digest, "predikat": old.predikat},
    }
