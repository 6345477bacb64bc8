"""Held answers and citizens' words, as pages show them."""

from collections import Counter
from dataclasses import dataclass

import segno
from django.db.models import Count
from django.utils.safestring import SafeString, mark_safe

from kinerja.lib.paging import Page
from kinerja.organisation.models import Employee, Unit
from kinerja.organisation.queries import placed_below
from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import CommentState, HoldReason
from kinerja.satisfaction.models import SurveyAnswer, SurveyComment, SurveyRound
from kinerja.satisfaction.queries.figures import elements_of, published_rounds

PAGE_SIZE = 25


@dataclass(frozen=True)
class HeldRow:
    """A held answer: when, why, how regular; neither who it may be nor what it says."""

    answer: SurveyAnswer
    pattern: str


def held_answers(round_: SurveyRound, *, hold: str = ""):
    """Answers that wait, oldest first, for one reason or for all."""
    rows = round_.answers.held().order_by("pk")
    return rows.filter(hold=hold) if hold in HoldReason.values else rows


def hold_counts(round_: SurveyRound) -> list[tuple[str, str, int]]:
    """(reason, its words, how many wait)."""
    found = dict(round_.answers.held().order_by().values_list("hold").annotate(n=Count("pk")))
    return [(one.value, one.label, found[one.value]) for one in HoldReason if one.value in found]


def in_words(round_: SurveyRound, rows) -> list[HeldRow]:
    """How regular each of these answers looks, also beside the others."""
    elements, rows = elements_of(round_), list(rows)
    given = [tuple(getattr(row, one.value) for one in elements) for row in rows]
    times = Counter(given)
    return [
        HeldRow(row, rules.pattern_words(scores, alike=times[scores] - 1))
        for row, scores in zip(rows, given, strict=True)
    ]


def waiting(services, *, on):
    """What keepers of these services still have to look at: held answers, citizens' words."""
    final = published_rounds(on=on).values("pk")
    return {
        "held_answers": SurveyAnswer.objects.held()
        .filter(round__service__in=services)
        .exclude(round__in=final),
        "citizens_words": SurveyComment.objects.filter(
            state=CommentState.WAITING, round__service__in=services
        ),
    }


def handed_on():
    """Texts that were handed on to a unit."""
    return SurveyComment.objects.filter(state=CommentState.HANDED_ON)


def page_of_comments(rows, *, after: str = "", size: int = PAGE_SIZE) -> Page:
    """Newest first; the page begins after the text with this number."""
    count = rows.count()
    if after.isdigit():
        rows = rows.filter(pk__lt=int(after[:15]))
    rows = rows.select_related("round__service").order_by("-pk")
    found = list(rows[: size + 1])
    more = str(found[size - 1].pk) if len(found) > size else ""
    return Page(found[:size], count, more)


def employee_names(unit: Unit, *, on) -> list[str]:
    """Names of the people who work in a unit, for the look at free texts."""
    return list(Employee.objects.filter(placed_below(unit, on=on)).values_list("name", flat=True))


def names_in(comment: SurveyComment, text: str, *, on) -> list[str]:
    """Parts of names of the unit's people that stand in the text."""
    return rules.names_in(text, employee_names(comment.round.service.unit, on=on))


def qr(address: str) -> SafeString:
    """The address as a picture to scan, dark on light in both themes."""
    picture = segno.make(address, error="m", micro=False)
    return mark_safe(picture.svg_inline(omitsize=True, border=4, light="#fff"))  # noqa: S308 -- ours
