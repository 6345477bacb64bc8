"""What somebody's job asks and what was found; many people in three statements."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from kinerja.credits.rules import jenjang_of
from kinerja.development import rules
from kinerja.development.models import CompetenceStandard
from kinerja.development.queries.lists import in_units_named, placed
from kinerja.monitoring.models import CompetenceReview, Feedback
from kinerja.monitoring.rules import COMPETENCES
from kinerja.organisation.enums import JobKind, PlacementKind
from kinerja.organisation.models import Placement

MEASURED, UNMEASURED = "diukur", "belum"
GAP_STATES = {MEASURED: "Sudah diukur", UNMEASURED: "Belum diukur"}
GAP_COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Jabatan",
    "Unit",
    "Kelompok",
    "Kompetensi",
    "Standar",
    "Hasil",
    "Kesenjangan",
)


@dataclass(frozen=True)
class Profile:
    """The competences of one person against those of the job."""

    placement: Placement | None
    gaps: list[rules.Gap]

    @property
    def fit(self) -> Decimal | None:
        return rules.job_fit(self.gaps)

    @property
    def short(self) -> list[rules.Gap]:
        return [one for one in self.gaps if one.is_short]

    @property
    def is_measured(self) -> bool:
        return any(one.result is not None for one in self.gaps)


def profiles_of(people: Iterable[int], *, on: date) -> dict[int, Profile]:
    """Profiles of these people (by number)."""
    people = list(people)
    placements = {
        one.employee_id: one
        for one in Placement.objects.select_related("position__unit").filter(
            employee__in=people, kind=PlacementKind.DEFINITIF, period__contains=on
        )
    }
    standards = _standards(placements.values(), on=on)
    results = _results(people)
    return {
        pk: _profile(placements.get(pk), standards, results.get(pk, {}), on=on) for pk in people
    }


def profile_of(employee, *, on: date) -> Profile:
    return profiles_of([employee.pk], on=on)[employee.pk]


def hints_of(employee, *, on: date) -> list[tuple[str, int]]:
    """How often constructive feedback touched a competence lately; a hint, not a measure."""
    since = on - timedelta(days=rules.LOOK_BACK)
    behaviours = Feedback.objects.standing().filter(
        skp__employee=employee, tone__in=rules.CONSTRUCTIVE, given_at__date__gte=since
    )
    found = Counter(
        rules.HINTS[value]
        for value in behaviours.exclude(behaviour="").values_list("behaviour", flat=True)
    )
    return found.most_common()


def people_by_gap(people, *, on: date, unit="", state=""):
    """These people by name, with position and unit, narrowed as the filter asks."""
    rows = placed(people.exclude(nip=None), on=on)
    if unit:
        rows = in_units_named(rows, unit, on=on)
    if state in GAP_STATES:
        measured = Q(pk__in=CompetenceReview.objects.values("guidance__skp__employee"))
        rows = rows.filter(measured if state == MEASURED else ~measured)
    return rows


def with_profiles(rows, *, on: date):
    """The same people, each with the profile."""
    rows = list(rows)
    found = profiles_of([one.pk for one in rows], on=on)
    for one in rows:
        one.profile = found[one.pk]
    return rows


def gap_rows(rows, *, on: date):
    """One line of the workbook for each competence of each person."""
    number = 0
    for person in with_profiles(rows, on=on):
        for gap in person.profile.gaps:
            number += 1
            yield (
                number,
                person.nip,
                person.full_name,
                person.position,
                person.unit,
                gap.group,
                gap.competence,
                gap.standard,
                gap.result,
                gap.gap if gap.gap is not None else "Belum diukur",
            )


def competence_names(*, on: date) -> list[str]:
    """The general competences, then those that HR named for some job."""
    named = CompetenceStandard.objects.filter(period__contains=on).order_by("competence")
    found = named.values_list("competence", flat=True).distinct()
    return list(dict.fromkeys([*rules.KNOWN, *found]))


def general_standards(*, on: date) -> list[tuple[str, int]]:
    """The level of the nine general competences by kind of job and jenjang."""
    rule = rules.standard_rule_on(on)
    words = {JobKind.FUNGSIONAL: "Fungsional tanpa jenjang"}
    levels = [*rule.by_kind.items(), *rule.by_jenjang.items()]
    return [(words.get(one, one.label), level) for one, level in levels]


def standards_on(on: date):
    """The rows HR set that hold on that day, by kind, position and name."""
    return (
        CompetenceStandard.objects.select_related("position__unit")
        .filter(period__contains=on)
        .order_by("kind", "position__title", "group", "competence", "pk")
    )


def _standards(placements, *, on):
    """Rows of these kinds and positions, those of a kind first."""
    kinds = {one.position.kind for one in placements}
    positions = [one.position_id for one in placements]
    rows = CompetenceStandard.objects.filter(period__contains=on).filter(
        Q(position=None, kind__in=kinds) | Q(position__in=positions)
    )
    return sorted(rows, key=lambda row: (row.position_id is not None, row.pk))


def _results(people):
    """Employee → competence → (level, day), the newest review last."""
    found = defaultdict(dict)
    reviews = CompetenceReview.objects.filter(guidance__skp__employee__in=people)
    for employee, scores, at in reviews.order_by("written_at").values_list(
        "guidance__skp__employee", "scores", "written_at"
    ):
        for one in scores:
            found[employee][one["competence"].casefold()] = (
                int(one["score"]),
                timezone.localdate(at),
            )
    return found


def _profile(placement, standards, results, *, on):
    if placement is None:
        return Profile(None, [])
    position, asked = placement.position, {}
    level = rules.general_level(kind=position.kind, jenjang=jenjang_of(position.title), on=on)
    for group, names in COMPETENCES.items() if level else ():
        asked |= {name.casefold(): (group, name, level) for name in names}
    for row in standards:
        if row.position_id == position.pk or (
            row.position_id is None and row.kind == position.kind
        ):
            asked[row.competence.casefold()] = (row.group, row.competence, row.level)
    return Profile(
        placement,
        [rules.Gap(*asked[key], *results.get(key, (None, None))) for key in asked],
    )
