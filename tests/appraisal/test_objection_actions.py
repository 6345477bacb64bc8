from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction

from kinerja.appraisal import actions, queries
from kinerja.appraisal.models import (
    Evaluation,
    Objection,
    ObjectionEvidence,
    ObjectionStatement,
)
from kinerja.appraisal.rules import Ruling
from kinerja.audit.models import Event
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused
from kinerja.lib.uploads import Clean
from kinerja.notifications.models import Message
from kinerja.organisation.actions import load_holidays
from tests.factories import (
    NOW,
    EvaluationFactory,
    ObjectionEvidenceFactory,
    ObjectionFactory,
)
from tests.organisation.factories import chosen

PDF = Clean("bukti.pdf", "application/pdf", b"%PDF-1.7 bukti")
CHANGED = Ruling("di_atas", "di_atas", "Bukti menunjukkan hasil melampaui.", "Pertahankan.")
CONFIRMED = Ruling("sesuai", "sesuai", "Penilaian sesuai bukti.", "")


def jakarta(year, month, day, hour=12):
    return datetime(year, month, day, hour, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
def delivered(cast):
    """Budi's result, in his hands since NOW."""
    skp_placement = cast.budi.placements.get()
    return EvaluationFactory(
        skp__placement=skp_placement,
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
    )


@pytest.fixture
def filed(cast, delivered):
    return file(delivered, cast.budi)


@pytest.fixture
def heard(cast, filed):
    """Both sides were heard; Joko may decide."""
    actions.examine_objection(filed, by=cast.joko.user, at=NOW)
    for who, side in ((cast.budi, "pegawai"), (cast.sari, "penilai")):
        explain(filed, who, side)
    filed.refresh_from_db()
    return filed


def file(evaluation, by, *, at=NOW, files=()):
    return actions.file_objection(
        evaluation, reasons="Dua belas laporan tepat waktu.", files=files, by=by.user, at=at
    )


def explain(objection, by, side, manner="tertulis", key=None):
    return actions.explain_objection(
        objection,
        side=side,
        manner=manner,
        text="Begini kejadiannya.",
        key=key or uuid4(),
        by=by.user,
        at=NOW,
    )


def decide(objection, by, ruling=CHANGED):
    return actions.decide_objection(objection, ruling=ruling, by=by.user, at=NOW)


def kinds(row):
    stream = f"{row._meta.label_lower}:{row.pk}"
    return list(
        Event.objects.filter(stream=stream).order_by("sequence").values_list("kind", flat=True)
    )


# Filing


def test_the_employee_objects_and_everybody_concerned_hears(cast, delivered):
    objection = file(delivered, cast.budi, files=[PDF])
    delivered.refresh_from_db()

    assert (objection.status, objection.examiner, objection.appraiser) == (
        "diajukan",
        cast.joko,
        cast.sari,
    )
    assert (objection.evaluation_digest, delivered.contest) == (
        delivered.content_digest,
        "dalam_keberatan",
    )
    assert [one.caption for one in objection.evidence.all()] == ["bukti.pdf"]
    assert set(Message.objects.values_list("user", flat=True)) == {
        cast.joko.user_id,
        cast.sari.user_id,
    }
    assert kinds(objection) == ["appraisal.objection_filed"]


def test_sending_twice_is_refused_and_changes_nothing(cast, delivered, filed):
    with pytest.raises(Refused, match="sudah diajukan"):
        file(delivered, cast.budi)

    assert Objection.objects.count() == 1


@pytest.mark.parametrize("who", ["sari", "joko", "rina", "ratna"])
def test_only_the_employee_objects(cast, delivered, who):
    with pytest.raises(Refused, match="Hanya pegawai yang dievaluasi"):
        file(delivered, getattr(cast, who))


def test_tc110_received_on_9_january_the_last_day_is_30_january(cast):
    load_holidays(by=None, at=NOW)
    evaluation = received(cast, date(2026, 1, 9))

    with pytest.raises(Refused, match="Batas keberatan 30 Januari 2026 sudah lewat"):
        file(evaluation, cast.budi, at=jakarta(2026, 1, 31))
    assert file(evaluation, cast.budi, at=jakarta(2026, 1, 30, 23)).status == "diajukan"


def test_tc111_filed_on_12_january_it_is_decided_by_22_january(cast):
    load_holidays(by=None, at=NOW)
    evaluation = received(cast, date(2026, 1, 9))

    assert file(evaluation, cast.budi, at=jakarta(2026, 1, 12)).due_on == date(2026, 1, 22)


def test_tc113_received_before_idul_fitri_the_last_day_is_10_april(cast):
    load_holidays(by=None, at=NOW)

    assert queries.last_day_to_object(received(cast, date(2026, 3, 13))) == date(2026, 4, 10)


def test_rv8_the_days_to_receipt_are_those_of_the_day_of_delivery(cast, delivered):
    day = queries.received_on(delivered) - timedelta(days=3)
    chosen(cast, "hari-terima", 5, day)
    chosen(cast, "hari-terima", 9, day + timedelta(days=1))

    assert queries.received_on(delivered) == day + timedelta(days=5)


def test_tc114_after_an_evaluation_by_the_bupati_there_is_no_objection(cast):
    evaluation = received(cast, date(2026, 1, 9), is_final=True)

    with pytest.raises(Refused, match="Evaluasi oleh kepala daerah bersifat final"):
        file(evaluation, cast.budi, at=jakarta(2026, 1, 12))


def test_t25_fourteen_days_are_working_days_so_16_february_is_in_time(cast):
    """cycle.md counts calendar days; the text of the Permen says hari kerja and wins."""
    evaluation = received(cast, date(2026, 2, 1))

    assert file(evaluation, cast.budi, at=jakarta(2026, 2, 16)).received_on == date(2026, 2, 1)


def received(cast, day, **changes):
    at = jakarta(day.year, day.month, day.day)
    return EvaluationFactory(
        skp__placement=cast.budi.placements.get(),
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        status="diterima",
        signed_at=at,
        handed_over_at=at,
        acknowledged_at=at,
        acknowledged_by=cast.budi.user,
        acknowledgement="menerima" if changes else "keberatan",
        **changes,
    )


def test_without_an_atasan_hr_is_asked_to_name_the_examiner(cast, delivered):
    cast.joko.standing = "berhenti"
    cast.joko.save()

    objection = file(delivered, cast.budi)

    assert objection.examiner is None
    assert set(Message.objects.values_list("user", flat=True)) == {
        cast.sari.user_id,
        cast.umi.user_id,
    }


def test_hr_of_the_agency_names_an_examiner(cast, delivered):
    objection = ObjectionFactory(evaluation=delivered, examiner=None)

    actions.name_examiner(
        objection, examiner=cast.tono, reason="Atasan pensiun.", by=cast.ratna.user, at=NOW
    )

    objection.refresh_from_db()
    assert (objection.examiner, objection.examiner_reason) == (cast.tono, "Atasan pensiun.")


def test_naming_the_same_examiner_twice_tells_him_once(cast, delivered):
    objection = ObjectionFactory(evaluation=delivered, examiner=None)

    for _ in range(2):
        actions.name_examiner(
            objection, examiner=cast.tono, reason="Atasan pensiun.", by=cast.ratna.user, at=NOW
        )

    assert kinds(objection) == ["appraisal.examiner_named"]
    assert Message.objects.filter(user=cast.tono.user).count() == 1


@pytest.mark.parametrize(
    ("by", "examiner", "words"),
    [
        ("umi", "tono", "Hanya admin BKPSDM"),
        ("joko", "tono", "Hanya admin BKPSDM"),
        ("ratna", "sari", "Pemeriksa harus pegawai aktif"),
        ("ratna", "budi", "Pemeriksa harus pegawai aktif"),
    ],
)
def test_no_party_examines_and_nobody_else_names(cast, filed, by, examiner, words):
    with pytest.raises(Refused, match=words):
        actions.name_examiner(
            filed,
            examiner=getattr(cast, examiner),
            reason="Uji.",
            by=getattr(cast, by).user,
            at=NOW,
        )


def test_hr_does_not_name_who_examines_her_own_evaluation(cast, delivered):
    objection = ObjectionFactory(evaluation=delivered, appraiser=cast.ratna)

    with pytest.raises(Refused, match="Hanya admin BKPSDM"):
        actions.name_examiner(
            objection, examiner=cast.tono, reason="Uji.", by=cast.ratna.user, at=NOW
        )


# Examination


def test_the_examiner_asks_both_sides(cast, filed):
    Message.objects.all().delete()

    actions.examine_objection(filed, by=cast.joko.user, at=NOW)

    filed.refresh_from_db()
    assert (filed.status, filed.examined_at) == ("diperiksa", NOW)
    assert set(Message.objects.values_list("user", flat=True)) == {
        cast.budi.user_id,
        cast.sari.user_id,
    }
    assert kinds(filed)[-1] == "appraisal.objection_examined"


@pytest.mark.parametrize("who", ["budi", "sari", "umi", "ratna"])
def test_rv9_nobody_else_examines_or_decides(cast, filed, heard, who):
    with pytest.raises(Refused, match="Hanya pemeriksa"):
        actions.examine_objection(filed, by=getattr(cast, who).user, at=NOW)
    with pytest.raises(Refused, match="Hanya pemeriksa"):
        decide(heard, getattr(cast, who))


def test_an_examination_begins_once(cast, heard):
    with pytest.raises(Refused, match="berstatus diperiksa"):
        actions.examine_objection(heard, by=cast.joko.user, at=NOW)


def test_the_same_explanation_sent_twice_is_kept_once(cast, filed):
    actions.examine_objection(filed, by=cast.joko.user, at=NOW)
    key = uuid4()

    first = explain(filed, cast.sari, "penilai", key=key)

    assert explain(filed, cast.sari, "penilai", key=key) == first
    assert kinds(first) == ["appraisal.objection_explained"]


@pytest.mark.parametrize(
    ("who", "side", "manner"),
    [
        ("budi", "penilai", "tertulis"),
        ("sari", "pegawai", "tertulis"),
        ("joko", "pegawai", "tertulis"),
        ("rina", "pegawai", "tertulis"),
        ("sari", "pegawai", "lisan"),
        ("budi", "penilai", "tidak_memberi"),
    ],
)
def test_nobody_speaks_for_another(cast, filed, who, side, manner):
    actions.examine_objection(filed, by=cast.joko.user, at=NOW)

    with pytest.raises(Refused):
        explain(filed, getattr(cast, who), side, manner)

    assert ObjectionStatement.objects.count() == 0


def test_the_examiner_records_who_stays_silent(cast, filed):
    actions.examine_objection(filed, by=cast.joko.user, at=NOW)

    said = explain(filed, cast.joko, "penilai", "tidak_memberi")

    assert (said.side, said.written_by) == ("penilai", cast.joko.user)


def test_nothing_is_explained_before_it_is_asked_for(cast, filed):
    with pytest.raises(Refused, match="Pemeriksaan belum dimulai"):
        explain(filed, cast.sari, "penilai")


# Decision


def test_a_changed_result_stands_beside_the_old_one_and_holds(cast, heard):
    old = heard.evaluation

    decided = decide(heard, cast.joko)

    old.refresh_from_db()
    new = decided.outcome
    assert (old.predikat, old.contest, decided.status) == ("baik", "diubah", "diubah")
    assert (new.predikat, new.basis, new.is_final, new.status, new.supersedes) == (
        "sangat_baik",
        "keberatan",
        True,
        "diserahkan",
        old,
    )
    assert (new.content["predikat"], new.content_digest) == ("sangat_baik", digest(new.content))
    assert new.content["superior"]["name"] == "Joko"
    assert "Begini kejadiannya" not in str(new.content)
    assert decided.content_digest == digest(decided.content)
    assert list(Evaluation.objects.standing()) == [new]
    assert kinds(decided)[-1] == "appraisal.objection_decided"
    assert kinds(new) == ["appraisal.evaluation_superseded"]


def test_a_confirmed_result_stays_and_no_second_one_is_made(cast, heard):
    decided = decide(heard, cast.joko, CONFIRMED)

    heard.evaluation.refresh_from_db()
    assert (decided.status, decided.outcome, heard.evaluation.contest) == (
        "dikuatkan",
        None,
        "dikuatkan",
    )
    assert Evaluation.objects.count() == 1


def test_both_sides_hear_of_the_decision(cast, heard):
    Message.objects.all().delete()

    decide(heard, cast.joko)

    assert set(Message.objects.values_list("user", flat=True)) == {
        cast.budi.user_id,
        cast.sari.user_id,
    }


def test_nothing_is_decided_before_both_were_heard(cast, filed):
    actions.examine_objection(filed, by=cast.joko.user, at=NOW)
    explain(filed, cast.budi, "pegawai")

    with pytest.raises(Refused, match="Minta penjelasan pejabat penilai"):
        decide(filed, cast.joko)


def test_a_decision_is_final(cast, heard):
    decided = decide(heard, cast.joko)

    with pytest.raises(Refused, match="tidak sedang diperiksa"):
        decide(heard, cast.joko, CONFIRMED)
    with pytest.raises(Refused, match="Keputusan atas keberatan bersifat final"):
        file(decided.outcome, cast.budi)
    with pytest.raises(Refused, match="sudah diputus"):
        actions.withdraw_objection(heard, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="sudah diputus"):
        actions.name_examiner(heard, examiner=cast.tono, reason="Uji.", by=cast.ratna.user, at=NOW)


def test_the_employee_signs_for_the_new_result(cast, heard):
    new = decide(heard, cast.joko).outcome

    actions.acknowledge_evaluation(new, answer="menerima", note="", by=cast.budi.user, at=NOW)

    new.refresh_from_db()
    assert new.status == "diterima"


def test_a_decision_that_fails_half_way_leaves_nothing(cast, heard, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("kinerja.appraisal.actions.decisions._tell_of_decision", broken)

    with pytest.raises(RuntimeError), transaction.atomic():
        decide(heard, cast.joko)

    heard.refresh_from_db()
    heard.evaluation.refresh_from_db()
    assert (heard.status, heard.evaluation.contest, Evaluation.objects.count()) == (
        "diperiksa",
        "dalam_keberatan",
        1,
    )


# Withdrawal


def test_the_employee_takes_it_back(cast, filed):
    actions.withdraw_objection(filed, by=cast.budi.user, at=NOW)

    filed.refresh_from_db()
    filed.evaluation.refresh_from_db()
    assert (filed.status, filed.evaluation.contest) == ("dicabut", "dicabut")
    assert kinds(filed)[-1] == "appraisal.objection_withdrawn"


@pytest.mark.parametrize("who", ["sari", "joko", "ratna"])
def test_nobody_else_takes_it_back(cast, filed, who):
    with pytest.raises(Refused, match="Hanya pegawai yang dievaluasi"):
        actions.withdraw_objection(filed, by=getattr(cast, who).user, at=NOW)


# What the database refuses


def test_the_database_keeps_what_was_filed_said_and_decided(cast, heard):
    ObjectionEvidenceFactory(objection=heard)
    decided = decide(heard, cast.joko)

    for change in (
        lambda: Objection.objects.update(reasons="Lain."),
        lambda: Objection.objects.update(considerations="Lain."),
        lambda: Objection.objects.update(status="diperiksa"),
        lambda: ObjectionStatement.objects.update(text="Lain."),
        lambda: ObjectionStatement.objects.all().delete(),
        lambda: ObjectionEvidence.objects.update(caption="Lain."),
        lambda: ObjectionEvidence.objects.all().delete(),
        lambda: Objection.objects.all()._raw_delete("default"),
        lambda: Evaluation.objects.filter(pk=decided.evaluation_id).update(contest=""),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
