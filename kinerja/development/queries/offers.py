"""Whom to offer a programme, and what the next period brought."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from kinerja.appraisal.enums import Contest, Predikat, Rating
from kinerja.appraisal.models import BehaviourRating, Evaluation
from kinerja.development import rules
from kinerja.development.enums import EnrolmentStatus, OfferGround, OfferStatus
from kinerja.development.models import Enrolment, Programme, ProgrammeOffer
from kinerja.development.queries.competence import profiles_of
from kinerja.development.queries.plans import HANDED_OVER
from kinerja.monitoring.models import Feedback
from kinerja.organisation.models import Employee

EFFECT_COLUMNS = ("No", "Program", "Selesai", "Hadir", "Dibandingkan", "Naik", "Rentang 95%")
TOO_FEW = "Terlalu sedikit untuk ditampilkan"


@dataclass(frozen=True)
class Need:
    """Somebody for whom a programme may be of help, and why."""

    employee: Employee
    ground: OfferGround
    evaluation: Evaluation | None
    wants: list[str]


def programmes_to_offer(*, on: date):
    """Open programmes on a named competence, the soonest first."""
    return (
        Programme.objects.filter(closes_on__gte=on, called_off_at=None)
        .exclude(competence="")
        .order_by("starts_on", "pk")
    )


def offers_to_lapse(*, on: date):
    """Unanswered offers whose programme takes nobody any more."""
    return ProgrammeOffer.objects.filter(status=OfferStatus.OPEN).filter(
        Q(programme__closes_on__lt=on) | Q(programme__called_off_at__isnull=False)
    )


def offers_to_make(*, on: date):
    """(need, programme) for everybody whom an open programme may help; each person once."""
    programmes = list(programmes_to_offer(on=on))
    if not programmes:
        return
    since = on - timedelta(days=rules.LOOK_BACK)
    found = {one.employee.pk: one for one in _by_feedback(since, on=on)}
    found |= {one.employee.pk: one for one in _by_predikat(since, on=on)}  # goes before feedback
    known = _known(found)
    choices = [rules.Choice(one.pk, one.competence, one.starts_on) for one in programmes]
    by_pk = {one.pk: one for one in programmes}
    for pk, need in sorted(found.items()):
        left = [one for one in choices if one.pk not in known[pk]]
        chosen = rules.choose(need.wants, left)
        if chosen:
            yield need, by_pk[chosen.pk]


def offers():
    return ProgrammeOffer.objects.select_related(
        "employee__user", "programme", "evaluation__period__year"
    ).defer("evaluation__content")


def outcomes(enrolments):
    """These enrolments with the predikat before the programme and the next one after it."""
    standing = Evaluation.objects.standing().filter(
        skp__employee=OuterRef("employee"), status__in=HANDED_OVER
    )
    before = standing.filter(period__ends_on__lt=OuterRef("programme__starts_on")).order_by(
        "-period__ends_on", "-period__starts_on"
    )
    after = standing.filter(
        period__kind=OuterRef("before_kind"), period__ends_on__gt=OuterRef("programme__ends_on")
    ).order_by("period__ends_on")
    return enrolments.annotate(
        before=Subquery(before.values("predikat")[:1]),
        before_kind=Subquery(before.values("period__kind")[:1]),
    ).annotate(after=Subquery(after.values("predikat")[:1]))


def followed_up(employee):
    """What this person asked for, newest first, and after it what the next period brought."""
    rows = Enrolment.objects.filter(employee=employee).exclude(status=EnrolmentStatus.WITHDRAWN)
    rows = outcomes(rows.select_related("programme"))
    found = list(rows.order_by("-programme__starts_on", "-pk"))
    for one in found:
        if one.before and one.after and one.status == EnrolmentStatus.ATTENDED:
            one.followed = rules.followed(one.before, one.after)
            one.before_word = Predikat(one.before).label
            one.after_word = Predikat(one.after).label
    return found


def effects(programmes):
    """(programme, people who came, effect or None): silent where few are behind it."""
    programmes = list(programmes)
    came_to = Enrolment.objects.filter(
        programme__in=[one.pk for one in programmes], status=EnrolmentStatus.ATTENDED
    )
    rows = outcomes(came_to)
    pairs, came = defaultdict(list), Counter()
    for programme, before, after in rows.values_list("programme", "before", "after"):
        came[programme] += 1
        if before and after:
            pairs[programme].append((before, after))
    return [(one, came[one.pk], rules.effect(pairs[one.pk])) for one in programmes]


def finished_programmes(*, on: date):
    """Programmes that are over and had people, the newest first."""
    came = Enrolment.objects.filter(programme=OuterRef("pk"), status=EnrolmentStatus.ATTENDED)
    return Programme.objects.filter(Exists(came), ends_on__lte=on).order_by("-ends_on", "-pk")


def effect_rows(found):
    for number, (programme, came, effect) in enumerate(found, start=1):
        silent = effect is None
        yield (
            number,
            programme.title,
            programme.ends_on,
            came,
            TOO_FEW if silent else effect.n,
            "" if silent else effect.better,
            "" if silent else f"{effect.low}–{effect.high}%",
        )


def _known(people):
    """Employee → programmes that were offered or joined before."""
    known = defaultdict(set)
    for rows in (ProgrammeOffer.objects, Enrolment.objects):
        for employee, programme in rows.filter(employee__in=people).values_list(
            "employee", "programme"
        ):
            known[employee].add(programme)
    return known


def _by_predikat(since, *, on):
    rule = rules.rule_on(on)
    rows = list(
        Evaluation.objects.standing()
        .exclude(contest=Contest.OPEN)
        .select_related("skp__employee", "period__year")
        .defer("content", "skp__content")
        .filter(
            status__in=HANDED_OVER,
            predikat__in=rule.predikats,
            handed_over_at__date__range=(since, on),
            skp__employee__in=_without_offer(on),
        )
        .filter(~Exists(ProgrammeOffer.objects.filter(evaluation=OuterRef("pk"))))
        .order_by("handed_over_at", "pk")
    )
    newest = {one.skp.employee_id: one for one in rows}
    low = defaultdict(list)
    ratings = BehaviourRating.objects.filter(
        evaluation__in=[one.pk for one in newest.values()], rating=Rating.BELOW
    )
    for evaluation, value in ratings.order_by("pk").values_list("evaluation", "value"):
        low[evaluation].append(value)
    profiles = profiles_of(newest, on=on)
    for pk, one in newest.items():
        wants = rules.wanted(
            gaps=profiles[pk].gaps,
            behaviours=low[one.pk],
            results_low=one.results_rating == Rating.BELOW,
            behaviour_low=one.behaviour_rating == Rating.BELOW,
        )
        yield Need(one.skp.employee, OfferGround.PREDIKAT, one, wants)


def _by_feedback(since, *, on):
    rows = (
        Feedback.objects.standing()
        .exclude(behaviour="")
        .filter(
            tone__in=rules.CONSTRUCTIVE,
            given_at__date__range=(since, on),
            skp__employee__in=_without_offer(on),
        )
        .order_by()
        .values_list("skp__employee", "behaviour")
        .annotate(times=Count("pk"))
        .filter(times__gte=rules.LEAST_FEEDBACK)
    )
    behaviours = defaultdict(list)
    for employee, behaviour, _ in sorted(rows, key=lambda row: (row[0], -row[2], row[1])):
        behaviours[employee].append(behaviour)
    for person in Employee.objects.filter(pk__in=behaviours):
        wants = rules.wanted(
            gaps=[], behaviours=behaviours[person.pk], results_low=False, behaviour_low=False
        )
        yield Need(person, OfferGround.FEEDBACK, None, wants)


def _without_offer(on):
    """People who have no open offer and did not answer one lately."""
    rest = on - timedelta(days=rules.REST)
    busy = ProgrammeOffer.objects.filter(employee=OuterRef("pk")).filter(
        Q(status=OfferStatus.OPEN) | Q(answered_at__date__gt=rest)
    )
    return Employee.objects.filter(~Exists(busy)).values("pk")
