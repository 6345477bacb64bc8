"""A rekap of e-Kinerja beside the results signed here."""

from collections import Counter

from kinerja.appraisal.models import SEALED, Evaluation
from kinerja.integration.rules.rekap import Finding, Ours, compared
from kinerja.organisation.models import Employee

REKAP_REPORT = (
    "Baris",
    "NIP",
    "Nama",
    "Rating Hasil Kinerja",
    "Rating Perilaku Kerja",
    "Predikat di e-Kinerja",
    "Temuan",
    "Keterangan",
)


def results_here(people, period, nips) -> dict[str, Ours]:
    """NIP → our result, for those of these people; two statements."""
    nips = list(set(nips))
    known = dict.fromkeys(
        Employee.objects.filter(pk__in=people.values("pk"), nip__in=nips).values_list(
            "nip", flat=True
        ),
        Ours(),
    )
    signed = (
        Evaluation.objects.standing()
        .filter(period=period, status__in=SEALED, skp__employee__nip__in=list(known))
        .select_related("skp__employee")
        .only("results_rating", "behaviour_rating", "predikat", "contest", "skp__employee__nip")
    )
    return known | {
        one.skp.employee.nip: Ours(
            one.results_rating, one.behaviour_rating, one.predikat, one.is_contested
        )
        for one in signed
    }


def rekap_compared(rows, people, period) -> list[dict]:
    """Each row of the file with what to think of it, the most urgent first."""
    ours = results_here(people, period, [row["nip"] for row in rows])
    order = list(Finding)
    found = []
    for row in rows:
        finding, words = compared(row, ours.get(row["nip"]))
        found.append({**row, "finding": finding, "words": words})
    return sorted(found, key=lambda one: (order.index(one["finding"]), one["row"]))


def findings_counted(found) -> list[tuple[str, int]]:
    """How many rows of each kind, in the same order."""
    counts = Counter(one["finding"] for one in found)
    return [(one.value, counts[one]) for one in Finding if counts[one]]


def rekap_rows(found):
    """The rows of the report."""
    for one in found:
        yield (
            one["row"],
            one["nip"],
            one["name"],
            one["results"],
            one["behaviour"],
            one["predikat"],
            one["finding"].value,
            one["words"],
        )
