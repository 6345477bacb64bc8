"""The first working day after January: who still has no set plan, told to those who act now (R-P7).

The penilai hears of his people, the atasan of plans that his penilai left unanswered (Lampiran
II C.5), HR of an office of those in it, HR of the agency of all.
"""

from collections import Counter
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from kinerja.notifications import outbox
from kinerja.organisation.enums import Role, SettingName
from kinerja.organisation.models import Employee, RoleGrant
from kinerja.organisation.queries import lines_on, setting_on
from kinerja.planning.queries import plans_by, unplanned, with_plans
from kinerja.planning.rules import superior_acts
from kinerja.web.deadlines import Today, first_working_day

KIND = "deadline.unplanned"
DUE = "SKP ditetapkan paling lambat akhir Januari (PermenPANRB 6/2022 Pasal 14)."
FEW = 100  # rows a batch


def is_day_to_tell(day: Today) -> bool:
    """The first morning after the last day for plans."""
    if day.year is None:
        return False
    after = day.year.planning_due_on + timedelta(days=1)
    return day.on == first_working_day(after, holidays=day.holidays)


def tell_of_missing_plans(day: Today, *, at: datetime) -> int:
    """Tell each of those who act now once, with his number; says how many were told."""
    if not is_day_to_tell(day):
        return 0
    missing = unplanned(Employee.objects.all(), on=day.on)
    missing = with_plans(missing, plans_by(day.on), on=day.on)
    plans = {row.pk: (row.skp_status, row.skp_submitted_at) for row in missing}
    told = [*_leaders(plans, day), *_records_offices(day)]
    return sum(outbox.tell_once(user, KIND, text, at=at, **more) for user, text, more in told)


def _leaders(plans, day):
    appraisers, superiors, users = Counter(), Counter(), {}
    lines = lines_on(day.on).filter(employee__in=plans)
    for line in lines.select_related("appraiser__user", "superior__user").iterator(FEW):
        users[line.appraiser_id] = line.appraiser.user
        appraisers[line.appraiser_id] += 1
        if line.superior and _superior_acts(*plans[line.employee_id], day):
            users[line.superior_id] = line.superior.user
            superiors[line.superior_id] += 1
    for person, number in appraisers.items():
        text = f"{number} pegawai yang Anda nilai belum ber-SKP yang ditetapkan."
        yield users[person], text, _more(f"Anda pejabat penilainya. {DUE}")
    for person, number in superiors.items():
        text = f"{number} SKP menunggu Anda: pejabat penilainya belum menetapkannya."
        because = "Anda atasan pejabat penilainya (PermenPANRB 6/2022 Lampiran II C.5)."
        yield users[person], text, _more(because)


def _superior_acts(status, submitted_at, day):
    submitted_on = submitted_at and timezone.localdate(submitted_at)
    return superior_acts(
        status=status,
        submitted_on=submitted_on,
        on=day.on,
        due_on=day.year.planning_due_on,
        days=setting_on(SettingName.ANSWER_DAYS, on=submitted_on or day.on).value,
    )


def _records_offices(day):
    roles = (Role.UNIT_HR, Role.AGENCY_HR)
    grants = RoleGrant.objects.filter(role__in=roles, period__contains=day.on)
    for grant in grants.select_related("user", "unit"):
        number = unplanned(Employee.objects.all(), on=day.on, unit=grant.unit).count()
        if number:
            place = grant.unit.name if grant.unit else "kabupaten ini"
            text = f"{number} pegawai {place} belum ber-SKP yang ditetapkan."
            yield grant.user, text, _more(f"Anda mengelola kepegawaiannya. {DUE}")


def _more(because):
    return {"url": reverse("planning:unplanned_list"), "because": because}
