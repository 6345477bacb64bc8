"""Budi's growth in the access table's world, with words that no stranger may read."""

from tests.development.factories import (
    EnrolmentFactory,
    LearningPlanFactory,
    MeetingFactory,
    MentorFactory,
    MentoringFactory,
    OfferFactory,
    ProgrammeFactory,
    RecordFactory,
    StepFactory,
)


def things(cast, world):
    draft = LearningPlanFactory(employee=cast.budi)
    proposed = LearningPlanFactory(employee=cast.budi, year=2027, status="diajukan")
    StepFactory(plan=proposed, aim=world.result.statement)
    mentoring = MentoringFactory(
        mentor__employee=cast.joko, mentee=cast.budi, goal=world.progress.note
    )
    own = EnrolmentFactory(employee=cast.budi)
    return {
        "programme": ProgrammeFactory(),
        "own_enrolment": own,
        "asked_enrolment": EnrolmentFactory(
            employee=cast.budi, programme__needs_approval=True, status="diminta", seat=None
        ),
        "learning_step": StepFactory(plan=draft, aim=world.result.statement),
        "draft_learning_plan": draft,
        "proposed_learning_plan": proposed,
        "learning_record": RecordFactory(employee=cast.budi, title=world.progress.note),
        "programme_offer": OfferFactory(employee=cast.budi, because=world.feedback.text),
        "mentor": MentorFactory(employee=cast.budi),
        "mentoring": mentoring,
        "mentoring_meeting": MeetingFactory(mentoring=mentoring, discussed=world.progress.note),
    }
