"""Offers: made by the system alone, answered by the person alone."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.development import access, queries, rules
from kinerja.development.actions.enrolment import enrol
from kinerja.development.actions.telling import _tell
from kinerja.development.enums import OfferGround, OfferStatus
from kinerja.development.models import Programme, ProgrammeOffer
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee

NOT_YOURS = "Tawaran ini hanya dijawab oleh orang yang menerimanya."
ANSWERED = "Tawaran ini sudah dijawab atau sudah lewat."


@transaction.atomic
def offer_programme(
    employee: Employee,
    *,
    programme: Programme,
    need: queries.Need,
    by: User | None,
    at: datetime,
) -> ProgrammeOffer | None:
    """Put one programme before one person, with the reason; nobody else hears of it."""
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    busy = ProgrammeOffer.objects.filter(employee=employee, status=OfferStatus.OPEN)
    if by is not None or employee.user_id is None or busy.exists():
        return None
    name = programme.competence
    because = (
        rules.because_of_predikat(period=need.evaluation.period.label, competence=name)
        if need.ground == OfferGround.PREDIKAT
        else rules.because_of_feedback(competence=name)
    )
    offer = ProgrammeOffer.objects.create(
        employee=employee,
        programme=programme,
        ground=need.ground,
        evaluation=need.evaluation,
        because=because,
        offered_at=at,
    )
    log.record("development.programme_offered", by=by, at=at, target=offer, begins=True)
    _tell(
        employee,
        "development.programme_offered",
        f"Ada program yang mungkin berguna: “{programme.title}”. Boleh diambil, boleh tidak.",
        url=reverse("development:offer", args=[offer.pk]),
        because="Hanya Anda dan pengelola kepegawaian yang melihat tawaran ini.",
        at=at,
    )
    return offer


@transaction.atomic
def accept_offer(offer: ProgrammeOffer, *, shares: bool, by: User, at: datetime) -> ProgrammeOffer:
    """Take the programme; the penilai learns of the offer only if the person wants it."""
    offer = queries.offers().select_for_update(of=("self",)).get(pk=offer.pk)
    _answer(offer, "accept", by=by, at=at, shares=shares)
    enrol(offer.programme, by=by, at=at)
    log.record("development.offer_accepted", by=by, at=at, target=offer)
    return offer


@transaction.atomic
def decline_offer(offer: ProgrammeOffer, *, by: User, at: datetime) -> ProgrammeOffer:
    """Leave it; nothing follows from that."""
    offer = queries.offers().select_for_update(of=("self",)).get(pk=offer.pk)
    _answer(offer, "decline", by=by, at=at)
    log.record("development.offer_declined", by=by, at=at, target=offer)
    return offer


@transaction.atomic
def lapse_offer(offer: ProgrammeOffer, *, by: User | None, at: datetime) -> ProgrammeOffer | None:
    """The programme takes nobody any more; the system itself lets the offer go."""
    offer = queries.offers().select_for_update(of=("self",)).get(pk=offer.pk)
    due = queries.offers_to_lapse(on=timezone.localdate(at)).filter(pk=offer.pk)
    if by is not None or not due.exists():
        return None
    offer.status, offer.answered_at = rules.NEXT_OFFER["lapse", offer.status], at
    offer.save(update_fields=["status", "answered_at"])
    log.record("development.offer_lapsed", by=by, at=at, target=offer)
    return offer


def _answer(offer, act, *, by, at, shares=False):
    if not access.is_own(by, offer):
        raise Refused(NOT_YOURS)
    if (act, offer.status) not in rules.NEXT_OFFER:
        raise Refused(ANSWERED)
    offer.status, offer.answered_at = rules.NEXT_OFFER[act, offer.status], at
    offer.is_shared = shares
    offer.save(update_fields=["status", "answered_at", "is_shared"])
