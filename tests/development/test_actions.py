from datetime import date, timedelta

import pgtrigger
import pytest

from kinerja.audit.models import Event
from kinerja.development import actions, tasks
from kinerja.development.models import ImprovementPlan
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from tests.credits.conftest import annual, evaluated, quarter
from tests.development.conftest import (
    AFTER,
    PROPOSAL,
    TALK,
    after_test,
    before_test,
    low_year,
    offered,
    proposed,
    running,
    talked,
)
from tests.factories import NOW, TODAY

EVERYBODY = ("budi", "sari", "joko", "tono", "rina", "umi", "ratna", "agus", "opi", "wayan")
OTHERS_THAN_SARI = tuple(name for name in EVERYBODY if name != "sari")
OTHERS_THAN_BUDI = tuple(name for name in EVERYBODY if name != "budi")
OTHERS_THAN_RATNA = tuple(name for name in EVERYBODY if name != "ratna")


def user(cast, name):
    return getattr(cast, name).user


# Offering


def test_r_t1_help_is_offered_with_kind_words_and_only_once(cast, low):
    plan = offered(low)

    assert (plan.status, plan.employee) == ("ditawarkan", cast.budi)
    assert offered(low) is None
    assert Event.objects.get().kind == "development.plan_offered"
    assert Message.objects.get(user=cast.budi.user).text == (
        "Ada tawaran rencana perbaikan bagi Anda. Ini bantuan enam bulan, bukan hukuman."
    )
    assert Message.objects.get(user=cast.sari.user).text.startswith("Susun rencana perbaikan")


@pytest.mark.parametrize("predikat", ["sangat_baik", "baik"])
def test_a_good_year_needs_no_plan(cast, predikat):
    assert offered(low_year(cast, predikat=predikat)) is None


def test_a_low_quarter_is_for_ordinary_guidance(cast):
    row = evaluated(cast.budi, quarter(1), cast.sari, unit=cast.field, predikat="kurang")

    assert offered(row) is None


def test_nothing_is_offered_before_the_hand_over(cast):
    row = low_year(
        cast,
        status="ditandatangani",
        handed_over_at=None,
        acknowledged_at=None,
        acknowledged_by=None,
        acknowledgement="",
    )

    assert offered(row) is None


def test_no_person_offers_a_plan(cast, low):
    assert actions.offer_plan(low, by=cast.ratna.user, at=NOW) is None


def test_the_worker_offers_what_is_due(cast, low):
    low_year(cast, cast.rina, predikat="baik")

    tasks.offer_plans(0)
    tasks.offer_plans(60)

    assert ImprovementPlan.objects.get().evaluation == low


# Agreement


def test_the_penilai_proposes(cast, plan):
    row = proposed(plan, cast)

    assert (row.status, row.goals, row.proposed_by) == (
        "diusulkan",
        PROPOSAL["goals"],
        cast.sari.user,
    )
    with pytest.raises(Refused):
        proposed(plan, cast)


@pytest.mark.parametrize("who", OTHERS_THAN_SARI)
def test_only_the_penilai_proposes_begins_talks_and_looks_again(cast, plan, who):
    by = user(cast, who)

    with pytest.raises(Refused):
        actions.propose_plan(plan, by=by, at=NOW, **PROPOSAL)
    proposed(plan, cast)
    with pytest.raises(Refused):
        actions.begin_plan(plan, by=by, at=NOW + timedelta(days=15))
    actions.answer_plan(plan, agrees=True, note="", by=cast.budi.user, at=NOW)
    with pytest.raises(Refused):
        actions.record_session(plan, held_on=TODAY, by=by, at=NOW, **TALK)
    talked(plan, cast)
    with pytest.raises(Refused):
        actions.reassess_plan(plan, result="membaik", reason="Tepat waktu.", by=by, at=AFTER)


def test_agreeing_begins_six_months(cast, plan):
    row = running(plan, cast)

    assert (row.status, row.starts_on, row.ends_on) == ("berjalan", TODAY, date(2027, 1, 14))
    assert row.agreed_by == cast.budi.user
    assert Message.objects.filter(user=cast.sari.user).last().text == (
        "Budi menyetujui rencana perbaikan."
    )


def test_asking_for_changes_gives_it_back_with_the_note(cast, plan):
    proposed(plan, cast)

    row = actions.answer_plan(
        plan, agrees=False, note="Target terlalu banyak.", by=cast.budi.user, at=NOW
    )

    assert (row.status, row.returned_note) == ("ditawarkan", "Target terlalu banyak.")
    assert proposed(plan, cast).status == "diusulkan"


def test_asking_for_changes_needs_words(cast, plan):
    proposed(plan, cast)

    with pytest.raises(Refused):
        actions.answer_plan(plan, agrees=False, note="", by=cast.budi.user, at=NOW)


@pytest.mark.parametrize("who", OTHERS_THAN_BUDI)
def test_only_the_employee_answers_and_reads(cast, plan, who):
    proposed(plan, cast)

    with pytest.raises(Refused):
        actions.answer_plan(plan, agrees=True, note="", by=user(cast, who), at=NOW)
    with pytest.raises(Refused):
        actions.read_sessions(plan, by=user(cast, who), at=NOW)


def test_nothing_is_answered_twice(cast, plan):
    running(plan, cast)

    with pytest.raises(Refused):
        actions.answer_plan(plan, agrees=True, note="", by=cast.budi.user, at=NOW)


def test_after_two_weeks_of_silence_the_penilai_begins(cast, plan):
    proposed(plan, cast)

    with pytest.raises(Refused):
        actions.begin_plan(plan, by=cast.sari.user, at=NOW + timedelta(days=14))
    row = actions.begin_plan(plan, by=cast.sari.user, at=NOW + timedelta(days=15))

    assert (row.status, row.agreed_by) == ("berjalan", cast.sari.user)


# Talks


def test_a_talk_is_kept_and_read(cast, plan):
    talked(running(plan, cast), cast)

    assert actions.read_sessions(plan, by=cast.budi.user, at=AFTER) == 1
    assert actions.read_sessions(plan, by=cast.budi.user, at=AFTER) == 0
    assert plan.sessions.get().read_at == AFTER


def test_a_talk_of_tomorrow_is_refused(cast, plan):
    running(plan, cast)

    with pytest.raises(Refused):
        actions.record_session(
            plan, held_on=TODAY + timedelta(days=1), by=cast.sari.user, at=NOW, **TALK
        )


# The end


def test_who_improved_is_through(cast, plan):
    talked(running(plan, cast), cast)

    row = actions.reassess_plan(
        plan, result="membaik", reason="Enam dari enam.", by=cast.sari.user, at=AFTER
    )

    assert row.status == "pulih"
    assert Message.objects.filter(user=cast.budi.user).last().text == (
        "Kinerja Anda dinilai membaik. Terima kasih."
    )


def test_nobody_is_looked_at_before_the_end_or_without_help(cast, plan):
    running(plan, cast)

    with pytest.raises(Refused) as refused:
        actions.reassess_plan(plan, result="belum", reason="–", by=cast.sari.user, at=NOW)

    assert refused.value.reasons == [
        "Masa perbaikan masih berjalan sampai 14 Januari 2027.",
        "Belum ada satu pun bimbingan yang tercatat.",
    ]


def test_from_the_test_to_the_recommendation(cast, plan):
    after_test(plan, cast)

    row = actions.recommend_to_ppk(
        plan, recommendation="pindah", reason="Lebih sesuai.", by=cast.ratna.user, at=AFTER
    )

    assert (row.status, row.recommendation) == ("direkomendasikan", "pindah")
    assert Event.objects.last().kind == "development.recommended_to_ppk"


@pytest.mark.parametrize("who", OTHERS_THAN_RATNA)
def test_only_the_agency_keeps_test_recommendation_and_closing(cast, plan, who):
    by = user(cast, who)
    before_test(plan, cast)

    with pytest.raises(Refused):
        actions.record_test(plan, result="sesuai", tested_on=TODAY, letter="800/1", by=by, at=AFTER)
    with pytest.raises(Refused):
        actions.close_plan(plan, reason="Pindah.", by=by, at=AFTER)
    actions.record_test(
        plan, result="sesuai", tested_on=TODAY, letter="800/1", by=cast.ratna.user, at=AFTER
    )
    with pytest.raises(Refused):
        actions.recommend_to_ppk(plan, recommendation="tetap", reason="–", by=by, at=AFTER)


def test_nobody_keeps_the_end_of_his_own_plan(cast):
    plan = offered(low_year(cast, cast.ratna))

    with pytest.raises(Refused):
        actions.close_plan(plan, reason="Salah.", by=cast.ratna.user, at=NOW)


def test_u16_without_a_letter_no_test_after_butuh_perbaikan(cast, plan):
    before_test(plan, cast)

    with pytest.raises(Refused):
        actions.record_test(
            plan, result="sesuai", tested_on=TODAY, letter="", by=cast.ratna.user, at=AFTER
        )


def test_a_test_of_tomorrow_is_refused(cast, plan):
    before_test(plan, cast)

    with pytest.raises(Refused):
        actions.record_test(
            plan,
            result="sesuai",
            tested_on=AFTER.date() + timedelta(days=1),
            letter="800/1",
            by=cast.ratna.user,
            at=AFTER,
        )


def test_no_recommendation_before_the_test_or_of_another_kind(cast, plan):
    with pytest.raises(Refused):
        actions.recommend_to_ppk(
            plan, recommendation="tetap", reason="–", by=cast.ratna.user, at=AFTER
        )
    after_test(plan, cast)
    with pytest.raises(Refused):
        actions.recommend_to_ppk(
            plan, recommendation="kontrak", reason="–", by=cast.ratna.user, at=AFTER
        )


def test_a_plan_without_ground_is_closed_once(cast, plan):
    row = actions.close_plan(
        plan, reason="Predikat berubah karena keberatan.", by=cast.ratna.user, at=NOW
    )

    assert (row.status, row.closed_by) == ("ditutup", cast.ratna.user)
    with pytest.raises(Refused):
        actions.close_plan(plan, reason="Lagi.", by=cast.ratna.user, at=NOW)


def test_the_export_is_remembered(cast):
    actions.record_export(by=cast.ratna.user, at=NOW, form="talenta", rows=2, wanted={})

    assert Event.objects.get().details["form"] == "talenta"


def test_a_new_penilai_carries_on(cast, plan):
    running(plan, cast)
    cast.budi.lines_up.filter(appraiser=cast.sari).update(appraiser=cast.tono)

    actions.record_session(plan, held_on=TODAY, by=cast.tono.user, at=NOW, **TALK)

    with pytest.raises(Refused):
        talked(plan, cast)


def test_annual_of_another_year_opens_another_plan(cast, plan):
    later = evaluated(cast.budi, annual(2024), cast.sari, unit=cast.field, predikat="kurang")

    assert offered(later).pk != plan.pk


def test_a_plan_whose_predikat_was_changed_is_closed_by_the_worker(cast, plan):
    contested(plan.evaluation, "dalam_keberatan")
    tasks.offer_plans(0)
    plan.refresh_from_db()
    assert plan.status == "ditawarkan"

    contested(plan.evaluation, "diubah")
    tasks.offer_plans(60)
    plan.refresh_from_db()

    assert (plan.status, plan.closed_by) == ("ditutup", None)
    assert plan.closed_reason == "Predikat berubah atas keputusan keberatan."


def test_the_system_closes_no_plan_that_has_ground(cast, plan):
    with pytest.raises(Refused):
        actions.close_plan(plan, reason="Salah.", by=None, at=NOW)


def test_while_an_objection_is_open_nothing_is_offered(low):
    contested(low, "dalam_keberatan")

    assert offered(low) is None


def contested(evaluation, word):
    with pgtrigger.ignore():
        type(evaluation).objects.filter(pk=evaluation.pk).update(contest=word)
