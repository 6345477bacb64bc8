"""Mutants that change nothing anybody can see, each with the reason."""

EQUIVALENT = {
    "monitoring/queries/feedback.py giver_role_of: "
    "without `.filter(Q(employee=employee) | Q(employee__user=user))`": (
        "Lines of other people add only people who stand in no relation to this employee; "
        "the filter keeps what is read small."
    ),
}
