"""Lists: my people in a period, my results, the register of all."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationBasis, EvaluationStatus, Predikat, Rating
from kinerja.appraisal.models import SEALED, Evaluation
from kinerja.appraisal.queries.people import rated_in
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import lines_on
from kinerja.planning.enums import PeriodKind, SkpStatus
from kinerja.planning.models import EvaluationPeriod, MatrixRole, Skp
from kinerja.planning.rules import OPEN_ASSIGNMENTS

NOT_STARTED = "belum"
WITHOUT_PLAN = "tanpa_skp"
WORDS = {
    WITHOUT_PLAN: ("SKP belum ditetapkan", "bad"),
    NOT_STARTED: ("Belum mulai", ""),
    EvaluationStatus.DRAFT: ("Dinilai", "warn"),
    EvaluationStatus.SIGNED: ("Ditandatangani", "warn"),
    EvaluationStatus.HANDED_OVER: ("Diserahkan", "info"),
    EvaluationStatus.ACKNOWLEDGED: ("Diterima", "ok"),
}

CONTEST_WORDS = {Contest.OPEN: Contest.OPEN.label}


@dataclass(frozen=True)
class Person:
    """One employee I rate, with where his evaluation stands."""

    pk: int
    name: str
    nip: str
    position: str
    skp: int | None
    evaluation: int | None
    status: str
    results_rating: str
    behaviour_rating: str
    signed_predikat: str
    contest: str = ""
    by_superior: bool = False

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
        """As signed, or as the two ratings stand now."""
        if self.signed_predikat or not (self.results_rating and self.behaviour_rating):
            return self.signed_predikat
        return rules.predikat(
            results=Rating(self.results_rating), behaviour=Rating(self.behaviour_rating)
        ).value

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
    plan = Skp.objects.filter(
        employee=OuterRef("pk"), status=SkpStatus.AGREED, period__contains=period.ends_on
    ).values(json=JSONObject(pk="pk", position="placement__position__title"))
    evaluation = (
        Evaluation.objects.standing()
        .filter(
            Q(status__in=SEALED) | Q(skp__status=SkpStatus.AGREED),
            skp__employee=OuterRef("pk"),
            period=period,
        )
        .order_by(Case(When(status=EvaluationStatus.DRAFT, then=1), default=0), "-pk")
        .values(
            json=JSONObject(
                pk="pk",
                status="status",
                results="results_rating",
                behaviour="behaviour_rating",
                predikat="predikat",
                contest="contest",
                basis="basis",
            )
        )
    )
    return [
        _person(employee)
        for employee in employees.annotate(
            plan=Subquery(plan[:1]), evaluated=Subquery(evaluation[:1])
        ).order_by("name", "pk")[:limit]
    ]


def _person(employee):
    plan, evaluated = employee.plan or {}, employee.evaluated or {}
    return Person(
        pk=employee.pk,
        name=employee.full_name,
        nip=employee.nip or "",
        position=plan.get("position", ""),
        skp=plan.get("pk"),
        evaluation=evaluated.get("pk"),
        status=evaluated.get("status") or (NOT_STARTED if plan else WITHOUT_PLAN),
        results_rating=evaluated.get("results", ""),
        behaviour_rating=evaluated.get("behaviour", ""),
        signed_predikat=evaluated.get("predikat", ""),
        contest=evaluated.get("contest", ""),
        by_superior=evaluated.get("basis") == EvaluationBasis.SUPERIOR,
    )


def distribution_of(people: list[Person]) -> Counter:
    """How many of my people stand where, drafts included."""
    return Counter(person.predikat for person in people if person.predikat)


def opened_periods(*, on: date):
    """Periods whose evaluation has opened, newest first."""
    return EvaluationPeriod.objects.filter(opens_on__lte=on).order_by("-ends_on", "kind")


def open_period(*, on: date) -> EvaluationPeriod | None:
    """The period to evaluate now: of those open on that day the one that closes first."""
    period = current_period(on=on)
    return period if period and period.due_on >= on else None


def current_period(*, on: date) -> EvaluationPeriod | None:
    """The open period that closes first, else the one that closed last."""
    return (
        EvaluationPeriod.objects.filter(opens_on__lte=on)
        .order_by(
            Case(When(due_on__gte=on, then=0), default=1),
            Case(When(due_on__gte=on, then="due_on")),
            "-due_on",
            "kind",
            "number",
        )
        .first()
    )


def results_of(user):
    """My evaluations as they were handed to me, newest first; drafts do not exist for me."""
    return (
        Evaluation.objects.filter(skp__employee__user=user, handed_over_at__isnull=False)
        .select_related("period", "appraiser", "skp")
        .defer("content", "skp__content")
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
