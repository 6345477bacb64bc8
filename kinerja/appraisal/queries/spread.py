"""How the predikat of each office are spread, beside the pattern of its organisation's predikat."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from kinerja.appraisal import rules
from kinerja.appraisal.enums import OrganisationPredikat, Predikat
from kinerja.appraisal.models import OrganisationRating
from kinerja.appraisal.queries.standing import office_of, offices, signed_in
from kinerja.lib.rows import among
from kinerja.organisation.enums import SettingName
from kinerja.organisation.models import Unit
from kinerja.organisation.queries import setting_on

PREDIKAT, ORGANISATION = Predikat.choices, dict(OrganisationPredikat.choices)


@dataclass(frozen=True)
class Spread:
    """The counts of one office; advice only, and for small groups the count only."""

    unit: Unit
    organisation: str
    counts: Counter
    advice: rules.Advice | None

    @property
    def size(self):
        return sum(self.counts.values())

    @property
    def organisation_label(self):
        return ORGANISATION.get(self.organisation, "")

    @property
    def cells(self):
        """(the word of a predikat, how many) in the order of the law."""
        return [(word, self.counts[one]) for one, word in PREDIKAT]


def spreads(people, period, *, unit=None) -> list[Spread]:
    """Each office with at least one signed evaluation; three statements."""
    known = offices()
    signed = signed_in(period).filter(skp__employee__in=people.values("pk"))
    path = "skp__placement__position__unit__path"
    counts = defaultdict(Counter)
    rows = signed.order_by().values_list(path, "predikat").annotate(number=Count("*"))
    above = {}
    for place, predikat, number in rows:
        office = above[place] = above[place] if place in above else office_of(place, known)
        if office is not None and (unit is None or office.pk == unit.pk):
            counts[office.path][predikat] += number
    ratings = dict(
        OrganisationRating.objects.filter(
            period=period, unit__in=among(known[one].pk for one in counts)
        ).values_list("unit", "predikat")
    )
    smallest = setting_on(SettingName.SMALL_GROUP, on=period.ends_on).value
    return [
        _spread(known[one], ratings.get(known[one].pk, ""), counts[one], period, smallest)
        for one in sorted(counts)
    ]


def _spread(unit, organisation, counts, period, smallest):
    advice = rules.distribution_advice(
        organisation=organisation, counts=counts, on=period.ends_on, smallest=smallest
    )
    return Spread(unit, organisation, counts, advice)


SPREAD_COLUMNS = (
    "Perangkat daerah",
    "Predikat organisasi",
    "Pegawai dinilai",
    *(one.label for one in Predikat),
    "Saran pola",
)


def spread_rows(found):
    """The rows of the file."""
    for one in found:
        yield (
            one.unit.name,
            one.organisation_label,
            one.size,
            *(number for _, number in one.cells),
            advice_words(one),
        )


def advice_words(spread: Spread) -> str:
    """What the pattern says in one cell."""
    if spread.advice is None:
        return "Predikat organisasi belum ditetapkan"
    if spread.advice.small:
        return f"Di bawah {spread.advice.smallest} orang: hanya dihitung"
    return " ".join(spread.advice.sentences) or "Sesuai pola"
