"""The pulse survey: who may answer, and what may be published when it is over."""

from collections import defaultdict

from django.db.models import Count, OuterRef, Subquery, Sum

from kinerja.lib.disclosure import shown
from kinerja.organisation.models import Unit
from kinerja.outreach.enums import PulseStatus, RemarkStatus
from kinerja.outreach.models import PulseRemark, PulseRight, PulseRound, PulseTally
from kinerja.outreach.queries.reach import _office, placements_on
from kinerja.outreach.rules.disclosure import (
    K,
    Office,
    share_words,
    told_of_all,
    told_words,
)
from kinerja.outreach.rules.pulse import AGREES_FROM

RESULT_COLUMNS = ("Kelompok", "Orang", "Menjawab")
ALL = "Semua pegawai"
OUTSIDE = "Pimpinan daerah dan lainnya"


def open_round():
    return PulseRound.objects.filter(status=PulseStatus.OPEN).first()


def closed_rounds():
    return PulseRound.objects.filter(status=PulseStatus.CLOSED).order_by("-closed_at", "-pk")


def right_of(user, one):
    """This person's right to answer the round, or None."""
    return PulseRight.objects.filter(round=one, employee__user=user).first()


def offices_today(*, on):
    """(office, keys of its people) of everybody who serves and is placed on that day."""
    units = {unit.path: unit for unit in Unit.objects.filter(is_opd=True)}
    people, labels = defaultdict(list), {}
    rows = placements_on(on).order_by("employee")
    for pk, path in rows.values_list("employee", "position__unit__path"):
        unit = _office(units, path)
        key = unit.path if unit else ""
        labels[key] = unit.name if unit else OUTSIDE
        people[key].append(pk)
    offices = [Office(key, labels[key], len(people[key])) for key in sorted(people)]
    return offices, people


def result_of(one) -> dict:
    """What is published of a round: words for groups, rounded shares for all, nothing below k."""
    groups = list(
        one.groups.annotate(
            answers=Subquery(
                PulseRight.objects.filter(group=OuterRef("pk"), is_used=True)
                .order_by()
                .values("group")
                .annotate(n=Count("pk"))
                .values("n")
            )
        ).order_by("label")
    )
    agree = _agreeing(one)
    answers = {group.pk: group.answers or 0 for group in groups}
    seen = shown(answers, k=K)
    number, statements = sum(answers.values()), range(len(one.statements))
    return {
        "k": K,
        "people": sum(group.people for group in groups),
        "answers": number,
        "all": [
            told_of_all({group.pk: agree[group.pk, place] for group in groups}, answers, seen)
            for place in statements
        ]
        if number >= K
        else None,
        "groups": [
            {
                "label": group.label,
                "people": group.people,
                **(
                    {"answers": None, "shares": None}
                    if group.pk not in seen
                    else {
                        "answers": answers[group.pk],
                        "shares": [
                            share_words(agree[group.pk, place], answers[group.pk])
                            for place in statements
                        ],
                    }
                ),
            }
            for group in groups
        ],
    }


def _agreeing(one):
    """(group, statement) → how many agree."""
    rows = (
        PulseTally.objects.filter(group__round=one, value__gte=AGREES_FROM)
        .order_by()
        .values_list("group", "statement")
        .annotate(agree=Sum("number"))
    )
    found = defaultdict(int)
    found.update({(group, place): agree for group, place, agree in rows})
    return found


def result_rows(one):
    """The published result as a table: what the page shows and not a number more."""
    shares = one.result["all"] or [None] * len(one.statements)
    yield (
        ALL,
        one.result["people"],
        one.result["answers"] if one.result["answers"] >= K else f"kurang dari {K}",
        *map(told_words, shares),
    )
    for group in one.result["groups"]:
        words = group["shares"] or ["Tidak ditampilkan"] * len(one.statements)
        number = "Tidak ditampilkan" if group["answers"] is None else group["answers"]
        yield (group["label"], group["people"], number, *words)


def remarks_of(one, *, status=None):
    rows = PulseRemark.objects.filter(round=one).order_by("pk")
    return rows if status is None else rows.filter(status=status)


def shown_remarks(one):
    return remarks_of(one, status=RemarkStatus.SHOWN)


def replies_of(one):
    return one.replies.order_by("pk")
