"""Rounds and the nominations made in them."""

from django.db.models import Count, Exists, OuterRef, Q

from kinerja.recognition import rules
from kinerja.recognition.enums import NominationStatus, RoundKind
from kinerja.recognition.models import CONDITIONS, Certificate, Nomination, Round
from kinerja.recognition.queries.service import record_of

COLUMNS = (
    "No",
    "Penghargaan",
    "Yang diusulkan",
    "NIP",
    "Pengusul",
    "Penguat",
    "Diusulkan",
    "Status",
)


def nominations():
    """Nominations with what every page of theirs needs."""
    return Nomination.objects.select_related(
        "round",
        "nominee__user",
        "nominator__user",
        "endorser__user",
        "innovation",
        "proof_blob",
    )


def to_endorse(user):
    return nominations().filter(endorser__user=user, status=NominationStatus.WAITING)


def mine(user):
    """Nominations one made, is named in, or endorses."""
    return (
        nominations()
        .filter(Q(nominator__user=user) | Q(nominee__user=user) | Q(endorser__user=user))
        .order_by("-pk")
    )


def rounds_listed(rows):
    """Rounds, the newest first, with how many were handed in."""
    return rows.annotate(
        innovations_in=Count("innovations", distinct=True),
        nominations_in=Count("nominations", distinct=True),
    ).order_by("-opens_on", "-pk")


def state_of(row, *, on):
    """Where a round stands on that day, as a word and a tone."""
    if row.published_at is None:
        return "Belum diterbitkan", ""
    if on < row.opens_on:
        return "Kriteria terbit, belum dibuka", "info"
    if on <= row.closes_on:
        return "Usulan dibuka", "ok"
    if on <= row.panel_until:
        return "Panel menilai", "warn"
    return ("Menunggu pengumuman", "info") if on < row.announced_on else ("Diumumkan", "ok")


def awarded(round_):
    """Who was chosen and why, once the day of announcement has come."""
    return (
        Nomination.objects.filter(round=round_, status=NominationStatus.AWARDED)
        .select_related("nominee")
        .prefetch_related("cases")
        .order_by("nominee__name", "pk")
    )


def conditions_of(round_):
    return rules.Conditions(**{name: getattr(round_, name) for name in CONDITIONS})


def why_not_eligible(round_, nominee, *, on):
    """Each condition of the round that this person does not meet."""
    conditions = conditions_of(round_)
    if conditions == rules.Conditions(None, None, None):
        return []
    return rules.why_not_eligible(conditions, record_of(nominee, on=on), on=on)


def entanglements(nomination):
    """What the panel should know about how the three people are tied to each other."""
    found = []
    others = Nomination.objects.filter(round=nomination.round_id).exclude(
        status=NominationStatus.WITHDRAWN
    )
    back = others.filter(
        Q(nominator=nomination.nominee_id) | Q(endorser=nomination.nominee_id),
        nominee__in=[nomination.nominator_id, nomination.endorser_id],
    )
    if back.exists():
        found.append("Yang diusulkan juga mengusulkan atau menguatkan pengusul atau penguatnya.")
    return found


def certificates_of(user):
    return Certificate.objects.filter(employee__user=user).order_by("-given_at", "-pk")


def open_awards(*, on):
    return Round.objects.filter(
        kind=RoundKind.AWARD, published_at__isnull=False, opens_on__lte=on, closes_on__gte=on
    ).order_by("closes_on", "pk")


def register(rows, *, status="", text=""):
    if status:
        rows = rows.filter(status=status)
    if text:
        rows = rows.filter(Q(nominee__name__icontains=text) | Q(round__title__icontains=text))
    return rows.order_by("-pk")


def export_rows(rows):
    for number, one in enumerate(rows.iterator(chunk_size=500), start=1):
        yield (
            number,
            one.round.title,
            one.nominee.full_name,
            one.nominee.nip or "",
            one.nominator.full_name,
            one.endorser.full_name,
            one.nominated_at,
            one.get_status_display(),
        )


def has_cases(round_):
    """Whether anything was handed in already."""
    return (
        Round.objects.filter(pk=round_.pk)
        .filter(
            Exists(Nomination.objects.filter(round=OuterRef("pk"))) | Q(innovations__isnull=False)
        )
        .exists()
    )
