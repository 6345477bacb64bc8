"""What was said about a plan, and who may say it."""

from datetime import date, datetime, time, timedelta

from django.db.models import Case, Exists, OuterRef, Prefetch, Subquery, When
from django.utils import timezone

from kinerja.monitoring import rules
from kinerja.monitoring.enums import GiverRole
from kinerja.monitoring.models import Feedback, FeedbackInvitation, FeedbackReply
from kinerja.monitoring.queries.notes import versions_of
from kinerja.organisation.queries import employee_of, lines_on
from kinerja.planning.enums import Approach, SkpKind

NOBODY = (None, None)
REPLIES = Prefetch(
    "replies", FeedbackReply.objects.select_related("written_by__employee").order_by("pk")
)


def feedback_of(skp, *, since: date, until: date) -> list[Feedback]:
    """Standing feedback given inside the days given, newest first."""
    return list(
        Feedback.objects.standing()
        .filter(skp__in=versions_of(skp))
        .filter(given_at__gte=begin(since), given_at__lt=begin(_next(until)))
        .select_related("giver", "result")
        .order_by("-given_at", "-pk")
    )


def record_format(skp) -> str:
    """Which of the law's three formats records the feedback on this plan."""
    if skp.approach == Approach.QUALITATIVE:
        return "B.1.3"
    return "B.1.4" if skp.kind == SkpKind.LEADER else "B.1.5"


def leader_spoke(skp, *, since: date, until: date) -> bool:
    """Whether a leader gave feedback in the period (Pasal 17–18); asked before rating."""
    return any(
        one.giver_role == GiverRole.PIMPINAN for one in feedback_of(skp, since=since, until=until)
    )


def with_relation(skps, user, *, on):
    """Plans with how this account stands to their owners on that day; see giver_role."""
    employee = employee_of(user)
    me = employee.pk if employee else 0
    above = lines_on(on).filter(employee=OuterRef("employee"))
    beside = lines_on(on).filter(employee=me)
    return skps.annotate(
        is_own=Case(When(employee=me, then=True), default=False),
        is_appraiser=Exists(above.filter(appraiser=me)),
        is_superior=Exists(above.filter(superior=me)),
        has_same_appraiser=Exists(above.filter(appraiser__in=beside.values("appraiser"))),
        is_report=Exists(beside.filter(appraiser=OuterRef("employee"))),
        invited_as=Subquery(
            FeedbackInvitation.objects.filter(
                invited=me, skp__employee=OuterRef("employee"), ended_at=None
            ).values("role")[:1]
        ),
    )


def giver_role(skp) -> GiverRole | None:
    """As what the account of with_relation may give feedback on this plan, if at all."""
    if skp.is_own:
        return None
    return rules.giver_role(
        rules.Relation(
            is_appraiser=skp.is_appraiser,
            is_superior=skp.is_superior,
            has_same_appraiser=skp.has_same_appraiser,
            is_report=skp.is_report,
            invited_as=skp.invited_as,
        )
    )


def relation(giver, other, lines, invited_as=None):
    """How the giver stands to the other, from the (penilai, atasan) of both on one day."""
    appraiser, superior = lines.get(other, NOBODY)
    boss, _ = lines.get(giver, NOBODY)
    return rules.Relation(
        is_appraiser=appraiser == giver,
        is_superior=superior == giver,
        has_same_appraiser=boss is not None and appraiser == boss,
        is_report=boss == other,
        invited_as=GiverRole(invited_as) if invited_as else None,
    )


def feedback_for(user):
    """Standing feedback on one's own plans, newest first."""
    return (
        Feedback.objects.standing()
        .filter(skp__employee__user=user)
        .select_related("giver", "result", "talk")
        .prefetch_related(REPLIES)
        .order_by("-given_at", "-pk")
    )


def feedback_by(user):
    """What this account gave, newest first, with what became of it."""
    return (
        Feedback.objects.filter(giver=getattr(user, "employee", None))
        .select_related("skp__employee", "result", "superseded_by", "talk")
        .defer("skp__content")
        .prefetch_related(REPLIES)
        .order_by("-given_at", "-pk")
    )


def as_cards(feedback):
    """Of these what the page of one's own words shows, as each brings five other rows."""
    names = ("title_before", "name", "title_after")
    return feedback.only(
        *("giver", "given_at", "tone", "text", "behaviour", "read_at", "withdrawn_at"),
        *("result__statement", "superseded_by__supersedes"),
        *("talk__feedback", "talk__held_on", "talk__agreed"),
        *(f"skp__employee__{name}" for name in names),
    )


def invitations_of(skp):
    """Who was asked for feedback on this person's work, the newest first."""
    return (
        FeedbackInvitation.objects.filter(skp__in=versions_of(skp), ended_at=None)
        .select_related("invited", "invited_by")
        .order_by("-invited_at")
    )


def begin(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _next(day):
    return day + timedelta(days=1)


def feedback_rows(feedback):
    """Feedback as rows of a spreadsheet, in the order given."""
    for one in feedback.select_related("skp__employee", "giver", "result"):
        yield (
            timezone.localdate(one.given_at),
            one.giver.full_name,
            one.get_giver_role_display(),
            one.skp.employee.full_name,
            one.result.statement if one.result else one.get_behaviour_display(),
            one.get_tone_display(),
            one.text,
            _state(one),
        )


def _state(feedback):
    if feedback.withdrawn_at:
        return "Ditarik"
    return "Sudah dibaca" if feedback.read_at else "Belum dibaca"
