"""The list of everybody who earns angka kredit, with what he has and what he lacks."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import (
    Case,
    CharField,
    DecimalField,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from kinerja.credits import rules
from kinerja.credits.enums import Jenjang
from kinerja.credits.models import CreditAddition, CreditConversion, CreditStatement
from kinerja.credits.queries.facts import EARNS
from kinerja.lib.paging import Page, page_by_name
from kinerja.organisation.enums import JobKind, PlacementKind
from kinerja.organisation.models import Placement, Unit
from kinerja.organisation.queries import of_these

PAGE_SIZE = 25
COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Golongan",
    "Jabatan",
    "Unit",
    "Jenjang",
    "Angka kredit",
    "Perlu untuk pangkat",
    "Perlu untuk jenjang",
    "Simpulan",
    "PAK terakhir",
)
EXACT = DecimalField(max_digits=12, decimal_places=6)


@dataclass(frozen=True)
class Row:
    """One person of the list."""

    placement: Placement
    jenjang: Jenjang | None
    have: Decimal
    standing: rules.Standing | None
    last: date | None


def jenjang_in_sql(path):
    """The jenjang of a title, as the rule reads it, for lists of thousands."""
    return Case(
        *(When(**{f"{path}__iendswith": f" {one.label}"}, then=Value(one)) for one in Jenjang),
        default=Value(""),
        output_field=CharField(),
    )


def total(rows):
    """The sum of the credit of the person and jenjang of the outer row."""
    mine = rows.filter(employee=OuterRef("employee"), jenjang=OuterRef("jenjang"))
    summed = mine.order_by().values("employee").annotate(sum=Sum("credit")).values("sum")
    return Coalesce(Subquery(summed, output_field=EXACT), Value(Decimal(0), output_field=EXACT))


def register(people, *, on, unit="", jenjang="", keadaan=""):
    """Today's placements in a jabatan fungsional of these people, with their balance."""
    rule = rules.rule_on(on)
    rows = (
        Placement.objects.select_related("employee", "position__unit")
        .filter(
            of_these(people),
            employee__status__in=EARNS,
            kind=PlacementKind.DEFINITIF,
            period__contains=on,
            position__kind=JobKind.FUNGSIONAL,
        )
        .annotate(jenjang=jenjang_in_sql("position__title"))
        .annotate(
            have=total(CreditConversion.objects.counting())
            + total(CreditAddition.objects.filter(withdrawn_at=None)),
            last_predikat=Subquery(
                CreditConversion.objects.counting()
                .filter(employee=OuterRef("employee"))
                .order_by("-period")
                .values("predikat")[:1]
            ),
            last=Subquery(
                CreditStatement.objects.filter(employee=OuterRef("employee"))
                .order_by("-set_on")
                .values("set_on")[:1]
            ),
        )
        .order_by("employee__name", "pk")
    )
    if unit:
        named = Unit.objects.filter(Q(name__icontains=unit) | Q(abbreviation__iexact=unit))
        below = Q(pk__in=[])
        for path in named.values_list("path", flat=True)[:20]:
            below |= Q(position__unit__path__startswith=path)
        rows = rows.filter(below)
    if jenjang:
        rows = rows.filter(jenjang=jenjang)
    if keadaan == "cukup":
        rows = rows.annotate(needed=needed_in_sql(rule)).filter(have__gte=F("needed"))
    if keadaan == "nol":
        rows = rows.filter(have=0)
    return rows


def needed_in_sql(rule):
    """What the next rank asks; unknown ranks ask what nobody has."""
    return Case(
        *(
            When(jenjang=jenjang, employee__rank=rank, then=Value(step.for_rank))
            for (jenjang, rank), step in rule.steps.items()
        ),
        default=Value(1_000_000),
    )


def register_page(rows, *, on, after="") -> Page:
    """The rows that follow the placement with this id."""
    page = page_by_name(rows, name="employee__name", after=after, size=PAGE_SIZE)
    return replace(page, rows=[row_of(one, on=on) for one in page.rows])


def row_of(placement, *, on) -> Row:
    jenjang = Jenjang(placement.jenjang) if placement.jenjang else None
    stands = jenjang and rules.standing(
        rules.rule_on(on),
        jenjang=jenjang,
        rank=placement.employee.rank,
        have=placement.have,
        last=placement.last_predikat or "",
    )
    return Row(placement, jenjang, placement.have, stands, placement.last)


def export_rows(rows, *, on):
    """The rows of the workbook."""
    for number, placement in enumerate(rows.iterator(chunk_size=500), start=1):
        row = row_of(placement, on=on)
        stands = row.standing
        yield (
            number,
            placement.employee.nip,
            placement.employee.full_name,
            placement.employee.rank,
            placement.position.title,
            placement.position.unit.name,
            row.jenjang.label if row.jenjang else "",
            row.have,
            stands.rank.needed if stands and stands.rank else None,
            stands.jenjang.needed if stands and stands.jenjang else None,
            stands.conclusion if stands else "Jenjang tidak terbaca dari nama jabatan.",
            row.last,
        )
