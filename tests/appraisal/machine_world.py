"""The world of the machine: its people, what the law says of them, and a picture of all rows.

Nothing here asks the code under test: relations, working days and the quadrant are written again.
"""

import json
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from kinerja.appraisal.models import OrganisationRating
from tests.appraisal.conftest import JUNE, evaluation_of
from tests.cast import build_cast
from tests.factories import (
    EvaluationPeriodFactory,
    FeedbackFactory,
    HolidayFactory,
    PositionFactory,
)

ACTORS = ("budi", "sari", "joko", "ratna", "tono", "wayan")
OPENS_ON, DUE_ON = date(2026, 6, 25), date(2026, 9, 30)
HOLIDAYS = {date(2026, 8, 17), date(2026, 8, 25)}
RATINGS = ("di_atas", "sesuai", "di_bawah")
# (hasil kerja, perilaku kerja): PermenPANRB 6/2022, Lampiran Bab IV B.3
QUADRANT = {
    ("di_atas", "di_atas"): "sangat_baik",
    ("di_atas", "sesuai"): "baik",
    ("sesuai", "di_atas"): "baik",
    ("sesuai", "sesuai"): "baik",
    ("di_bawah", "di_atas"): "butuh_perbaikan",
    ("di_bawah", "sesuai"): "butuh_perbaikan",
    ("di_atas", "di_bawah"): "kurang",
    ("sesuai", "di_bawah"): "kurang",
    ("di_bawah", "di_bawah"): "sangat_kurang",
}
LEGAL = {
    "evaluations": {
        "status": {
            (None, "draf"),
            (None, "diserahkan"),  # the one a decision puts in the place of another
            ("draf", "ditandatangani"),
            ("ditandatangani", "diserahkan"),
            ("diserahkan", "diterima"),
        },
        "contest": {
            (None, ""),
            ("", "dalam_keberatan"),
            ("dalam_keberatan", "dikuatkan"),
            ("dalam_keberatan", "diubah"),
            ("dalam_keberatan", "dicabut"),
        },
    },
    "objections": {
        "status": {
            (None, "diajukan"),
            ("diajukan", "diperiksa"),
            ("diajukan", "dicabut"),
            ("diperiksa", "dikuatkan"),
            ("diperiksa", "diubah"),
            ("diperiksa", "dicabut"),
        }
    },
}
SIGNED = ("ditandatangani", "diserahkan", "diterima")
STAYS_FREE = {  # all that may still be written into a signed evaluation
    "status",
    "contest",
    "handed_over_at",
    "acknowledged_at",
    "acknowledged_by_id",
    "acknowledgement",
    "acknowledgement_note",
}
# The status that each kind of event leaves behind: the ledger alone tells the history.
REPLAY = {
    "appraisal.evaluation_started": "draf",
    "appraisal.evaluation_saved": "draf",
    "appraisal.evaluation_signed": "ditandatangani",
    "appraisal.evaluation_handed_over": "diserahkan",
    "appraisal.evaluation_superseded": "diserahkan",
    "appraisal.evaluation_acknowledged": "diterima",
    "appraisal.objection_filed": "diajukan",
    "appraisal.objection_examined": "diperiksa",
    "appraisal.objection_withdrawn": "dicabut",
}
PICTURE = """
SELECT jsonb_build_object(
  'evaluations', (SELECT coalesce(jsonb_object_agg(id,
     to_jsonb(e) - 'content' || jsonb_build_object('content', md5(content::text))), '{}')
     FROM appraisal_evaluation e),
  'parts', (SELECT coalesce(jsonb_object_agg(id, to_jsonb(p)), '{}')
     FROM appraisal_resultrating p),
  'objections', (SELECT coalesce(jsonb_object_agg(id,
     to_jsonb(o) - 'content' || jsonb_build_object('content', md5(content::text))), '{}')
     FROM appraisal_objection o),
  'statements', (SELECT coalesce(jsonb_object_agg(id, to_jsonb(s)), '{}')
     FROM appraisal_objectionstatement s),
  'organisation', (SELECT coalesce(jsonb_object_agg(id, to_jsonb(r)), '{}')
     FROM appraisal_organisationrating r),
  'lines', (SELECT coalesce(jsonb_object_agg(id, to_jsonb(l)), '{}')
     FROM organisation_reportingline l),
  'places', (SELECT coalesce(jsonb_object_agg(id, to_jsonb(p)), '{}')
     FROM organisation_placement p),
  'standings', (SELECT jsonb_object_agg(id, standing) FROM organisation_employee),
  'counted', (SELECT count(counted_at) FROM monitoring_progress),
  'messages', (SELECT count(*) FROM notifications_message),
  'events', (SELECT coalesce(
     jsonb_agg(jsonb_build_array(stream, kind, actor, at) ORDER BY id), '[]')
     FROM audit_event WHERE id > %s)
)
"""


def picture(after):
    """Every row an act of the machine could touch, and the events since this one."""
    with connection.cursor() as cursor:
        cursor.execute(PICTURE, [after])
        found = cursor.fetchone()[0]
    return json.loads(found)


def build_machine_world():
    """Budi's plan of triwulan II with its material; nobody began to evaluate it."""
    cast = build_cast()
    period = EvaluationPeriodFactory(opens_on=OPENS_ON, due_on=DUE_ON)
    draft = evaluation_of(cast, cast.budi, period)
    cast.plan, cast.period, cast.result = draft.skp, period, draft.skp.results.get()
    draft.delete()
    OrganisationRating.objects.all().delete()
    FeedbackFactory(result=cast.result, giver=cast.tono, given_at=JUNE)
    for day in HOLIDAYS:
        HolidayFactory(day=day, name=f"Libur {day}")
    cast.head_of_field = cast.field.positions.get(is_head=True)
    cast.placement = cast.plan.placement_id
    cast.elsewhere = PositionFactory(unit=cast.other, title="Penelaah Lingkungan")
    cast.name_of = {getattr(cast, name).user_id: name for name in ACTORS}
    cast.person_of = {getattr(cast, name).pk: name for name in ACTORS}
    return cast


def working_days_after(day, count):
    """Counted by hand: neither weekend nor holiday."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in HOLIDAYS
    return day


class Relations:
    """Who is Budi's penilai on which day: the newest entry that covers the day counts."""

    def __init__(self):
        self.entries = [("sari", date(2026, 1, 1), date.max, False)]
        self.budi_moved = False

    def enter(self, name, first_day, last_day=date.max, *, by_letter=False):
        self.entries.append((name, first_day, last_day, by_letter))

    def on(self, day):
        return next(one for one in reversed(self.entries) if one[1] <= day <= one[2])

    def penilai(self, day):
        return self.on(day)[0]

    def evaluator(self, day, *, in_service):
        """Inside the window a penilai who moved keeps those who stayed (Bab IV A.14.b)."""
        (today, *_, lent), (then, *_, was_lent) = self.on(day), self.on(OPENS_ON)
        keeps = not (self.budi_moved or lent or was_lent) and in_service(then)
        return then if keeps else today


def day_of(moment):
    """The day it is in Muara Bungo."""
    return timezone.localdate(moment)


def covers(period, day):
    """Whether a range as PostgreSQL writes it holds this day."""
    first, last = period.strip("[)").split(",")
    return first <= day.isoformat() and (not last or day.isoformat() < last)
