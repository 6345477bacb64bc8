"""What stands in the access table's world for these pages."""

from datetime import date, timedelta

from kinerja.school import actions
from tests.factories import NOW, TODAY
from tests.school import factories as school


def things(cast, world):
    """Sari is in an open round and was in one that is scored; Wayan is an expert."""
    experts = [school.expert(cast.wayan.user), school.expert(), school.expert()]
    versions = school.library(experts)
    past = school.round_of(
        versions, cast.ratna.user, opens_on=TODAY - timedelta(days=40), name="Putaran lalu"
    )
    done = school.send(school.rate_all(school.attempt_of(past, cast.sari), akuntabel="sesuai"))
    actions.score_some(past, by=None, at=NOW)
    running = school.round_of(versions, cast.ratna.user)
    attempt = school.attempt_of(running, cast.sari)
    return {
        "school_module": "panduan-rating",
        "school_exercise": ("panduan-rating", "rating-dua-hasil"),
        "school_round": running,
        "school_attempt": attempt,
        "school_answer": (attempt, 1),
        "school_scored": done,
        "school_version": school.version("baru"),
        "rater_certificate": school.certificate_of(
            cast.sari, cast.ratna.user, first=date(2024, 1, 1), last=date(2024, 12, 31)
        ),
    }
