"""What a leader does for the people he rates, and the head for his office."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal.rules import REPORT_DAYS
from kinerja.organisation.enums import SettingName
from kinerja.organisation.queries import setting_on
from kinerja.organisation.rules import add_working_days
from kinerja.planning.rules import last_day_for_appraiser, turn_day
from kinerja.web.deadlines.engine import Deadline
from kinerja.web.deadlines.own import WARNING
from kinerja.web.queries import leader_counts


def to_evaluate(employee, facts, day):
    """The turn of one's office first; once it has passed the legal day counts too."""
    period = facts["leads"] and day.period
    number = period and leader_counts(employee, on=day.on, period=period)["to_evaluate"]
    if not number:
        return
    what, url = f"Nilai {number} pegawai, {period.label}", reverse("appraisal:people")
    turn = turns_in(facts, day).get(period.pk)
    if turn and turn < period.due_on:
        yield Deadline(
            kind="turn",
            what=f"{what} (giliran kantor)",
            day=turn,
            url=url,
            law=f"giliran kantor dari BKPSDM; batas akhirnya {period.due_on:%d-%m-%Y}",
            others_wait=True,
        )
        if day.on <= turn:
            return
    yield Deadline(
        kind="evaluate",
        what=what,
        day=period.due_on,
        url=url,
        law="PermenPANRB 6/2022 Lampiran IV A",
        others_wait=True,
    )


def turns_in(facts, day):
    """The day that holds for one's office, by period."""
    due = {period.pk: period.due_on for period in day.periods}
    return {
        row["period"]: turn_day(date.fromisoformat(row["day"]), due_on=due[row["period"]])
        for row in facts["turns"]
    }


def plans_to_review(facts):
    for row in facts["submitted"]:
        due = date.fromisoformat(row["due"])
        submitted_on = timezone.localdate(datetime.fromisoformat(row["at"]))
        days = setting_on(SettingName.ANSWER_DAYS, on=submitted_on).value
        yield Deadline(
            kind="agree",
            what=f"Tinjau SKP {row['name']}",
            day=last_day_for_appraiser(due_on=due, submitted_on=submitted_on, days=days),
            url=reverse("planning:skp_review", args=[row["pk"]]),
            law="PermenPANRB 6/2022 Pasal 14",
            others_wait=True,
            also_on=date(due.year, *WARNING),
        )


def to_close(facts, day):
    """The year of one's office, before its report is due; the law names no day for closing."""
    period, office = day.ended_year, facts["office"]
    if period and office:
        year = period.starts_on.year
        yield Deadline(
            kind="close_year",
            what=f"Tutup tahun {year} {office['name']}",
            day=add_working_days(period.due_on, REPORT_DAYS, holidays=day.holidays),
            url=reverse("appraisal:closing", args=[year, office["pk"]]),
            law="PermenPANRB 6/2022 Lampiran V A.7",
        )
