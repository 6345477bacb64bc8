"""Years of service of one person and of everybody."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    DateField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Substr
from django.db.models.lookups import In

from kinerja.organisation.enums import EmployeeStatus, LegalStanding, PlacementKind
from kinerja.organisation.models import Placement
from kinerja.organisation.rules.identity import MONTHS, parse_nip
from kinerja.recognition import rules
from kinerja.recognition.enums import ServiceFactKind
from kinerja.recognition.models import ServiceFact

COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Golongan",
    "Jabatan",
    "Unit",
    "Dihitung sejak",
    "Masa kerja",
    "Satyalancana",
)
WORDS = {10: "X tahun", 20: "XX tahun", 30: "XXX tahun"}
IN_SERVICE = (EmployeeStatus.PNS, EmployeeStatus.PPPK)
OUT = (LegalStanding.BERHENTI, LegalStanding.CLTN, LegalStanding.DIBERHENTIKAN_SEMENTARA)
FACTS = ServiceFact.objects.filter(withdrawn_at=None)
YEAR, MONTH = Substr("nip", 9, 4), Substr("nip", 13, 2)
HAS_MONTH = In(MONTH, [f"{month:02}" for month in MONTHS])
# The day of appointment as its NIP tells: yyyymmdd; a PPPK carries the year only.
APPOINTED = Case(
    When(HAS_MONTH, then=Concat(Substr("nip", 9, 6), Value("01"))),
    default=Concat(YEAR, Value("1231")),
)


@dataclass(frozen=True)
class Service:
    """What is known of somebody's years, and what it means for the medal."""

    start: date | None
    source: str
    clock: rules.Clock
    years: int | None
    given: list[int]
    tier: int | None
    reasons: list[str]
    facts: list[ServiceFact]


def service_of(employee, *, on):
    """Everything about one person; one statement."""
    facts = list(
        employee.service_facts.filter(withdrawn_at=None)
        .select_related("recorded_by")
        .order_by("first_on", "pk")
    )
    start, source = start_of(employee, facts)
    clock = rules.clock_of(
        start,
        [
            rules.Break(one.kind, one.first_on, one.last_on)
            for one in facts
            if one.kind in rules.BREAKS and one.first_on <= on
        ],
    )
    given = [rules.MEDALS[one.kind] for one in facts if one.kind in rules.MEDALS]
    return Service(
        start=start,
        source=source,
        clock=clock,
        years=None if clock.since is None else rules.years_between(clock.since, on),
        given=given,
        tier=rules.tier_on(clock, given=given, on=on),
        reasons=rules.why_no_medal(clock, given=given, on=on),
        facts=facts,
    )


def start_of(employee, facts):
    """The first appointment and where we know it from: a letter, else the NIP."""
    written = next((one for one in facts if one.kind == ServiceFactKind.START), None)
    if written:
        return written.first_on, f"SK {written.letter}"
    try:
        nip = parse_nip(employee.nip or "")
    except ValueError:
        return None, "NIP tidak terbaca"
    if nip.is_pppk:
        return date(nip.year, 12, 31), "NI PPPK: hanya tahun, dihitung dari akhir tahun itu"
    return date(nip.year, nip.month, 1), "NIP: bulan pengangkatan"


def make_date(year, month, day):
    return Func(
        *(Cast(part, IntegerField()) for part in (year, month, day)),
        function="make_date",
        output_field=DateField(),
    )


def candidates(people, *, on, tier=""):
    """Who is due a medal on that day, with position and unit; with `tier`, as the highest.

    Sets of facts, compared once, instead of a count of years for each of everybody: what stands
    in a row is told by `with_medals`.
    """
    tiers = rules.medal_rule(on).tiers
    wanted = [one for one in tiers if not tier or one == int(tier)]
    due = Q(pk__in=[])
    for one in wanted:
        due |= _reached(one, on=on) & ~_given(one)
    if tier:
        for higher in (one for one in tiers if one > int(tier)):
            due &= ~_reached(higher, on=on)
    here = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return (
        _with_clock(people.filter(status__in=IN_SERVICE).exclude(standing__in=OUT), on=on)
        .alias(appointed=APPOINTED)
        .filter(due)
        .annotate(
            position=Subquery(here.values("position__title")[:1], output_field=CharField()),
            unit=Subquery(here.values("position__unit__name")[:1], output_field=CharField()),
        )
        .order_by("name", "pk")
    )


def with_medals(people, *, on):
    """Each of the candidates with `since`, from which his years count, and the `tier` reached."""
    tiers = sorted(rules.medal_rule(on).tiers, reverse=True)
    for person in people:
        person.since = max(person.start, (person.last or date.min) + timedelta(days=1))
        person.tier = next(one for one in tiers if person.since <= rules.latest_start(on, one))
        yield person


def _with_clock(people, *, on):
    """The same people with the `start` of their years, and the `last` day that broke them."""
    mine = FACTS.filter(employee=OuterRef("pk"))
    breaks = mine.filter(kind__in=rules.BREAKS, first_on__lte=on).order_by("-last_on")
    return people.annotate(
        start=Coalesce(
            Subquery(mine.filter(kind=ServiceFactKind.START).values("first_on")[:1]),
            Case(
                When(HAS_MONTH, then=make_date(YEAR, MONTH, Value("1"))),
                default=make_date(YEAR, Value("12"), Value("31")),
            ),
        ),
        last=Subquery(breaks.values("last_on")[:1]),
    )


def _reached(tier, *, on):
    """Condition on people with `appointed`: so many years without a break are full that day."""
    day = rules.latest_start(on, tier)
    written = FACTS.filter(kind=ServiceFactKind.START)
    breaks = FACTS.filter(kind__in=rules.BREAKS, first_on__lte=on)
    later = breaks.filter(Q(last_on=None) | Q(last_on__gte=day))
    by_nip = ~Q(pk__in=written.values("employee")) & Q(appointed__lte=f"{day:%Y%m%d}")
    return (by_nip | Q(pk__in=written.filter(first_on__lte=day).values("employee"))) & ~Q(
        pk__in=later.values("employee")
    )


def _given(tier):
    """Condition on people: they have this medal, or a higher one."""
    kinds = [kind for kind, years in rules.MEDALS.items() if years >= tier]
    return Q(pk__in=FACTS.filter(kind__in=kinds).values("employee"))


def candidate_rows(rows, *, on):
    people = with_medals(rows.iterator(chunk_size=500), on=on)
    for number, person in enumerate(people, start=1):
        yield (
            number,
            person.nip,
            person.full_name,
            person.rank,
            person.position,
            person.unit,
            person.since,
            f"{rules.years_between(person.since, on)} tahun",
            WORDS[person.tier],
        )


def record_of(employee, *, on):
    """What the rules of an award ask about the person named."""
    service = service_of(employee, on=on)
    ended = [one.last_on or date.max for one in service.facts if one.kind in rules.PUNISHMENTS]
    try:
        born = parse_nip(employee.nip or "").born
    except ValueError:
        born = None
    return rules.Record(
        born_on=born,
        served_since=service.clock.since,
        punished_until=max(ended, default=None),
    )
