from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.models import Unit
from kinerja.satisfaction import access, queries, rules
from kinerja.satisfaction.models import ServiceUnit, SurveyRound

NOT_YOURS = "Hanya pengelola survei unit ini yang dapat melakukannya."
CODE_TAKEN = "Alamat pendek ini sudah dipakai layanan lain. Pilih kata lain."
SAME_NAME = "Layanan dengan nama dan jenis ini sudah ada di unit tersebut."


def _blockers_to_keep(fields, *, unit, besides=None):
    others = ServiceUnit.objects.exclude(pk=besides)
    reasons = []
    if others.filter(code=fields["code"]).exists():
        reasons.append(CODE_TAKEN)
    if others.filter(unit=unit, name=fields["name"], service=fields["service"]).exists():
        reasons.append(SAME_NAME)
    return reasons


@transaction.atomic
def add_service(*, unit: Unit, by: User, at: datetime, **fields) -> ServiceUnit:
    """Begin to keep a service that citizens can be asked about."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    if not access.can_add_to(by, unit, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    refuse_if(_blockers_to_keep(fields, unit=unit))

    service = ServiceUnit.objects.create(
        unit=unit, counter_secret=get_random_string(64), added_at=at, added_by=by, **fields
    )
    log.record(
        "satisfaction.service_added", by=by, at=at, target=service, begins=True, name=service.name
    )
    return service


@transaction.atomic
def change_service(row: ServiceUnit, *, by: User, at: datetime, **fields) -> ServiceUnit:
    """Correct a service; rounds that were opened keep what they asked."""
    row = ServiceUnit.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not access.can_keep_service(by, row, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    refuse_if(_blockers_to_keep(fields, unit=row.unit_id, besides=row.pk))

    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    log.record("satisfaction.service_changed", by=by, at=at, target=row, name=row.name)
    return row


@transaction.atomic
def open_round(
    service: ServiceUnit,
    *,
    year: int,
    quarter: int,
    starts_on: date,
    ends_on: date,
    population: int,
    by: User,
    at: datetime,
) -> SurveyRound:
    """Ask about a service in one quarter; what is asked stays as it is now."""
    service = ServiceUnit.objects.select_for_update(of=("self",)).get(pk=service.pk)
    if not access.can_keep_service(by, service, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if not service.is_active:
        raise Refused("Layanan ini tidak disurvei lagi. Aktifkan dulu pada data layanan.")
    refuse_if(
        rules.blockers_to_open(
            year=year, quarter=quarter, starts_on=starts_on, ends_on=ends_on, population=population
        )
    )
    if starts_on < timezone.localdate(at):
        raise Refused("Hari pertama tidak boleh sudah lewat. Pilih hari ini atau sesudahnya.")
    if service.rounds.filter(year=year, quarter=quarter).exists():
        words = rules.quarter_words(year, quarter)
        raise Refused(f"Survei {words} sudah ada. Ubah tanggalnya bila perlu.")

    round_ = SurveyRound.objects.create(
        service=service,
        year=year,
        quarter=quarter,
        starts_on=starts_on,
        ends_on=ends_on,
        elements=queries.elements_asked(service, on=starts_on),
        is_free=service.is_free,
        population=population,
        opened_at=at,
        opened_by=by,
    )
    log.record(
        "satisfaction.round_opened", by=by, at=at, target=round_, begins=True, service=service.pk
    )
    return round_


@transaction.atomic
def change_round(
    round_: SurveyRound, *, ends_on: date, population: int, by: User, at: datetime
) -> SurveyRound:
    """Move the last day or correct the number of users while the round has not ended."""
    round_ = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    on = timezone.localdate(at)
    if not access.can_keep_service(by, round_.service, on=on):
        raise Refused(NOT_YOURS)
    if on > round_.ends_on:
        raise Refused("Survei ini sudah berakhir. Tanggal dan jumlahnya tidak berubah lagi.")
    refuse_if(
        rules.blockers_to_open(
            year=round_.year,
            quarter=round_.quarter,
            starts_on=round_.starts_on,
            ends_on=ends_on,
            population=population,
        )
    )
    if ends_on < on:
        raise Refused("Hari terakhir tidak boleh sudah lewat. Pilih hari ini atau sesudahnya.")

    round_.ends_on, round_.population = ends_on, population
    round_.save(update_fields=["ends_on", "population"])
    log.record("satisfaction.round_changed", by=by, at=at, target=round_)
    return round_


@transaction.atomic
def publish_round(round_: SurveyRound, *, by: User, at: datetime) -> SurveyRound:
    """Announce the result before it becomes public by itself."""
    round_ = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    on = timezone.localdate(at)
    if not access.can_keep_service(by, round_.service, on=on):
        raise Refused(NOT_YOURS)
    refuse_if(
        rules.blockers_to_publish(
            rules.publication_on(on),
            queries.facts_of(round_),
            held=round_.answers.held().count(),
            on=on,
        )
    )

    round_.published_at, round_.published_by = at, by
    round_.save(update_fields=["published_at", "published_by"])
    log.record(
        "satisfaction.round_published",
        by=by,
        at=at,
        target=round_,
        index=queries.index_of_rounds([round_], on=on).value,
    )
    return round_
