"""Naming a colleague for an award, and standing by it as a third person."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.lib.uploads import Clean
from kinerja.monitoring.models import Blob
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import employee_of
from kinerja.recognition import access, rules
from kinerja.recognition.actions.panel import open_case
from kinerja.recognition.enums import InnovationStatus, NominationStatus, RoundKind
from kinerja.recognition.models import Innovation, Nomination, Round
from kinerja.recognition.queries import nominations as queries

NOT_ELIGIBLE = (
    "Orang ini belum memenuhi syarat penghargaan ini. "
    "Alasannya dapat dibaca orangnya sendiri dan BKPSDM."
)
WITH = Nomination.objects.select_related(
    "round", "nominee__user", "nominator__user", "endorser__user"
)


@dataclass(frozen=True)
class Citation:
    """A nomination as it was typed."""

    nominee: Employee
    endorser: Employee
    citation: str
    relation: str
    file: Clean | None = None
    link: str = ""
    innovation: Innovation | None = None


@transaction.atomic
def nominate(round: Round, *, words: Citation, by: User, at: datetime) -> Nomination:
    """Name a colleague with evidence; the endorser is asked, the panel waits for him."""
    round = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    nominator = employee_of(by)
    if nominator is None:
        raise Refused("Akun ini tidak terhubung dengan pegawai. Hubungi BKPSDM.")
    refuse_if(_blockers_to_nominate(round, nominator, words, on=timezone.localdate(at)))

    host = urlsplit(words.link).hostname or ""
    row = Nomination.objects.create(
        round=round,
        nominee=words.nominee,
        nominator=nominator,
        innovation=words.innovation,
        citation=words.citation,
        relation=words.relation,
        proof_blob=Blob.objects.keep(words.file, at=at) if words.file else None,
        proof_url=words.link,
        proof_caption=words.file.name if words.file else host[:200],
        endorser=words.endorser,
        nominated_at=at,
    )
    log.record(
        "recognition.nominated",
        by=by,
        at=at,
        target=row,
        begins=True,
        nominee=words.nominee.pk,
        citation=digest(words.citation),
    )
    _tell(
        words.endorser,
        f"{nominator.full_name} meminta Anda menguatkan usulan bagi {words.nominee.full_name}.",
        row,
        because="Anda disebut sebagai penguat.",
        at=at,
    )
    return row


@transaction.atomic
def endorse(nomination: Nomination, *, note: str, by: User, at: datetime) -> Nomination:
    """The third person says what he has seen himself; only then the panel reads it."""
    nomination = WITH.select_for_update(of=("self",)).get(pk=nomination.pk)
    if nomination.endorser.user_id != by.pk:
        raise Refused("Hanya penguat yang disebut yang dapat menguatkan usulan ini.")
    if ("endorse", nomination.status) not in rules.NEXT_NOMINATION:
        raise Refused("Usulan ini tidak sedang menunggu penguat.")
    if timezone.localdate(at) > nomination.round.panel_until:
        raise Refused("Masa panel sudah berakhir, jadi usulan ini tidak dapat dikuatkan lagi.")
    refuse_if(rules.blockers_to_reason(note))

    nomination.status = rules.NEXT_NOMINATION["endorse", nomination.status]
    nomination.endorser_note, nomination.endorsed_at = note, at
    nomination.save(update_fields=["status", "endorser_note", "endorsed_at"])
    log.record(
        "recognition.nomination_endorsed", by=by, at=at, target=nomination, note=digest(note)
    )
    open_case(round=nomination.round, nomination=nomination, by=by, at=at)
    _tell(
        nomination.nominee,
        f"Anda diusulkan untuk {nomination.round.title}. Anda boleh menolak dicalonkan.",
        nomination,
        because="Anda yang diusulkan.",
        at=at,
    )
    return nomination


@transaction.atomic
def withdraw_nomination(
    nomination: Nomination, *, reason: str, by: User, at: datetime
) -> Nomination:
    """Whoever made it, is named or should endorse it takes it back before the panel decides."""
    nomination = WITH.select_for_update(of=("self",)).get(pk=nomination.pk)
    if not access.can_withdraw(by, nomination):
        raise Refused("Hanya pengusul, yang diusulkan, atau penguatnya yang dapat menariknya.")
    if ("withdraw", nomination.status) not in rules.NEXT_NOMINATION:
        raise Refused("Usulan ini sudah selesai dan tidak dapat ditarik.")

    for case in nomination.cases.select_for_update(of=("self",)).filter(
        decided_at=None, closed_at=None
    ):
        case.closed_at = at
        case.save(update_fields=["closed_at"])
        log.record("recognition.case_closed", by=by, at=at, target=case)
    nomination.status = rules.NEXT_NOMINATION["withdraw", nomination.status]
    nomination.withdrawn_at, nomination.withdrawn_by = at, by
    nomination.withdrawn_reason = reason
    nomination.save(update_fields=["status", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    log.record(
        "recognition.nomination_withdrawn", by=by, at=at, target=nomination, reason=digest(reason)
    )
    for person in (nomination.nominator, nomination.nominee, nomination.endorser):
        if person.user_id != by.pk and nomination.endorsed_at:
            _tell(
                person,
                f"Usulan {nomination.round.title} bagi {nomination.nominee.full_name} ditarik.",
                nomination,
                because="Anda terlibat dalam usulan ini.",
                at=at,
            )
    return nomination


def _blockers_to_nominate(round, nominator, words, *, on):
    reasons = rules.blockers_to_nominate(
        nominee=words.nominee.pk,
        nominator=nominator.pk,
        endorser=words.endorser.pk,
        opens_on=round.opens_on,
        closes_on=round.closes_on,
        on=on,
    )
    if round.kind != RoundKind.AWARD or round.published_at is None:
        reasons.append("Putaran ini tidak menerima usulan nama.")
    if bool(words.file) == bool(words.link):
        reasons.append("Lampirkan satu bukti: berkas atau tautan, bukan keduanya.")
    if words.innovation and words.innovation.status != InnovationStatus.ACCEPTED:
        reasons.append("Inovasi yang ditautkan harus sudah diterima panel.")
    if (
        words.innovation
        and not words.innovation.contributors.filter(employee=words.nominee, left_at=None).exists()
    ):
        reasons.append("Yang diusulkan bukan penyumbang inovasi itu. Pilih inovasi lain.")
    same = Nomination.objects.filter(round=round, nominee=words.nominee, nominator=nominator)
    if same.exclude(status=NominationStatus.WITHDRAWN).exists():
        reasons.append("Anda sudah mengusulkan orang ini pada putaran yang sama.")
    if words.nominee.pk != nominator.pk and queries.why_not_eligible(round, words.nominee, on=on):
        reasons.append(NOT_ELIGIBLE)
    return reasons


def _tell(person, text, nomination, *, because, at):
    outbox.tell(
        person.user,
        "recognition.nomination_moved",
        text,
        url=reverse("recognition:nomination", args=[nomination.pk]),
        because=because,
        at=at,
    )
