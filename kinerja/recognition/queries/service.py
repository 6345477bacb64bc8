"""Years of service of one person and of everybody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest, Substr

from kinerja.organisation.enums import EmployeeStatus, LegalStanding, PlacementKind
from kinerja.organisation.models import Placement
from kinerja.organisation.rules.identity import parse_nip
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


def with_clock(people, *, on):
    """The same people with `since`, from which their years count; None while they stand still."""
    facts = ServiceFact.objects.filter(employee=OuterRef("pk"), withdrawn_at=None, first_on__lte=on)
    breaks = facts.filter(kind__in=rules.BREAKS)
    month = Substr("nip", 13, 2)
    year = Substr("nip", 9, 4)
    start = Coalesce(
        Subquery(
            ServiceFact.objects.filter(
                employee=OuterRef("pk"), withdrawn_at=None, kind=ServiceFactKind.START
            ).values("first_on")[:1]
        ),
        Case(
            When(nip__regex=r"^\d{12}(0[1-9]|1[0-2])", then=make_date(year, month, Value("1"))),
            When(nip__isnull=False, then=make_date(year, Value("12"), Value("31"))),
            output_field=DateField(),
        ),
    )
    last = Subquery(breaks.order_by("-last_on").values("last_on")[:1], output_field=DateField())
    return people.annotate(
        stands_still=Exists(breaks.filter(last_on=None)),
        start=start,
        since=Case(
            When(stands_still=True, then=None),
            default=Greatest("start", Cast(last + Value(1), DateField())),
            output_field=DateField(),
        ),
    )


def candidates(people, *, on, tier=""):
    """Who is due a medal on that day: the highest reached, unless it or a higher was given."""
    facts = ServiceFact.objects.filter(employee=OuterRef("pk"), withdrawn_at=None)
    rule = rules.medal_rule(on)
    reached = {one: Q(since__lte=rules.latest_start(on, one)) for one in rule.tiers}
    people = (
        with_clock(people.filter(status__in=IN_SERVICE).exclude(standing__in=OUT), on=on)
        .annotate(
            tier=Case(
                *(When(reached[one], then=one) for one in sorted(rule.tiers, reverse=True)),
                output_field=IntegerField(null=True),
            )
        )
        .exclude(tier=None)
    )
    for kind, years in rules.MEDALS.items():
        people = people.exclude(Exists(facts.filter(kind=kind)), tier__lte=years)
    if tier:
        people = people.filter(tier=tier)
    here = Placement.objects.filter(
        employee=OuterRef("pk"), kind=PlacementKind.DEFINITIF, period__contains=on
    )
    return people.annotate(
        position=Subquery(here.values("position__title")[:1], output_field=CharField()),
        unit=Subquery(here.values("position__unit__name")[:1], output_field=CharField()),
    ).order_by("name", "pk")


def candidate_rows(rows, *, on):
    for number, person in enumerate(rows.iterator(chunk_size=500), start=1):
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
