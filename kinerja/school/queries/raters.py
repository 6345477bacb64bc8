"""Everybody who rates today, how far he came in the school, and his certificate; no ratings."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kinerja.organisation.models import ReportingLine
from kinerja.organisation.queries import people_named, placed_below, with_places
from kinerja.school.enums import RaterState
from kinerja.school.models import Attempt, ExerciseAnswer
from kinerja.school.queries.modules import all_exercises
from kinerja.school.queries.standing import last_days
from kinerja.school.rules import ENDING_DAYS, rater_state

TONES = {
    RaterState.NONE: "",
    RaterState.VALID: "ok",
    RaterState.ENDING: "warn",
    RaterState.EXPIRED: "bad",
}
RATER_COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Jabatan",
    "Unit",
    "Latihan selesai",
    "Putaran terakhir",
    "Dikirim",
    "Sertifikat berlaku sampai",
    "Keadaan",
)


def raters(people, *, on: date, unit=None, text=""):
    """Of these people those who rate somebody today, narrowed as the filter asks."""
    rates = ReportingLine.objects.filter(appraiser=OuterRef("pk"), period__contains=on)
    people = people.filter(Exists(rates)).alias(ends=last_days())
    if unit is not None:
        people = people.filter(pk__in=people.model.objects.filter(placed_below(unit, on=on)))
    if text:
        people = people.filter(pk__in=[one.pk for one in people_named(people, text, limit=200)])
    return people


def told(people):
    """The same raters with what the list says of each."""
    right = (
        ExerciseAnswer.objects.filter(
            user=OuterRef("user"), is_right=True, exercise__in=all_exercises()
        )
        .order_by()
        .values("user")
        .annotate(number=Count("pk"))
    )
    attempt = Attempt.objects.filter(rater=OuterRef("pk")).order_by("-round__period")
    return people.annotate(
        right=Coalesce(Subquery(right.values("number")), 0),
        last_round=Subquery(attempt.values("round__name")[:1]),
        last_sent=Subquery(attempt.values("submitted_at")[:1]),
        ends=last_days(),  # the day after the last valid one
    )


def standing_so(people, state, *, on: date):
    """Of these raters those whose certificate stands so; everybody without a state."""
    return people.filter(in_state(state, on=on)) if state else people


def in_state(state, *, on: date):
    """Condition: the certificate stands so on that day."""
    soon = date.fromordinal(on.toordinal() + ENDING_DAYS)
    return {
        RaterState.NONE: Q(ends=None),
        RaterState.EXPIRED: Q(ends__lte=on),
        RaterState.ENDING: Q(ends__gt=on, ends__lte=soon),
        RaterState.VALID: Q(ends__gt=soon),
    }[RaterState(state)]


def in_words(people, *, on: date):
    """The same people with last day and state of their certificate."""
    for person in people:
        person.valid_until = person.ends and date.fromordinal(person.ends.toordinal() - 1)
        person.rater_state = rater_state(valid_until=person.valid_until, on=on)
        person.tone = TONES[person.rater_state]
    return people


def state_counts(people, *, on: date) -> dict[str, int]:
    """How many of these raters stand where; one statement."""
    return people.order_by().aggregate(
        **{state.value: Count("pk", filter=in_state(state, on=on)) for state in RaterState}
    )


def rater_rows(people, *, on: date):
    """The rows of the workbook."""
    listed = with_places(told(people).order_by("name", "pk"), on=on)
    for number, person in enumerate(in_words(list(listed), on=on), start=1):
        place = person.places[0].position if person.places else None
        yield (
            number,
            person.nip,
            person.full_name,
            place and place.title,
            place and place.unit.name,
            person.right,
            person.last_round,
            person.last_sent,
            person.valid_until,
            person.rater_state.label,
        )
