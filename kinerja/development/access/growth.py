"""Who may see and carry somebody's growth.

The person keeps it, the penilai agrees, HR confirms. An offer is read by the person and HR; by the
penilai only when the person accepted it and shared it.
"""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.development import queries
from kinerja.development.enums import EnrolmentStatus
from kinerja.development.models import (
    Enrolment,
    LearningStep,
    MentoringMeeting,
    Programme,
)
from kinerja.lib.opened import noted
from kinerja.organisation.access import has_role, people_in_sight, people_kept_by
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import held_by, lines_on


def is_own(user, row):
    """Whether a row with an employee is this account's."""
    return row.employee.user_id == user.pk


def led_people(user, *, on):
    """The people one rates today."""
    return Employee.objects.filter(
        pk__in=lines_on(on).filter(appraiser__user=user).values("employee")
    )


def leads(user, employee, *, on):
    return led_people(user, on=on).filter(pk=employee.pk).exists()


def get_learner(user, pk, *, on):
    """Somebody whose growth one may read, or 404."""
    person = get_object_or_404(people_in_sight(user, on=on).select_related("user"), pk=pk)
    return noted(person, "pengembangan", of=person.pk)


def get_learning_plan(user, pk, *, on):
    """The plan of oneself or of somebody in sight, or 404."""
    rows = queries.plans_of_learning().filter(employee__in=people_in_sight(user, on=on))
    plan = get_object_or_404(rows, pk=pk)
    return noted(plan, "pengembangan", of=plan.employee_id)


def get_led_learning_plan(user, pk, *, on):
    """The plan of somebody one rates today, or 404."""
    rows = queries.plans_of_learning().filter(employee__in=led_people(user, on=on))
    plan = get_object_or_404(rows, pk=pk)
    return noted(plan, "pengembangan", of=plan.employee_id)


def get_own_learning_plan(user, pk):
    """One's own plan, or 404."""
    return get_object_or_404(queries.plans_of_learning(), pk=pk, employee__user=user)


def get_own_step(user, pk):
    """A line of one's own plan, or 404."""
    rows = LearningStep.objects.select_related("plan__employee").filter(dropped_at=None)
    return get_object_or_404(rows, pk=pk, plan__employee__user=user)


def can_run_programmes(user, *, on):
    """HR of the agency opens programmes and notes who came."""
    return has_role(user, Role.AGENCY_HR, on=on)


def require_programmes(user, *, on):
    if not can_run_programmes(user, on=on):
        raise Http404


def get_run_programme(user, pk, *, on):
    """A programme for whoever runs them, or 404."""
    require_programmes(user, on=on)
    return get_object_or_404(Programme, pk=pk)


def get_programme(pk):
    """The catalogue is for everybody with an account."""
    return get_object_or_404(queries.counted(), pk=pk)


def enrolments():
    return Enrolment.objects.select_related("programme", "employee__user")


def get_own_enrolment(user, pk):
    return get_object_or_404(enrolments(), pk=pk, employee__user=user)


def enrolments_to_answer(user, *, on):
    """Who of the people one rates waits for a yes."""
    return enrolments().filter(status=EnrolmentStatus.ASKED, employee__in=led_people(user, on=on))


def get_led_enrolment(user, pk, *, on):
    """The enrolment of somebody one rates today, or 404."""
    row = get_object_or_404(enrolments(), pk=pk, employee__in=led_people(user, on=on))
    return noted(row, "pengembangan", of=row.employee_id)


def get_certificate(user, pk, *, on):
    """The file of one's own certificate or of somebody whose records one keeps, or 404."""
    rows = queries.records().exclude(file=None)
    seen = Q(employee__user=user) | Q(employee__in=people_kept_by(user, on=on))
    record = get_object_or_404(rows.filter(seen), pk=pk)
    return noted(record, "pengembangan", of=record.employee_id)


def can_confirm(user, record, *, on):
    """HR of the person's office or of the agency; never one's own."""
    return (
        not is_own(user, record)
        and people_kept_by(user, on=on).filter(pk=record.employee_id).exists()
    )


def kept_records(user, *, on):
    """Learning elsewhere that one confirms: of the people one keeps, never one's own."""
    return (
        queries.to_confirm()
        .filter(employee__in=people_kept_by(user, on=on))
        .exclude(employee__user=user)
    )


def get_kept_record(user, pk, *, on):
    rows = queries.records().filter(employee__in=people_kept_by(user, on=on))
    record = get_object_or_404(rows.exclude(employee__user=user), pk=pk)
    return noted(record, "pengembangan", of=record.employee_id)


def desk_of(user, *, on):
    """Which further lists of the desk one may open."""
    roles = {held.role for held in held_by(user, on=on)}
    return {
        "keeper": bool(roles & {Role.AGENCY_HR, Role.UNIT_HR}),
        "effects": bool(roles & {Role.AGENCY_HR, Role.AUDITOR}),
        "runs": Role.AGENCY_HR in roles,
    }


def require_keeper(user, *, on):
    """For HR of an office or of the agency; for others the page does not exist."""
    if not has_role(user, Role.AGENCY_HR, Role.UNIT_HR, on=on):
        raise Http404


def require_effects(user, *, on):
    """What followed from programmes is for HR of the agency and auditors."""
    if not has_role(user, Role.AGENCY_HR, Role.AUDITOR, on=on):
        raise Http404


def visible_offers(user, *, on):
    """One's own; of the people one keeps; of those one rates only what they shared."""
    shared = Q(is_shared=True, employee__in=led_people(user, on=on))
    kept = Q(employee__in=people_kept_by(user, on=on))
    return queries.offers().filter(Q(employee__user=user) | kept | shared)


def shared_offers(user, *, on):
    """What the people one rates today accepted and let one know."""
    return queries.offers().filter(is_shared=True, employee__in=led_people(user, on=on))


def get_offer(user, pk, *, on):
    offer = get_object_or_404(visible_offers(user, on=on), pk=pk)
    return noted(offer, "pengembangan", of=offer.employee_id)


def get_own_offer(user, pk):
    return get_object_or_404(queries.offers(), pk=pk, employee__user=user)


def get_mentor(pk):
    """Somebody who offers to pass on; the list is for everybody with an account."""
    return get_object_or_404(queries.mentors(), pk=pk)


def get_own_mentor(user, pk):
    return get_object_or_404(queries.mentors(), pk=pk, employee__user=user)


def own_mentorings(user):
    """Those in which one is mentor or learner."""
    return queries.mentorings().filter(Q(guide__user=user) | Q(mentee__user=user))


def get_mentoring(user, pk):
    row = get_object_or_404(own_mentorings(user), pk=pk)
    return noted(row, "pengembangan", of=row.mentee_id)


def is_guide(user, mentoring):
    return mentoring.guide.user_id == user.pk


def can_take_part(user, mentoring):
    return user.pk in {mentoring.guide.user_id, mentoring.mentee.user_id}


def get_meeting(user, pk):
    """A meeting of a mentoring one takes part in, or 404."""
    rows = MentoringMeeting.objects.select_related(
        "mentoring__guide__user", "mentoring__mentee__user", "mentoring__mentor"
    )
    meeting = get_object_or_404(rows.filter(mentoring__in=own_mentorings(user)), pk=pk)
    return noted(meeting, "pengembangan", of=meeting.mentoring.mentee_id)
