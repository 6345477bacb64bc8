"""What the deadline engine knows beyond the evaluation itself, and why each of it comes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal.queries import current_period
from kinerja.development.models import ImprovementPlan
from kinerja.lib.periods import since
from kinerja.monitoring.models import DocumentationRule
from kinerja.notifications.models import Message
from kinerja.organisation.models import ReportingLine
from kinerja.planning.models import PerformanceYear, Skp
from kinerja.web.deadlines import deadlines_of, today
from kinerja.web.missing_plans import is_day_to_tell, tell_of_missing_plans
from kinerja.web.reminders import remind_everyone
from tests.development.conftest import low_year, offered, proposed, running, talked
from tests.factories import (
    NOW,
    START,
    TODAY,
    AnnualPeriodFactory,
    DialogueFactory,
    HolidayFactory,
    PerformanceYearFactory,
    ProgressFactory,
    ReportingLineFactory,
    SkpFactory,
    WorkResultFactory,
    YearClosingFactory,
)
from tests.organisation.factories import chosen

pytestmark = pytest.mark.django_db


def morning(day):
    return timezone.make_aware(datetime(day.year, day.month, day.day, 7))


def of(employee, on, *kinds):
    found = deadlines_of(employee, on=on)
    return [(one.kind, one.day) for one in found if one.kind in kinds]


def told(user, kind):
    rows = Message.objects.filter(user=user, kind=f"deadline.{kind}").order_by("pk")
    return [(row.text, row.because) for row in rows]


def agreed(employee, cast, **more):
    placement = employee.placements.get()
    return SkpFactory(placement=placement, agreed=True, appraiser=cast.sari, **more)


# --- R-P7


def test_rp7_a_warning_comes_in_the_middle_of_january_also_when_that_is_a_sunday(cast):
    PerformanceYearFactory()
    PerformanceYearFactory(
        year=2028, planning_opens_on=date(2027, 12, 1), planning_due_on=date(2028, 1, 31)
    )

    for day in (date(2026, 1, 14), date(2026, 1, 15), date(2028, 1, 14), date(2028, 1, 17)):
        remind_everyone(at=morning(day))

    assert told(cast.budi.user, "plan") == [
        (
            "Susun dan ajukan SKP 2026: 11 hari kerja lagi.",
            "Tenggat ini milik Anda menurut PermenPANRB 6/2022 Pasal 14.",
        ),
        (
            "Susun dan ajukan SKP 2028: 10 hari kerja lagi.",
            "Tenggat ini milik Anda menurut PermenPANRB 6/2022 Pasal 14.",
        ),
    ]


def test_rp7_the_penilai_is_warned_of_plans_that_wait_for_him(cast):
    SkpFactory(
        placement=cast.budi.placements.get(),
        status="diajukan",
        submitted_at=datetime(2026, 1, 5, tzinfo=UTC),
        submitted_by=cast.budi.user,
    )

    remind_everyone(at=morning(date(2026, 1, 15)))

    assert [text for text, _ in told(cast.sari.user, "agree")] == [
        "Tinjau SKP Budi: 11 hari kerja lagi."
    ]
    assert told(cast.budi.user, "plan") == []


@pytest.mark.parametrize(
    ("on", "tells"),
    [
        (date(2026, 1, 30), False),
        (date(2026, 2, 1), False),  # a Sunday
        (date(2026, 2, 2), True),
        (date(2026, 2, 3), False),
    ],
)
def test_rp7_the_escalation_comes_on_the_first_working_day_of_february(cast, on, tells):
    PerformanceYearFactory()

    assert is_day_to_tell(today(on)) is tells


def test_rp7_a_holiday_moves_the_escalation_and_a_year_that_is_not_open_has_none(cast):
    assert is_day_to_tell(today(date(2026, 2, 2))) is False
    PerformanceYearFactory()
    HolidayFactory(day=date(2026, 2, 2))

    days = [is_day_to_tell(today(date(2026, 2, n))) for n in (2, 3)]
    assert days == [False, True]


def test_rp7_each_who_acts_now_hears_of_his_own_number_once(cast):
    agreed(cast.rina, cast, agreed_at=datetime(2026, 1, 20, tzinfo=UTC))
    SkpFactory(
        placement=cast.budi.placements.get(),
        status="diajukan",
        created_at=datetime(2026, 1, 5, tzinfo=UTC),
        submitted_at=datetime(2026, 1, 6, tzinfo=UTC),
        submitted_by=cast.budi.user,
    )
    at = morning(date(2026, 2, 2))

    first = tell_of_missing_plans(today(date(2026, 2, 2)), at=at)
    again = tell_of_missing_plans(today(date(2026, 2, 2)), at=at + timedelta(hours=1))

    texts = {
        name: [text for text, _ in told(getattr(cast, name).user, "unplanned")]
        for name in ("budi", "sari", "joko", "umi", "ratna", "agus", "wayan")
    }
    assert texts == {
        "budi": [],
        "sari": ["1 pegawai yang Anda nilai belum ber-SKP yang ditetapkan."],
        "joko": [
            "1 pegawai yang Anda nilai belum ber-SKP yang ditetapkan.",  # Sari
            "1 SKP menunggu Anda: pejabat penilainya belum menetapkannya.",
        ],
        "umi": ["5 pegawai Dinas Kesehatan belum ber-SKP yang ditetapkan."],
        "ratna": ["9 pegawai kabupaten ini belum ber-SKP yang ditetapkan."],
        "agus": [],
        "wayan": [],
    }
    assert (first, again) == (5, 0)
    assert told(cast.joko.user, "unplanned")[1][1] == (
        "Anda atasan pejabat penilainya (PermenPANRB 6/2022 Lampiran II C.5)."
    )


# --- the list that says who makes a plan then


@pytest.mark.parametrize(
    ("status", "words", "link"),
    [
        ("diajukan", "Atasan pejabat penilai menetapkan", True),
        ("draf", "Pengelola kepegawaian mendampingi pegawai", False),
    ],
)
def test_rp7_the_list_names_who_makes_the_plan_now(client, cast, status, words, link):
    january = datetime(2026, 1, 20, tzinfo=UTC)
    submitted = {"submitted_at": january, "submitted_by": cast.budi.user} if link else {}
    skp = SkpFactory(placement=cast.budi.placements.get(), status=status, **submitted)
    Skp.objects.update(created_at=NOW - timedelta(days=30))
    review = reverse("planning:skp_review", args=[skp.pk])

    pages = {}
    for name in ("joko", "umi"):
        client.force_login(getattr(cast, name).user)
        pages[name] = client.get(reverse("planning:unplanned_list")).content.decode()

    assert [words in page for page in pages.values()] == [True, True]
    assert [review in page for page in pages.values()] == [link, False]


def test_rp7_plans_submitted_late_wait_as_long_as_the_regency_says(client, cast):
    """The same day for the penilai and for the list of who acts."""
    submitted_on = TODAY - timedelta(days=6)
    SkpFactory(
        placement=cast.budi.placements.get(),
        status="diajukan",
        submitted_at=NOW - timedelta(days=6),
        submitted_by=cast.budi.user,
    )
    Skp.objects.update(created_at=NOW - timedelta(days=30))
    chosen(cast, "menunggu-penilai", 5, submitted_on)
    chosen(cast, "menunggu-penilai", 60, submitted_on + timedelta(days=1))
    client.force_login(cast.umi.user)

    page = client.get(reverse("planning:unplanned_list")).content.decode()

    assert of(cast.sari, TODAY, "agree") == [("agree", submitted_on + timedelta(days=5))]
    assert "Atasan pejabat penilai menetapkan" in page


# --- notes


@pytest.mark.parametrize(
    ("rhythm", "noted", "due"),
    [
        (None, None, date(2026, 7, 17)),  # daily counts as the week: its Friday
        ("mingguan", TODAY - timedelta(days=7), date(2026, 7, 17)),
        ("mingguan", date(2026, 7, 13), None),
        ("bulanan", date(2026, 6, 30), date(2026, 7, 31)),
        ("bulanan", date(2026, 7, 1), None),
        ("triwulanan", None, date(2026, 9, 30)),
    ],
)
def test_a_span_of_documentation_without_a_note_has_a_last_day(cast, rhythm, noted, due):
    skp = agreed(cast.budi, cast)
    if rhythm:
        DocumentationRule.objects.create(
            since=date(2026, 1, 1),
            periodicity=rhythm,
            reason="Surat",
            set_at=NOW,
            set_by=cast.ratna.user,
        )
    if noted:
        ProgressFactory(result=WorkResultFactory(skp=skp), on=noted)

    assert of(cast.budi, TODAY, "note") == ([("note", due)] if due else [])


def test_a_week_is_reminded_of_on_its_last_working_day_only(cast):
    agreed(cast.budi, cast)
    HolidayFactory(day=date(2026, 7, 17))

    for n in range(13, 21):
        remind_everyone(at=morning(date(2026, 7, n)))

    assert told(cast.budi.user, "note") == [
        (
            "Catat kemajuan pekan ini: hari ini batasnya.",
            "Tenggat ini milik Anda menurut PermenPANRB 6/2022 Pasal 16.",
        )
    ]


def test_without_a_set_plan_or_duty_nobody_is_asked_to_note(cast):
    SkpFactory(placement=cast.budi.placements.get())
    agreed(cast.rina, cast)
    cast.rina.standing = "mpp"
    cast.rina.save()

    assert of(cast.budi, TODAY, "note") == of(cast.rina, TODAY, "note") == []


# --- dialogues


def test_the_next_dialogue_stands_with_both_until_one_was_held(cast):
    skp = agreed(cast.budi, cast)
    due = TODAY + timedelta(days=7)
    DialogueFactory(skp=skp, leader=cast.sari, held_on=TODAY - timedelta(days=30), next_on=due)

    both = [deadlines_of(person, on=TODAY) for person in (cast.budi, cast.sari)]
    assert [[row.what for row in rows if row.kind == "dialogue"] for rows in both] == [
        ["Dialog kinerja dengan Sari"],
        ["Dialog kinerja dengan Budi"],
    ]
    assert of(cast.rina, TODAY, "dialogue") == []
    assert of(cast.budi, due + timedelta(days=31), "dialogue") == []

    DialogueFactory(skp=skp, leader=cast.sari, held_on=TODAY)
    assert of(cast.budi, TODAY, "dialogue") == []


def test_a_dialogue_that_was_withdrawn_binds_nobody(cast):
    skp = agreed(cast.budi, cast)
    DialogueFactory(skp=skp, leader=cast.sari, next_on=TODAY + timedelta(days=7), withdrawn_at=NOW)

    assert of(cast.budi, TODAY, "dialogue") == []


# --- improvement plans


def helping(employee, on=TODAY):
    return [(row.kind, row.day) for row in deadlines_of(employee, on=on) if "help" in row.kind]


def test_an_offered_plan_is_written_a_proposed_one_answered_within_two_weeks(cast):
    plan = offered(low_year(cast))
    assert helping(cast.sari) == [("help_write", TODAY + timedelta(days=14))]
    assert helping(cast.budi) == []

    proposed(plan, cast)
    assert helping(cast.sari) == []
    assert helping(cast.budi) == [("help_answer", TODAY + timedelta(days=14))]


def test_each_month_of_help_wants_its_talk_and_six_months_their_end(cast):
    plan = running(offered(low_year(cast)), cast)
    first, ends = plan.starts_on, plan.ends_on
    month = date(first.year, first.month + 1, first.day) - timedelta(days=1)

    assert helping(cast.sari) == [("help_talk", month)]
    assert helping(cast.sari, month + timedelta(days=1)) == [("help_talk", month)]  # missed
    talked(plan, cast)
    assert helping(cast.sari) == []
    assert helping(cast.sari, month + timedelta(days=1))[0][0] == "help_talk"
    assert helping(cast.sari, ends + timedelta(days=1)) == [("help_end", ends + timedelta(days=14))]
    assert helping(cast.rina) == helping(cast.wayan) == []


def test_the_atasan_hears_when_a_month_went_by_without_a_talk(cast):
    plan = running(offered(low_year(cast)), cast)
    month = date(plan.starts_on.year, plan.starts_on.month + 1, plan.starts_on.day)

    for n in range(8):
        remind_everyone(at=morning(month + timedelta(days=n)))

    escalated = [text for text, _ in told(cast.joko.user, "escalated")]
    assert escalated == ["Sari terlambat 3 hari kerja: Bimbingan bulan ini dengan Budi."]


def test_a_new_penilai_takes_the_talks_over(cast):
    running(offered(low_year(cast)), cast)
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        appraiser=cast.joko, superior=None
    )

    assert helping(cast.sari) == []
    assert helping(cast.joko)[0][0] == "help_talk"


def test_a_plan_that_came_to_its_end_asks_for_nothing(cast):
    plan = offered(low_year(cast))
    ImprovementPlan.objects.filter(pk=plan.pk).update(
        status="ditutup", closed_at=NOW, closed_reason="Predikat berubah."
    )

    assert helping(cast.sari) == []


# --- closing the year


def test_the_head_closes_the_year_before_its_report_is_due(cast):
    period = AnnualPeriodFactory()
    after = period.due_on + timedelta(days=1)

    assert of(cast.joko, period.due_on, "close_year") == []
    ((kind, day),) = of(cast.joko, after, "close_year")
    assert (kind, day) == ("close_year", date(2027, 3, 12))
    assert of(cast.sari, after, "close_year") == []  # heads a bidang, not an office

    YearClosingFactory(unit=cast.office, year=period.year, begun_by=cast.joko.user)
    assert of(cast.joko, after, "close_year") == []


# --- one day for all


def test_the_current_period_is_the_one_of_the_appraisal_pages(cast):
    year = PerformanceYearFactory()
    spans = [(1, date(2026, 3, 25), date(2026, 4, 30)), (2, date(2026, 6, 25), date(2026, 7, 31))]
    for number, opens, due in spans:
        year.periods.create(
            kind="triwulan",
            number=number,
            starts_on=opens,
            ends_on=due,
            opens_on=opens,
            due_on=due,
        )
    AnnualPeriodFactory(year=year, opens_on=date(2026, 4, 20))

    days = [date(2026, 1, 1) + timedelta(days=5 * n) for n in range(80)]
    assert [today(day).period for day in days if day.year == 2026] == [
        current_period(on=day) for day in days if day.year == 2026
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_person_with_everything_costs_the_same_as_with_one(
    cast, client, rows, django_assert_max_num_queries
):
    people = [cast.budi, cast.rina, cast.umi][:rows]
    for person in people:
        if person == cast.umi:
            ReportingLineFactory(
                employee=person, appraiser=cast.sari, superior=cast.joko, period=since(START)
            )
        skp = agreed(person, cast)
        DialogueFactory(skp=skp, leader=cast.sari, held_on=TODAY, next_on=TODAY + timedelta(days=9))
        SkpFactory(
            placement=person.placements.get(),
            version=2,
            previous=skp,
            change_reason="Tugas baru",
            status="diajukan",
            submitted_at=NOW,
            submitted_by=person.user,
        )
        offered(low_year(cast, person))
    assert PerformanceYear.objects.exists()
    client.force_login(cast.sari.user)
    client.get(reverse("web:deadlines"))

    with django_assert_max_num_queries(12):
        page = client.get(reverse("web:deadlines")).content.decode()
    assert page.count("Susun rencana perbaikan") == page.count("Dialog kinerja dengan") == rows
