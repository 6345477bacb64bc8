from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import ProgrammingError, connection, transaction

from kinerja.appraisal import actions, rules
from kinerja.appraisal.models import Evaluation, OrganisationRating
from kinerja.audit.models import Event
from kinerja.lib.canonical import digest
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused, Stale
from kinerja.monitoring.models import Progress
from kinerja.notifications.models import Message
from kinerja.organisation.models import ReportingLine
from tests.appraisal.conftest import evaluation_of, rate, shown_digest, sign
from tests.factories import (
    NOW,
    TODAY,
    FeedbackFactory,
    OrganisationRatingFactory,
    ReportingLineFactory,
    SkpFactory,
)


def kinds(target):
    stream = f"{target._meta.label_lower}:{target.pk}"
    return list(Event.objects.filter(stream=stream).order_by("sequence").values_list("kind"))


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reasons


# Starting


def test_the_penilai_starts_once(cast, period):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)

    first = actions.start_evaluation(skp, period=period, by=cast.sari.user, at=NOW)
    again = actions.start_evaluation(skp, period=period, by=cast.sari.user, at=NOW)

    assert first == again
    assert (first.appraiser, first.superior, first.unit) == (cast.sari, cast.joko, cast.field)
    assert (first.led_unit, first.results_rating, first.is_final) == (None, "", False)
    assert kinds(first) == [("appraisal.evaluation_started",)]


@pytest.mark.parametrize("who", ["joko", "tono", "ratna", "budi"])
def test_nobody_else_starts(cast, period, who):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    by = getattr(cast, who).user

    assert refused(actions.start_evaluation, skp, period=period, by=by, at=NOW) == [
        "Hanya pejabat penilai pegawai ini hari ini yang dapat menilainya."
    ]


def test_the_head_of_a_unit_begins_with_its_predikat(cast, period):
    """R-V4: the achievement of the unit one leads is one's result."""
    OrganisationRatingFactory(unit=cast.field, period=period, predikat="istimewa")
    skp = SkpFactory(placement=cast.sari.placements.get(), agreed=True, appraiser=cast.joko)

    evaluation = actions.start_evaluation(skp, period=period, by=cast.joko.user, at=NOW)

    assert (evaluation.led_unit, evaluation.unit) == (cast.field, cast.office)
    assert evaluation.results_rating == "di_atas"


def test_the_kepala_daerah_makes_final_evaluations(cast, period):
    cast.joko.status = "pejabat_negara"
    cast.joko.save()
    skp = SkpFactory(placement=cast.sari.placements.get(), agreed=True, appraiser=cast.joko)

    assert actions.start_evaluation(skp, period=period, by=cast.joko.user, at=NOW).is_final


def test_nobody_starts_after_the_window(cast, period):
    period.due_on = TODAY - timedelta(days=1)
    period.save()
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)

    assert refused(actions.start_evaluation, skp, period=period, by=cast.sari.user, at=NOW) == [
        "Masa evaluasi berakhir 14 Juli 2026. Sesudah itu atasan pejabat penilai yang mengevaluasi."
    ]


# Saving


def test_saving_keeps_everything_and_counts_revisions(cast, ready):
    result = ready.skp.results.get()

    rate(
        ready,
        cast.sari,
        note="Pertahankan.",
        results={result.pk: ("di_bawah", "")},
        behaviours={"loyal": "di_atas", "adaptif": ""},
    )

    ready.refresh_from_db()
    assert (ready.revision, ready.results_rating, ready.note) == (1, "sesuai", "Pertahankan.")
    assert list(ready.result_ratings.values_list("result", "rating")) == [(result.pk, "di_bawah")]
    assert list(ready.behaviour_ratings.values_list("value", "rating")) == [("loyal", "di_atas")]
    assert Event.objects.latest("pk").details["results"] == {str(result.pk): "di_bawah"}


def test_a_stale_form_is_refused_and_writes_nothing(cast, ready):
    rate(ready, cast.sari, note="Pertama")

    with pytest.raises(Stale):
        rate(ready, cast.sari, note="Kedua")  # still carries revision 0

    ready.refresh_from_db()
    assert (ready.revision, ready.note) == (1, "Pertama")


@pytest.mark.parametrize("who", ["joko", "tono", "ratna", "budi", "wayan"])
def test_only_the_penilai_saves(cast, ready, who):
    assert refused(rate, ready, getattr(cast, who)) == [
        "Evaluasi ini sudah ditandatangani, atau Anda bukan lagi pejabat penilainya."
    ]


def test_when_the_line_changed_in_june_the_new_penilai_takes_over(cast, ready):
    ReportingLine.objects.filter(employee=cast.budi, appraiser=cast.sari).update(
        period=between(date(2026, 1, 1), date(2026, 6, 14))
    )
    ReportingLineFactory(
        employee=cast.budi, appraiser=cast.joko, superior=None, period=since(date(2026, 6, 15))
    )

    assert refused(rate, ready, cast.sari) != []
    rate(ready, cast.joko)

    ready.refresh_from_db()
    assert (ready.appraiser, ready.superior, ready.unit) == (cast.joko, None, cast.office)
    assert refused(sign, ready, cast.joko) == [
        "Predikat kinerja Dinas Kesehatan belum ditetapkan oleh Admin BKPSDM.",
        "Anda belum memberi umpan balik dalam periode ini.",
    ]


# Signing


def test_signing_seals_what_was_shown(cast, ready):
    rate(ready, cast.sari, results_rating="di_atas", results_reason="Melampaui target.")
    shown = shown_digest(ready)

    signed = sign(ready, cast.sari)

    signed.refresh_from_db()
    assert (signed.status, signed.predikat) == ("ditandatangani", "baik")
    assert signed.rule_version == rules.QUADRANTS[-1].version
    assert signed.content_digest == shown == digest(signed.content)
    assert (signed.signed_at, signed.signed_by) == (NOW, cast.sari.user)
    assert signed.organisation_predikat == "baik"
    assert len(signed.verification_code) == 26
    assert kinds(signed)[-1] == ("appraisal.evaluation_signed",)
    assert Event.objects.latest("pk").details["content_digest"] == shown


def test_notes_that_a_signature_rests_on_are_held(cast, ready):
    """What was read is counted; a refused signature holds nothing."""
    note = Progress.objects.get()

    refused(sign, ready, cast.sari)
    note.refresh_from_db()
    assert note.counted_at is None

    rate(ready, cast.sari)
    sign(ready, cast.sari)
    note.refresh_from_db()
    assert note.counted_at == NOW


def test_rv1_what_is_missing_refuses_the_signature_with_the_pages_words(cast, ready):
    OrganisationRating.objects.all().delete()
    FeedbackFactory._meta.model.objects.all().delete()

    assert refused(sign, ready, cast.sari) == [
        "Predikat kinerja Bidang Kesmas belum ditetapkan oleh Joko.",
        "Anda belum memberi umpan balik dalam periode ini.",
        "Pilih rating hasil kerja.",
        "Pilih rating perilaku kerja.",
    ]
    ready.refresh_from_db()
    assert ready.status == "draf"


def test_feedback_of_somebody_else_does_not_count(cast, ready):
    FeedbackFactory._meta.model.objects.update(giver=cast.joko)
    rate(ready, cast.sari)

    assert refused(sign, ready, cast.sari) == ["Anda belum memberi umpan balik dalam periode ini."]


def test_a_reason_is_due_when_a_head_departs_from_his_units_predikat(cast, period):
    evaluation_of(cast, cast.budi, period)
    OrganisationRatingFactory(unit=cast.office, period=period)
    ready = evaluation_of(cast, cast.sari, period)
    ready.unit, ready.led_unit, ready.appraiser = cast.office, cast.field, cast.joko
    ready.save()
    FeedbackFactory._meta.model.objects.filter(skp=ready.skp).update(giver=cast.joko)
    OrganisationRating.objects.filter(unit=cast.field).update(predikat="istimewa")
    rate(ready, cast.joko)

    assert refused(sign, ready, cast.joko) == ["Tulis alasan rating hasil kerja."]


@pytest.mark.parametrize(
    "change",
    [
        lambda cast, row: rate(row, cast.sari, note="Ditambah sesudah diperiksa"),
        lambda cast, row: FeedbackFactory(skp=row.skp, result=None, behaviour="loyal"),
        lambda cast, row: OrganisationRating.objects.update(predikat="kurang"),
    ],
    ids=["note", "feedback", "organisation"],
)
def test_a_change_between_showing_and_signing_is_stale(cast, ready, change):
    rate(ready, cast.sari)
    seen = shown_digest(ready)
    FeedbackFactory._meta.model.objects.update(given_at=NOW)
    change(cast, ready)

    with pytest.raises(Stale):
        actions.sign_evaluation(ready, seen_digest=seen, by=cast.sari.user, at=NOW)

    ready.refresh_from_db()
    assert (ready.status, ready.content) == ("draf", None)


@pytest.mark.parametrize("who", ["joko", "tono", "ratna", "budi", "wayan"])
def test_only_the_penilai_signs(cast, ready, who):
    rate(ready, cast.sari)

    assert refused(sign, ready, getattr(cast, who)) == [
        "Hanya pejabat penilai pegawai ini hari ini yang dapat menilainya."
    ]


def test_a_signed_evaluation_is_not_signed_or_saved_again(cast, ready):
    rate(ready, cast.sari)
    seen = shown_digest(ready)
    sign(ready, cast.sari)

    assert refused(actions.sign_evaluation, ready, seen_digest=seen, by=cast.sari.user, at=NOW) == [
        "Evaluasi ini sudah ditandatangani. Muat ulang halaman untuk melihatnya."
    ]
    assert len(refused(rate, ready, cast.sari)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_signatures_at_once_one_wins(cast, ready):
    rate(ready, cast.sari)
    seen, user, start, outcomes = shown_digest(ready), cast.sari.user, Barrier(2), []

    def signing():
        start.wait()
        try:
            actions.sign_evaluation(ready, seen_digest=seen, by=user, at=NOW)
            outcomes.append("signed")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=signing) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused", "signed"]
    assert kinds(ready).count(("appraisal.evaluation_signed",)) == 1


# After the signature


def test_handing_over_tells_the_employee(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)

    actions.hand_over_evaluation(ready, by=cast.sari.user, at=NOW)

    ready.refresh_from_db()
    assert (ready.status, ready.handed_over_at) == ("diserahkan", NOW)
    assert Message.objects.get(user=cast.budi.user).text == (
        "Hasil evaluasi kinerja Triwulan II 2026 sudah diserahkan kepada Anda."
    )
    assert refused(actions.hand_over_evaluation, ready, by=cast.sari.user, at=NOW) == [
        "Dokumen ini belum ditandatangani atau sudah diserahkan."
    ]


def delivered(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    return actions.hand_over_evaluation(ready, by=cast.sari.user, at=NOW)


def test_the_employee_answers_once(cast, ready):
    row = delivered(cast, ready)
    answer = {"answer": "keberatan", "note": "Target bergeser.", "by": cast.budi.user, "at": NOW}

    actions.acknowledge_evaluation(row, **answer)

    row.refresh_from_db()
    assert (row.status, row.acknowledgement) == ("diterima", "keberatan")
    assert row.acknowledgement_note == "Target bergeser."
    assert kinds(row)[-1] == ("appraisal.evaluation_acknowledged",)
    assert refused(actions.acknowledge_evaluation, row, **answer) == [
        "Anda sudah menanggapi dokumen ini."
    ]


@pytest.mark.parametrize("who", ["sari", "joko", "wayan"])
def test_nobody_answers_for_the_employee(cast, ready, who):
    row = delivered(cast, ready)
    by = getattr(cast, who).user

    assert refused(
        actions.acknowledge_evaluation, row, answer="menerima", note="", by=by, at=NOW
    ) == ["Hanya pegawai yang dievaluasi yang menanggapi dokumen ini."]


def test_a_final_evaluation_takes_no_objection(cast, ready):
    cast.sari.status = "pejabat_negara"
    cast.sari.save()
    row = delivered(cast, ready)

    assert refused(
        actions.acknowledge_evaluation, row, answer="keberatan", note="", by=cast.budi.user, at=NOW
    ) == ["Evaluasi oleh kepala daerah bersifat final. Keberatan tidak dapat diajukan."]


# Predikat of organisations


def set_predikat(cast, period, who, unit=None, predikat="kurang"):
    return actions.set_predikat(
        unit or cast.field,
        period=period,
        predikat=predikat,
        reason="Surat 12/2026.",
        by=getattr(cast, who).user,
        at=NOW,
    )


def test_the_leader_above_sets_and_changes_the_predikat(cast, period):
    first = set_predikat(cast, period, "joko")
    again = set_predikat(cast, period, "joko", predikat="baik")

    assert (first, again.predikat) == (again, "baik")
    assert kinds(first) == [("appraisal.organisation_predikat_set",)] * 2


def test_the_same_predikat_sent_twice_is_kept_once(cast, period):
    first = set_predikat(cast, period, "joko")

    assert set_predikat(cast, period, "joko") == first
    assert kinds(first) == [("appraisal.organisation_predikat_set",)]


@pytest.mark.parametrize("who", ["sari", "ratna", "tono", "wayan"])
def test_nobody_else_sets_it(cast, period, who):
    assert refused(set_predikat, cast, period, who) == [
        "Hanya pimpinan di atas unit ini yang menetapkan predikatnya."
    ]


def test_where_nobody_leads_above_the_records_office_writes_down_the_letter(cast, period):
    assert set_predikat(cast, period, "ratna", unit=cast.office).predikat == "kurang"
    assert len(refused(set_predikat, cast, period, "joko", unit=cast.office)) == 1


def test_a_used_predikat_stands(cast, ready, period):
    rate(ready, cast.sari)
    sign(ready, cast.sari)

    assert refused(set_predikat, cast, period, "joko") == [actions.USED]


# The database has the last word


SEALED_BY_SQL = [
    "UPDATE appraisal_evaluation SET predikat = 'sangat_baik'",
    "UPDATE appraisal_evaluation SET results_rating = 'di_atas'",
    "UPDATE appraisal_evaluation SET note = 'lain'",
    "UPDATE appraisal_evaluation SET content = '{}'",
    "UPDATE appraisal_evaluation SET content_digest = 'x'",
    "UPDATE appraisal_evaluation SET signed_at = now()",
    "UPDATE appraisal_evaluation SET appraiser_id = superior_id",
    "UPDATE appraisal_evaluation SET status = 'draf'",
    "UPDATE appraisal_evaluation SET status = 'ditandatangani'",
    "UPDATE appraisal_evaluation SET handed_over_at = now()",
    "UPDATE appraisal_resultrating SET rating = 'di_atas'",
    "UPDATE appraisal_behaviourrating SET rating = 'di_atas'",
    "UPDATE appraisal_organisationrating SET predikat = 'istimewa'",
    "DELETE FROM appraisal_resultrating",
    "DELETE FROM appraisal_behaviourrating",
    "DELETE FROM appraisal_organisationrating",
    "INSERT INTO appraisal_behaviourrating (evaluation_id, value, rating)"
    " SELECT id, 'adaptif', 'sesuai' FROM appraisal_evaluation",
    "INSERT INTO appraisal_resultrating (evaluation_id, result_id, rating, realisation,"
    " no_realisation_reason) SELECT evaluation_id, result_id, 'sesuai', '', ''"
    " FROM appraisal_resultrating",
]


@pytest.mark.parametrize("sql", SEALED_BY_SQL)
def test_rv7_the_database_refuses_to_change_what_was_signed(cast, ready, sql):
    result = ready.skp.results.get()
    rate(ready, cast.sari, results={result.pk: ("sesuai", "")}, behaviours={"loyal": "sesuai"})
    ready.refresh_from_db()
    sign(ready, cast.sari)
    actions.hand_over_evaluation(ready, by=cast.sari.user, at=NOW)

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_keeps_signed_rows_and_answers(cast, ready):
    row = delivered(cast, ready)
    actions.acknowledge_evaluation(row, answer="menerima", note="", by=cast.budi.user, at=NOW)

    for sql in (
        "DELETE FROM appraisal_evaluation",
        "UPDATE appraisal_evaluation SET acknowledgement = 'keberatan'",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert Evaluation.objects.get().acknowledgement == "menerima"
