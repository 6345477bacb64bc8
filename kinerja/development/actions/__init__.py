"""Everything that happens to help, plans, programmes and mentors; see the module of each."""

from kinerja.development.actions.agreement import (
    answer_plan,
    begin_plan,
    offer_plan,
    propose_plan,
)
from kinerja.development.actions.coaching import (
    read_sessions,
    record_session,
)
from kinerja.development.actions.ending import (
    close_plan,
    reassess_plan,
    recommend_to_ppk,
    record_test,
)
from kinerja.development.actions.enrolment import (
    answer_enrolment,
    enrol,
    withdraw_enrolment,
)
from kinerja.development.actions.export import (
    record_export,
)
from kinerja.development.actions.learning import (
    add_step,
    answer_learning_plan,
    answer_record,
    declare_learning,
    drop_step,
    keep_certificate,
    propose_learning_plan,
    revise_learning_plan,
)
from kinerja.development.actions.mentoring import (
    answer_mentoring,
    ask_mentor,
    confirm_meeting,
    end_mentoring,
    offer_mentoring,
    record_meeting,
    withdraw_mentor,
)
from kinerja.development.actions.offers import (
    accept_offer,
    decline_offer,
    lapse_offer,
    offer_programme,
)
from kinerja.development.actions.programmes import (
    call_off_programme,
    change_programme,
    mark_attendance,
    open_programme,
)
from kinerja.development.actions.standards import (
    set_standard,
)

__all__ = [
    "accept_offer",
    "add_step",
    "answer_enrolment",
    "answer_learning_plan",
    "answer_mentoring",
    "answer_plan",
    "answer_record",
    "ask_mentor",
    "begin_plan",
    "call_off_programme",
    "change_programme",
    "close_plan",
    "confirm_meeting",
    "declare_learning",
    "decline_offer",
    "drop_step",
    "end_mentoring",
    "enrol",
    "keep_certificate",
    "lapse_offer",
    "mark_attendance",
    "offer_mentoring",
    "offer_plan",
    "offer_programme",
    "open_programme",
    "propose_learning_plan",
    "propose_plan",
    "read_sessions",
    "reassess_plan",
    "recommend_to_ppk",
    "record_export",
    "record_meeting",
    "record_session",
    "record_test",
    "revise_learning_plan",
    "set_standard",
    "withdraw_enrolment",
    "withdraw_mentor",
]
