"""The register of signed evaluations, its filter, its pages and its rekap."""

from dataclasses import dataclass
from functools import cache

from django.db.models import Q

from kinerja.appraisal.enums import Contest, EvaluationStatus, Predikat, Rating
from kinerja.appraisal.models import Evaluation
from kinerja.lib.rows import among
from kinerja.organisation.models import Unit
from kinerja.organisation.rules import full_name
from kinerja.planning.models import EvaluationPeriod

PAGE_SIZE = 25
# The column order of "Rekap Penilaian" of e-Kinerja BKN.
REKAP_COLUMNS = (
    "No",
    "NIP",
    "Nama",
    "Jabatan",
    "Rating Hasil Kinerja",
    "Rating Perilaku Kerja",
    "Predikat Kinerja Periodik",
    "Keterangan",  # ours, after the columns of e-Kinerja
)
SHOWN = (
    *("pk", "results_rating", "behaviour_rating", "predikat", "status", "contest"),
    *("skp__employee__title_before", "skp__employee__name", "skp__employee__title_after"),
    *("skp__employee__nip", "skp__placement__position__title"),
    *("skp__placement__position__unit__name", "period__kind", "period__number"),
    "period__starts_on",
)
TONES = {Contest.OPEN: "warn", EvaluationStatus.ACKNOWLEDGED: "ok"}
IN_E_KINERJA = {"di_atas": "Diatas Ekspektasi", "sesuai": "Sesuai Ekspektasi"}


RATING, PREDIKAT = dict(Rating.choices), dict(Predikat.choices)
STATUS = dict(EvaluationStatus.choices)


@dataclass(frozen=True)
class Page:
    """One page by key: its rows, how many there are in all, and where the next one begins."""

    rows: list
    count: int
    next_after: str


def register(evaluations, *, periode=None, unit="", status="", predikat=""):
    """The rows a filter leaves, by name."""
    if periode:
        evaluations = evaluations.filter(period=periode)
    if unit:
        named = Unit.objects.filter(Q(name__icontains=unit) | Q(abbreviation__iexact=unit))
        below = Q()
        for path in named.values_list("path", flat=True)[:20]:
            below |= Q(skp__placement__position__unit__path__startswith=path)
        evaluations = evaluations.filter(below) if below else evaluations.none()
    if status:
        evaluations = evaluations.filter(status=status)
    if predikat:
        evaluations = evaluations.filter(predikat=predikat)
    return (
        evaluations.standing()
        .select_related("skp__employee", "skp__placement__position__unit", "period")
        .defer("content", "skp__content")
        .order_by("skp__employee__name", "pk")
    )


def register_page(rows, *, after="", size=PAGE_SIZE) -> Page:
    """The rows that follow the evaluation with this id; for those who read all ten thousand."""
    count = rows.count()
    if after.isdigit():
        key = Evaluation.objects.filter(pk=int(after[:15])).values_list("skp__employee__name", "pk")
        for name, pk in key:
            rows = rows.filter(
                Q(skp__employee__name__gt=name) | Q(skp__employee__name=name, pk__gt=pk)
            )
    found = list(rows.values_list(*SHOWN)[: size + 1])
    return Page(
        [_shown(*row) for row in found[:size]],
        count,
        str(found[size - 1][0]) if len(found) > size else "",
    )


def page_of_office(rows, *, after="", size=PAGE_SIZE) -> Page:
    """The same for those who read an office: whose they are is asked once, not to count again."""
    keys = list(rows.values_list("pk", flat=True))
    start = keys.index(int(after)) + 1 if after.isdigit() and int(after) in keys else 0
    page = keys[start : start + size]
    found = rows.model.objects.filter(pk__in=among(page)).order_by("skp__employee__name", "pk")
    more = str(page[-1]) if len(keys) > start + size else ""
    return Page([_shown(*row) for row in found.values_list(*SHOWN)], len(keys), more)


def _shown(pk, results, behaviour, predikat, status, contest, before, name, after, *place):
    """A row in the words of the page."""
    nip, position, unit, *period = place
    return {
        "pk": pk,
        "period": _label(*period),
        "name": full_name(before, name, after),
        "nip": nip,
        "position": position,
        "unit": unit,
        "results": RATING[results],
        "behaviour": RATING[behaviour],
        "predikat": PREDIKAT[predikat],
        "word": Contest.OPEN.label if contest == Contest.OPEN else STATUS[status],
        "tone": TONES.get(contest) or TONES.get(status, "info"),
    }


@cache
def _label(kind, number, starts_on):
    return EvaluationPeriod(kind=kind, number=number, starts_on=starts_on).label


def rekap(rows):
    """The rows of the export; labels as e-Kinerja spells them."""
    for number, one in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            one.skp.employee.nip,
            one.skp.employee.full_name,
            one.skp.placement.position.title,
            IN_E_KINERJA.get(one.results_rating, "Dibawah Ekspektasi"),
            IN_E_KINERJA.get(one.behaviour_rating, "Dibawah Ekspektasi"),
            one.get_predikat_display(),
            one.get_contest_display() if one.contest else "",
        )


def units_page(*, after="") -> Page:
    """Units in the order of the tree."""
    units = Unit.objects.filter(is_active=True).order_by("path")
    found = list((units.filter(path__gt=after) if after else units)[: PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE
    return Page(found[:PAGE_SIZE], len(found), found[PAGE_SIZE - 1].path if more else "")
