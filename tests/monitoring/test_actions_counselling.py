"""Konseling kinerja (Lamp. III D 5) and the take-over of a result (Pasal 20)."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.lib.wall import open_for
from kinerja.monitoring import access, queries, rules
from kinerja.monitoring.actions import counselling as actions
from kinerja.monitoring.actions import takeover
from kinerja.monitoring.actions.counselling import Problem
from kinerja.monitoring.enums import CounsellorKind
from kinerja.monitoring.models import BehaviourCase, CounsellingNote, CounsellingReport
from kinerja.notifications.models import Message
from tests.factories import (
    NOW,
    TODAY,
    BehaviourCaseFactory,
    FeedbackFactory,
    RoleGrantFactory,
    SkpFactory,
    TakeOverFactory,
    WorkResultFactory,
)


def as_reader(act):
    """An act that writes what only two people read, behind the wall as in a request."""

    def acted(case, *, by, **words):
        with open_for(by):
            return act(case, by=by, **words)

    return acted


write_case_note, finish_case = map(as_reader, (actions.write_case_note, actions.finish_case))
MEETS = datetime(2026, 7, 20, 2, tzinfo=UTC)


@pytest.fixture
def coordinator(plan):
    """Umi, named to look after counselling."""
    RoleGrantFactory(user=plan.cast.umi.user, role="konseling", unit=None)
    return plan.cast.umi.user


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


def begin(plan, who="sari", **words):
    told = {
        "values_missed": ["harmonis"],
        "problem": "Berkata kasar",
        "tried": "Bicara berdua",
        "told_on": TODAY,
    }
    by = getattr(plan.cast, who).user
    return actions.open_case(plan.skp, problem=Problem(**(told | words)), by=by, at=NOW)


def reported(plan):
    FeedbackFactory(skp=plan.skp, result=None, behaviour="harmonis", giver=plan.cast.sari)
    return actions.report_case(begin(plan), by=plan.cast.sari.user, at=NOW)


def assigned(plan, by, counsellor, kind="independen"):
    return actions.assign_counsellor(
        reported(plan),
        counsellor=counsellor,
        kind=kind,
        meets_at=MEETS,
        place="Ruang konseling",
        by=by,
        at=NOW,
    )


def finish(case, by, *, held_on=TODAY, finished=finish_case):
    return finished(case, held_on=held_on, outcome="Memahami", follow_up="Pelatihan", by=by, at=NOW)


def test_a_case_goes_from_telling_to_the_counsellors_record(plan, coordinator):
    case = assigned(plan, coordinator, plan.cast.agus)
    agus = plan.cast.agus.user

    write_case_note(case, text="Rahasia", by=agus, at=NOW)
    finish(case, agus)

    case.refresh_from_db()
    assert (case.status, case.counsellor, case.ended_at) == ("selesai", plan.cast.agus, NOW)
    kinds = Event.objects.filter(stream=f"monitoring.behaviourcase:{case.pk}").order_by("sequence")
    assert [event.kind for event in kinds] == [
        "monitoring.case_opened",
        "monitoring.case_reported",
        "monitoring.counsellor_assigned",
        "monitoring.counselling_noted",
        "monitoring.case_finished",
    ]
    assert "Rahasia" not in str([event.details for event in kinds])
    assert "kasar" not in str(list(Message.objects.values_list("text", flat=True)))


@pytest.mark.parametrize("who", ["joko", "tono", "rina", "ratna", "budi"])
def test_only_the_penilai_opens_and_reports(plan, who):
    case = BehaviourCaseFactory(skp=plan.skp, appraiser=plan.cast.sari)
    by = getattr(plan.cast, who).user

    assert refused(begin, plan, who) == [actions.NOT_YOURS]
    assert refused(actions.report_case, case, by=by, at=NOW) == [actions.NOT_YOURS]
    assert refused(actions.close_case, case, by=by, at=NOW) == [actions.NOT_YOURS]


def test_a_report_needs_proof_of_feedback_on_behaviour(plan):
    assert refused(actions.report_case, begin(plan), by=plan.cast.sari.user, at=NOW) == [
        "Beri umpan balik perilaku lebih dahulu. Laporan dilampiri bukti umpan balik."
    ]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            {"told_on": date(2026, 7, 16)},
            "Sampaikan dahulu kepada pegawai. Tanggalnya tidak boleh di depan.",
        ),
        ({"values_missed": []}, "Pilih nilai dasar yang dipermasalahkan."),
    ],
)
def test_the_person_is_told_first(plan, words, reason):
    assert refused(begin, plan, **words) == [reason]


def test_one_case_is_open_at_a_time(plan):
    begin(plan)

    assert refused(begin, plan) == [
        "Pegawai ini masih punya kasus yang terbuka. Lanjutkan kasus itu."
    ]


def test_before_the_report_the_penilai_closes_afterwards_the_coordinator(plan, coordinator):
    sari = plan.cast.sari.user
    actions.close_case(begin(plan), by=sari, at=NOW)
    case = reported(plan)

    assert refused(actions.close_case, case, by=sari, at=NOW) == [actions.NOT_YOURS]
    actions.close_case(case, by=coordinator, at=NOW)

    assert set(BehaviourCase.objects.values_list("status", flat=True)) == {"ditutup"}
    assert refused(actions.close_case, case, by=coordinator, at=NOW) == [actions.NOT_NOW]


@pytest.mark.parametrize("who", ["sari", "ratna", "joko", "budi"])
def test_only_the_coordinator_names_a_counsellor(plan, who):
    by = getattr(plan.cast, who).user

    assert refused(assigned, plan, by, plan.cast.agus) == [actions.NOT_YOURS]


def test_who_cannot_counsel(plan, coordinator):
    case = reported(plan)
    words = {"meets_at": MEETS, "place": "Ruang konseling", "by": coordinator, "at": NOW}

    def ask(counsellor):
        return refused(
            actions.assign_counsellor, case, counsellor=counsellor, kind="independen", **words
        )

    assert ask(plan.cast.budi) == ["Pegawai tidak dapat menjadi konselor bagi dirinya sendiri."]
    assert ask(plan.cast.sari) == [
        "Jenis konselor tidak sesuai dengan orangnya. Pilih jenis atau orang lain."
    ]


@pytest.mark.parametrize("who", ["sari", "budi", "umi", "joko"])
def test_only_the_counsellor_writes(plan, coordinator, who):
    case = assigned(plan, coordinator, plan.cast.agus)
    by = getattr(plan.cast, who).user

    assert refused(actions.write_case_note, case, text="x", by=by, at=NOW) == [actions.NOT_YOURS]
    assert refused(finish, case, by, finished=actions.finish_case) == [actions.NOT_YOURS]


def test_steps_are_not_repeated(plan, coordinator):
    case = assigned(plan, coordinator, plan.cast.agus)
    agus = plan.cast.agus.user
    assert refused(actions.report_case, case, by=plan.cast.sari.user, at=NOW) == [actions.NOT_NOW]
    again = {"kind": "independen", "meets_at": MEETS, "place": "x", "by": coordinator, "at": NOW}
    assert refused(actions.assign_counsellor, case, counsellor=plan.cast.opi, **again) == [
        actions.NOT_NOW
    ]
    assert refused(finish, case, agus, held_on=date(2026, 7, 16)) == [
        "Tanggal konseling belum tiba. Catat sesudah konseling."
    ]
    finish(case, agus)

    assert refused(finish, case, agus) == [actions.NOT_NOW]
    assert refused(actions.write_case_note, case, text="x", by=agus, at=NOW) == [actions.NOT_NOW]


def test_every_kind_of_counsellor_has_its_recipients():
    """Lamp. III D 5 d."""
    assert {kind: rules.recipients(kind) for kind in CounsellorKind} == {
        "independen": {"coordinator"},
        "pejabat": {"appraiser", "superior"},
        "penilai": {"superior"},
    }


@pytest.mark.parametrize(
    ("kind", "readers"),
    [
        ("independen", {"umi"}),
        ("pejabat", {"sari", "joko"}),
        ("penilai", {"joko", "sari"}),  # Sari counselled
    ],
)
def test_the_record_goes_to_whom_the_law_names(plan, coordinator, kind, readers):
    counsellor = plan.cast.sari if kind == "penilai" else plan.cast.agus
    case = assigned(plan, coordinator, counsellor, kind)
    finish(case, counsellor.user)
    case.refresh_from_db()

    seen = {
        name
        for name in ("sari", "joko", "umi", "ratna", "rina", "opi")
        if access.can_read_report(
            access.hats_in(getattr(plan.cast, name).user, case, on=TODAY), case
        )
    }
    assert seen == readers
    may_open = {
        name
        for name in ("sari", "joko", "umi", "ratna", "rina", "opi", "budi")
        if access.visible_cases(getattr(plan.cast, name).user, on=TODAY).exists()
    }
    assert may_open == {"sari", "umi", "budi"} | ({"joko"} if kind != "independen" else set())


@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        (
            "behaviour_case_counsellor_follows_status",
            lambda plan: BehaviourCaseFactory(skp=plan.skp, status="dijadwalkan"),
        ),
        (
            "behaviour_case_is_not_counselled_by_the_person_himself",
            lambda plan: BehaviourCaseFactory(
                skp=plan.skp,
                status="dijadwalkan",
                counsellor=plan.cast.budi,
                counsellor_kind="pejabat",
            ),
        ),
        (
            "behaviour_case_names_a_value",
            lambda plan: BehaviourCaseFactory(skp=plan.skp, values_missed=[]),
        ),
        (
            "behaviour_case_one_open_per_person",
            lambda plan: [BehaviourCaseFactory(skp=plan.skp) for _ in range(2)],
        ),
        (
            "take_over_follows_something_tried",
            lambda plan: TakeOverFactory(result=plan.result, follow_ups=[]),
        ),
        ("take_over_has_a_note", lambda plan: TakeOverFactory(result=plan.result, note="")),
        (
            "take_over_one_open_per_result",
            lambda plan: [TakeOverFactory(result=plan.result) for _ in range(2)],
        ),
    ],
)
def test_the_database_refuses(plan, constraint, make):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make(plan)


def test_what_was_written_in_counselling_is_not_changed(plan, coordinator):
    case = assigned(plan, coordinator, plan.cast.agus)
    write_case_note(case, text="Satu", by=plan.cast.agus.user, at=NOW)
    finish(case, plan.cast.agus.user)

    for model in (CounsellingNote, CounsellingReport):
        with (
            open_for(plan.cast.agus.user),
            pytest.raises(ProgrammingError),
            transaction.atomic(),
        ):
            model.objects.update(written_at=NOW)


# Take-over


def take(plan, who="sari", follow_ups=("ekspektasi",)):
    by = getattr(plan.cast, who).user
    return takeover.take_over(
        plan.result, follow_ups=follow_ups, note="Tidak selesai", by=by, at=NOW
    )


def test_ps20_a_result_is_taken_over_with_a_note_and_given_back(plan):
    FeedbackFactory(result=plan.result, giver=plan.cast.sari)

    taken = take(plan)
    assert [one.pk for one in queries.takeovers_of(plan.skp)] == [taken.pk]
    assert taken.tried == ["Penyesuaian ekspektasi"]
    assert Message.objects.filter(user=plan.cast.budi.user).count() == 1
    assert refused(take, plan) == ["Hasil kerja ini sudah diambil alih."]

    takeover.give_back(taken, by=plan.cast.sari.user, at=NOW)

    assert list(queries.takeovers_of(plan.skp)) == []
    assert refused(takeover.give_back, taken, by=plan.cast.sari.user, at=NOW) == [
        "Hasil kerja ini sudah dikembalikan."
    ]
    kinds = Event.objects.filter(stream=f"monitoring.takeover:{taken.pk}").order_by("sequence")
    assert [event.kind for event in kinds] == [
        "monitoring.result_taken_over",
        "monitoring.result_given_back",
    ]


def test_ps20_feedback_and_another_step_come_first(plan):
    assert refused(take, plan, follow_ups=()) == [
        "Beri umpan balik lebih dahulu. Pengambilalihan berdasar umpan balik.",
        "Sebut tindak lanjut yang sudah dilakukan sebelum pengambilalihan.",
    ]


@pytest.mark.parametrize("who", ["joko", "tono", "rina", "budi", "ratna"])
def test_only_the_penilai_takes_over_or_gives_back(plan, who):
    taken = TakeOverFactory(result=plan.result, leader=plan.cast.sari)
    by = getattr(plan.cast, who).user

    assert refused(take, plan, who) == [takeover.NOT_YOURS]
    assert refused(takeover.give_back, taken, by=by, at=NOW) == [takeover.NOT_YOURS]


def test_only_a_set_plan_can_lose_a_result(plan):
    draft = SkpFactory(
        placement=plan.skp.placement, version=2, previous=plan.skp, change_reason="Tugas"
    )
    plan.result = WorkResultFactory(skp=draft, order=1)

    assert refused(take, plan) == [takeover.NOT_SET]
