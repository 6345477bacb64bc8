"""Who reads notes and feedback, who writes them; always by the relation on the day asked."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.lib.opened import noted
from kinerja.monitoring import queries, rules
from kinerja.monitoring.enums import CaseStatus
from kinerja.monitoring.models import (
    ActionStep,
    BehaviourCase,
    Dialogue,
    Evidence,
    Feedback,
    FeedbackInvitation,
    FeedbackRequest,
    GuidanceFeedback,
    Progress,
    TakeOver,
)
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role
from kinerja.organisation.queries import line_of
from kinerja.planning import access as planning
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp

SET = (SkpStatus.AGREED, SkpStatus.SUPERSEDED)


def visible_skps(user, *, on):
    """Set plans of the people whose work this account may read on that day."""
    return planning.visible_skps(user, on=on).filter(status__in=SET)


def get_skp(user, pk, *, on):
    """The set plan, or 404: what one may not see does not exist."""
    skp = get_object_or_404(visible_skps(user, on=on), pk=pk)
    return noted(skp, "catatan", of=skp.employee_id)


def get_skp_with_relation(user, pk, *, on):
    """The same, annotated with how this account stands to its owner (queries.giver_role)."""
    plans = queries.with_relation(visible_skps(user, on=on), user, on=on)
    skp = get_object_or_404(plans.defer("content"), pk=pk)
    return noted(skp, "catatan", of=skp.employee_id)


def get_own_set_skp(user, pk):
    """One's own set plan, or 404."""
    own = Skp.objects.select_related("employee", "year").filter(employee__user=user)
    return get_object_or_404(own, pk=pk, status__in=SET)


def visible_notes(user, *, on):
    """Notes on the plans one may see; a withdrawn note is seen by its writer only."""
    return Progress.objects.select_related("result__skp__employee", "indicator").filter(
        Q(withdrawn_at=None) | Q(result__skp__employee__user=user),
        result__skp__in=visible_skps(user, on=on),
    )


def get_note(user, pk, *, on):
    note = get_object_or_404(visible_notes(user, on=on), pk=pk)
    return noted(note, "catatan", of=note.result.skp.employee_id)


def get_own_note(user, pk):
    """A note of this account's own plan, or 404."""
    own = Progress.objects.select_related("result__skp__employee", "result__skp__year", "indicator")
    return get_object_or_404(own, pk=pk, result__skp__employee__user=user)


def get_evidence(user, pk, *, on):
    """A file or link of a note one may see, or 404."""
    proofs = Evidence.objects.select_related("blob", "progress__result__skp").filter(
        progress__in=visible_notes(user, on=on)
    )
    proof = get_object_or_404(proofs, pk=pk)
    return noted(proof, "catatan", of=proof.progress.result.skp.employee_id)


def can_note(user, skp):
    """Only the owner writes about his own work."""
    return skp.employee.user_id == user.pk


def get_skp_for_feedback(user, pk, *, on):
    """A plan in force on whose owner this account may speak, or 404.

    Colleagues and reports, who do not see the plan itself, see what each result is called.
    """
    plans = queries.with_relation(queries.skps_in_force(on=on), user, on=on)
    skp = get_object_or_404(plans.select_related("employee", "year"), pk=pk)
    if queries.giver_role(skp) is None:
        raise Http404
    return noted(skp, "umpan_balik", of=skp.employee_id)


def gave(user, feedback):
    return feedback.giver.user_id == user.pk


def get_feedback_for_me(user, pk):
    """Feedback on one's own plan that was not taken back, or 404."""
    mine = Feedback.objects.filter(skp__employee__user=user, withdrawn_at=None)
    return get_object_or_404(mine, pk=pk)


def get_feedback_by_me(user, pk):
    """Feedback this account gave, or 404."""
    given = Feedback.objects.select_related("skp__employee", "skp__year", "result")
    feedback = get_object_or_404(given, pk=pk, giver__user=user)
    return noted(feedback, "umpan_balik", of=feedback.skp.employee_id)


def takes_part(user, feedback):
    """Who gave it, and whom it is about."""
    return user.pk in {feedback.giver.user_id, feedback.skp.employee.user_id}


def get_feedback_to_discuss(user, pk):
    """Feedback given or received by this account and not taken back, or 404."""
    mine = Q(giver__user=user) | Q(skp__employee__user=user)
    rows = Feedback.objects.select_related("skp__employee", "giver").filter(withdrawn_at=None)
    feedback = get_object_or_404(rows.filter(mine), pk=pk)
    return noted(feedback, "umpan_balik", of=feedback.skp.employee_id)


def get_request(user, pk):
    """An open question this account asked or was asked, or 404."""
    mine = Q(asked__user=user) | Q(skp__employee__user=user)
    return get_object_or_404(FeedbackRequest.objects.filter(mine, closed_at=None), pk=pk)


def own_skp_in_force(user, *, on):
    """One's own plan that covers this day, if there is one."""
    own = queries.skps_in_force(on=on).filter(employee__user=user)
    return own.select_related("employee", "year").first()


def get_skp_to_plan(user, pk, *, on):
    """A set plan for its owner and his penilai of that day, or 404."""
    skp = get_skp(user, pk, on=on)
    if not can_plan_steps(user, skp, on=on):
        raise Http404
    return skp


def get_invitation(user, pk, *, on):
    """A request for feedback that the owner or his penilai may end, or 404."""
    open_ones = FeedbackInvitation.objects.select_related("skp__employee").filter(ended_at=None)
    invitation = get_object_or_404(open_ones, pk=pk, skp__in=visible_skps(user, on=on))
    if not can_plan_steps(user, invitation.skp, on=on):
        raise Http404
    return invitation


def get_dialogue(user, pk, *, on):
    """A dialogue about a plan one may see, or 404."""
    dialogues = Dialogue.objects.select_related("skp__employee", "leader", "written_by")
    dialogue = get_object_or_404(dialogues, pk=pk, skp__in=visible_skps(user, on=on))
    return noted(dialogue, "pembinaan", of=dialogue.skp.employee_id)


def sides_of(user, dialogue):
    """On which side of the table this account sat."""
    return {
        "employee": dialogue.skp.employee.user_id == user.pk,
        "leader": dialogue.leader.user_id == user.pk,
    }


def can_plan_steps(user, skp, *, on):
    """Rencana aksi belong to the person and the penilai of that day."""
    return can_note(user, skp) or planning.is_appraiser(user, skp, on=on)


def get_step(user, pk, *, on):
    """A step one may take off the plan, or 404."""
    steps = ActionStep.objects.select_related("result__skp__employee")
    step = get_object_or_404(steps, pk=pk, result__skp__in=visible_skps(user, on=on))
    if not can_plan_steps(user, step.result.skp, on=on):
        raise Http404
    return step


def can_set_documentation(user, *, on):
    """The regency's choice is entered by HR of the agency."""
    return has_role(user, Role.AGENCY_HR, on=on)


def can_take_over(user, skp, *, on):
    """The penilai of that day."""
    return planning.is_appraiser(user, skp, on=on)


def get_takeover(user, pk, *, on):
    """An open take-over that this penilai may end, or 404."""
    rows = TakeOver.objects.select_related("result__skp__employee").filter(ended_at=None)
    taken = get_object_or_404(rows, pk=pk, result__skp__in=visible_skps(user, on=on))
    if not can_take_over(user, taken.result.skp, on=on):
        raise Http404
    return taken


def employee_pk(user):
    """The employee behind an account; operators without one have none."""
    employee = planning.employee_of(user)
    return employee and employee.pk


def get_guidance(user, pk, *, on):
    """Coaching or mentoring for who reads the plan, and for the guide; else 404."""
    guidance = get_object_or_404(queries.guidance_with_all({"pk": pk}))
    if not hats_in_guidance(user, guidance):
        get_skp(user, guidance.skp_id, on=on)
    return noted(guidance, "pembinaan", of=guidance.skp.employee_id)


def hats_in_guidance(user, guidance):
    """On which side of the guidance this account is."""
    sides = {"employee": guidance.skp.employee, "guide": guidance.guide}
    return {hat for hat, person in sides.items() if person.user_id == user.pk}


def can_read_guidance_feedback(user, guidance, *, on):
    """Format B.1.8 goes from the person to the leader's superior, past the leader."""
    if guidance.skp.employee.user_id == user.pk:
        return True
    line = line_of(guidance.skp.employee, on=on)
    return bool(line and line.superior and line.superior.user_id == user.pk)


def get_guidance_feedback(user, pk, *, on):
    """What the person said about his guidance, for himself and the leader's superior, or 404."""
    guidance = get_guidance(user, pk, on=on)
    if not can_read_guidance_feedback(user, guidance, on=on):
        raise Http404
    return get_object_or_404(GuidanceFeedback, guidance=guidance)


# Konseling: the second wall of these rows stands in the database (docs/adr/0014).


def is_coordinator(user, *, on):
    """Who was named to look after counselling; other HR has no business here."""
    return has_role(user, Role.COUNSELLING, on=on)


def visible_cases(user, *, on):
    """Cases of the person, his penilai then, his counsellor; the coordinator once reported.

    The superior reads a case when its record is addressed to him.
    """
    seen = Q(employee__user=user) | Q(appraiser__user=user) | Q(counsellor__user=user)
    seen |= Q(
        superior__user=user, status=CaseStatus.DONE, counsellor_kind__in=rules.TO_THE_SUPERIOR
    )
    if is_coordinator(user, on=on):
        seen |= ~Q(status=CaseStatus.TOLD)
    people = ("employee", "appraiser", "counsellor", "superior", "skp__year")
    return BehaviourCase.objects.select_related(*people).filter(seen)


def get_case(user, pk, *, on):
    """The case, or 404."""
    case = get_object_or_404(visible_cases(user, on=on), pk=pk)
    return noted(case, "konseling", of=case.employee_id)


def hats_in(user, case, *, on):
    """In which parts this account acts on a case."""
    return {
        name
        for name, person in (
            ("employee", case.employee),
            ("appraiser", case.appraiser),
            ("superior", case.superior),
            ("counsellor", case.counsellor),
        )
        if person and person.user_id == user.pk
    } | ({"coordinator"} if is_coordinator(user, on=on) else set())


def can_read_notes(hats):
    """What was spoken stays between two."""
    return bool(hats & {"counsellor", "employee"})


def can_read_report(hats, case):
    """The person, the counsellor, and those the law sends the record to."""
    sent_to = rules.recipients(case.counsellor_kind) if case.counsellor_kind else set()
    return bool(hats & ({"counsellor", "employee"} | sent_to))


def get_skp_of_my_report(user, pk, *, on):
    """A set plan whose penilai this account is that day, or 404."""
    skp = get_skp(user, pk, on=on)
    if not can_take_over(user, skp, on=on):
        raise Http404
    return skp
