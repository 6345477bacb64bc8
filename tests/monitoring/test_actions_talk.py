"""Questions for feedback, replies, and talks about it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.monitoring import queries
from kinerja.monitoring.actions import talk as actions
from kinerja.monitoring.models import FeedbackReply, FeedbackTalk
from kinerja.notifications.models import Message
from tests.factories import NOW, TODAY, FeedbackFactory, SkpFactory, WorkResultFactory
from tests.monitoring.factories import FeedbackRequestFactory, FeedbackTalkFactory


@pytest.fixture
def said(plan):
    """Sari told Budi something yesterday."""
    return FeedbackFactory(
        result=plan.result, giver=plan.cast.sari, given_at=NOW - timedelta(days=1)
    )


def ask(plan, asked, *, by=None, at=NOW, **changes):
    words = {"question": "Apa yang perlu saya ubah?", "result": None, "behaviour": ""} | changes
    return actions.ask_feedback(
        plan.skp, asked=asked, by=(by or plan.cast.budi).user, at=at, **words
    )


def kinds(prefix):
    return list(
        Event.objects.filter(kind__startswith=prefix).order_by("pk").values_list("kind", flat=True)
    )


def test_a_question_is_kept_recorded_and_told(plan):
    request = ask(plan, plan.cast.sari, result=plan.result)

    assert list(queries.requests_to(plan.cast.sari.user)) == [request]
    assert list(queries.requests_by(plan.cast.budi.user)) == [request]
    assert kinds("monitoring.feedback_request") == ["monitoring.feedback_requested"]
    assert Message.objects.get(user=plan.cast.sari.user).text == "Budi meminta umpan balik Anda."


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("wayan", "Orang itu tidak dapat memberi umpan balik atas SKP Anda. Pilih yang lain."),
        ("budi", "Orang itu tidak dapat memberi umpan balik atas SKP Anda. Pilih yang lain."),
    ],
)
def test_only_those_who_may_speak_are_asked(plan, asked, reason):
    with pytest.raises(Refused) as refused:
        ask(plan, getattr(plan.cast, asked))

    assert refused.value.reasons == [reason]


@pytest.mark.parametrize("asked", ["sari", "joko", "rina"])
def test_leaders_and_colleagues_can_be_asked(plan, asked):
    assert ask(plan, getattr(plan.cast, asked)).asked == getattr(plan.cast, asked)


def test_only_the_owner_asks_about_his_plan(plan):
    with pytest.raises(Refused):
        ask(plan, plan.cast.rina, by=plan.cast.sari)


def test_somebody_is_asked_one_question_at_a_time(plan):
    ask(plan, plan.cast.sari)

    with pytest.raises(Refused) as refused:
        ask(plan, plan.cast.sari)

    assert refused.value.reasons == [
        "Pertanyaan Anda kepadanya masih menunggu. Tutup dahulu bila ingin menggantinya."
    ]


def test_a_word_answers_the_question_and_makes_room_for_the_next(plan):
    ask(plan, plan.cast.sari, at=NOW - timedelta(hours=2))
    FeedbackFactory(result=plan.result, giver=plan.cast.sari, given_at=NOW - timedelta(hours=1))
    assert list(queries.requests_to(plan.cast.sari.user)) == []

    second = ask(plan, plan.cast.sari, question="Dan sekarang?")

    assert list(queries.requests_to(plan.cast.sari.user)) == [second]


@pytest.mark.parametrize("change", ["before", "other_giver", "withdrawn"])
def test_other_words_answer_nothing(plan, change):
    request = ask(plan, plan.cast.sari)
    FeedbackFactory(
        result=plan.result,
        giver=plan.cast.joko if change == "other_giver" else plan.cast.sari,
        given_at=NOW - timedelta(days=1) if change == "before" else NOW + timedelta(hours=1),
        withdrawn_at=NOW + timedelta(hours=2) if change == "withdrawn" else None,
    )

    assert list(queries.requests_to(plan.cast.sari.user)) == [request]


@pytest.mark.parametrize("who", ["budi", "sari"])
def test_either_side_closes_a_question_once(plan, who):
    request = ask(plan, plan.cast.sari)

    for _ in range(2):
        actions.close_request(request, by=getattr(plan.cast, who).user, at=NOW)

    assert list(queries.requests_to(plan.cast.sari.user)) == []
    assert kinds("monitoring.feedback_request_closed") == ["monitoring.feedback_request_closed"]


def test_nobody_else_closes_it(plan):
    request = ask(plan, plan.cast.sari)

    with pytest.raises(Refused):
        actions.close_request(request, by=plan.cast.rina.user, at=NOW)


def test_a_result_of_another_plan_is_refused(plan):
    with pytest.raises(Refused) as refused:
        ask(plan, plan.cast.sari, result=WorkResultFactory())

    assert refused.value.reasons == ["Pilih hasil kerja lagi."]


def reply(feedback, by, *, key=None, text="Terima kasih, saya ubah."):
    return actions.reply_feedback(feedback, text=text, key=key or uuid4(), by=by.user, at=NOW)


def test_both_sides_reply_and_the_other_is_told(plan, said):
    reply(said, plan.cast.budi)
    reply(said, plan.cast.sari, text="Baik.")

    assert [one.text for one in said.replies.order_by("pk")] == [
        "Terima kasih, saya ubah.",
        "Baik.",
    ]
    told = Message.objects.filter(kind="monitoring.feedback_replied").order_by("pk")
    assert [one.user for one in told] == [plan.cast.sari.user, plan.cast.budi.user]


def test_a_reply_sent_twice_is_kept_once(plan, said):
    key = uuid4()

    reply(said, plan.cast.budi, key=key)
    reply(said, plan.cast.budi, key=key)

    assert FeedbackReply.objects.count() == 1


@pytest.mark.parametrize("who", ["joko", "rina", "ratna"])
def test_others_have_no_part_in_it(plan, said, who):
    other = getattr(plan.cast, who)

    with pytest.raises(Refused):
        reply(said, other)
    with pytest.raises(Refused):
        actions.note_talk(said, held_on=TODAY, agreed="", by=other.user, at=NOW)


def test_what_was_taken_back_is_not_discussed(plan, said):
    said.withdrawn_at = NOW
    said.save(update_fields=["withdrawn_at"])

    with pytest.raises(Refused):
        reply(said, plan.cast.sari)
    with pytest.raises(Refused):
        actions.note_talk(said, held_on=TODAY, agreed="", by=plan.cast.sari.user, at=NOW)


def test_a_talk_is_noted_once_by_whoever_is_first(plan, said):
    first = actions.note_talk(
        said, held_on=TODAY, agreed="Lebih awal.", by=plan.cast.budi.user, at=NOW
    )
    second = actions.note_talk(said, held_on=TODAY, agreed="Lain.", by=plan.cast.sari.user, at=NOW)

    assert (second, second.agreed) == (first, "Lebih awal.")
    assert kinds("monitoring.feedback_talked") == ["monitoring.feedback_talked"]


@pytest.mark.parametrize("days", [-2, 1])
def test_a_talk_lies_between_the_feedback_and_today(plan, said, days):
    with pytest.raises(Refused) as refused:
        actions.note_talk(
            said,
            held_on=TODAY + timedelta(days=days),
            agreed="",
            by=plan.cast.budi.user,
            at=NOW,
        )

    assert refused.value.reasons == [
        "Tanggal pembahasan ada di antara tanggal umpan balik dan hari ini."
    ]
    assert not FeedbackTalk.objects.exists()


def test_who_heard_nothing_from_anybody_for_thirty_days(plan):
    day = timedelta(days=1)

    def quiet(who=plan.cast.sari):
        people = queries.people_to_tell(who.user, on=TODAY, since=TODAY)
        return [one.name for one in people if one.is_quiet]

    assert (quiet(), quiet(plan.cast.rina)) == (["Budi"], [])
    FeedbackFactory(result=plan.result, giver=plan.cast.rina, given_at=NOW - 31 * day)
    assert quiet() == ["Budi"]
    FeedbackFactory(result=plan.result, giver=plan.cast.rina, given_at=NOW, withdrawn_at=NOW)
    assert quiet() == ["Budi"]
    FeedbackFactory(result=plan.result, giver=plan.cast.rina, given_at=NOW - 30 * day)
    assert quiet() == []


def test_one_speaks_to_leader_colleagues_and_reports_and_not_to_oneself(plan):
    for who in (plan.cast.sari, plan.cast.rina):
        SkpFactory(placement=who.placements.get(), agreed=True, appraiser=plan.cast.joko)

    def told(who):
        people = queries.people_to_tell(who.user, on=TODAY, since=TODAY)
        return [(one.name, str(one.role)) for one in people]

    assert told(plan.cast.budi) == [("Rina", "rekan"), ("Sari", "bawahan")]
    assert told(plan.cast.sari) == [("Budi", "pimpinan"), ("Rina", "pimpinan")]


def test_the_balance_counts_each_kind_by_quarter(plan):
    for tone, months in (("apresiasi", 0), ("apresiasi", 0), ("perbaikan", 0), ("bimbingan", 4)):
        FeedbackFactory(
            result=plan.result,
            giver=plan.cast.sari,
            tone=tone,
            given_at=NOW - timedelta(days=31 * months),
        )
    balance = queries.balance_of(queries.given_as_leader(plan.cast.sari.user))

    assert [(one.appreciation, one.improvement, one.guidance, one.total) for one in balance] == [
        (2, 1, 0, 3),
        (0, 0, 1, 1),
    ]


def test_a_talk_and_a_question_say_themselves(plan, said):
    assert str(FeedbackTalkFactory(feedback=said)) == f"{said.pk} {TODAY}"
    assert str(FeedbackRequestFactory(skp=plan.skp, question="Apa?")) == "Apa?"
