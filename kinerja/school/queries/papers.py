"""What a certificate says."""

from django.conf import settings

from kinerja.organisation.queries import placement_of
from kinerja.planning.queries import person
from kinerja.school.models import Attempt
from kinerja.school.queries.modules import modules
from kinerja.school.rules import Standard


def certificate_content(attempt: Attempt, *, standard: Standard, number, on, until) -> dict:
    """The paper as it is sealed; how well somebody rated is not on it."""
    return {
        "agency": f"Pemerintah {settings.REGENCY}",
        "number": number,
        "employee": person(attempt.rater, placement_of(attempt.rater, on=on)),
        "round": attempt.round.name,
        "since": on.isoformat(),
        "until": until.isoformat(),
        "modules": [one.title for one in modules()],
        "threshold": standard.threshold,
        "months": standard.months,
    }
