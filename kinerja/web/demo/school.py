"""A scored round of the rater school, an open one, and a panel that has two cases left."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.periods import since
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee, RoleGrant
from kinerja.organisation.queries import lines_on
from kinerja.school import actions, queries
from kinerja.school.enums import Judgement
from kinerja.school.models import Answer, Attempt, ExerciseAnswer, PanelOpinion
from kinerja.school.rules import DIMENSIONS

EXPERTS = ("BKPSDMD", "INSPEKTORAT", "DISDIK")  # whose heads sit on the panel
GUESTS = ("BKPSDMD.B4", "PKM.01", "DINKES")  # whose heads sign in to the demo
RATERS = 16
LEFT_FOR_THE_PANEL = 2
UP = {Judgement.BELOW: Judgement.MEETS, Judgement.MEETS: Judgement.ABOVE}
DOWN = {Judgement.ABOVE: Judgement.MEETS, Judgement.MEETS: Judgement.BELOW}


def open_school(regency, *, on, at):
    """Panel, then a round that ended twenty days ago, then one that is open."""
    random = Random(20260701)
    hr = regency.heads["BKPSDMD.B4"].user
    begins = at - timedelta(days=60)
    actions.load_vignettes(at=begins)
    judge(regency, random, at=begins)
    raters = chosen_raters(regency, on=on)
    learn(raters, at=at - timedelta(days=45))
    past = made("Putaran I (demo)", hr, days_ago=40, length=20, at=at)
    for number, rater in enumerate(raters):
        lean = (0.25, 0.05, 0.1, -0.12)[number % 4]
        take_part(past, rater, random, lean=lean, at=at - timedelta(days=30))
    while actions.score_some(past, by=None, at=at - timedelta(days=19)):
        pass
    running = made("Putaran II (demo)", hr, days_ago=5, length=21, at=at)
    for rater in raters[1:3]:
        take_part(running, rater, random, lean=0.1, at=at - timedelta(days=2), cases=3)


def judge(regency, random, *, at):
    """Three experts judge all cases but the last two; what the author proposed is agreed on."""
    experts = [regency.heads[code].user for code in EXPERTS]
    grants = RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role=Role.EXPERT_PANEL, period=since(regency.start), granted_at=at)
        for user in experts
    )
    experts[0].demo_label = "Panel pakar penilaian (Kepala BKPSDMD)"
    User.objects.bulk_update(experts[:1], ["demo_label"])
    log.record_all([("organisation.role_granted", grant, None, at, {}) for grant in grants])
    versions = list(queries.newest_versions())
    opinions = PanelOpinion.objects.bulk_create(
        PanelOpinion(
            version=version,
            expert=expert,
            reason="Ditimbang dari bukti pada naskah kasus (data demo).",
            given_at=at,
            **noisy(proposed(version), random, share=0.12, lean=0),
        )
        for version in versions[:-LEFT_FOR_THE_PANEL]
        for expert in experts
    )
    log.record_all(
        [
            ("school.opinion_given", row, row.expert, at, {"version": row.version_id})
            for row in opinions
        ]
    )
    for version in versions[:-LEFT_FOR_THE_PANEL]:
        reasons = {name: version.proposal[name] for name in ("results_reason", "behaviour_reason")}
        actions.set_model(version, ratings=proposed(version), by=experts[0], at=at, **reasons)


def proposed(version):
    return {name: version.proposal[name] for name in DIMENSIONS}


def noisy(ratings, random, *, share, lean):
    """The same ratings, some of them a step up or down."""
    given = {}
    for name, rating in ratings.items():
        step = UP if random.random() < 0.5 + lean * 2 else DOWN
        given[name] = step.get(rating, rating) if random.random() < share else rating
    return given


def chosen_raters(regency, *, on):
    """The guests first, then others who rate today, none of them an expert."""
    guests = [regency.heads[code] for code in GUESTS]
    experts = [regency.heads[code].pk for code in EXPERTS]
    rating = lines_on(on).values("appraiser")
    others = (
        Employee.objects.select_related("user")
        .filter(pk__in=rating)
        .exclude(pk__in=[*experts, *(one.pk for one in guests)])
        .exclude(nip=None)
    )
    return [*guests, *others.order_by("pk")[: RATERS - len(guests)]]


def learn(raters, *, at):
    """Everybody who is to rate has done the exercises."""
    right = {
        exercise.code: next(choice.key for choice in exercise.choices if choice.is_right)
        for module in queries.modules()
        for exercise in module.exercises
    }
    ExerciseAnswer.objects.bulk_create(
        ExerciseAnswer(user=one.user, exercise=code, choice=key, is_right=True, answered_at=at)
        for one in raters
        for code, key in right.items()
    )


def made(name, hr, *, days_ago, length, at):
    """A round that began so many days ago, opened on that day by HR."""
    opened_at: datetime = at - timedelta(days=days_ago)
    first = timezone.localdate(opened_at)
    return actions.open_round(
        name=name,
        opens_on=first,
        closes_on=first + timedelta(days=length - 1),
        seed=20260701 + days_ago,
        by=hr,
        at=opened_at,
    )


def take_part(round_, rater, random, *, lean, at, cases=8):
    """Rate so many cases near the panel's answer; all eight are sent."""
    attempt = actions.start_attempt(round_, by=rater.user, at=at)
    answers = list(attempt.answers.order_by("position")[:cases])
    models = queries.models_of([one.version_id for one in answers])
    for one in answers:
        given = noisy(models[one.version_id].ratings, random, share=0.32 + abs(lean), lean=lean)
        for name, rating in given.items():
            setattr(one, name, rating)
    Answer.objects.bulk_update(answers, DIMENSIONS)
    if cases == 8:
        actions.submit_attempt(Attempt.objects.get(pk=attempt.pk), by=rater.user, at=at)
