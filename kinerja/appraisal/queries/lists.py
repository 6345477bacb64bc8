"""Lists: my people in a period, my results, the register of all."""

from collections import Counter, defaultdict
from datetime import date
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    Exists,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    Subquery,
    TextField,
    When,
)
from django.db.models.functions import Cast

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationBasis, EvaluationStatus, Predikat, Rating
from kinerja.appraisal.models import SEALED, Evaluation
from kinerja.appraisal.queries.people import rated_in
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import lines_on
from kinerja.organisation.rules import full_name
from kinerja.planning.enums import PeriodKind, SkpStatus
from kinerja.planning.models import EvaluationPeriod, MatrixRole, Skp
from kinerja.planning.rules import OPEN_ASSIGNMENTS

NOT_STARTED = "belum"
WITHOUT_PLAN = "tanpa_skp"
RECENT = 13  # periods: twelve months and their year
FACTS = Func(  # in the order of Person, from `evaluation` on
    Cast("pk", TextField()),
    *("status", "results_rating", "behaviour_rating", "predikat", "contest"),
    template="ARRAY[%(expressions)s]",
    output_field=ArrayField(TextField()),
)
WORDS = {
    WITHOUT_PLAN: ("SKP belum ditetapkan", "bad"),
    NOT_STARTED: ("Belum mulai", ""),
    EvaluationStatus.DRAFT: ("Dinilai", "warn"),
    EvaluationStatus.SIGNED: ("Ditandatangani", "warn"),
    EvaluationStatus.HANDED_OVER: ("Diserahkan", "info"),
    EvaluationStatus.ACKNOWLEDGED: ("Diterima", "ok"),
}

CONTEST_WORDS = {Contest.OPEN: Contest.OPEN.label}


class Person(NamedTuple):
    """One employee I rate, with where his evaluation stands."""

    pk: int
    name: str
    nip: str
    position: str
    skp: int | None
    evaluation: str | None
    status: str
    results_rating: str
    behaviour_rating: str
    signed_predikat: str
    contest: str

    @property
    def word(self):
        return CONTEST_WORDS.get(self.contest) or WORDS[self.status][0]

    @property
    def tone(self):
        return "warn" if self.contest in CONTEST_WORDS else WORDS[self.status][1]

    @property
    def is_open(self):
        """Whether something is still to be done before the signature."""
        return self.status in {NOT_STARTED, EvaluationStatus.DRAFT}

    @property
    def is_done(self):
        return self.status in SEALED

    def fits(self, *, text: str, state: str) -> bool:
        """Whether the list shows this person under its filter."""
        number = "".join(text.split())
        found = (
            self.nip.startswith(number) if number.isdecimal() else text.lower() in self.name.lower()
        )
        return found and {"menunggu": not self.is_done, "selesai": self.is_done}.get(state, True)

    @property
    def predikat(self) -> str:
        return predikat_of(self.signed_predikat, self.results_rating, self.behaviour_rating)

    @property
    def results_label(self):
        return Rating(self.results_rating).label if self.results_rating else ""

    @property
    def behaviour_label(self):
        return Rating(self.behaviour_rating).label if self.behaviour_rating else ""

    @property
    def predikat_label(self):
        return Predikat(self.predikat).label if self.predikat else ""


def my_people(user, period, *, on: date) -> list[Person]:
    """Everybody I rate today, by name, with the plan in force at the end of the period."""
    return _people(Employee.objects.filter(rated_in(user, period, on=on)), period)


def compared(people: list[Person], period) -> list[dict]:
    """Each with what the matrix of roles gives him to contribute (Bab IV B.3.a.1.e)."""
    roles = defaultdict(list)
    for employee, is_team_lead, statement in (
        MatrixRole.objects.filter(
            row__employee__in=[person.pk for person in people],
            row__status__in=OPEN_ASSIGNMENTS,
            row__plan__year=period.year_id,
        )
        .order_by("row", "pk")
        .values_list("row__employee", "row__is_team_lead", "statement")
    ):
        roles[employee].append(f"{statement} (ketua tim)" if is_team_lead else statement)
    return [{"person": person, "roles": roles[person.pk]} for person in people]


def late_employees(user, period, *, on: date):
    """After the window: those I oversee whose penilai did not sign, until I hand over for him."""
    if on <= period.due_on:
        return Employee.objects.none()
    done = (
        Evaluation.objects.standing()
        .filter(period=period, status__in=SEALED)
        .exclude(basis=EvaluationBasis.SUPERIOR, status=EvaluationStatus.SIGNED)
    )
    planned = Skp.objects.filter(status=SkpStatus.AGREED, period__contains=period.ends_on)
    return Employee.objects.filter(
        pk__in=lines_on(on).filter(superior__user=user).values("employee")
    ).filter(
        Exists(planned.filter(employee=OuterRef("pk"))),
        ~Exists(done.filter(skp__employee=OuterRef("pk"))),
    )


def late_people(user, period, *, on: date, limit: int | None = None) -> list[Person]:
    """The same as one sees them in a list, by name."""
    return _people(late_employees(user, period, on=on), period, limit=limit)


def _people(employees, period, *, limit=None):
    """One statement and no objects: a penilai may have four hundred people."""
    plan = Q(skps__status=SkpStatus.AGREED, skps__period__contains=period.ends_on)
    people = (
        employees.annotate(
            plan=FilteredRelation("skps", condition=plan), facts=_evaluation_of_each(period)
        )
        .order_by("name", "pk")
        .values_list(
            *("pk", "title_before", "name", "title_after", "nip"),
            *("plan__placement__position__title", "plan", "facts"),
        )
    )
    return [
        Person(
            pk,
            full_name(before, name, after),
            nip or "",
            position or "",
            plan,
            *(facts or (None, NOT_STARTED if plan else WITHOUT_PLAN, "", "", "", "")),
        )
        for pk, before, name, after, nip, position, plan, facts in people[:limit]
    ]


def _evaluation_of_each(period):
    """What counts of the outer employee in the period: a signed evaluation before a draft."""
    counts = Q(status__in=SEALED) | Q(skp__status=SkpStatus.AGREED)
    draft_last = Case(When(status=EvaluationStatus.DRAFT, then=1), default=0)
    found = Evaluation.objects.standing().filter(
        counts, skp__employee=OuterRef("pk"), period=period
    )
    return Subquery(found.order_by(draft_last, "-pk").values(facts=FACTS)[:1])


def predikat_of(signed: str, results: str, behaviour: str) -> str:
    """As signed, or as the two ratings stand now."""
    if signed or not (results and behaviour):
        return signed
    return rules.predikat(results=Rating(results), behaviour=Rating(behaviour)).value


def distribution_of(people: list[Person]) -> Counter:
    """How many of my people stand where, drafts included."""
    stands = Counter(
        [(one.signed_predikat, one.results_rating, one.behaviour_rating) for one in people]
    )
    counts = Counter()
    for ratings, number in stands.items():
        counts[predikat_of(*ratings)] += number
    del counts[""]
    return counts


def number_done(people: list[Person]) -> int:
    return len([one for one in people if one.status in SEALED])


def opened_periods(*, on: date):
    """Periods whose evaluation has opened, newest first."""
    return EvaluationPeriod.objects.filter(opens_on__lte=on).order_by("-ends_on", "kind")


def open_period(*, on: date) -> EvaluationPeriod | None:
    """The period to evaluate now: of those open on that day the one that closes first."""
    period = current_period(on=on)
    return period if period and period.due_on >= on else None


def recent_periods(*, on: date) -> list[EvaluationPeriod]:
    """The opened periods of about a year, newest first."""
    return list(opened_periods(on=on)[:RECENT])


def current_period(*, on: date) -> EvaluationPeriod | None:
    """The open period that closes first, else the one that closed last."""
    return current_of(recent_periods(on=on), on=on)


def current_of(periods: list[EvaluationPeriod], *, on: date) -> EvaluationPeriod | None:
    """The same of periods that were read before."""
    in_order = sorted(periods, key=lambda one: (one.kind, one.number))
    running = [one for one in in_order if one.due_on >= on]
    if running:
        return min(running, key=lambda one: one.due_on)
    return max(in_order, key=lambda one: one.due_on, default=None)


def results_of(user):
    """My evaluations as they were handed to me, newest first; drafts do not exist for me."""
    return (
        Evaluation.objects.filter(skp__employee__user=user, handed_over_at__isnull=False)
        .select_related("period", "appraiser")
        .only(
            *("status", "contest", "basis", "is_final", "predikat", "acknowledgement"),
            *("signed_at", "handed_over_at", "acknowledged_at"),
            *("period__kind", "period__number", "period__starts_on"),
            *("appraiser__title_before", "appraiser__name", "appraiser__title_after"),
        )
        .order_by("-period__ends_on", "period__kind", "-pk")
    )


def periodic_of_year(evaluation):
    """The signed periodic evaluations beside an annual one; shown, never averaged."""
    if evaluation.period.kind != PeriodKind.YEAR:
        return Evaluation.objects.none()
    return (
        Evaluation.objects.standing()
        .filter(
            skp__employee=evaluation.skp.employee_id,
            period__year=evaluation.period.year_id,
            status__in=SEALED,
        )
        .exclude(period__kind=PeriodKind.YEAR)
        .select_related("period", "appraiser")
        .defer("content")
        .order_by("period__ends_on", "pk")
    )
