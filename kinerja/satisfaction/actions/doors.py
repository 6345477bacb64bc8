import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import get_random_string

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.satisfaction import access, rules
from kinerja.satisfaction.actions.services import NOT_YOURS
from kinerja.satisfaction.models import ServiceUnit, SurveyRound, SurveyToken, TokenSheet


@transaction.atomic
def make_sheet(
    round_: SurveyRound, *, size: int, by: User, at: datetime
) -> tuple[TokenSheet, list[str]]:
    """A new sheet and the codes on it; they are shown now and never again."""
    round_ = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    on = timezone.localdate(at)
    if not access.can_keep_service(by, round_.service, on=on):
        raise Refused(NOT_YOURS)
    if on > round_.ends_on:
        raise Refused("Survei ini sudah berakhir. Buka survei triwulan berikutnya dulu.")

    last = round_.sheets.aggregate(last=Max("number"))["last"] or 0
    sheet = TokenSheet.objects.create(
        round=round_, number=last + 1, size=size, made_at=at, made_by=by
    )
    codes = [_new_code() for _ in range(size)]
    SurveyToken.objects.bulk_create(
        SurveyToken(sheet=sheet, code_hash=rules.hash_of(code)) for code in codes
    )
    log.record("satisfaction.sheet_made", by=by, at=at, target=sheet, begins=True, size=size)
    return sheet, codes


@transaction.atomic
def void_sheet(sheet: TokenSheet, *, by: User, at: datetime) -> TokenSheet:
    """Let no unused token of a lost or misprinted sheet open anything."""
    sheet = TokenSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if not access.can_keep_service(by, sheet.round.service, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if sheet.voided_at:
        raise Refused("Lembar ini sudah dibatalkan.")

    sheet.voided_at, sheet.voided_by = at, by
    sheet.save(update_fields=["voided_at", "voided_by"])
    log.record("satisfaction.sheet_voided", by=by, at=at, target=sheet)
    return sheet


@transaction.atomic
def change_counter(service: ServiceUnit, *, by: User, at: datetime) -> ServiceUnit:
    """Give the counter another code from now on, when today's went too far around."""
    service = ServiceUnit.objects.select_for_update(of=("self",)).get(pk=service.pk)
    if not access.can_keep_service(by, service, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)

    service.counter_secret = get_random_string(64)
    service.save(update_fields=["counter_secret"])
    log.record("satisfaction.counter_changed", by=by, at=at, target=service)
    return service


def _new_code():
    return "".join(secrets.choice(rules.ALPHABET) for _ in range(rules.TOKEN_LENGTH))
