"""A proposal: written, sent to the panel, taken back, and what became of it."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.organisation.queries import employee_of
from kinerja.recognition import access, rules
from kinerja.recognition.actions.panel import open_case
from kinerja.recognition.enums import InnovationStatus
from kinerja.recognition.models import Contributor, Innovation
from kinerja.recognition.queries import innovations as queries
from kinerja.satisfaction.models import ServiceUnit

NOT_YOURS = "Hanya pengusul yang dapat mengubah usulan ini."
NOT_NOW = "Usulan ini sedang atau sudah dinilai panel. Tarik dahulu bila ingin mengubahnya."
WITH = Innovation.objects.select_related("proposer__user", "round")


@dataclass(frozen=True)
class Idea:
    """A proposal as it was typed."""

    title: str
    problem: str
    idea: str
    benefit: str
    replication: str
    continuity: str
    form: str
    is_digital: bool
    stage: str
    trial_on: date | None
    applied_on: date | None
    service_unit: ServiceUnit | None = None


@transaction.atomic
def propose_innovation(*, idea: Idea, by: User, at: datetime) -> Innovation:
    """Begin a proposal; its author has all of it until he names others."""
    proposer = employee_of(by)
    if proposer is None:
        raise Refused("Akun ini tidak terhubung dengan pegawai. Hubungi BKPSDM.")
    _refuse_days(idea, at=at)

    row = Innovation.objects.create(proposer=proposer, created_at=at, **_fields(idea))
    own = Contributor.objects.create(
        innovation=row,
        employee=proposer,
        share=rules.WHOLE,
        part="Pengusul",
        agrees=True,
        answered_at=at,
    )
    log.record("recognition.innovation_proposed", by=by, at=at, target=row, begins=True)
    log.record("recognition.share_given", by=by, at=at, target=own, begins=True, share=own.share)
    return row


@transaction.atomic
def edit_innovation(innovation: Innovation, *, idea: Idea, by: User, at: datetime) -> Innovation:
    """Write a proposal anew while the panel does not have it."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    refuse_if(_blockers_to_change(innovation, by=by))
    _refuse_days(idea, at=at)

    written = _fields(idea)
    for name, value in written.items():
        setattr(innovation, name, value)
    innovation.save(update_fields=list(written))
    log.record(
        "recognition.innovation_edited",
        by=by,
        at=at,
        target=innovation,
        text=digest([written[name] for name in ("title", "problem", "idea", "benefit")]),
    )
    return innovation


@transaction.atomic
def submit_innovation(innovation: Innovation, *, by: User, at: datetime) -> Innovation:
    """Lay the proposal before the panel of the open round."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    on = timezone.localdate(at)
    if not access.is_proposer(by, innovation):
        raise Refused(NOT_YOURS)
    people = list(queries.active_contributors(innovation))
    refuse_if(
        queries.blockers_to_submit(
            innovation, people=people, evidence=innovation.proofs.count(), on=on
        )
    )

    innovation.status = rules.NEXT_STATUS["submit", innovation.status]
    innovation.round = queries.open_round(on=on)
    innovation.submitted_at, innovation.submitted_by = at, by
    innovation.save(update_fields=["status", "round", "submitted_at", "submitted_by"])
    log.record(
        "recognition.innovation_submitted",
        by=by,
        at=at,
        target=innovation,
        shares=[[one.employee_id, one.share] for one in people],
        proofs=[
            proof.blob.sha256 if proof.blob else proof.url
            for proof in innovation.proofs.select_related("blob")
        ],
    )
    open_case(round=innovation.round, innovation=innovation, by=by, at=at)
    return innovation


@transaction.atomic
def withdraw_innovation(innovation: Innovation, *, by: User, at: datetime) -> Innovation:
    """Take the proposal back from the panel before it decided; it is a draft again."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    if not access.is_proposer(by, innovation):
        raise Refused(NOT_YOURS)
    if ("withdraw", innovation.status) not in rules.NEXT_STATUS:
        raise Refused("Usulan ini tidak sedang menunggu panel.")
    case = innovation.cases.select_for_update(of=("self",)).get(decided_at=None, closed_at=None)

    case.closed_at = at
    case.save(update_fields=["closed_at"])
    innovation.status = rules.NEXT_STATUS["withdraw", innovation.status]
    innovation.save(update_fields=["status"])
    log.record("recognition.case_closed", by=by, at=at, target=case)
    log.record("recognition.innovation_withdrawn", by=by, at=at, target=innovation)
    return innovation


@transaction.atomic
def drop_innovation(innovation: Innovation, *, by: User, at: datetime) -> Innovation:
    """Give the proposal up for good; it stays in the record."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    if not access.is_proposer(by, innovation):
        raise Refused(NOT_YOURS)
    if ("drop", innovation.status) not in rules.NEXT_STATUS:
        raise Refused("Hanya draf yang dapat dibatalkan. Tarik usulan dari panel dahulu.")

    innovation.status = rules.NEXT_STATUS["drop", innovation.status]
    innovation.save(update_fields=["status"])
    log.record("recognition.innovation_dropped", by=by, at=at, target=innovation)
    return innovation


@transaction.atomic
def tell_outcome(
    innovation: Innovation, *, outcome: str, note: str, by: User, at: datetime
) -> Innovation:
    """The proposer says whether the aim was reached, and what was learnt; both are welcome."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    if not access.is_proposer(by, innovation):
        raise Refused(NOT_YOURS)
    if innovation.status != InnovationStatus.ACCEPTED:
        raise Refused("Capaian ditulis sesudah inovasi diterima panel.")

    innovation.outcome, innovation.outcome_note, innovation.outcome_at = outcome, note, at
    innovation.save(update_fields=["outcome", "outcome_note", "outcome_at"])
    log.record(
        "recognition.outcome_told",
        by=by,
        at=at,
        target=innovation,
        outcome=outcome,
        note=digest(note),
    )
    return innovation


@transaction.atomic
def score_innovation(
    innovation: Innovation, *, maturity: Decimal, by: User, at: datetime
) -> Innovation:
    """HR keeps the maturity that the regency's index gives an accepted innovation."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    if not access.can_keep_register(by, on=timezone.localdate(at)):
        raise Refused("Hanya BKPSDM yang mencatat skor kematangan.")
    if access.is_proposer(by, innovation):
        raise Refused("Skor inovasi Anda sendiri dicatat orang lain di BKPSDM.")
    if innovation.status != InnovationStatus.ACCEPTED:
        raise Refused("Skor dicatat sesudah inovasi diterima panel.")

    innovation.maturity = maturity
    innovation.save(update_fields=["maturity"])
    log.record("recognition.maturity_scored", by=by, at=at, target=innovation, maturity=maturity)
    return innovation


def _tell(user, text, innovation, *, because, at):
    """Leave a word about a proposal."""
    outbox.tell(
        user,
        "recognition.innovation_moved",
        text,
        url=reverse("recognition:innovation", args=[innovation.pk]),
        because=because,
        at=at,
    )


def _fields(idea):
    return {one.name: getattr(idea, one.name) for one in fields(idea)}


def _blockers_to_change(innovation, *, by):
    if not access.is_proposer(by, innovation):
        return [NOT_YOURS]
    return [] if innovation.status in rules.EDITABLE else [NOT_NOW]


def _refuse_days(idea, *, at):
    refuse_if(
        rules.blockers_to_stage(
            stage=idea.stage,
            trial_on=idea.trial_on,
            applied_on=idea.applied_on,
            on=timezone.localdate(at),
        )
    )
