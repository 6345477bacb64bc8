from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kinerja.audit.models import Event
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused
from kinerja.monitoring import queries
from kinerja.monitoring.actions import dialogue as actions
from kinerja.monitoring.actions import feedback as say
from kinerja.monitoring.actions import invitations
from kinerja.monitoring.actions.dialogue import Talk
from kinerja.monitoring.models import Dialogue
from kinerja.notifications.models import Message
from kinerja.organisation.models import ReportingLine
from tests.factories import (
    NOW,
    TODAY,
    DialogueFactory,
    EmployeeFactory,
    FeedbackInvitationFactory,
    SkpFactory,
)


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


def talk(**words):
    kept = {"kind": "umpan_balik", "held_on": TODAY, "topics": "Rekap", "employee_agrees": "Ya"}
    return Talk(**(kept | words))


def write(plan, who="sari", **words):
    by = getattr(plan.cast, who).user
    return actions.write_dialogue(plan.skp, talk=talk(**words), by=by, at=NOW)


@pytest.mark.parametrize(("writer", "other"), [("sari", "budi"), ("budi", "sari")])
def test_one_side_writes_a_dialogue_and_the_other_acknowledges(plan, writer, other):
    dialogue = write(plan, writer)
    assert dialogue.is_acknowledged is False
    assert Message.objects.get().user == getattr(plan.cast, other).user

    actions.acknowledge_dialogue(dialogue, by=getattr(plan.cast, other).user, at=NOW)

    dialogue.refresh_from_db()
    assert (dialogue.is_acknowledged, dialogue.leader) == (True, plan.cast.sari)
    details = Event.objects.get(kind="monitoring.dialogue_written").details
    assert details["words"] == digest(["Rekap", "Ya", ""])
    assert Event.objects.filter(kind="monitoring.dialogue_acknowledged").count() == 1


@pytest.mark.parametrize("who", ["joko", "tono", "rina", "ratna"])
def test_only_the_two_write_and_acknowledge(plan, who):
    by = getattr(plan.cast, who).user

    assert refused(write, plan, who) == [actions.NOT_YOURS]
    assert refused(actions.acknowledge_dialogue, write(plan), by=by, at=NOW) == [
        actions.NOT_AT_THE_TABLE
    ]


def test_nobody_acknowledges_twice_or_what_was_taken_back(plan):
    dialogue = write(plan)
    sari, budi = plan.cast.sari.user, plan.cast.budi.user
    assert refused(actions.acknowledge_dialogue, dialogue, by=sari, at=NOW) == [
        "Anda sudah mengakui catatan dialog ini."
    ]

    actions.withdraw_dialogue(dialogue, by=sari, at=NOW)

    assert refused(actions.acknowledge_dialogue, dialogue, by=budi, at=NOW) == [
        "Catatan dialog ini sudah ditarik."
    ]
    assert refused(actions.withdraw_dialogue, dialogue, by=sari, at=NOW) == [
        "Catatan dialog ini sudah ditarik."
    ]
    assert list(queries.dialogues_of(plan.skp, reader=budi)) == []
    assert list(queries.dialogues_of(plan.skp, reader=sari)) == [dialogue]


def test_only_the_writer_takes_a_dialogue_back(plan):
    assert refused(actions.withdraw_dialogue, write(plan), by=plan.cast.budi.user, at=NOW) == [
        "Hanya yang mencatat dialog ini yang dapat menariknya."
    ]


def test_what_both_acknowledged_stands_also_in_the_database(plan):
    dialogue = DialogueFactory(skp=plan.skp, leader=plan.cast.sari, employee_acknowledged_at=NOW)

    assert refused(actions.withdraw_dialogue, dialogue, by=plan.cast.sari.user, at=NOW) == [
        "Kedua pihak sudah mengakui catatan ini, jadi tidak dapat ditarik."
    ]
    with pytest.raises(ProgrammingError), transaction.atomic():
        Dialogue.objects.update(topics="Lain")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Dialogue.objects.all().delete()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            {"held_on": date(2026, 7, 16)},
            "Tanggal dialog belum tiba. Catat sesudah dialognya berlangsung.",
        ),
        (
            {"held_on": date(2025, 12, 31)},
            "Dialog tentang SKP ini tidak lebih awal dari 01-01-2026.",
        ),
        (
            {"employee_agrees": ""},
            "Tulis apa yang disanggupi pegawai, pimpinan, atau keduanya.",
        ),
        ({"next_on": TODAY}, "Dialog berikutnya sesudah dialog ini. Pilih tanggal lain."),
    ],
)
def test_what_a_dialogue_must_say(plan, words, reason):
    assert refused(write, plan, **words) == [reason]


def test_without_a_penilai_nobody_wrote_it_with_him(plan):
    ReportingLine.objects.filter(employee=plan.cast.budi).delete()

    assert refused(write, plan, "budi") == [actions.NO_LEADER]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        (
            "dialogue_says_what_somebody_will_do",
            lambda: DialogueFactory(employee_agrees="", leader_agrees=""),
        ),
        (
            "dialogue_of_both_is_not_withdrawn",
            lambda: DialogueFactory(employee_acknowledged_at=NOW, withdrawn_at=NOW),
        ),
        (
            "feedback_invitation_is_for_those_without_a_line",
            lambda: FeedbackInvitationFactory(role="pimpinan"),
        ),
        ("feedback_invitation_one_open_per_plan_and_person", lambda: asked_twice()),
    ],
)
def test_the_database_refuses(constraint, make):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


def asked_twice():
    first = FeedbackInvitationFactory()
    return FeedbackInvitationFactory(skp=first.skp, invited=first.invited)


# Asking others


def invite(plan, who="budi", *, invited=None, role="lainnya"):
    return invitations.invite_feedback(
        plan.skp,
        invited=invited or plan.cast.wayan,
        role=role,
        relation="Penerima rekap",
        by=getattr(plan.cast, who).user,
        at=NOW,
    )


REMARK = say.Remark(tone="apresiasi", text="Rekap 3 Juli lengkap.", behaviour="loyal")


def speak(plan, who):
    key = "5b2f6c0e-9d2b-4a37-8a0e-3d7a3f6f8a11"
    by = getattr(plan.cast, who).user
    return say.give_feedback(plan.skp, by=by, at=NOW, key=key, remark=REMARK)


@pytest.mark.parametrize("role", ["lainnya", "ketua_tim", "rekan"])
def test_who_was_asked_speaks_under_his_label(plan, role):
    assert refused(speak, plan, "wayan") == [say.NO_VOICE]

    invite(plan, "sari", role=role)

    assert speak(plan, "wayan").giver_role == role
    (person,) = queries.people_to_tell(plan.cast.wayan.user, on=TODAY, since=TODAY)
    assert (person.pk, person.role) == (plan.skp.pk, role)
    told = Message.objects.filter(user=plan.cast.wayan.user)
    assert told.get().text == "Anda dimintai umpan balik untuk Budi."


def test_a_team_leader_who_is_also_a_colleague_speaks_as_team_leader(plan):
    invite(plan, invited=plan.cast.rina, role="ketua_tim")

    assert speak(plan, "rina").giver_role == "ketua_tim"


def test_the_penilai_stays_pimpinan_whoever_asks_him(plan):
    invite(plan, invited=plan.cast.sari, role="lainnya")

    assert speak(plan, "sari").giver_role == "pimpinan"


def test_after_the_end_of_a_request_nobody_speaks_on(plan):
    invitation = invite(plan)

    invitations.end_invitation(invitation, by=plan.cast.sari.user, at=NOW)

    assert refused(speak, plan, "wayan") == [say.NO_VOICE]
    assert refused(invitations.end_invitation, invitation, by=plan.cast.sari.user, at=NOW) == [
        "Permintaan ini sudah diakhiri."
    ]


@pytest.mark.parametrize("who", ["joko", "rina", "wayan", "ratna"])
def test_nobody_else_asks_or_ends(plan, who):
    by = getattr(plan.cast, who).user
    invitation = FeedbackInvitationFactory(skp=plan.skp)

    assert refused(invite, plan, who) == [invitations.NOT_YOURS]
    assert refused(invitations.end_invitation, invitation, by=by, at=NOW) == [invitations.NOT_YOURS]


def test_a_request_is_about_a_plan_in_force(plan):
    plan.skp = SkpFactory(
        employee=plan.cast.budi,
        placement=plan.skp.placement,
        version=2,
        previous=plan.skp,
        change_reason="Tugas",
    )

    assert refused(invite, plan) == [invitations.NOT_IN_FORCE]


def test_who_cannot_be_asked(plan):
    invite(plan)
    nobody = EmployeeFactory(user=None)

    assert refused(invite, plan) == ["Pegawai itu sudah dimintai umpan balik untuk SKP ini."]
    assert refused(invite, plan, invited=plan.cast.budi) == [
        "Pemilik SKP tidak dapat dimintai umpan balik atas pekerjaannya sendiri."
    ]
    assert refused(invite, plan, invited=nobody) == [
        "Pegawai itu belum punya akun. Minta pengelola kepegawaian mengundangnya."
    ]
    assert refused(invite, plan, invited=plan.cast.rina, role="pimpinan") == [
        "Pilih ketua tim, rekan kerja, atau pihak lain."
    ]
