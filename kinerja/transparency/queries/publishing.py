"""The counts of a period by perangkat daerah, made safe, and what was published of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kinerja.appraisal.enums import Contest, EvaluationStatus, Predikat
from kinerja.appraisal.queries import office_of, offices, signed_in
from kinerja.lib.canonical import digest
from kinerja.lib.disclosure import protect
from kinerja.planning.models import EvaluationPeriod
from kinerja.transparency import rules
from kinerja.transparency.models import Publication

PAGE_SIZE = 25
HIDDEN = "disembunyikan"
COLUMNS = ("Perangkat daerah", "Pegawai", *(one.label for one in Predikat), "Digabung")
DELIVERED = (EvaluationStatus.HANDED_OVER, EvaluationStatus.ACKNOWLEDGED)


@dataclass(frozen=True)
class Row:
    """One line as the public reads it; None is hidden."""

    name: str
    total: int | None
    counts: tuple[int | None, ...]

    @property
    def rest(self) -> int | None:
        """How many stand in the hidden counts together."""
        if self.total is None:
            return None
        return self.total - sum(count or 0 for count in self.counts)

    @property
    def is_whole(self) -> bool:
        """Whether nothing but its size is shown."""
        return all(count is None for count in self.counts)

    @property
    def cells(self):
        """(predikat, how many) in the order of the law."""
        return list(zip((one.label for one in Predikat), self.counts, strict=True))

    @property
    def parts(self):
        """What a chart may draw: the shown counts, and the hidden ones as one."""
        shown = [(label, count) for label, count in self.cells if count is not None]
        return [*shown, ("Digabung", self.rest)] if self.rest else shown


@dataclass(frozen=True)
class Draft:
    """What would be published now, and why it cannot be."""

    content: dict
    seen: str
    blockers: list[str]


def people_counted(period) -> dict[str, list[int]]:
    """People with a result that was handed over and is not contested, by office and predikat."""
    known, people = offices(), defaultdict(set)
    rows = signed_in(period).filter(status__in=DELIVERED).exclude(contest=Contest.OPEN)
    places = rows.values_list(
        "skp__placement__position__unit__path", "predikat", "skp__employee"
    ).order_by()
    for path, predikat, employee in places:
        office = office_of(path, known)
        if office is not None:
            people[office.name, predikat].add(employee)
    names = sorted({name for name, _ in people})
    return {name: [len(people[name, one.value]) for one in Predikat] for name in names}


def draft_of(period, *, on: date) -> Draft:
    """The table as it would be published today; the same counts give the same digest."""
    limit, counts = rules.limit_on(on), people_counted(period)
    blockers = rules.blockers_to_publish(
        label=period.label,
        due_on=period.due_on,
        is_published=Publication.objects.filter(period=period).exists(),
        has_limit=limit is not None,
        size=sum(map(sum, counts.values())),
        on=on,
    )
    content = {} if blockers else content_of(counts, smallest=limit.smallest)
    return Draft(content, digest(content), blockers)


def content_of(counts, *, smallest: int) -> dict:
    """What leaves the house: hidden numbers are gone from here on."""
    table = protect(counts, k=smallest)
    return {
        "predikat": [one.value for one in Predikat],
        "offices": [
            {"name": name, "total": line.total, "counts": list(line.counts)}
            for name, line in table.lines.items()
        ],
        "sums": {"total": table.sums.total, "counts": list(table.sums.counts)},
    }


def rows_of(content, *, text: str = "") -> list[Row]:
    """The offices whose name holds the text."""
    return [
        Row(one["name"], one["total"], tuple(one["counts"]))
        for one in content["offices"]
        if text.casefold() in one["name"].casefold()
    ]


def sums_of(content) -> Row:
    return Row(
        "Seluruh perangkat daerah", content["sums"]["total"], tuple(content["sums"]["counts"])
    )


def page_of_rows(rows: list[Row], *, after: str = "") -> tuple[list[Row], str]:
    """The rows that follow this name, and the name the next page begins after."""
    left = [row for row in rows if row.name > after]
    more = left[PAGE_SIZE - 1].name if len(left) > PAGE_SIZE else ""
    return left[:PAGE_SIZE], more


def table_of(content):
    """The rows of the file; what is hidden says so."""
    for row in [*rows_of(content), sums_of(content)]:
        numbers = (row.total, *row.counts, row.rest)
        yield (row.name, *(HIDDEN if number is None else number for number in numbers))


def publications():
    """The newest period first."""
    return Publication.objects.select_related("period").order_by("-period__ends_on", "-pk")


def periods_to_publish(*, on: date):
    """Every period whose evaluation has opened, the newest first, with its publication."""
    opened = EvaluationPeriod.objects.filter(opens_on__lte=on)
    return opened.select_related("publication").order_by("-ends_on", "kind")
