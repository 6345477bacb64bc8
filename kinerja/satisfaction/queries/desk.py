"""What a keeper sees: the list of services, and the desk of one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery

from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import CommentState, RoundPhase
from kinerja.satisfaction.models import (
    ServiceUnit,
    SurveyAnswer,
    SurveyComment,
    SurveyRound,
)
from kinerja.satisfaction.queries.evidence import shown
from kinerja.satisfaction.queries.figures import (
    Figures,
    elements_of,
    facts_of,
    figures_of,
    index_of_answers,
    index_of_rounds,
    interim_index,
    phase_of,
    published_rounds,
)
from kinerja.satisfaction.rules import SatisfactionIndex

PAGE_SIZE = 50
ENDED = {RoundPhase.REVIEW, RoundPhase.PUBLISHED}


@dataclass(frozen=True)
class ServiceRow:
    """One line of the keeper's list: the newest round, and the newest result."""

    service: ServiceUnit
    round: SurveyRound | None = None
    phase: RoundPhase | None = None
    figures: Figures | None = None
    comments: int = 0
    published: SurveyRound | None = None
    index: SatisfactionIndex | None = None

    @property
    def waiting(self) -> int:
        return self.comments + (self.figures.held if self.figures else 0)


def services_listed(services, *, on: date, text: str = "", state: str = ""):
    """The services a filter leaves, by name, each with its newest round and newest result."""
    rows = services.annotate(
        newest_round=_newest(SurveyRound.objects.filter(starts_on__lte=on)),
        newest_result=_newest(published_rounds(on=on)),
    )
    if text:
        rows = rows.filter(
            Q(name__icontains=text) | Q(service__icontains=text) | Q(unit__name__icontains=text)
        )
    running = SurveyRound.objects.filter(starts_on__lte=on, ends_on__gte=on).values("service")
    if state == "berjalan":
        rows = rows.filter(pk__in=running)
    elif state == "tanpa":
        rows = rows.exclude(pk__in=running)
    return rows.filter(is_active=state != "henti").order_by("name", "pk")


def _newest(rounds):
    found = rounds.filter(service=OuterRef("pk")).order_by("-starts_on")
    return Subquery(found.values("pk")[:1])


def service_rows(services, *, on: date) -> list[ServiceRow]:
    """These services with their rounds; three statements however many."""
    services = list(services)
    wanted = {pk for one in services for pk in (one.newest_round, one.newest_result) if pk}
    rounds = SurveyRound.objects.in_bulk(wanted)
    figures = figures_of(rounds.values(), on=on)
    waiting = waiting_comments(wanted)
    return [_row(one, rounds, figures, waiting, on=on) for one in services]


def _row(service, rounds, figures, waiting, *, on):
    newest, result = rounds.get(service.newest_round), rounds.get(service.newest_result)
    return ServiceRow(
        service,
        newest,
        newest and phase_of(newest, on=on),
        newest and figures[newest.pk],
        waiting.get(newest.pk, 0) if newest else 0,
        result,
        result and shown(figures[result.pk].index, on=on),
    )


def waiting_comments(rounds) -> dict[int, int]:
    """How many texts of each round nobody has looked at."""
    found = SurveyComment.objects.filter(round__in=rounds, state=CommentState.WAITING)
    return dict(found.order_by().values_list("round").annotate(n=Count("pk")))


COLUMNS = (
    "Unit layanan",
    "Jenis layanan",
    "Unit kerja",
    "Survei",
    "Tahap",
    "Pengguna layanan",
    "Sampel",
    "Jawaban",
    "Kecukupan",
    "Ditahan",
    "Kata warga menunggu",
    "Hasil terakhir",
    "Indeks",
    "Mutu",
)


def export_rows(rows):
    """The rows of the workbook."""
    for row in rows:
        start = (row.service.name, row.service.service, row.service.unit.name)
        running = ("", "", None, None, None, "", None, None)
        if row.round:
            running = (
                rules.quarter_words(row.round.year, row.round.quarter),
                row.phase.label,
                row.round.population,
                row.figures.sample.needed,
                row.figures.sample.have,
                row.figures.sample.word,
                row.figures.held,
                row.comments,
            )
        result = ("", None, "")
        if row.published:
            result = (
                rules.quarter_words(row.published.year, row.published.quarter),
                row.index.value,
                row.index.band.mutu if row.index.band else "",
            )
        yield (*start, *running, *result)


@dataclass(frozen=True)
class Desk:
    """One round on its keeper's desk."""

    round: SurveyRound
    phase: RoundPhase
    figures: Figures
    index: SatisfactionIndex
    lowest: list
    comments: int
    remedies: list
    sheets: list

    @property
    def is_shut(self):
        """No result yet: the index before and after one decision would tell what was answered."""
        return self.phase == RoundPhase.REVIEW and self.figures.held > 0


def desk_of(round_: SurveyRound, *, on: date) -> Desk:
    """Progress, index, weakest elements and what waits."""
    phase = phase_of(round_, on=on)
    figures = figures_of([round_], on=on)[round_.pk]
    if phase in {RoundPhase.PLANNED, RoundPhase.RUNNING}:
        index = interim_index(round_, counted=figures.index.n, on=on)
    elif phase == RoundPhase.REVIEW and figures.held:
        index = index_of_answers(SurveyAnswer.objects.none(), elements_of(round_), on=on)
    else:
        index = index_of_rounds([round_], on=on)
    return Desk(
        round=round_,
        phase=phase,
        figures=figures,
        index=index,
        lowest=index.lowest(rules.law_on(on).reported_lowest),
        comments=waiting_comments([round_.pk]).get(round_.pk, 0),
        remedies=list(round_.remedies.order_by("year", "quarter", "pk")),
        sheets=list(
            round_.sheets.annotate(
                used=Count("tokens", filter=Q(tokens__used_on__isnull=False))
            ).order_by("number")
        ),
    )


def rounds_of(service: ServiceUnit):
    """All rounds of a service, newest first."""
    return service.rounds.order_by("-year", "-quarter")


def has_scores_to_take(round_: SurveyRound, *, on: date) -> bool:
    """Whether so many answered that a row of scores is nobody's, and none waits for a decision."""
    phase = phase_of(round_, on=on)
    waits = phase == RoundPhase.REVIEW and round_.answers.held().exists()
    enough = round_.answers.counted().count() >= rules.publication_on(on).smallest_group
    return phase in ENDED and enough and not waits


def score_rows(round_: SurveyRound):
    """Scores as the law's table of processing wants them: no profile, no moment, no order."""
    rows = round_.answers.counted().order_by(*round_.elements).values_list(*round_.elements)
    for number, scores in enumerate(rows.iterator(chunk_size=500), start=1):
        yield number, *scores


def blockers_to_publish(desk: Desk, *, on: date) -> list[str]:
    """Why this round cannot be announced yet."""
    return rules.blockers_to_publish(
        rules.publication_on(on), facts_of(desk.round), held=desk.figures.held, on=on
    )


def public_from(round_: SurveyRound, *, on: date) -> date:
    """The day on which everybody can read the result at the latest."""
    return rules.public_from(rules.publication_on(on), facts_of(round_))
