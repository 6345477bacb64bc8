from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection

from kinerja.audit.models import Event
from kinerja.lib.periods import between, last_day, since
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from kinerja.organisation import actions, queries
from kinerja.organisation.models import ReportingLine
from tests.factories import (
    NOW,
    START,
    TODAY,
    EmployeeFactory,
    PlacementFactory,
    ReportingLineFactory,
)

JULY = date(2026, 7, 1)


def correct(cast, **changes):
    line = queries.line_of(cast.budi, on=JULY)
    given = {
        "appraiser": cast.tono,
        "first_day": JULY,
        "reason": "Sari pindah tugas.",
        "seen": line.pk if line else None,
        "by": cast.ratna.user,
        "at": NOW,
    }
    return actions.correct_line(cast.budi, **(given | changes))


def test_a_correction_in_july_leaves_june_as_it_was(cast):
    ReportingLineFactory(employee=cast.tono, appraiser=cast.joko, superior=None)

    correct(cast)

    june = queries.line_of(cast.budi, on=date(2026, 6, 30))
    july = queries.line_of(cast.budi, on=JULY)
    assert (june.appraiser, june.superior, last_day(june.period)) == (
        cast.sari,
        cast.joko,
        date(2026, 6, 30),
    )
    assert (july.appraiser, july.superior, july.basis, july.reason, july.recorded_by) == (
        cast.tono,
        cast.joko,
        "koreksi",
        "Sari pindah tugas.",
        cast.ratna.user,
    )
    assert list(queries.reports_of(cast.sari, on=date(2026, 6, 30)).order_by("name")) == [
        cast.budi,
        cast.rina,
    ]
    assert list(queries.reports_of(cast.sari, on=JULY)) == [cast.rina]


def test_a_correction_is_recorded_and_told_to_both(cast):
    correct(cast)

    event = Event.objects.get(kind="organisation.line_corrected")
    assert (event.actor, event.details["old"], event.details["new"]) == (
        cast.ratna.user.pk,
        cast.sari.pk,
        cast.tono.pk,
    )
    assert set(Message.objects.values_list("user", flat=True)) == {
        cast.budi.user.pk,
        cast.tono.user.pk,
    }


def test_a_correction_from_the_first_day_replaces_the_line(cast):
    line = queries.line_of(cast.budi, on=START)

    correct(cast, first_day=START, seen=line.pk)

    assert not ReportingLine.objects.filter(pk=line.pk).exists()
    assert queries.line_of(cast.budi, on=START).appraiser == cast.tono


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"reason": " "}, ["Isi alasan koreksi."]),
        ({"by": "umi_of_another"}, None),
        ({"appraiser": "budi"}, ["Pegawai tidak dapat menilai dirinya sendiri."]),
        (
            {"appraiser": "rina_below"},
            ["Rina berada di bawah penilaian pegawai ini. Pilih pejabat lain."],
        ),
    ],
)
def test_a_correction_is_refused_with_a_reason(cast, changes, reasons):
    if changes.get("appraiser") == "budi":
        changes = {"appraiser": cast.budi}
    if changes.get("appraiser") == "rina_below":
        ReportingLine.objects.filter(employee=cast.rina).update(
            appraiser=cast.tono, superior=cast.joko
        )
        ReportingLineFactory(employee=cast.tono, appraiser=cast.budi, superior=None)
        changes = {"appraiser": cast.rina}
    if changes.get("by"):
        changes = {"by": cast.wayan.user}
        reasons = ["Hanya pengelola kepegawaian pegawai ini yang dapat mengoreksi penilainya."]

    with pytest.raises(Refused) as refusal:
        correct(cast, **changes)

    assert refusal.value.reasons == reasons
    assert queries.line_of(cast.budi, on=JULY).appraiser == cast.sari
    assert not Event.objects.filter(kind="organisation.line_corrected").exists()


def test_a_line_in_the_future_is_not_overlapped(cast):
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        period=between(START, date(2026, 8, 31))
    )
    ReportingLineFactory(employee=cast.budi, period=since(date(2026, 9, 1)))

    with pytest.raises(Refused) as refusal:
        correct(cast)

    assert refusal.value.reasons == ["Sudah ada penilai yang tercatat untuk tanggal sesudahnya."]


def test_hr_does_not_correct_its_own_line(cast):
    with pytest.raises(Refused):
        actions.correct_line(
            cast.umi,
            appraiser=cast.sari,
            first_day=JULY,
            reason="Ingin penilai lain.",
            seen=None,
            by=cast.umi.user,
            at=NOW,
        )

    assert queries.line_of(cast.umi, on=JULY) is None


def test_a_form_opened_on_an_older_line_is_stale(cast):
    seen = queries.line_of(cast.budi, on=JULY).pk
    correct(cast)

    with pytest.raises(Stale):
        correct(cast, appraiser=cast.joko, seen=seen)

    assert queries.line_of(cast.budi, on=JULY).appraiser == cast.tono


@pytest.mark.django_db(transaction=True)
def test_two_hr_people_at_once_one_wins_and_the_other_is_told(cast):
    seen = queries.line_of(cast.budi, on=JULY).pk
    start = Barrier(2)

    def attempt(by, appraiser):
        try:
            start.wait(5)
            correct(cast, by=by, appraiser=appraiser, seen=seen)
        except Stale:
            return "stale"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        results = [
            threads.submit(attempt, cast.ratna.user, cast.tono),
            threads.submit(attempt, cast.umi.user, cast.joko),
        ]
        outcomes = sorted(result.result(15) for result in results)

    assert outcomes == ["done", "stale"]
    assert ReportingLine.objects.filter(employee=cast.budi, period__contains=JULY).count() == 1


def test_a_delegation_ends_and_the_old_line_goes_on(cast):
    last = date(2026, 7, 31)

    actions.delegate_line(
        cast.budi,
        appraiser=cast.tono,
        letter="800/12/2026",
        reason="Sari cuti besar.",
        first_day=JULY,
        last_day=last,
        seen=queries.line_of(cast.budi, on=JULY).pk,
        by=cast.umi.user,
        at=NOW,
    )

    on = [date(2026, 6, 30), JULY, last, last + timedelta(days=1)]
    assert [queries.line_of(cast.budi, on=day).appraiser for day in on] == [
        cast.sari,
        cast.tono,
        cast.tono,
        cast.sari,
    ]
    assert queries.line_of(cast.budi, on=JULY).letter == "800/12/2026"
    assert Event.objects.filter(kind="organisation.line_delegated").count() == 1


@pytest.mark.parametrize(
    ("letter", "last", "reasons"),
    [
        ("", date(2026, 7, 31), ["Isi nomor dan tanggal surat pendelegasian."]),
        ("800/12/2026", date(2026, 6, 30), ["Tanggal akhir mendahului tanggal mulai."]),
    ],
)
def test_a_delegation_needs_a_letter_and_an_end(cast, letter, last, reasons):
    with pytest.raises(Refused) as refusal:
        actions.delegate_line(
            cast.budi,
            appraiser=cast.tono,
            letter=letter,
            reason="Cuti.",
            first_day=JULY,
            last_day=last,
            seen=queries.line_of(cast.budi, on=JULY).pk,
            by=cast.umi.user,
            at=NOW,
        )

    assert refusal.value.reasons == reasons


@pytest.mark.parametrize("who", ["budi", "sari", "opi", "wayan"])
def test_only_hr_of_the_employee_records_a_delegation(cast, who):
    with pytest.raises(Refused, match="Hanya pengelola kepegawaian pegawai ini"):
        actions.delegate_line(
            cast.budi,
            appraiser=cast.tono,
            letter="800/12/2026",
            reason="Sari cuti besar.",
            first_day=JULY,
            last_day=date(2026, 7, 31),
            seen=queries.line_of(cast.budi, on=JULY).pk,
            by=getattr(cast, who).user,
            at=NOW,
        )


def test_proposals_fill_only_what_is_missing(cast):
    count = actions.propose_lines(on=TODAY, by=None, at=NOW)

    line = queries.line_of(cast.wayan, on=TODAY)
    assert line is None  # nobody heads his office or the regency
    assert queries.line_of(cast.umi, on=TODAY).appraiser == cast.joko
    assert queries.line_of(cast.budi, on=TODAY).basis == "usulan"
    assert count == 2  # Tono and Umi, both below Joko
    assert Event.objects.get(kind="organisation.lines_proposed").details["count"] == 2


def test_a_second_run_changes_nothing(cast):
    actions.propose_lines(on=TODAY, by=None, at=NOW)

    assert actions.propose_lines(on=TODAY, by=None, at=NOW) == 0


def test_a_chosen_person_whose_line_differs_gets_the_proposal(cast):
    correct(cast)

    count = actions.propose_lines(on=TODAY, employees=[cast.budi.pk], by=cast.umi.user, at=NOW)

    assert count == 1
    assert queries.line_of(cast.budi, on=TODAY).appraiser == cast.sari
    assert queries.line_of(cast.budi, on=TODAY - timedelta(days=1)).appraiser == cast.tono
    assert queries.line_of(cast.rina, on=TODAY).period == since(START)


def test_unit_hr_proposes_only_for_its_people_and_not_for_itself(cast):
    chosen = [cast.umi.pk, cast.wayan.pk, cast.tono.pk]

    count = actions.propose_lines(on=TODAY, employees=chosen, by=cast.umi.user, at=NOW)

    assert count == 1
    assert queries.line_of(cast.tono, on=TODAY).appraiser == cast.joko
    assert queries.line_of(cast.umi, on=TODAY) is None


def test_only_agency_hr_proposes_for_everybody(cast):
    with pytest.raises(Refused):
        actions.propose_lines(on=TODAY, by=cast.umi.user, at=NOW)


def test_proposals_never_close_a_circle(cast):
    boss = EmployeeFactory()
    position = cast.joko.placements.get().position
    ReportingLineFactory(employee=boss, appraiser=cast.wayan, superior=None)
    ReportingLine.objects.filter(employee=cast.joko).delete()
    ReportingLineFactory(employee=cast.joko, appraiser=cast.tono, superior=None)
    PlacementFactory(employee=boss, position=position, kind="plt")

    actions.propose_lines(on=TODAY, employees=[cast.tono.pk], by=None, at=NOW)

    assert queries.line_of(cast.tono, on=TODAY) is None


@pytest.mark.parametrize("people", [1, 3])
def test_proposals_do_not_ask_more_for_more_people(cast, people, django_assert_num_queries):
    position = cast.rina.placements.get().position
    PlacementFactory.create_batch(people, position=position)

    with django_assert_num_queries(5):
        queries.suggestions(on=TODAY)


def test_the_ledger_knows_each_line_that_an_act_wrote_ended_or_removed(cast, findings):
    before = findings()

    actions.propose_lines(on=JULY, by=cast.ratna.user, at=NOW)
    correct(cast)
    correct(cast, appraiser=cast.joko)  # the line that began that very day gives way
    actions.delegate_line(
        cast.budi,
        appraiser=cast.tono,
        letter="800/1",
        reason="Joko cuti.",
        first_day=date(2026, 8, 1),
        last_day=date(2026, 8, 31),
        seen=queries.line_of(cast.budi, on=date(2026, 8, 1)).pk,
        by=cast.ratna.user,
        at=NOW,
    )

    kinds = {"opened", "proposed", "ended", "removed"}
    recorded = Event.objects.filter(stream__startswith="organisation.reportingline:")
    assert {
        kind.removeprefix("organisation.line_") for kind in recorded.values_list("kind", flat=True)
    } == kinds
    assert [found for found in findings() if found not in before] == []
