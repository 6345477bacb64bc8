"""Rounds, taking part and what follows: changed, recorded, refused; two at once."""

from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection

from kinerja.lib.canonical import digest
from kinerja.lib.periods import between
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.organisation.models import ReportingLine
from kinerja.school import actions, queries, rules
from kinerja.school.models import (
    Answer,
    Attempt,
    RaterCertificate,
    Round,
    Scorecard,
)
from kinerja.school.tasks import score_rounds
from tests.factories import NOW, TODAY, EmployeeFactory, ReportingLineFactory
from tests.school import factories as school
from tests.school.conftest import certification, kinds, last_event, scored

pytestmark = pytest.mark.django_db
BEHAVIOUR = {"results_reason": "Tercapai.", "behaviour_reason": "Sesuai bukti."}


# Rounds


def opened(cast, **changes):
    given = {
        "name": "Putaran I",
        "opens_on": TODAY,
        "closes_on": TODAY + timedelta(days=13),
        "by": cast.ratna.user,
        "at": NOW,
        "seed": 5,
    }
    return actions.open_round(**given | changes)


def test_a_round_takes_eight_usable_cases(cast, versions):
    made = opened(cast)

    assert set(made.vignettes.values_list("version", flat=True)) == {one.pk for one in versions}
    assert made.period == between(TODAY, TODAY + timedelta(days=13))
    assert last_event().kind == "school.round_opened"
    assert len(last_event().details["versions"]) == 8


def test_the_next_round_takes_two_of_them_over(cast, experts):
    school.library(experts, count=14)
    first = opened(cast)
    second = opened(
        cast,
        name="Putaran II",
        opens_on=TODAY + timedelta(days=20),
        closes_on=TODAY + timedelta(days=30),
    )

    before = set(first.vignettes.values_list("version", flat=True))
    carried = set(second.vignettes.filter(is_carried=True).values_list("version", flat=True))
    fresh = set(second.vignettes.filter(is_carried=False).values_list("version", flat=True))
    assert (len(carried), len(fresh)) == (2, 6)
    assert carried < before
    assert not fresh & before


def test_no_round_without_enough_cases_or_beside_another(cast, experts):
    school.library(experts, count=7)
    with pytest.raises(Refused, match="Baru 7 vinyet"):
        opened(cast)
    school.usable("kasus-8", experts)
    opened(cast)

    with pytest.raises(Refused, match="Ada putaran lain"):
        opened(cast, opens_on=TODAY + timedelta(days=13), closes_on=TODAY + timedelta(days=20))


@pytest.mark.parametrize("who", ["umi", "agus", "sari"])
def test_only_hr_of_the_agency_opens_rounds_and_sets_what_is_asked(cast, versions, who):
    user = getattr(cast, who).user
    with pytest.raises(Refused, match="admin BKPSDM"):
        opened(cast, by=user)

    with pytest.raises(Refused, match="admin BKPSDM"):
        certification(cast, by=user)


@pytest.mark.django_db(transaction=True)
def test_two_rounds_opened_at_once_leave_one(cast, versions):
    barrier, outcomes = Barrier(2), []

    def act(name):
        try:
            barrier.wait()
            opened(cast, name=name)
        except Refused as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=act, args=[name]) for name in ("Satu", "Dua")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert Round.objects.count() == 1
    assert len(outcomes) == 1


# Taking part


def test_a_penilai_who_has_learned_gets_his_eight_cases(cast, running, versions):
    school.learned(cast.sari.user)

    made = actions.start_attempt(running, by=cast.sari.user, at=NOW)

    answers = list(made.answers.order_by("position"))
    shown = rules.shown_to(
        [rules.Item(one.pk) for one in versions], seed=running.seed, rater=cast.sari.pk
    )
    assert [(a.version_id, a.shown_name, a.shown_sex) for a in answers] == [
        (one.pk, one.name, one.sex) for one in shown
    ]
    assert {a.rater_id for a in answers} == {cast.sari.pk}
    assert kinds() == ["school.attempt_started"]


def test_beginning_again_leads_to_the_same_cases(cast, running, attempt):
    again = actions.start_attempt(running, by=cast.sari.user, at=NOW)

    assert again == attempt
    assert (Attempt.objects.count(), kinds()) == (1, [])


def test_each_penilai_gets_an_attempt_of_his_own(cast, running, attempt):
    school.learned(cast.joko.user)

    made = actions.start_attempt(running, by=cast.joko.user, at=NOW)

    assert (made.rater, made == attempt) == (cast.joko, False)


def test_who_took_part_before_begins_the_next_round_anew(cast, running, attempt):
    other = school.round_of(
        [one.version for one in running.vignettes.all()],
        cast.ratna.user,
        opens_on=TODAY + timedelta(days=40),
        name="Putaran II",
    )
    school.learned(cast.sari.user)

    made = actions.start_attempt(other, by=cast.sari.user, at=NOW + timedelta(days=41))

    assert (made.round, made == attempt) == (other, False)


def test_who_has_not_learned_or_does_not_rate_does_not_begin(cast, running):
    with pytest.raises(Refused, match="Selesaikan dulu latihan modul “Panduan rating”"):
        actions.start_attempt(running, by=cast.sari.user, at=NOW)
    school.learned(cast.budi.user)

    with pytest.raises(Refused, match="untuk pejabat penilai"):
        actions.start_attempt(running, by=cast.budi.user, at=NOW)
    assert Attempt.objects.count() == 0


def test_an_account_without_an_employee_does_not_begin(cast, running):
    user = school.learned(school.expert())
    user.employee.delete()

    with pytest.raises(Refused, match="untuk pejabat penilai"):
        actions.start_attempt(running, by=type(user).objects.get(pk=user.pk), at=NOW)


def test_somebody_who_becomes_penilai_in_the_middle_still_takes_part(cast, running):
    school.learned(cast.wayan.user)
    with pytest.raises(Refused, match="untuk pejabat penilai"):
        actions.start_attempt(running, by=cast.wayan.user, at=NOW)
    tomorrow = NOW + timedelta(days=1)
    ReportingLineFactory(
        employee=EmployeeFactory(),
        appraiser=cast.wayan,
        superior=None,
        period=(tomorrow.date(), None),
    )

    made = actions.start_attempt(running, by=cast.wayan.user, at=tomorrow)

    assert made.answers.count() == 8


def test_somebody_who_rates_nobody_any_more_may_finish(cast, attempt):
    ReportingLine.objects.filter(appraiser=cast.sari).delete()
    school.rate_all(attempt)

    actions.submit_attempt(attempt, by=cast.sari.user, at=NOW)

    attempt.refresh_from_db()
    assert attempt.submitted_at == NOW


def test_a_round_that_is_over_is_not_begun(cast, running):
    school.learned(cast.sari.user)

    with pytest.raises(Refused, match="tidak sedang dibuka"):
        actions.start_attempt(running, by=cast.sari.user, at=school.after(running))


def test_answers_are_kept_and_changed_until_they_are_sent(cast, attempt):
    answer = attempt.answers.get(position=1)

    for rating in ("di_atas", "di_bawah"):
        actions.save_answer(answer, ratings=school.ratings(loyal=rating), by=cast.sari.user, at=NOW)

    answer.refresh_from_db()
    assert answer.loyal == "di_bawah"
    assert kinds() == ["school.answer_saved"] * 2
    assert set(last_event().details) == {"_seal"}  # not which case, nor how


def test_answers_of_another_are_nobodys(cast, attempt):
    answer = attempt.answers.get(position=1)

    with pytest.raises(Refused, match="milik penilai lain"):
        actions.save_answer(answer, ratings=school.ratings(), by=cast.joko.user, at=NOW)
    with pytest.raises(Refused, match="milik penilai lain"):
        actions.submit_attempt(attempt, by=cast.ratna.user, at=NOW)


def test_nothing_is_kept_after_the_last_day(cast, running, attempt):
    answer, late = attempt.answers.get(position=1), school.after(running)

    with pytest.raises(Refused, match="sudah ditutup"):
        actions.save_answer(answer, ratings=school.ratings(), by=cast.sari.user, at=late)
    school.rate_all(attempt)
    with pytest.raises(Refused, match="sudah ditutup"):
        actions.submit_attempt(attempt, by=cast.sari.user, at=late)


def test_a_click_of_the_last_second_does_not_slip_in_behind_the_scoring(cast, running, attempt):
    school.rate_all(attempt)
    scored(running)

    with pytest.raises(Refused, match="sudah ditutup"):
        actions.submit_attempt(attempt, by=cast.sari.user, at=NOW)


def test_everything_is_rated_before_it_is_sent(cast, attempt):
    school.rate_all(attempt)
    Answer.objects.filter(attempt=attempt, position=3).update(harmonis="")

    with pytest.raises(Refused, match="Kasus 3 belum lengkap: harmonis"):
        actions.submit_attempt(attempt, by=cast.sari.user, at=NOW)


def test_what_was_sent_is_sealed(cast, attempt):
    school.rate_all(attempt)

    actions.submit_attempt(attempt, by=cast.sari.user, at=NOW)

    answers = queries.answers_of_attempt(attempt)
    assert last_event().details["answers"] == digest(
        [[one.version_id, one.ratings] for one in answers]
    )
    with pytest.raises(Refused, match="sudah dikirim"):
        actions.submit_attempt(attempt, by=cast.sari.user, at=NOW)
    with pytest.raises(Refused, match="sudah dikirim"):
        actions.save_answer(answers[0], ratings=school.ratings(), by=cast.sari.user, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_submits_at_once_send_once(cast, attempt):
    school.rate_all(attempt)
    barrier, outcomes = Barrier(2), []

    def act():
        try:
            barrier.wait()
            actions.submit_attempt(attempt, by=cast.sari.user, at=NOW)
            outcomes.append("sent")
        except Refused as refusal:
            outcomes.append(refusal.reasons[0][:28])
        finally:
            connection.close()

    threads = [Thread(target=act) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(outcomes) == ["Jawaban Anda sudah dikirim d", "sent"]
    assert kinds().count("school.attempt_submitted") == 1


# After the round


def test_who_rates_as_the_panel_is_certified(cast, running, attempt):
    school.send(school.rate_all(attempt))
    at = school.after(running)

    scored(running, at=at)

    card = Scorecard.objects.get()
    certificate = RaterCertificate.objects.get()
    first = at.date()
    assert (card.agreement, card.counted, card.passed) == (Decimal(100), 8, True)
    assert (card.threshold, card.method) == (60, rules.METHOD)
    assert certificate.rater == cast.sari
    assert certificate.period.lower == first
    assert certificate.valid_until == rules.last_valid_day(first, months=24)
    assert digest(certificate.content) == certificate.content_digest
    assert "agreement" not in certificate.content
    assert Message.objects.filter(user=cast.sari.user, kind="school.result_ready").count() == 1
    assert kinds() == [
        "school.attempt_scored",
        "school.certificate_issued",
        "school.round_scored",
    ]


def test_who_rates_otherwise_learns_why_and_gets_none(cast, running, attempt):
    school.send(school.rate_all(attempt, like_panel=False))

    scored(running)

    card = Scorecard.objects.get()
    assert card.passed is (card.agreement >= 60)
    changed = school.rate_all(
        school.attempt_of(
            school.round_of(
                [one.version for one in running.vignettes.all()],
                cast.ratna.user,
                opens_on=TODAY + timedelta(days=40),
                name="Lain",
            ),
            cast.joko,
        ),
        **dict.fromkeys(rules.DIMENSIONS, "di_bawah"),
    )
    school.send(changed)
    scored(changed.round, at=school.after(changed.round))
    assert changed.scorecard.passed is False
    assert not RaterCertificate.objects.filter(rater=cast.joko).exists()


def test_the_standard_of_the_last_day_decides(cast, running, attempt):
    school.send(school.rate_all(attempt))
    certification(cast, since=running.closes_on, months=6, threshold=95)

    scored(running)

    first = RaterCertificate.objects.get().period.lower
    assert RaterCertificate.objects.get().valid_until == rules.last_valid_day(first, months=6)
    assert Scorecard.objects.get().threshold == 95


def test_cases_that_he_judged_as_an_expert_do_not_count_for_himself(cast, versions, running):
    school.expert(cast.sari.user)
    for one in versions[:2]:
        school.opinion(one, cast.sari.user)
    attempt = school.send(school.rate_all(school.attempt_of(running, cast.sari)))

    scored(running)

    card = Scorecard.objects.get(attempt=attempt)
    assert card.counted == 6
    assert card.left_out == sorted(one.pk for one in versions[:2])
    assert card.passed is True


def test_who_judged_most_cases_gets_no_certificate_from_them(cast, versions, running):
    school.expert(cast.sari.user)
    for one in versions:
        school.opinion(one, cast.sari.user)
    attempt = school.send(school.rate_all(school.attempt_of(running, cast.sari)))

    scored(running)

    card = Scorecard.objects.get(attempt=attempt)
    assert (card.counted, card.agreement, card.passed) == (0, None, False)
    assert card.measures["exact"]["value"] is None
    assert not RaterCertificate.objects.exists()


def test_what_was_not_sent_is_not_scored(running, attempt):
    school.rate_all(attempt)

    scored(running)

    assert not Scorecard.objects.exists()
    assert running.summary == {"sent": 0, "figures": None}


def test_nobody_scores_by_hand_early_or_twice(cast, running):
    late = school.after(running)
    for by, at in ((cast.ratna.user, late), (None, NOW)):
        with pytest.raises(Refused, match="dihitung sistem"):
            actions.score_some(running, by=by, at=at)
    scored(running)

    with pytest.raises(Refused, match="dihitung sistem"):
        actions.score_some(running, by=None, at=late)


def test_a_big_round_is_scored_in_steps(cast, running):
    for one in (cast.sari, cast.joko, cast.tono):
        school.send(school.rate_all(school.attempt_of(running, one)))
    at = school.after(running)

    left = [actions.score_some(running, by=None, at=at, most=2) for _ in range(2)]

    running.refresh_from_db()
    assert left == [1, 0]
    assert running.scored_at == at
    assert Scorecard.objects.count() == 3


def test_ten_raters_leave_figures_and_nine_leave_none(cast, running):
    people = [EmployeeFactory() for _ in range(10)]
    for one in people[:9]:
        school.send(school.rate_all(school.attempt_of(running, one)))
    other = school.round_of(
        [one.version for one in running.vignettes.all()],
        cast.ratna.user,
        opens_on=TODAY + timedelta(days=40),
        name="Putaran II",
    )
    for one in people:
        school.send(school.rate_all(school.attempt_of(other, one)))

    assert scored(running).summary == {"sent": 9, "figures": None}
    figures = scored(other).summary["figures"]
    assert (figures["raters"], figures["passed"], figures["exact"]) == (10, 10, 100)


def test_the_worker_scores_what_is_over(cast, versions, attempt):
    past = school.round_of(
        versions, cast.ratna.user, opens_on=TODAY - timedelta(days=40), name="Lalu"
    )
    school.send(school.rate_all(school.attempt_of(past, cast.sari)))

    score_rounds(0)

    past.refresh_from_db()
    attempt.round.refresh_from_db()
    assert past.scored_at is not None
    assert attempt.round.scored_at is None


def test_a_renewed_certificate_counts_from_its_own_day(cast, running, attempt):
    old = school.certificate_of(
        cast.sari, cast.ratna.user, first=date(2024, 1, 1), last=TODAY + timedelta(days=20)
    )
    school.send(school.rate_all(attempt))

    scored(running)

    newest, oldest = queries.certificates_of(cast.sari)
    assert oldest == old
    assert newest.valid_until > old.valid_until


def test_an_export_is_remembered(cast):
    actions.record_export(by=cast.ratna.user, at=NOW, form="csv", rows=3, wanted={"q": "x"})

    assert last_event().kind == "school.list_exported"
    assert last_event().details["rows"] == 3
