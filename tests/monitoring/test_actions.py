from datetime import date, timedelta
from decimal import Decimal
from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection

from kinerja.audit.models import Event
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused
from kinerja.lib.uploads import Clean
from kinerja.monitoring import queries
from kinerja.monitoring.actions import feedback as say
from kinerja.monitoring.actions import many, notes
from kinerja.monitoring.actions.feedback import Remark
from kinerja.monitoring.actions.notes import Entry
from kinerja.monitoring.models import Blob, Evidence, Feedback, Progress
from kinerja.notifications.models import Message
from tests.factories import (
    NOW,
    TODAY,
    EvidenceFactory,
    FeedbackFactory,
    IndicatorFactory,
    ProgressFactory,
    WorkResultFactory,
)

PDF = Clean(name="laporan.pdf", media_type="application/pdf", content=b"%PDF-1.7 uji")
PRAISE = Remark(tone="apresiasi", text="Pada rapat 3 Juli data Anda lengkap.")


def write(plan, *, by=None, key=None, result=None, **entry):
    entry = {"on": TODAY, "note": "Rekap Juni selesai."} | entry
    return notes.write_note(
        result or plan.result,
        by=by or plan.cast.budi.user,
        at=NOW,
        key=key or uuid4(),
        entry=Entry(**entry),
    )


def events(kind):
    return Event.objects.filter(kind=kind)


def said(kind):
    """What the only event of a kind says, apart from the seal of its row."""
    details = dict(events(kind).get().details)
    del details["_seal"]
    return details


def test_re1_a_note_is_kept_with_its_proofs_and_recorded(plan, evidence_dir):
    note = write(
        plan,
        indicator=plan.indicator,
        value=Decimal("7.5"),
        files=[PDF],
        link="https://bungokab.go.id/laporan",
    )

    assert [(proof.caption, proof.url) for proof in queries.evidence_of(note)] == [
        ("laporan.pdf", ""),
        ("bungokab.go.id", "https://bungokab.go.id/laporan"),
    ]
    sha256 = Blob.objects.get().sha256
    assert (evidence_dir / sha256[:2] / sha256[2:4] / sha256).read_bytes() == PDF.content
    assert said("monitoring.note_written") == {
        "skp": plan.skp.pk,
        "result": plan.result.pk,
        "indicator": plan.indicator.pk,
        "on": "2026-07-15",
        "value": "7.5",
        "note": digest("Rekap Juni selesai."),
        "evidence": [sha256, "https://bungokab.go.id/laporan"],
    }


def test_the_same_bytes_in_two_notes_are_one_file(plan, evidence_dir):
    write(plan, files=[PDF])
    write(plan, files=[PDF])

    assert (Blob.objects.count(), Evidence.objects.count()) == (1, 2)
    assert queries.stored_by(plan.cast.budi, year=plan.skp.year).files == 1


def test_the_same_key_twice_stores_once_and_answers_the_same(plan):
    key = uuid4()

    assert write(plan, key=key) == write(plan, key=key)
    assert (Progress.objects.count(), events("monitoring.note_written").count()) == (1, 1)


def test_the_same_key_with_other_words_is_told(plan):
    key = uuid4()
    write(plan, key=key)

    with pytest.raises(Refused, match="Catatan sebelumnya sudah tersimpan"):
        write(plan, key=key, note="Rekap Juli selesai.")


@pytest.mark.django_db(transaction=True)
def test_two_windows_with_one_key_store_one_note(plan):
    key, answers = uuid4(), []

    def send():
        try:
            answers.append(write(plan, key=key).pk)
        finally:
            connection.close()

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [Progress.objects.get().pk] * 2


@pytest.mark.parametrize("who", ["sari", "joko", "rina", "ratna", "wayan"])
def test_only_the_owner_writes(plan, who):
    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        write(plan, by=getattr(plan.cast, who).user)


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), date(2025, 12, 31)])
def test_a_day_to_come_and_a_day_before_the_plan_are_refused(plan, on):
    with pytest.raises(Refused, match="Tanggal"):
        write(plan, on=on)


def test_a_value_needs_an_indicator_of_the_same_result(plan):
    other = IndicatorFactory(result=WorkResultFactory(skp=plan.skp, order=2), order=1)

    with pytest.raises(Refused, match="perlu indikator"):
        write(plan, value=Decimal(3))
    with pytest.raises(Refused, match="bukan milik hasil kerja"):
        write(plan, value=Decimal(3), indicator=other)
    assert Progress.objects.count() == 0


def test_a_plan_that_is_not_set_takes_no_notes(plan):
    plan.skp.status = "digantikan"
    plan.skp.save(update_fields=["status"])

    with pytest.raises(Refused, match="tidak berlaku"):
        write(plan)


def test_the_201st_file_of_a_year_is_refused(plan):
    note = ProgressFactory(result=plan.result)
    for number in range(200):
        EvidenceFactory(progress=note, blob__content=b"%d" % number)

    with pytest.raises(Refused, match="200 berkas"):
        write(plan, files=[PDF])


def test_a_correction_takes_the_place_of_the_note_and_keeps_chosen_proofs(plan):
    old = write(plan, files=[PDF], link="https://bungokab.go.id/a")
    kept = queries.evidence_of(old)[:1]

    new = notes.correct_note(
        old,
        by=plan.cast.budi.user,
        at=NOW,
        key=uuid4(),
        result=plan.result,
        entry=Entry(on=TODAY, note="Rekap Juni selesai dan dikirim."),
        keep=kept,
    )

    assert list(Progress.objects.standing()) == [new]
    assert [proof.caption for proof in queries.evidence_of(new)] == ["laporan.pdf"]
    assert events("monitoring.note_corrected").get().details["supersedes"] == old.pk


def test_a_note_is_corrected_once(plan):
    old = write(plan)
    ProgressFactory(result=plan.result, supersedes=old)

    with pytest.raises(Refused, match="sudah diganti"):
        notes.correct_note(
            old,
            by=plan.cast.budi.user,
            at=NOW,
            key=uuid4(),
            result=plan.result,
            entry=Entry(on=TODAY, note="Lain."),
        )


def test_nobody_else_corrects_a_note(plan):
    old = write(plan)

    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        notes.correct_note(
            old,
            by=plan.cast.sari.user,
            at=NOW,
            key=uuid4(),
            result=plan.result,
            entry=Entry(on=TODAY, note="Lain."),
        )


def test_a_note_is_withdrawn_and_recorded(plan):
    note = write(plan)

    notes.withdraw_note(note, by=plan.cast.budi.user, at=NOW)

    assert (Progress.objects.standing().count(), Progress.objects.count()) == (0, 1)
    assert events("monitoring.note_withdrawn").count() == 1


def test_nobody_else_withdraws_a_note(plan):
    with pytest.raises(Refused, match="Hanya pemilik"):
        notes.withdraw_note(write(plan), by=plan.cast.sari.user, at=NOW)


def test_a_note_that_an_evaluation_used_stays(plan):
    inside, outside = write(plan), write(plan, on=date(2026, 6, 30))

    counted = many.count_notes(
        plan.skp, by=plan.cast.sari.user, at=NOW, since=date(2026, 7, 1), until=TODAY
    )

    assert counted == 1
    with pytest.raises(Refused, match="dipakai dalam evaluasi"):
        notes.withdraw_note(inside, by=plan.cast.budi.user, at=NOW)
    notes.withdraw_note(outside, by=plan.cast.budi.user, at=NOW)
    assert said("monitoring.notes_counted") == {"notes": [inside.pk]}


def give(plan, who, remark=PRAISE, **more):
    remark = remark if remark.result or remark.behaviour else on_result(plan)
    return say.give_feedback(
        plan.skp,
        by=getattr(plan.cast, who).user,
        at=NOW,
        key=more.pop("key", None) or uuid4(),
        remark=remark,
        **more,
    )


def on_result(plan):
    return Remark(tone=PRAISE.tone, text=PRAISE.text, result=plan.result)


@pytest.mark.parametrize(
    ("who", "role"), [("sari", "pimpinan"), ("joko", "pimpinan"), ("rina", "rekan")]
)
def test_feedback_is_kept_told_and_recorded_without_its_words(plan, who, role):
    feedback = give(plan, who)

    assert (feedback.giver_role, feedback.result) == (role, plan.result)
    message = Message.objects.get(user=plan.cast.budi.user)
    assert message.text == f"{getattr(plan.cast, who).name} memberi Anda umpan balik."
    details = events("monitoring.feedback_given").get().details
    assert (details["role"], details["text"]) == (role, digest(PRAISE.text))


@pytest.mark.parametrize("who", ["budi", "tono", "umi", "ratna", "agus", "wayan"])
def test_others_have_no_voice(plan, who):
    with pytest.raises(Refused, match="tidak dapat memberi umpan balik"):
        give(plan, who)


def test_feedback_on_a_result_of_somebody_else_is_refused(plan):
    foreign = Remark(tone="apresiasi", text="Bagus.", result=WorkResultFactory())

    with pytest.raises(Refused, match="bukan milik SKP ini"):
        give(plan, "sari", foreign)


def test_feedback_with_the_same_key_is_kept_once(plan):
    key = uuid4()

    assert give(plan, "sari", key=key) == give(plan, "sari", key=key)
    assert Feedback.objects.count() == 1


def test_feedback_with_the_same_key_and_other_words_is_told(plan):
    key = uuid4()
    give(plan, "sari", key=key)

    with pytest.raises(Refused, match="sudah tersimpan"):
        give(plan, "joko", key=key)


def test_feedback_is_taken_back_until_it_is_read(plan):
    unread, read = give(plan, "sari"), give(plan, "sari")
    say.read_feedback(read, by=plan.cast.budi.user, at=NOW)

    say.withdraw_feedback(unread, by=plan.cast.sari.user, at=NOW)
    with pytest.raises(Refused, match="sudah dibaca"):
        say.withdraw_feedback(read, by=plan.cast.sari.user, at=NOW)

    assert list(Feedback.objects.standing()) == [read]
    assert events("monitoring.feedback_withdrawn").count() == 1


def test_feedback_taken_back_cannot_be_read(plan):
    feedback = give(plan, "sari")
    say.withdraw_feedback(feedback, by=plan.cast.sari.user, at=NOW)

    with pytest.raises(Refused, match="sudah ditarik"):
        say.read_feedback(feedback, by=plan.cast.budi.user, at=NOW)


def test_reading_twice_is_recorded_once(plan):
    feedback = give(plan, "sari")
    say.read_feedback(feedback, by=plan.cast.budi.user, at=NOW)
    say.read_feedback(feedback, by=plan.cast.budi.user, at=NOW)

    assert events("monitoring.feedback_read").count() == 1


def test_only_the_person_reads_and_only_the_giver_takes_back(plan):
    feedback = give(plan, "sari")

    with pytest.raises(Refused, match="Hanya penerima"):
        say.read_feedback(feedback, by=plan.cast.sari.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pemberi"):
        say.withdraw_feedback(feedback, by=plan.cast.budi.user, at=NOW)


def test_re2_feedback_is_replaced_once_by_its_giver(plan):
    old = give(plan, "sari")
    new = give(plan, "sari", supersedes=old)

    assert list(Feedback.objects.standing()) == [new]
    with pytest.raises(Refused, match="sudah diganti"):
        give(plan, "sari", supersedes=old)
    with pytest.raises(Refused, match="umpan balik Anda sendiri"):
        give(plan, "joko", supersedes=new)
    with pytest.raises(Refused, match="umpan balik Anda sendiri"):
        give(plan, "sari", supersedes=FeedbackFactory(giver=plan.cast.sari))


def test_a_former_penilai_cannot_replace_what_he_said(plan):
    old = FeedbackFactory(result=plan.result, giver=plan.cast.tono)

    with pytest.raises(Refused, match="tidak dapat memberi umpan balik"):
        give(plan, "tono", supersedes=old)
