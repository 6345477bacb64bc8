"""Which evaluations give angka kredit, for which months, and why not yet."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from kinerja.appraisal.enums import Acknowledgement, Contest, EvaluationStatus
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.queries import deadlines_of
from kinerja.appraisal.rules import in_words
from kinerja.credits import rules
from kinerja.credits.models import CreditConversion
from kinerja.lib.paging import Page, page_of_list
from kinerja.organisation.enums import EmployeeStatus, JobKind, PlacementKind, SettingName
from kinerja.organisation.models import Placement
from kinerja.organisation.queries import days_off, setting_on
from kinerja.planning.enums import PeriodKind

PAGE_SIZE = 25
PARTS = ("skp__employee", "skp__placement__position__unit", "period__year", "appraiser")
# What the list of conversions shows and reckons with.
LISTED = (
    *("basis", "is_final", "contest", "status", "predikat", "acknowledgement"),
    *("signed_at", "handed_over_at", "acknowledged_at"),
    *(f"period__{name}" for name in ("kind", "number", "starts_on", "ends_on")),
    *(f"skp__employee__{name}" for name in ("nip", "name", "title_before", "title_after")),
    *("skp__employee__status", "skp__placement__position__title"),
    "skp__placement__position__kind",
)
EARNS = (EmployeeStatus.PNS,)  # a PPPK has no kenaikan pangkat
HANDED_OVER = (EvaluationStatus.HANDED_OVER, EvaluationStatus.ACKNOWLEDGED)


@dataclass(frozen=True)
class Candidate:
    """One evaluation as the conversion sees it: its months and what stands in the way."""

    evaluation: Evaluation
    facts: rules.ConversionFacts
    blockers: list[str]
    calculation: str
    on: date


@dataclass(frozen=True)
class History:
    """By employee: definitive placements, and conversions that were not replaced."""

    places: dict[int, list[Placement]]
    conversions: dict[int, list[CreditConversion]]


def functional_evaluations():
    """Handed-over evaluations of PNS in a jabatan fungsional, those without a conversion."""
    counted = CreditConversion.objects.filter(evaluation=OuterRef("pk"), replaced_at=None)
    return (
        Evaluation.objects.standing()
        .select_related(*PARTS)
        .defer("content", "skp__content")
        .filter(
            ~Exists(counted),
            status__in=HANDED_OVER,
            skp__placement__position__kind=JobKind.FUNGSIONAL,
            skp__employee__status__in=EARNS,
            period__starts_on__gte=rules.CREDIT_RULES[0].valid_from,
        )
    )


def worth_converting(evaluations, *, on: date):
    """Annual ones, and periodic ones of months that no other conversion counts yet."""
    covered = CreditConversion.objects.filter(
        employee=OuterRef("skp__employee"),
        replaced_at=None,
        period__contains=OuterRef("period__starts_on"),
    )
    annual = Evaluation.objects.filter(
        skp__employee=OuterRef("skp__employee"),
        period__year=OuterRef("period__year"),
        period__kind=PeriodKind.YEAR,
        status__in=HANDED_OVER,
    )
    return evaluations.filter(
        Q(period__kind=PeriodKind.YEAR) | ~Exists(covered) & ~Exists(annual)
    ).order_by("skp__employee__name", "period__starts_on", "pk")


def page_worth_converting(evaluations, *, on: date, after="") -> Page:
    """One page of them by name.

    Their numbers are asked for first: with a limit, the database would rather try everybody of the
    regency in the order of the alphabet.
    """
    waiting = worth_converting(evaluations, on=on).values_list("pk", named=True)
    page = page_of_list(list(waiting), after=after, size=PAGE_SIZE)
    found = listed(Evaluation.objects).in_bulk([row.pk for row in page.rows])
    return replace(page, rows=[found[row.pk] for row in page.rows])


def listed(evaluations):
    """The same with what the list of conversions asks of them, and nothing else."""
    parts = ("skp__employee", "skp__placement__position", "period")
    return evaluations.select_related(None).select_related(*parts).only(*LISTED)


def history_of(people) -> History:
    """The definitive placements and the conversions of these people, in two statements."""
    places, taken = defaultdict(list), defaultdict(list)
    held = Placement.objects.filter(employee__in=people, kind=PlacementKind.DEFINITIF)
    for place in held.select_related("position__unit").order_by("pk"):
        places[place.employee_id].append(place)
    for one in standing_conversions(people):
        taken[one.employee_id].append(one)
    return History(places, taken)


def standing_conversions(people):
    """The conversions of these people that were not replaced, and whether each still counts."""
    own = [field.name for field in CreditConversion._meta.fields if field.name != "content"]
    rows = CreditConversion.objects.select_related("evaluation").only(*own, "evaluation__contest")
    return rows.filter(employee__in=people, replaced_at=None)


def candidates(evaluations, *, on: date, history: History | None = None) -> list[Candidate]:
    """Each evaluation with its facts; the number of statements does not grow with them."""
    rows = list(evaluations)
    past = history or history_of({row.skp.employee_id for row in rows})
    holidays = days_off() if rows else set()
    return [
        _candidate(
            row,
            past.places[row.skp.employee_id],
            past.conversions[row.skp.employee_id],
            holidays,
            on,
        )
        for row in rows
    ]


def _candidate(evaluation, places, taken, holidays, on):
    position = evaluation.skp.placement.position
    jenjang = rules.jenjang_of(position.title)
    facts = rules.ConversionFacts(
        earns_credit=position.kind == JobKind.FUNGSIONAL
        and evaluation.skp.employee.status in EARNS,
        jenjang=jenjang,
        span=span_of(evaluation, jenjang, places),
        is_annual=evaluation.period.kind == PeriodKind.YEAR,
        is_handed_over=evaluation.handed_over_at is not None,
        objection=uncertainty_of(evaluation, holidays=holidays, on=on),
        taken=[taken_by(one, evaluation) for one in taken],
    )
    words = ""
    if facts.jenjang and facts.span:
        words = rules.calculation(
            rules.rule_on(facts.span.first),
            predikat=evaluation.predikat,
            jenjang=facts.jenjang,
            months=facts.span.months,
            places=places_on(on),
        )
    return Candidate(evaluation, facts, rules.blockers_to_convert(facts), words, on)


def places_on(day: date) -> int:
    """How many decimals are printed on that day; nothing is rounded before."""
    return setting_on(SettingName.CREDIT_PLACES, on=day).value


def taken_by(conversion: CreditConversion, evaluation: Evaluation) -> rules.Taken:
    """The months of a conversion as another evaluation sees them."""
    return rules.Taken(
        span=span_in(conversion),
        is_annual=conversion.is_annual,
        same_evaluation=conversion.evaluation_id == evaluation.pk,
        is_void=conversion.evaluation.contest == Contest.CHANGED,
    )


def span_of(evaluation, jenjang, places) -> rules.Span | None:
    """The whole months of the evaluation's period in which that jenjang was held."""
    held = [place.period for place in places if rules.jenjang_of(place.position.title) == jenjang]
    if not held:
        return None
    first = max(evaluation.period.starts_on, min(period.lower for period in held))
    ends = [period.upper - timedelta(days=1) for period in held if period.upper]
    last = evaluation.period.ends_on
    if len(ends) == len(held):
        last = min(last, max(ends))
    return rules.whole_months(first, last)


def span_in(conversion: CreditConversion) -> rules.Span:
    """The months of a conversion, both days included."""
    return rules.Span(conversion.period.lower, conversion.period.upper - timedelta(days=1))


def uncertainty_of(evaluation: Evaluation, *, holidays: set[date], on: date) -> str:
    """Why the predikat may still change; empty when it stands."""
    if evaluation.is_contested:
        return "Hasil ini dalam keberatan. Ditunggu sampai diputus."
    if evaluation.contest or evaluation.is_final:
        return ""
    if evaluation.acknowledgement == Acknowledgement.ACCEPTS:
        return ""
    if evaluation.handed_over_at is None:
        return ""  # said by another blocker
    last = deadlines_of(evaluation, holidays=holidays)[-1].day
    if on > last:
        return ""
    if evaluation.acknowledgement == Acknowledgement.WILL_OBJECT:
        return f"Pegawai akan mengajukan keberatan. Ditunggu sampai {in_words(last)}."
    return f"Menunggu tanggapan pegawai, paling lama sampai {in_words(last)}."
