"""The attendance sheet of a sosialisasi: to sign in the hall, and to type in afterwards."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from kinerja.documents import typeset
from kinerja.outreach.models import Briefing
from kinerja.outreach.queries.events import NAMES_ON_A_SHEET, guests_of, people_of

GUEST_LINES = 12


def attendance_pdf(briefing: Briefing, *, sheet: int = 1, at: datetime) -> bytes:
    """A hundred of those invited or come, by name, with room to sign; guests on the last sheet."""
    everybody = people_of(briefing, on=timezone.localdate(at)).order_by("name", "pk")
    start = (sheet - 1) * NAMES_ON_A_SHEET
    found = list(everybody[start : start + NAMES_ON_A_SHEET + 1])
    people, is_last = found[:NAMES_ON_A_SHEET], len(found) <= NAMES_ON_A_SHEET
    starts, ends = timezone.localtime(briefing.starts_at), timezone.localtime(briefing.ends_at)
    return typeset.pdf(
        "attendance",
        {
            **typeset.frame(
                agency=f"Pemerintah {settings.REGENCY}",
                code="",
                digest="",
                made_at=at,
                draft=False,
            ),
            "title": briefing.title,
            "sheet": sheet if start or not is_last else 0,  # 0: the only one
            "first": start + 1,
            "weekday": date_format(starts, "l"),
            "day": starts.date().isoformat(),
            "since": starts.date().isoformat(),
            "until": ends.date().isoformat(),
            "hours": f"{starts:%H.%M} sampai {ends:%H.%M}",
            "place": briefing.where,
            "host": briefing.unit.name if briefing.unit else "BKPSDM",
            "people": [
                {
                    "name": one.full_name,
                    "nip": one.nip or "",
                    "post": _post(one),
                    "came": _came(one),
                }
                for one in people
            ],
            "guests": [
                {"name": guest.guest_name, "origin": guest.guest_origin}
                for guest in (guests_of(briefing) if is_last else ())
            ],
            "lines": GUEST_LINES if is_last else 0,
        },
    )


def _post(person):
    """The position, and the unit where the position does not name it already."""
    position, unit = person.position or "", person.unit or ""
    return " · ".join(filter(None, (position, "" if unit in position else unit)))


def _came(person):
    """What stands in the place of a signature for who is recorded already."""
    if person.arrived_at is None:
        return ""
    if person.way == "kode":
        return f"hadir pukul {timezone.localtime(person.arrived_at):%H.%M}"
    return "hadir, dicatat"
