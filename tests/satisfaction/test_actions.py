"""What happens to a survey: who may, what is written, what is refused and why."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from kinerja.accounts.models import Throttle
from kinerja.accounts.throttle import key
from kinerja.audit.models import Event
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused
from kinerja.satisfaction import actions, queries, rules
from kinerja.satisfaction.models import (
    Remedy,
    ServiceUnit,
    SurveyAnswer,
    SurveyComment,
    SurveyRound,
    SurveyToken,
)
from tests.factories import NOW, TODAY, RoleGrantFactory
from tests.satisfaction.conftest import AFTER, COUNTER, FOURS, give, visit
from tests.satisfaction.factories import (
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyCommentFactory,
    SurveyRoundFactory,
    TokenSheetFactory,
)

pytestmark = pytest.mark.django_db
SERVICE = {
    "name": "Puskesmas Rimbo Tengah",
    "service": "Rawat jalan",
    "code": "pkm-rimbo",
    "is_face_to_face": True,
    "cost": "gratis_ditanya",
    "population": 400,
}
ROUND = {
    "year": 2026,
    "quarter": 3,
    "starts_on": date(2026, 7, 15),
    "ends_on": date(2026, 9, 20),
    "population": 400,
}
REMEDY = {
    "element": "u9",
    "programme": "Menambah kursi",
    "year": 2026,
    "quarter": 4,
    "in_charge": "Kepala Subbagian Umum",
}


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def token(round_, by, *, at=NOW):
    return actions.make_sheet(round_, size=24, by=by, at=at)[1]


# Services and rounds


def test_a_service_is_added_and_recorded(cast):
    made = actions.add_service(unit=cast.field, by=cast.ratna.user, at=NOW, **SERVICE)

    assert (made.unit, made.code, made.added_by) == (cast.field, "pkm-rimbo", cast.ratna.user)
    assert len(made.counter_secret) == 64
    assert kinds() == ["satisfaction.service_added"]


def test_a_keeper_of_a_unit_adds_nothing_elsewhere(cast, service):
    with pytest.raises(Refused, match="Hanya pengelola survei unit ini"):
        actions.add_service(unit=cast.other, by=cast.rina.user, at=NOW, **SERVICE)
    actions.add_service(unit=cast.field, by=cast.rina.user, at=NOW, **SERVICE)
    with pytest.raises(Refused, match="Hanya pengelola survei unit ini"):
        actions.add_service(unit=cast.field, by=cast.umi.user, at=NOW, **SERVICE)


def test_a_keeper_whose_role_ended_yesterday_adds_nothing(cast):
    RoleGrantFactory(
        user=cast.budi.user,
        role="pengelola_skm",
        unit=cast.field,
        period=between(date(2026, 1, 1), TODAY - timedelta(days=1)),
    )

    with pytest.raises(Refused, match="Hanya pengelola survei unit ini"):
        actions.add_service(unit=cast.field, by=cast.budi.user, at=NOW, **SERVICE)


def test_short_addresses_and_names_are_taken_once(cast, service):
    twice = {**SERVICE, "code": "gizi"}
    same = {**SERVICE, "name": service.name, "service": service.service}

    with pytest.raises(Refused, match="Alamat pendek ini sudah dipakai"):
        actions.add_service(unit=cast.field, by=cast.ratna.user, at=NOW, **twice)
    with pytest.raises(Refused, match="sudah ada di unit tersebut"):
        actions.add_service(unit=cast.field, by=cast.ratna.user, at=NOW, **same)


def test_a_service_is_changed_and_keeps_its_own_address(cast, service):
    changed = {**SERVICE, "code": service.code, "is_active": False}

    actions.change_service(service, by=cast.rina.user, at=NOW, **changed)

    service.refresh_from_db()
    assert (service.name, service.is_active) == ("Puskesmas Rimbo Tengah", False)
    assert kinds() == ["satisfaction.service_changed"]
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.change_service(service, by=cast.budi.user, at=NOW, **changed)
    taken = {**changed, "code": ServiceUnitFactory().code}
    with pytest.raises(Refused, match="Alamat pendek ini sudah dipakai"):
        actions.change_service(service, by=cast.rina.user, at=NOW, **taken)


def test_a_round_keeps_what_it_asks_as_it_was_opened(cast, service):
    ServiceUnit.objects.update(is_face_to_face=False, cost="gratis_dilewati")
    service.refresh_from_db()

    made = actions.open_round(service, by=cast.ratna.user, at=NOW, **ROUND)
    ServiceUnit.objects.update(is_face_to_face=True, cost="berbayar")

    made.refresh_from_db()
    assert made.elements == ["u1", "u2", "u3", "u5", "u8", "u9"]
    assert (made.is_free, made.population) == (True, 400)
    assert kinds() == ["satisfaction.round_opened"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ends_on": date(2026, 7, 14)}, "Hari terakhir tidak boleh mendahului"),
        ({"ends_on": date(2026, 10, 1)}, "di dalam triwulan iii 2026"),
        ({"population": 0}, "setidaknya satu orang"),
        ({"starts_on": date(2026, 7, 14)}, "tidak boleh sudah lewat"),
    ],
)
def test_a_round_with_impossible_days_is_refused(cast, service, changes, reason):
    with pytest.raises(Refused, match=reason):
        actions.open_round(service, by=cast.ratna.user, at=NOW, **{**ROUND, **changes})
    assert not SurveyRound.objects.exists()


def test_a_quarter_is_asked_once_and_only_of_active_services_by_keepers(cast, running):
    with pytest.raises(Refused, match="sudah ada"):
        actions.open_round(running.service, by=cast.ratna.user, at=NOW, **ROUND)
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.open_round(running.service, by=cast.agus.user, at=NOW, **ROUND)
    ServiceUnit.objects.update(is_active=False)
    with pytest.raises(Refused, match="tidak disurvei lagi"):
        actions.open_round(running.service, by=cast.ratna.user, at=NOW, **ROUND)


def test_the_last_day_moves_while_the_round_runs(cast, running):
    actions.change_round(
        running, ends_on=date(2026, 9, 30), population=800, by=cast.rina.user, at=NOW
    )

    running.refresh_from_db()
    assert (running.ends_on, running.population) == (date(2026, 9, 30), 800)
    assert kinds() == ["satisfaction.round_changed"]


@pytest.mark.parametrize(
    ("ends_on", "at", "reason"),
    [
        (date(2026, 7, 10), NOW, "tidak boleh sudah lewat"),
        (date(2026, 12, 1), NOW, "di dalam triwulan"),
        (date(2026, 9, 30), AFTER, "sudah berakhir"),
    ],
)
def test_the_last_day_does_not_move_into_the_past(cast, running, ends_on, at, reason):
    with pytest.raises(Refused, match=reason):
        actions.change_round(running, ends_on=ends_on, population=9, by=cast.ratna.user, at=at)
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.change_round(running, ends_on=ends_on, population=9, by=cast.budi.user, at=at)


def test_a_result_is_announced_after_the_last_day_and_after_the_review(cast, running):
    held = SurveyAnswerFactory(round=running, state="ditahan", hold="mesin")

    with pytest.raises(Refused, match="Survei berjalan sampai 20 September 2026"):
        actions.publish_round(running, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="Masih ada 1 jawaban yang ditahan"):
        actions.publish_round(running, by=cast.ratna.user, at=AFTER)
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.publish_round(running, by=cast.agus.user, at=AFTER)
    actions.review_answers(
        running, answers=[held.pk], counts=False, reason="Mesin", by=cast.ratna.user, at=AFTER
    )
    actions.publish_round(running, by=cast.ratna.user, at=AFTER)

    running.refresh_from_db()
    assert (running.published_at, running.published_by) == (AFTER, cast.ratna.user)
    with pytest.raises(Refused, match="sudah diumumkan"):
        actions.publish_round(running, by=cast.ratna.user, at=AFTER)


# Answers


def test_an_answer_is_counted_and_recorded_without_anybodys_name(running):
    answer = give(running, comment="Kursi kurang.")

    assert (answer.state, answer.hold, answer.door, answer.u9) == ("dihitung", "", "loket", 4)
    assert kinds() == ["satisfaction.answer_given", "satisfaction.comment_given"]
    assert set(Event.objects.values_list("actor", flat=True)) == {None}
    comment = SurveyComment.objects.get()
    assert (comment.text, comment.state, comment.given_on) == ("Kursi kurang.", "menunggu", TODAY)


def test_a_skipped_element_stays_empty(running):
    answer = give(running, scores={**FOURS, "u4": None})

    answer.refresh_from_db()
    assert (answer.u4, answer.u5) == (None, 4)


def test_a_token_opens_once_with_a_clear_sentence_the_second_time(cast, running):
    code = token(running, cast.ratna.user)[0]
    give(running, code=code)

    with pytest.raises(Refused, match=r"sudah dipakai pada 15 Juli 2026\. Satu kupon untuk satu"):
        give(running, code=code, came=visit("halaman lain"))
    assert SurveyAnswer.objects.count() == 1
    assert SurveyToken.objects.filter(used_on=TODAY).count() == 1


def test_the_same_page_sent_twice_over_a_weak_link_is_one_answer(cast, running):
    code = token(running, cast.ratna.user)[0]

    first = give(running, code=code, came=visit("satu halaman"))
    again = give(running, code=code, came=visit("satu halaman"))

    assert (first, SurveyAnswer.objects.count()) == (again, 1)


@pytest.mark.django_db(transaction=True)
def test_two_people_using_one_token_at_once_give_one_answer(cast, running):
    code = token(running, cast.ratna.user)[0]

    def send(number):
        try:
            give(running, code=code, came=visit(f"orang {number}"))
        except Refused as refusal:
            return refusal.reasons[0][:24]
        finally:
            connection.close()
        return "diterima"

    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(send, range(2)))

    assert said == ["Kupon ini sudah dipakai ", "diterima"]
    assert SurveyAnswer.objects.count() == 1


def test_codes_that_open_nothing_say_why(cast, service, running, past):
    other = SurveyRoundFactory()
    elsewhere = token(other, cast.ratna.user)[0]
    voided, codes = actions.make_sheet(running, size=24, by=cast.ratna.user, at=NOW)
    actions.void_sheet(voided, by=cast.ratna.user, at=NOW)
    yesterday = rules.counter_code(service.counter_secret, TODAY - timedelta(days=1))

    for code, reason in (
        ("AAAA2222", "tidak dikenal"),
        ("AAA222", "tidak dikenal"),
        ("", "tidak dikenal"),
        (elsewhere, "untuk survei lain"),
        (codes[0], "sudah dibatalkan"),
        (yesterday, "berlaku kemarin"),
    ):
        with pytest.raises(Refused, match=reason):
            give(running, code=code)
    assert not SurveyAnswer.objects.exists()


def test_a_page_opened_before_midnight_may_be_sent_after_it(running):
    late = NOW.replace(hour=17, minute=5)  # 00.05 on the 16th

    given = give(running, at=late, came=visit("larut", at=late, seconds=900))

    assert given.state == "dihitung"


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (NOW - timedelta(days=20), "Survei ini dibuka 1 Juli 2026"),
        (AFTER, "sudah ditutup 20 September 2026"),
    ],
)
def test_outside_its_days_a_round_takes_no_answer(running, at, reason):
    with pytest.raises(Refused, match=reason):
        give(running, at=at)


def test_a_service_that_was_stopped_takes_no_answer(running):
    ServiceUnit.objects.update(is_active=False)

    with pytest.raises(Refused, match="sudah dihentikan"):
        give(running)


@pytest.mark.parametrize(
    ("changes", "hold"),
    [
        ({"is_signed_in": True}, "pegawai"),
        ({"is_trap_filled": True}, "mesin"),
        ({"seconds": 3}, "terlalu_cepat"),
        ({"used_counter_today": True}, "perangkat"),
        ({}, ""),
    ],
)
def test_what_looks_odd_is_held_with_its_reason(running, changes, hold):
    answer = give(running, came=visit("aneh", **changes), comment="Kata.")

    assert (answer.hold, answer.state) == (hold, "ditahan" if hold else "dihitung")
    assert SurveyComment.objects.get().hold == hold


def test_a_second_token_on_one_device_counts(cast, running):
    code = token(running, cast.ratna.user)[0]

    answer = give(running, code=code, came=visit("tablet", used_counter_today=True))

    assert answer.state == "dihitung"


def burst(round_, times, **changes):
    """So many answers, a second after the other, within the hour before NOW."""
    holds = []
    for number in range(times):
        at = NOW - timedelta(minutes=30) + timedelta(seconds=number)
        came = visit(f"banjir {number}", at=at, **changes)
        holds.append(give(round_, came=came, at=at).hold)
    return holds


def test_a_flood_from_one_network_is_held_then_asked_to_wait(running):
    rule = rules.FLOOD_RULES[-1]

    holds = burst(running, rule.network_hour + 2)
    SurveyAnswerFactory.create_batch(
        rule.refuse_network_hour - len(holds),
        round=running,
        state="ditahan",
        hold="jaringan",
        given_at=NOW,
        source=SurveyAnswer.objects.first().source,
    )

    assert holds == [""] * rule.network_hour + ["jaringan"] * 2
    with pytest.raises(Refused, match="Pilihan Anda masih ada di halaman ini"):
        give(running, came=visit("satu lagi"))
    assert give(running, came=visit("tetangga", network="10.2.0.0/24")).hold == "beruntun"


def test_an_hour_later_the_network_is_free_again(running):
    burst(running, rules.FLOOD_RULES[-1].network_hour)

    assert give(running, came=visit("nanti"), at=NOW + timedelta(hours=1)).hold == ""


def test_a_burst_from_a_network_in_which_staff_signed_in_is_held_sooner(running):
    Throttle.objects.create(
        key=key("network", "10.9.0.0/24"), at=NOW, free_at=NOW, good_at=NOW - timedelta(hours=2)
    )
    rule = rules.FLOOD_RULES[-1]

    holds = burst(running, rule.office_hour + 1, network="10.9.0.0/24")

    assert holds == [""] * rule.office_hour + ["jaringan_kantor"]


def test_more_than_people_can_come_in_an_hour_is_held(running):
    limit = rules.FLOOD_RULES[-1].unit_hour
    SurveyAnswerFactory.create_batch(limit, round=running, source="lain")

    assert give(running, came=visit("satu")).hold == "beruntun"
    other = SurveyRoundFactory(service__counter_secret="lain")
    code = rules.counter_code("lain", TODAY)
    assert give(other, code=code, came=visit("dua")).hold == ""


def test_the_counter_code_of_a_day_has_its_limit(cast, running):
    limit = rules.FLOOD_RULES[-1].counter_day
    SurveyAnswerFactory.create_batch(
        limit, round=running, source="lain", door="loket", given_at=NOW - timedelta(hours=2)
    )

    assert give(running, came=visit("satu")).hold == "loket_penuh"
    code = token(running, cast.ratna.user)[0]
    assert give(running, code=code, came=visit("dua")).hold == ""


def test_the_network_is_another_word_tomorrow():
    came = visit("x")

    assert queries.source_of(came, on=TODAY) != queries.source_of(came, on=date(2026, 7, 16))
    assert "10.1" not in queries.source_of(came, on=TODAY)


# Reviews


def test_held_answers_are_let_in_or_set_aside_with_a_reason(cast, running):
    good, bad, kept = SurveyAnswerFactory.create_batch(
        3, round=running, state="ditahan", hold="jaringan"
    )
    counted = SurveyAnswerFactory(round=running)

    assert (
        actions.review_answers(
            running,
            answers=[good.pk, counted.pk],
            counts=True,
            reason="Imunisasi massal",
            by=cast.ratna.user,
            at=NOW,
        )
        == 1
    )
    actions.review_answers(
        running, answers=[bad.pk], counts=False, reason="Sama semua", by=cast.ratna.user, at=NOW
    )

    states = dict(SurveyAnswer.objects.values_list("pk", "state"))
    assert states == {
        good.pk: "dihitung",
        bad.pk: "tidak_dihitung",
        kept.pk: "ditahan",
        counted.pk: "dihitung",
    }
    assert kinds() == ["satisfaction.answer_reviewed"] * 2
    with pytest.raises(Refused, match="setidaknya satu jawaban yang masih ditahan"):
        actions.review_answers(
            running, answers=[bad.pk], counts=True, reason="x", by=cast.ratna.user, at=NOW
        )


def test_nobody_judges_answers_about_the_unit_he_works_in(cast, running):
    held = SurveyAnswerFactory(round=running, state="ditahan", hold="pegawai")
    RoleGrantFactory(user=cast.wayan.user, role="pengelola_skm", unit=None)
    decision = {"answers": [held.pk], "counts": True, "reason": "Warga", "at": NOW}

    with pytest.raises(Refused, match="diperiksa pengelola lain"):
        actions.review_answers(running, by=cast.rina.user, **decision)
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.review_answers(running, by=cast.joko.user, **decision)
    actions.review_answers(running, by=cast.wayan.user, **decision)


def test_what_is_public_does_not_move(cast, past):
    held = SurveyAnswerFactory(round=past, state="ditahan", hold="pegawai")

    with pytest.raises(Refused, match="Hasil sudah diumumkan"):
        actions.review_answers(
            past, answers=[held.pk], counts=True, reason="x", by=cast.ratna.user, at=NOW
        )


def decide(comment, by, *, text, hands_on=True, is_nobody=False, reason=""):
    return actions.decide_comment(
        comment,
        hands_on=hands_on,
        text=text,
        is_nobody=is_nobody,
        reason=reason,
        by=by,
        at=NOW,
    )


def test_words_are_handed_on_with_names_cut_out(cast, running):
    comment = SurveyCommentFactory(round=running, text="Pak Budi lambat.\nRuang panas.")

    with pytest.raises(Refused, match="memuat “Budi”"):
        decide(comment, cast.ratna.user, text=comment.text)
    with pytest.raises(Refused, match="Jangan mengubah kata warga"):
        decide(comment, cast.ratna.user, text="Pak […] cepat. Ruang panas.")
    decide(comment, cast.ratna.user, text="Pak […] lambat. Ruang panas.")

    comment.refresh_from_db()
    assert (comment.state, comment.handed_text) == ("diteruskan", "Pak […] lambat. Ruang panas.")
    assert kinds() == ["satisfaction.comment_decided"]
    with pytest.raises(Refused, match="sudah diperiksa"):
        decide(comment, cast.ratna.user, text=comment.text)


def test_a_word_that_is_nobody_may_stay(cast, running):
    comment = SurveyCommentFactory(round=running, text="Balas budi warga.")

    decide(comment, cast.ratna.user, text=comment.text, is_nobody=True)

    comment.refresh_from_db()
    assert comment.handed_text == "Balas budi warga."


def test_words_are_kept_back_with_a_reason_and_only_by_keepers(cast, running):
    comment = SurveyCommentFactory(round=running)

    with pytest.raises(Refused, match="Tulis alasan"):
        decide(comment, cast.ratna.user, text="", hands_on=False)
    with pytest.raises(Refused, match="Hanya pengelola"):
        decide(comment, cast.agus.user, text="", hands_on=False, reason="x")
    decide(comment, cast.ratna.user, text=comment.text, hands_on=False, reason="Penghinaan")

    comment.refresh_from_db()
    assert (comment.state, comment.handed_text) == ("disimpan", "")


# Doors and remedies


def test_a_sheet_keeps_only_hashes_and_counts_on(cast, running):
    first, codes = actions.make_sheet(running, size=24, by=cast.rina.user, at=NOW)
    second, _ = actions.make_sheet(running, size=48, by=cast.rina.user, at=NOW)

    assert (first.number, second.number, len(set(codes))) == (1, 2, 24)
    stored = set(first.tokens.values_list("code_hash", flat=True))
    assert stored == {rules.hash_of(code) for code in codes}
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.make_sheet(running, size=24, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="sudah berakhir"):
        actions.make_sheet(running, size=24, by=cast.rina.user, at=AFTER)


def test_a_sheet_is_voided_once_by_a_keeper(cast, running):
    sheet = TokenSheetFactory(round=running)

    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.void_sheet(sheet, by=cast.budi.user, at=NOW)
    actions.void_sheet(sheet, by=cast.rina.user, at=NOW)
    with pytest.raises(Refused, match="sudah dibatalkan"):
        actions.void_sheet(sheet, by=cast.rina.user, at=NOW)
    assert kinds() == ["satisfaction.sheet_voided"]


def test_another_counter_code_ends_the_old_one_at_once(cast, service, running):
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.change_counter(service, by=cast.budi.user, at=NOW)
    actions.change_counter(service, by=cast.rina.user, at=NOW)

    with pytest.raises(Refused, match="tidak dikenal"):
        give(running, code=COUNTER)
    service.refresh_from_db()
    assert give(running, code=rules.counter_code(service.counter_secret, TODAY)).pk


def test_a_remedy_is_planned_and_ends_with_an_outcome(cast, running):
    remedy = actions.plan_remedy(running, by=cast.rina.user, at=NOW, **REMEDY)

    assert (remedy.element, remedy.planned_by) == ("u9", cast.rina.user)
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.finish_remedy(remedy, outcome="Selesai", by=cast.budi.user, at=NOW)
    actions.finish_remedy(remedy, outcome="Kursi bertambah 20", by=cast.rina.user, at=NOW)
    with pytest.raises(Refused, match="sudah selesai"):
        actions.finish_remedy(remedy, outcome="Lagi", by=cast.rina.user, at=NOW)
    assert kinds() == ["satisfaction.remedy_planned", "satisfaction.remedy_finished"]


def test_a_remedy_is_about_what_was_asked_and_not_before(cast, running):
    with pytest.raises(Refused, match="tidak ditanyakan"):
        actions.plan_remedy(running, by=cast.rina.user, at=NOW, **{**REMEDY, "element": "u0"})
    with pytest.raises(Refused, match="tidak boleh sebelum Triwulan III 2026"):
        actions.plan_remedy(running, by=cast.rina.user, at=NOW, **{**REMEDY, "quarter": 2})
    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.plan_remedy(running, by=cast.budi.user, at=NOW, **REMEDY)
    assert not Remedy.objects.exists()
