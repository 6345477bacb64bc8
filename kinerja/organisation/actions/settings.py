from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation import access, queries, rules
from kinerja.organisation.models import DatedSetting

ONLY_AGENCY_HR = "Hanya Admin BKPSDM yang dapat mengubah pengaturan."


@transaction.atomic
def choose_setting(
    *, name: str, value: int, since: date, reason: str, by: User, at: datetime
) -> DatedSetting:
    """Choose a number from a coming day on; days that began keep theirs."""
    on = timezone.localdate(at)
    if not access.can_manage(by, on=on):
        raise Refused(ONLY_AGENCY_HR)
    standing = {row.since for row in queries.settings_of(name)}
    refuse_if(
        rules.blockers_to_choose_setting(name, value=value, since=since, on=on, standing=standing)
    )
    try:
        with transaction.atomic():
            setting = DatedSetting.objects.create(
                name=name, value=value, since=since, reason=reason, set_at=at, set_by=by
            )
    except IntegrityError as clash:
        raise Refused("Pilihan untuk tanggal itu baru saja tersimpan. Muat ulang.") from clash
    log.record(
        "organisation.setting_chosen",
        by=by,
        at=at,
        target=setting,
        begins=True,
        name=name,
        value=value,
        since=since,
    )
    queries.Kept.forget()
    return setting
