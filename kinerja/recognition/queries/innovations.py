"""The register of innovations: one proposal with its parts, and the lists of them."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import WorkResult
from kinerja.recognition import rules
from kinerja.recognition.enums import InnovationStatus
from kinerja.recognition.models import TEXTS, Contributor, Innovation, Round

PAGE_SIZE = 25
MOST_PROOFS = 10
COLUMNS = (
    "No",
    "Judul",
    "Pengusul",
    "NIP pengusul",
    "Bentuk",
    "Tahap",
    "Mulai penerapan",
    "Status",
    "Putaran",
    "Penyumbang",
    "Skor kematangan",
)


def innovations():
    """Proposals with what every page of theirs needs."""
    return Innovation.objects.select_related("proposer__user", "round", "service_unit")


def active_contributors(innovation):
    """Who takes part today, the largest share first."""
    return (
        innovation.contributors.select_related("employee__user")
        .filter(left_at=None)
        .order_by("-share", "pk")
    )


def shares_of(contributors):
    return [rules.Share(one.employee.full_name, one.share, one.agrees) for one in contributors]


def texts_of(innovation):
    """(label, text) of what was written."""
    return [
        (innovation._meta.get_field(name).verbose_name, getattr(innovation, name)) for name in TEXTS
    ]


def blockers_to_submit(innovation, *, people, evidence, on):
    """Why the proposal of these people, with so many pieces of evidence, cannot be sent yet."""
    proposal = rules.Proposal(
        status=innovation.status,
        texts={name: getattr(innovation, name) for name in TEXTS},
        stage=innovation.stage,
        trial_on=innovation.trial_on,
        applied_on=innovation.applied_on,
        form=innovation.form,
        aims_at_service=innovation.service_unit_id is not None,
        evidence=evidence,
        shares=shares_of(people),
    )
    reasons = rules.blockers_to_submit(proposal, on=on)
    if open_round(on=on) is None:
        reasons.append("Belum ada putaran inovasi yang dibuka. Lihat kalendernya di Putaran.")
    return reasons


def open_round(*, on):
    """The published round that takes innovations on that day."""
    return (
        Round.objects.filter(
            kind="inovasi", published_at__isnull=False, opens_on__lte=on, closes_on__gte=on
        )
        .order_by("closes_on", "pk")
        .first()
    )


def own_results(user, *, on):
    """Results of one's own plans in force this year and last: what one may link."""
    return (
        WorkResult.objects.filter(
            skp__employee__user=user,
            skp__status=SkpStatus.AGREED,
            skp__year__year__gte=on.year - 1,
        )
        .select_related("skp__year")
        .order_by("-skp__year__year", "skp", "order")
    )


def last_case(innovation):
    """What the panel said last, None before it said anything."""
    return innovation.cases.exclude(decided_at=None).order_by("-decided_at").first()


def mine(user):
    """Proposals one wrote or takes part in, newest first."""
    part = Contributor.objects.filter(innovation=OuterRef("pk"), employee__user=user, left_at=None)
    return (
        innovations()
        .filter(Q(proposer__user=user) | Q(Exists(part)))
        .order_by("-created_at", "-pk")
    )


def to_answer(user):
    """Shares that wait for one's answer."""
    return (
        Contributor.objects.select_related("innovation__proposer", "employee")
        .filter(employee__user=user, left_at=None, agrees=None)
        .exclude(innovation__status=InnovationStatus.DROPPED)
        .order_by("pk")
    )


def register(rows, *, status="", stage="", form="", text=""):
    """The register, narrowed as the filter asks, newest first."""
    asked = {"status": status, "stage": stage, "form": form}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(proposer__name__icontains=text))
    return rows.annotate(
        people=Count("contributors", filter=Q(contributors__left_at=None))
    ).order_by("-pk")


def export_rows(rows):
    for number, one in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            one.title,
            one.proposer.full_name,
            one.proposer.nip or "",
            one.get_form_display(),
            one.get_stage_display(),
            one.applied_on,
            one.get_status_display(),
            one.round.title if one.round else "",
            one.people,
            one.maturity,
        )


def maturity(*, accepted=None):
    """The regency's mean maturity of accepted innovations, and how many have a score."""
    rows = accepted or Innovation.objects.filter(status=InnovationStatus.ACCEPTED)
    scores = list(rows.exclude(maturity=None).values_list("maturity", flat=True))
    return rules.maturity_mean(scores), len(scores)


def gallery(*, text="", form=""):
    """Accepted innovations for everybody, with the people who let their names be shown."""
    shown = Contributor.objects.select_related("employee").filter(
        left_at=None, shown_since__isnull=False
    )
    rows = Innovation.objects.filter(status=InnovationStatus.ACCEPTED)
    if form:
        rows = rows.filter(form=form)
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(problem__icontains=text))
    return (
        rows.prefetch_related(
            Prefetch("contributors", shown.order_by("-share", "pk"), to_attr="shown")
        )
        .annotate(people=Count("contributors", filter=Q(contributors__left_at=None)))
        .order_by("-pk")
    )


def page_by_key(rows, *, after="", size=PAGE_SIZE):
    """The rows after this one, newest first, and the key of the next page."""
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""
