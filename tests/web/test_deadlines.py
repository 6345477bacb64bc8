"""Deadlines, reminders and the morning's e-mail: one list, few words, no word twice."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.notifications.models import DigestChoice, Message
from kinerja.notifications.outbox import tell
from kinerja.planning.models import ClosingTurn
from kinerja.web import digests
from kinerja.web.deadlines import deadlines_of, in_words, is_reminder_day, working_days_between
from kinerja.web.reminders import remind_everyone
from tests.factories import (
    EvaluationFactory,
    EvaluationPeriodFactory,
    HolidayFactory,
    PerformanceYearFactory,
    SkpFactory,
)

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 7, 20)


def morning(day):
    return timezone.make_aware(datetime(day.year, day.month, day.day, 7))


@pytest.fixture
def late(cast):
    """Triwulan II must be rated until Friday 31 July 2026; Budi has a plan, Rina has none."""
    period = EvaluationPeriodFactory()
    SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    return period


def of(employee, on):
    return [(one.kind, one.day) for one in deadlines_of(employee, on=on)]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 7, 20), date(2026, 7, 20), 0),
        (date(2026, 7, 24), date(2026, 7, 27), 1),  # over a weekend
        (date(2026, 7, 20), date(2026, 7, 24), 3),  # a holiday on Wednesday
        (date(2026, 7, 27), date(2026, 7, 24), -1),
    ],
)
def test_working_days_left_skip_weekends_and_holidays(start, end, days):
    assert working_days_between(start, end, holidays={date(2026, 7, 22)}) == days


@pytest.mark.parametrize("length", range(25))
def test_working_days_are_those_that_a_calendar_shows(length):
    holidays = {date(2026, 6, day) for day in (1, 3, 6, 14, 17)}  # the 6th and 14th at weekends
    for day in range(1, 9):
        start = date(2026, 6, day)
        passed = [start + timedelta(days=n) for n in range(1, length + 1)]
        shown = [one for one in passed if one.weekday() < 5 and one not in holidays]
        end = start + timedelta(days=length)

        assert working_days_between(start, end, holidays=holidays) == len(shown)
        assert working_days_between(end, start, holidays=holidays) == -len(shown)


def test_reminders_fall_on_few_days():
    assert [left for left in range(-12, 12) if is_reminder_day(left)] == [-10, -5, -1, 0, 1, 3, 7]
    assert [in_words(left) for left in (-2, 0, 3)] == [
        "terlambat 2 hari kerja",
        "hari ini batasnya",
        "3 hari kerja lagi",
    ]


def test_a_plan_is_due_at_the_end_of_january_until_it_is_handed_in(cast):
    PerformanceYearFactory()

    assert of(cast.budi, MONDAY) == [("plan", date(2026, 1, 31))]
    SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    assert "plan" not in dict(of(cast.budi, MONDAY))


def test_a_penilai_has_his_people_to_rate_until_the_window_closes(cast, late):
    assert ("evaluate", date(2026, 7, 31)) in of(cast.sari, MONDAY)
    assert ("evaluate", date(2026, 7, 31)) not in of(cast.budi, MONDAY)


def test_what_was_signed_is_handed_over_and_answered_in_fourteen_working_days(cast, late):
    skp = cast.budi.skps.get()
    signed = {"skp": skp, "period": late, "appraiser": cast.sari, "superior": cast.joko}
    evaluation = EvaluationFactory(**signed, delivered=True)

    kinds = dict(of(cast.budi, MONDAY))

    assert set(kinds) == {"answer", "note"}
    assert kinds["answer"] > timezone.localdate(evaluation.handed_over_at) + timedelta(days=14)


def test_the_calendar_names_the_windows_of_the_year(cast, late, client):
    client.force_login(cast.sari.user)

    page = client.get(reverse("web:deadlines")).content.decode()

    assert "Evaluasi Triwulan II 2026" in page
    assert "Penyusunan SKP 2026" in page


@pytest.mark.parametrize("reports", [1, 2])
def test_the_page_costs_the_same_for_few_and_many(
    cast, late, client, reports, django_assert_max_num_queries
):
    for person, version in ((cast.budi, 2), (cast.rina, 1))[:reports]:
        SkpFactory(
            placement=person.placements.get(),
            version=version,
            previous=cast.budi.skps.get() if version == 2 else None,
            change_reason="Tugas baru" if version == 2 else "",
            status="diajukan",
            submitted_at=morning(MONDAY),
            submitted_by=person.user,
        )
    client.force_login(cast.sari.user)
    client.get(reverse("web:deadlines"))

    with django_assert_max_num_queries(12):
        client.get(reverse("web:deadlines"))


@pytest.fixture
def turn(cast, late):
    """Sari's office finishes on Monday 20 July, the law's last day is 31 July."""
    values = {"basis": "Surat 7/2026", "set_at": morning(MONDAY), "set_by": cast.ratna.user}
    return ClosingTurn.objects.create(period=late, unit=cast.office, due_on=MONDAY, **values)


def test_the_turn_of_the_office_comes_first_and_the_law_last(cast, turn):
    before = [one for one in of(cast.sari, MONDAY) if one[0] in {"turn", "evaluate"}]
    after = [one for one in of(cast.sari, date(2026, 7, 21)) if one[0] in {"turn", "evaluate"}]

    assert before == [("turn", MONDAY)]
    assert after == [("turn", MONDAY), ("evaluate", date(2026, 7, 31))]


def test_a_turn_on_the_last_day_is_the_law_itself(cast, turn):
    ClosingTurn.objects.update(due_on=date(2026, 7, 31))

    kinds = [kind for kind, _ in of(cast.sari, MONDAY) if kind in {"turn", "evaluate"}]
    assert kinds == ["evaluate"]


def test_reminders_and_escalation_follow_the_turn_and_say_so(cast, turn):
    remind_everyone(at=morning(MONDAY))
    mine = Message.objects.get(user=cast.sari.user, kind="deadline.turn")
    assert mine.text == "Nilai 1 pegawai, Triwulan II 2026 (giliran kantor): hari ini batasnya."
    assert mine.because == (
        "Tenggat ini milik Anda menurut giliran kantor dari BKPSDM; batas akhirnya 31-07-2026."
    )

    remind_everyone(at=morning(date(2026, 7, 23)))
    above = Message.objects.get(kind="deadline.escalated")
    assert above.user == cast.joko.user
    assert "(giliran kantor)" in above.text


def test_the_calendar_shows_the_turn_to_the_office_and_to_nobody_else(cast, turn, client):
    words = "Giliran kantor Anda: selesai paling lambat 20\u00a0Juli 2026."
    pages = {}
    for name in ("budi", "wayan", "ratna"):
        client.force_login(getattr(cast, name).user)
        pages[name] = client.get(reverse("web:deadlines")).content.decode()

    assert [name for name, page in pages.items() if words in page] == ["budi"]
    assert [name for name, page in pages.items() if "Atur giliran" in page] == ["ratna"]


def test_a_reminder_comes_once_on_its_day_and_says_why(cast, late):
    seven_before = morning(date(2026, 7, 22))

    remind_everyone(at=seven_before)
    again = remind_everyone(at=seven_before + timedelta(minutes=5))

    message = Message.objects.get(user=cast.sari.user, kind="deadline.evaluate")
    assert message.text == "Nilai 1 pegawai, Triwulan II 2026: 7 hari kerja lagi."
    assert message.because == "Tenggat ini milik Anda menurut PermenPANRB 6/2022 Lampiran IV A."
    assert again == 0


def test_no_reminder_on_a_free_day(cast, late):
    HolidayFactory(day=date(2026, 7, 22))

    assert remind_everyone(at=morning(date(2026, 7, 22))) == 0
    assert remind_everyone(at=morning(date(2026, 7, 25))) == 0


def test_the_leader_above_hears_when_others_wait_too_long(cast, late):
    late.due_on = date(2026, 7, 17)
    late.save()

    remind_everyone(at=morning(date(2026, 7, 22)))

    message = Message.objects.get(kind="deadline.escalated")
    assert message.user == cast.joko.user
    assert message.text.startswith("Sari terlambat 3 hari kerja: Nilai 1 pegawai")


@pytest.fixture
def news(cast):
    cast.budi.user.email = "budi@demo.example"
    cast.budi.user.save()
    tell(
        cast.budi.user,
        "planning.skp_agreed",
        "SKP Anda ditetapkan.",
        url="/skp/",
        because="SKP Anda.",
        at=morning(date(2026, 7, 17)),
    )
    return cast.budi.user


def test_what_is_new_is_mailed_once(news, mailoutbox):
    assert digests.send_digests(at=morning(MONDAY)) == 1
    assert digests.send_digests(at=morning(MONDAY) + timedelta(days=1)) == 0

    (mail,) = mailoutbox
    assert (mail.subject, mail.to) == ("[Kinerja] 1 hal baru untuk Anda", ["budi@demo.example"])
    assert "SKP Anda ditetapkan." in mail.body
    assert reverse("notifications:digest") in mail.body


@pytest.mark.parametrize(
    ("rhythm", "day", "mails"),
    [
        ("harian", date(2026, 7, 21), 1),
        ("mingguan", date(2026, 7, 21), 0),
        ("mingguan", MONDAY, 1),
        ("tidak", MONDAY, 0),
        ("harian", date(2026, 7, 19), 0),  # a Sunday
    ],
)
def test_everybody_chooses_how_often(news, client, mailoutbox, rhythm, day, mails):
    client.force_login(news)
    client.post(reverse("notifications:digest"), {"rhythm": rhythm})

    digests.send_digests(at=morning(day))

    assert DigestChoice.objects.get(user=news).rhythm == rhythm
    assert len(mailoutbox) == mails


def test_a_mail_server_that_is_away_loses_nothing(news, settings, mailoutbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1

    assert digests.send_digests(at=morning(MONDAY)) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert digests.send_digests(at=morning(MONDAY)) == 1
