"""What everybody may read: results of published rounds, with nobody to be found in them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kinerja.lib import disclosure
from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import AgeBand, Occupation, Schooling, Sex
from kinerja.satisfaction.models import ServiceUnit, SurveyAnswer, SurveyRound
from kinerja.satisfaction.models.answers import PROFILE
from kinerja.satisfaction.queries.evidence import shown
from kinerja.satisfaction.queries.figures import (
    Figures,
    elements_of,
    figures_of,
    published_rounds,
)
from kinerja.satisfaction.rules import Pattern, SatisfactionIndex

TREND = 8  # quarters
ASKED_SHOWN = 8  # services, above the results; the others are found by name
NOT_SAID = "Tidak dijawab"
BREAKDOWNS = (
    ("sex", "Jenis kelamin", Sex),
    ("age_band", "Umur", AgeBand),
    ("schooling", "Pendidikan", Schooling),
    ("occupation", "Pekerjaan", Occupation),
)


@dataclass(frozen=True)
class Cell:
    """One group of respondents; `count` is None where few could be recognised.

    No index: that of five people may say what each of them said, and says little of a group.
    """

    label: str
    count: int | None


@dataclass(frozen=True)
class Breakdown:
    label: str
    cells: list[Cell]

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of it can be shown."""
        return all(cell.count is None for cell in self.cells)


@dataclass(frozen=True)
class PublicRow:
    """One line of the public list."""

    service: ServiceUnit
    round: SurveyRound
    figures: Figures
    index: SatisfactionIndex


@dataclass(frozen=True)
class PublicResult:
    """One published round for everybody."""

    round: SurveyRound
    figures: Figures
    index: SatisfactionIndex
    lowest: list
    breakdowns: list[Breakdown]
    trend: list[tuple[SurveyRound, SatisfactionIndex]]  # oldest first
    remedies: list
    smallest: int


def public_rounds(*, on: date, text: str = ""):
    """The newest published round of each service, by the service's name."""
    rows = _named(published_rounds(on=on), text)
    newest = rows.order_by("service", "-year", "-quarter").distinct("service").values("pk")
    return (
        SurveyRound.objects.select_related("service__unit")
        .filter(pk__in=newest)
        .order_by("service__name", "service")
    )


def asked_now(*, on: date, text: str = ""):
    """Services a citizen can be heard about today, by name; the first few of them."""
    rows = SurveyRound.objects.select_related("service__unit").filter(
        starts_on__lte=on, ends_on__gte=on, service__is_active=True
    )
    return _named(rows, text).order_by("service__name", "service")[:ASKED_SHOWN]


def _named(rounds, text):
    if not text:
        return rounds
    return rounds.filter(
        Q(service__name__icontains=text)
        | Q(service__service__icontains=text)
        | Q(service__unit__name__icontains=text)
    )


def public_rows(rounds, *, on: date) -> list[PublicRow]:
    """These rounds with their index; one statement more."""
    rounds = list(rounds)
    figures = figures_of(rounds, on=on)
    return [
        PublicRow(one.service, one, figures[one.pk], shown(figures[one.pk].index, on=on))
        for one in rounds
    ]


PUBLIC_COLUMNS = (
    "Unit layanan",
    "Jenis layanan",
    "Unit kerja",
    "Survei",
    "Jawaban",
    "Sampel",
    "Kecukupan",
    "Indeks",
    "Mutu",
)


def public_export(rows):
    """The rows of the open table."""
    for row in rows:
        yield (
            row.service.name,
            row.service.service,
            row.service.unit.name,
            rules.quarter_words(row.round.year, row.round.quarter),
            row.figures.sample.have,
            row.figures.sample.needed,
            row.figures.sample.word,
            row.index.value,
            row.index.band.mutu if row.index.band else "",
        )


def published_of(service: ServiceUnit, *, on: date):
    """The published rounds of a service, newest first."""
    return published_rounds(on=on).filter(service=service).order_by("-year", "-quarter")


def result_of(round_: SurveyRound, *, on: date) -> PublicResult:
    """What everybody may read of a round; also the content of its report."""
    rule = rules.publication_on(on)
    answers = list(
        SurveyAnswer.objects.counted().filter(round=round_).values_list(*PROFILE, *round_.elements)
    )
    index = shown(_index(round_, answers, on=on), on=on)
    earlier = [
        one
        for one in published_of(round_.service, on=on)
        if (one.year, one.quarter) < (round_.year, round_.quarter)
    ]
    trend = [round_, *earlier[: TREND - 1]][::-1]
    figures = figures_of(trend, on=on)
    return PublicResult(
        round=round_,
        figures=figures[round_.pk],
        index=index,
        lowest=index.lowest(rules.law_on(on).reported_lowest),
        breakdowns=[
            _breakdown([row[at] for row in answers], label, choices, on=on)
            for at, (_, label, choices) in enumerate(BREAKDOWNS)
        ],
        trend=[(one, shown(figures[one.pk].index, on=on)) for one in trend],
        remedies=list(round_.remedies.order_by("year", "quarter", "pk")),
        smallest=rule.smallest_group,
    )


def _index(round_, answers, *, on):
    """Elements in the order of the law, whatever the order they were stored in."""
    elements = elements_of(round_)
    places = [len(PROFILE) + round_.elements.index(one) for one in elements]
    counted = Counter(tuple(row[at] for at in places) for row in answers)
    patterns = [Pattern(scores, times) for scores, times in counted.items()]
    least = rules.publication_on(on).smallest_group
    return rules.index_of(rules.law_on(on), elements, rules.told(patterns, least=least))


def _breakdown(said, label, choices, *, on):
    """One table of respondents; small groups stand as unknown, and none by subtraction."""
    counted = Counter(said)
    groups = {value: counted[value] for value in choices.values}
    if counted[""]:  # that everybody answered says nothing about anybody
        groups[""] = counted[""]
    seen = disclosure.shown(groups, k=rules.publication_on(on).smallest_group)
    words = {**dict(choices.choices), "": NOT_SAID}
    cells = [Cell(words[value], size if value in seen else None) for value, size in groups.items()]
    return Breakdown(label, cells)


def trend_points(result: PublicResult) -> list[tuple[str, object]]:
    """(short name of the quarter, index or None), oldest first."""
    return [
        (f"{rules.QUARTERS[one.quarter - 1]}/{one.year % 100:02d}", index.value)
        for one, index in result.trend
    ]


def trend_words(result: PublicResult) -> str:
    """The same as a sentence, for those who do not see the chart."""
    parts = [
        f"{rules.quarter_words(one.year, one.quarter)}: {index.words}"
        for one, index in result.trend
    ]
    return f"Indeks per triwulan. {'; '.join(parts)}."
