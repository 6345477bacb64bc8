from datetime import timedelta

import pytest

from kinerja.accounts.models import Draft
from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused, Stale
from kinerja.library import access, actions, queries
from kinerja.library.models import (
    CommentReport,
    DayCount,
    FaqEntry,
    LibraryCase,
    PublicQuestion,
    QuestionFollower,
    QuizAnswer,
)
from kinerja.notifications.models import Message
from tests.factories import NOW, TODAY
from tests.library.conftest import ANSWER, CASE, CHECKED, OTHERS_THAN_RATNA, story_of
from tests.library.factories import (
    CaseCommentFactory,
    FaqEntryFactory,
    LibraryCaseFactory,
    PublicQuestionFactory,
    QuizQuestionFactory,
)

LATER = NOW + timedelta(minutes=1)
ONLY_HR = "Hanya BKPSDM yang mengelola tanya jawab dan pustaka kasus."


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def told(person):
    rows = Message.objects.filter(user=person.user).order_by("pk")
    return list(rows.values_list("text", flat=True))


# Answers


def test_an_answer_has_versions_that_stay(cast):
    entry = actions.save_entry(None, values=ANSWER, by=cast.ratna.user, at=NOW)
    newer = ANSWER | {"answer": "Empat belas hari kerja. Hari penerimaan tidak dihitung."}
    actions.save_entry(entry, values=newer, revision=1, by=cast.ratna.user, at=LATER)

    entry.refresh_from_db()
    said = list(entry.versions.order_by("number").values_list("number", "answer", "written_by"))
    assert (entry.revision, entry.answer, entry.updated_at) == (2, newer["answer"], LATER)
    assert said == [
        (1, ANSWER["answer"], cast.ratna.user.pk),
        (2, newer["answer"], cast.ratna.user.pk),
    ]
    assert kinds() == ["library.answer_saved", "library.answer_saved"]


def test_two_editors_of_an_answer_are_told(cast, entry):
    actions.save_entry(entry, values=ANSWER, revision=1, by=cast.ratna.user, at=NOW)

    with pytest.raises(Stale):
        actions.save_entry(entry, values=ANSWER, revision=1, by=cast.ratna.user, at=LATER)
    assert FaqEntry.objects.get(pk=entry.pk).revision == 2


@pytest.mark.parametrize("who", OTHERS_THAN_RATNA)
def test_only_hr_of_the_agency_keeps_answers(cast, entry, who):
    by = getattr(cast, who).user
    for act in (
        lambda: actions.save_entry(None, values=ANSWER, by=by, at=NOW),
        lambda: actions.save_entry(entry, values=ANSWER, revision=1, by=by, at=NOW),
        lambda: actions.put_away_entry(entry, is_shown=False, by=by, at=NOW),
    ):
        with pytest.raises(Refused, match=ONLY_HR):
            act()
    assert kinds() == []


def test_an_answer_never_leads_away(cast):
    away = ANSWER | {"link": "//lain.id/"}

    with pytest.raises(Refused, match="halaman situs ini"):
        actions.save_entry(None, values=away, by=cast.ratna.user, at=NOW)


def test_an_answer_is_put_away_and_shown_again(cast, entry):
    actions.put_away_entry(entry, is_shown=False, by=cast.ratna.user, at=NOW)
    actions.put_away_entry(entry, is_shown=False, by=cast.ratna.user, at=NOW)
    assert not FaqEntry.objects.get(pk=entry.pk).is_shown
    with pytest.raises(Refused, match="tidak ditampilkan lagi"):
        actions.vote_entry(entry, helped=True, place="10.0.0.0/24", by=None, at=NOW)

    actions.put_away_entry(entry, is_shown=True, by=cast.ratna.user, at=LATER)

    assert FaqEntry.objects.get(pk=entry.pk).is_shown
    assert kinds() == ["library.answer_put_away", "library.answer_put_away"]


def test_votes_are_counted_without_anybody(entry):
    for helped in (True, True, False):
        actions.vote_entry(entry, helped=helped, place="10.0.0.0/24", by=None, at=NOW)

    entry.refresh_from_db()
    event = Event.objects.last()
    assert (entry.helped, entry.not_helped) == (2, 1)
    assert (event.kind, event.actor, event.details["helped"]) == (
        "library.answer_voted",
        None,
        False,
    )
    assert "10.0.0" not in str(list(DayCount.objects.values())) + str(event.details)


def test_a_flood_of_votes_from_one_network_stops_for_the_day(entry):
    for _ in range(40):
        actions.vote_entry(entry, helped=False, place="10.0.0.0/24", by=None, at=NOW)
    with pytest.raises(Refused, match="sudah cukup untuk hari ini"):
        actions.vote_entry(entry, helped=False, place="10.0.0.0/24", by=None, at=NOW)

    actions.vote_entry(entry, helped=True, place="10.9.9.0/24", by=None, at=NOW)
    actions.vote_entry(FaqEntryFactory(), helped=True, place="10.0.0.0/24", by=None, at=NOW)
    tomorrow = NOW + timedelta(days=1)
    actions.vote_entry(entry, helped=True, place="10.0.0.0/24", by=None, at=tomorrow)

    entry.refresh_from_db()
    assert (entry.helped, entry.not_helped) == (2, 40)
    assert DayCount.objects.count() == 1  # yesterday's are gone


# Questions


def test_a_named_question_keeps_the_name_for_hr(cast):
    question = actions.ask_question(text="Siapa membaca?", is_named=True, by=cast.budi.user, at=NOW)

    assert (question.asked_by, question.asked_at, question.status) == (
        cast.budi.user,
        NOW,
        "terkirim",
    )
    assert Event.objects.get().actor == cast.budi.user.pk


def test_without_a_name_nobody_is_kept_anywhere(cast):
    question = actions.ask_question(
        text="Siapa membaca?", is_named=False, by=cast.budi.user, at=NOW
    )

    event = Event.objects.get()
    assert (question.asked_by, event.actor, event.actor_name) == (None, None, "sistem")
    assert question.asked_at == event.at
    assert question.asked_at != NOW  # the moment alone could tell who it was
    assert (NOW - question.asked_at) < timedelta(days=1)
    assert str(cast.budi.user.pk) not in str(event.details)


@pytest.mark.parametrize("is_named", [True, False])
def test_five_questions_a_day_of_one_person(cast, is_named):
    for number in range(5):
        actions.ask_question(text=f"Soal {number}?", is_named=is_named, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="lima pertanyaan hari ini"):
        actions.ask_question(text="Lagi?", is_named=not is_named, by=cast.budi.user, at=NOW)

    actions.ask_question(text="Saya juga?", is_named=True, by=cast.rina.user, at=NOW)
    actions.ask_question(
        text="Besok?", is_named=True, by=cast.budi.user, at=NOW + timedelta(days=1)
    )
    assert PublicQuestion.objects.count() == 7


def test_an_empty_question_is_none(cast):
    with pytest.raises(Refused, match="Tulis pertanyaan"):
        actions.ask_question(text="  ", is_named=True, by=cast.budi.user, at=NOW)


def answer(question, cast, *, values=CHECKED, revision=1, names_removed=True, at=NOW):
    return actions.save_answer(
        question,
        values=values,
        names_removed=names_removed,
        revision=revision,
        by=cast.ratna.user,
        at=at,
    )


def test_a_question_is_shown_first_and_answered_later(cast, question):
    answer(question, cast, values=CHECKED | {"answer": ""})
    actions.follow_question(question, follows=True, by=cast.rina.user, at=NOW)
    row = answer(question, cast, revision=2, at=LATER)

    assert (row.status, row.answer, row.answered_at) == ("terjawab", CHECKED["answer"], LATER)
    assert told(cast.budi) == [
        "Pertanyaan yang Anda ikuti diterbitkan dan menunggu jawaban.",
        "Pertanyaan yang Anda ikuti dijawab.",
    ]
    assert told(cast.rina) == ["Pertanyaan yang Anda ikuti dijawab."]
    assert kinds() == [
        "library.question_shown",
        "library.question_followed",
        "library.question_answered",
    ]


def test_who_asked_and_follows_is_told_once(cast, question):
    answer(question, cast, values=CHECKED | {"answer": ""})
    actions.follow_question(question, follows=True, by=cast.budi.user, at=NOW)
    actions.follow_question(question, follows=True, by=cast.budi.user, at=NOW)
    answer(question, cast, revision=2)

    assert QuestionFollower.objects.count() == 1
    assert told(cast.budi).count("Pertanyaan yang Anda ikuti dijawab.") == 1


def test_an_unnamed_question_tells_nobody(cast):
    answer(PublicQuestionFactory(asked_by=None), cast)

    assert Message.objects.count() == 0


def test_names_are_removed_by_hand_before_anything_is_shown(cast, question):
    with pytest.raises(Refused, match="Hapus nama dan jabatan orang lain"):
        answer(question, cast, names_removed=False)
    question.refresh_from_db()
    assert (question.status, question.public_text) == ("terkirim", "")


def test_two_who_answer_are_told(cast, question):
    answer(question, cast)

    with pytest.raises(Stale):
        answer(question, cast, revision=1)


def test_an_answered_question_does_not_lose_its_answer(cast, question):
    answer(question, cast)

    with pytest.raises(Refused, match="sudah selesai"):
        answer(question, cast, values=CHECKED | {"answer": ""}, revision=2)


@pytest.mark.parametrize("who", OTHERS_THAN_RATNA)
def test_only_hr_of_the_agency_answers(cast, question, who):
    by = getattr(cast, who).user
    answered = PublicQuestionFactory(answered=True)
    for act in (
        lambda: actions.save_answer(
            question, values=CHECKED, names_removed=True, revision=1, by=by, at=NOW
        ),
        lambda: actions.decline_question(question, reason="Tidak.", by=by, at=NOW),
        lambda: actions.promote_question(answered, by=by, at=NOW),
    ):
        with pytest.raises(Refused, match=ONLY_HR):
            act()
    assert kinds() == []


def test_a_question_is_declined_with_a_reason_once(cast, question):
    with pytest.raises(Refused, match="Tulis alasannya"):
        actions.decline_question(question, reason=" ", by=cast.ratna.user, at=NOW)
    actions.decline_question(question, reason="Urusan orang.", by=cast.ratna.user, at=NOW)

    question.refresh_from_db()
    assert (question.status, question.reason) == ("ditolak", "Urusan orang.")
    assert told(cast.budi) == ["Pertanyaan Anda tidak diterbitkan. Baca alasannya."]
    with pytest.raises(Refused, match="sudah dijawab atau sudah ditolak"):
        actions.decline_question(question, reason="Lagi.", by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="tidak diterbitkan"):
        actions.follow_question(question, follows=True, by=cast.rina.user, at=NOW)


def test_following_ends(cast):
    question = PublicQuestionFactory(waiting=True)
    actions.follow_question(question, follows=True, by=cast.rina.user, at=NOW)
    actions.follow_question(question, follows=True, by=cast.budi.user, at=NOW)
    actions.follow_question(question, follows=False, by=cast.rina.user, at=NOW)

    assert list(question.followers.values_list("user", flat=True)) == [cast.budi.user.pk]


def test_an_answer_becomes_one_of_the_ready_ones(cast):
    question = PublicQuestionFactory(answered=True)

    entry = actions.promote_question(question, by=cast.ratna.user, at=NOW)

    question.refresh_from_db()
    assert question.entry == entry
    assert (entry.question, entry.answer) == (question.public_text, question.answer)
    assert kinds() == ["library.answer_saved", "library.question_promoted"]
    with pytest.raises(Refused, match="belum menjadi tanya jawab"):
        actions.promote_question(question, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="belum menjadi tanya jawab"):
        actions.promote_question(PublicQuestionFactory(), by=cast.ratna.user, at=NOW)


# Cases and stories


def submit(cast, *, kind="kasus", person=None, by=None):
    return actions.submit_case(
        kind=kind, values=CASE, person=person, by=(by or cast.sari).user, at=NOW
    )


def test_anybody_offers_a_case_and_hr_publishes_it(cast):
    case = submit(cast)
    assert (case.status, case.author, case.title) == ("diusulkan", cast.sari.user, CASE["title"])

    actions.publish_case(case, revision=1, by=cast.ratna.user, at=LATER)

    case.refresh_from_db()
    assert (case.status, case.published_at) == ("terbit", LATER)
    assert told(cast.sari) == ["Usulan Anda terbit di pustaka kasus. Terima kasih."]
    assert kinds() == ["library.case_submitted", "library.case_published"]


def test_five_offers_wait_at_most(cast):
    for _ in range(5):
        submit(cast)

    with pytest.raises(Refused, match="Lima usulan"):
        submit(cast)
    for _ in range(6):
        submit(cast, by=cast.ratna)


def test_a_story_shows_one_person_with_an_account(cast):
    with pytest.raises(Refused, match="menampilkan satu orang"):
        submit(cast, kind="kisah")
    with pytest.raises(Refused, match="menampilkan satu orang"):
        submit(cast, person=cast.budi)
    cast.budi.user = None
    with pytest.raises(Refused, match="belum punya akun"):
        submit(cast, kind="kisah", person=cast.budi)


def test_who_tells_of_himself_agrees_to_these_words(cast):
    case = submit(cast, kind="kisah", person=cast.sari)

    assert (case.consent, case.consented_revision, case.consent_at) == ("diberikan", 1, NOW)
    assert told(cast.sari) == []


def test_who_is_told_of_is_asked_without_a_word_of_the_content(cast):
    case = submit(cast, kind="kisah", person=cast.budi)

    assert (case.consent, case.consented_revision) == ("diminta", None)
    assert told(cast.budi) == ["Ada kisah tentang Anda. Baca, lalu setujui atau tolak."]
    with pytest.raises(Refused, match="Tunggu persetujuan"):
        actions.publish_case(case, revision=1, by=cast.ratna.user, at=NOW)


def test_only_the_person_shown_agrees(cast):
    case = submit(cast, kind="kisah", person=cast.budi)
    for who in ("sari", "joko", "ratna", "wayan"):
        by = getattr(cast, who).user
        with pytest.raises(Refused, match="Hanya orang yang ditampilkan"):
            actions.give_consent(case, revision=1, by=by, at=NOW)
        with pytest.raises(Refused, match="Hanya orang yang ditampilkan"):
            actions.end_consent(case, by=by, at=NOW)

    row = actions.give_consent(case, revision=1, by=cast.budi.user, at=LATER)

    assert (row.consent, row.consented_revision, row.consent_at) == ("diberikan", 1, LATER)
    with pytest.raises(Refused, match="tidak sedang menunggu"):
        actions.give_consent(case, revision=1, by=cast.budi.user, at=LATER)


def test_a_story_that_was_edited_asks_again_and_waits_unseen(cast):
    case = story_of(cast)

    row = actions.edit_case(
        case, values=CASE | {"title": "Baru"}, revision=1, by=cast.ratna.user, at=LATER
    )

    assert (row.status, row.consent, row.revision) == ("diusulkan", "diminta", 2)
    assert len(told(cast.budi)) == 2
    with pytest.raises(Stale):
        actions.give_consent(case, revision=1, by=cast.budi.user, at=LATER)
    actions.give_consent(case, revision=2, by=cast.budi.user, at=LATER)
    with pytest.raises(Stale):
        actions.publish_case(case, revision=1, by=cast.ratna.user, at=LATER)
    actions.publish_case(case, revision=2, by=cast.ratna.user, at=LATER)


def test_a_case_that_was_edited_stays_where_it_is(cast, case):
    row = actions.edit_case(case, values=CASE, revision=1, by=cast.ratna.user, at=NOW)

    assert (row.status, row.title, row.consent) == ("terbit", CASE["title"], "")
    with pytest.raises(Stale):
        actions.edit_case(case, values=CASE, revision=1, by=cast.ratna.user, at=NOW)


def test_a_case_is_turned_away_before_or_after_it_was_shown(cast, case):
    waiting = submit(cast)
    with pytest.raises(Refused, match="Tulis alasannya"):
        actions.turn_away_case(waiting, reason=" ", by=cast.ratna.user, at=NOW)
    actions.turn_away_case(waiting, reason="Menyebut orang.", by=cast.ratna.user, at=NOW)
    actions.turn_away_case(case, reason="Aturan berubah.", by=cast.ratna.user, at=NOW)

    waiting.refresh_from_db()
    case.refresh_from_db()
    assert (waiting.status, case.status) == ("ditolak", "ditarik")
    assert told(cast.sari) == ["Usulan Anda di pustaka kasus tidak ditampilkan. Baca alasannya."]
    with pytest.raises(Refused, match="sudah tidak terbit"):
        actions.turn_away_case(case, reason="Lagi.", by=cast.ratna.user, at=NOW)
    actions.publish_case(case, revision=1, by=cast.ratna.user, at=LATER)


@pytest.mark.parametrize("who", OTHERS_THAN_RATNA)
def test_only_hr_of_the_agency_edits_and_publishes(cast, case, who):
    by = getattr(cast, who).user
    waiting = LibraryCaseFactory()
    for act in (
        lambda: actions.edit_case(case, values=CASE, revision=1, by=by, at=NOW),
        lambda: actions.publish_case(waiting, revision=1, by=by, at=NOW),
        lambda: actions.turn_away_case(case, reason="Tidak.", by=by, at=NOW),
    ):
        with pytest.raises(Refused, match=ONLY_HR):
            act()
    assert kinds() == []


# Consent that ends


def test_retracted_consent_leaves_nothing_but_the_fact(cast):
    case = story_of(cast)
    comment = actions.write_comment(
        case, text="Selamat, Budi!", parent=None, by=cast.rina.user, at=NOW
    )
    actions.report_comment(comment, reason="Menyebut Budi.", by=cast.joko.user, at=NOW)
    for key in (f"pustaka-kasus-{case.pk}", f"komentar-{case.pk}", "pustaka-usul"):
        Draft.objects.create(
            user=cast.ratna.user, key=key, data={"title": CASE["title"]}, saved_at=NOW
        )

    actions.end_consent(case, by=cast.budi.user, at=LATER)

    row = LibraryCase.objects.get(pk=case.pk)
    comment.refresh_from_db()
    assert (row.status, row.consent, row.consent_at) == ("dicabut", "dicabut", LATER)
    words = [row.title, row.situation, row.problem, row.better, row.why, row.basis, row.source]
    assert words == [""] * 7
    assert row.search == ""
    assert (comment.text, comment.erased_at) == ("", LATER)
    assert CommentReport.objects.count() == 0
    assert list(Draft.objects.values_list("key", flat=True)) == ["pustaka-usul"]
    assert list(queries.search(LibraryCase.objects.all(), "rekap", like=("title",))) == []
    for who in ("budi", "sari", "ratna"):
        assert not access.visible_cases(getattr(cast, who).user, on=TODAY).exists()


def test_no_word_of_a_retracted_story_is_in_the_ledger_or_in_messages(cast):
    case = story_of(cast)
    actions.end_consent(case, by=cast.budi.user, at=LATER)

    kept = str(list(Event.objects.values())) + str(list(Message.objects.values()))
    assert Event.objects.order_by("pk").last().kind == "library.consent_ended"
    for words in (CASE["title"], CASE["situation"], CASE["better"], "Rekap"):
        assert words not in kept


def test_a_refusal_erases_too_and_nothing_comes_back(cast):
    case = submit(cast, kind="kisah", person=cast.budi)

    row = actions.end_consent(case, by=cast.budi.user, at=NOW)

    assert (row.status, row.consent, row.title) == ("dicabut", "ditolak", "")
    assert "Sebuah kisah usulan Anda dihapus" in told(cast.sari)[-1]
    with pytest.raises(Refused, match="sudah dihapus"):
        actions.end_consent(case, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="sudah dicabut"):
        actions.edit_case(case, values=CASE, revision=1, by=cast.ratna.user, at=NOW)
    with pytest.raises(Refused, match="tidak dapat diterbitkan"):
        actions.publish_case(case, revision=1, by=cast.ratna.user, at=NOW)


@pytest.mark.parametrize("turned", [False, True])
def test_consent_ends_at_any_time(cast, turned):
    case = story_of(cast, published=turned)
    if turned:
        actions.turn_away_case(case, reason="Sementara.", by=cast.ratna.user, at=NOW)

    assert actions.end_consent(case, by=cast.budi.user, at=NOW).status == "dicabut"


# Talk


def say(case, text, person, *, parent=None, at=NOW):
    return actions.write_comment(case, text=text, parent=parent, by=person.user, at=at)


def test_people_talk_one_level_deep(cast, case):
    comment = say(case, " Berguna. ", cast.budi)
    reply = say(case, "Setuju.", cast.rina, parent=comment)

    assert (comment.text, comment.author, reply.parent) == ("Berguna.", cast.budi.user, comment)
    assert told(cast.budi) == ["Komentar Anda di pustaka kasus dibalas."]
    with pytest.raises(Refused, match="Balas komentar utamanya"):
        say(case, "Lagi.", cast.budi, parent=reply)
    with pytest.raises(Refused, match="Balas komentar utamanya"):
        say(case, "Lagi.", cast.budi, parent=CaseCommentFactory())
    say(case, "Ralat: sangat berguna.", cast.budi, parent=comment)
    assert len(told(cast.budi)) == 1  # nobody is told of his own words


def test_nobody_talks_under_what_is_not_shown(cast):
    with pytest.raises(Refused, match="tidak terbit lagi"):
        say(LibraryCaseFactory(), "Bagus.", cast.budi)


def test_a_flood_of_comments_stops(cast, case):
    for number in range(5):
        say(case, f"Komentar {number}", cast.budi)

    with pytest.raises(Refused, match="Tunggu sepuluh menit"):
        say(LibraryCaseFactory(published=True), "Di kasus lain", cast.budi)
    say(case, "Orang lain", cast.rina)
    say(case, "Sesudah menunggu", cast.budi, at=NOW + timedelta(minutes=11))
    with pytest.raises(Refused, match="yang sama"):
        say(case, "Komentar 1", cast.budi, at=NOW + timedelta(minutes=12))


def test_ten_minutes_to_repair_ones_own_words(cast, case):
    comment = say(case, "Berguan.", cast.budi)
    with pytest.raises(Refused, match="Hanya penulisnya"):
        actions.edit_comment(comment, text="Lain.", by=cast.ratna.user, at=LATER)
    with pytest.raises(Refused, match="Tulis komentar"):
        actions.edit_comment(comment, text=" ", by=cast.budi.user, at=LATER)
    actions.edit_comment(comment, text="Berguna.", by=cast.budi.user, at=LATER)

    comment.refresh_from_db()
    assert (comment.text, comment.edited_at) == ("Berguna.", LATER)
    with pytest.raises(Refused, match="Sepuluh menit sudah lewat"):
        actions.edit_comment(
            comment, text="Lain.", by=cast.budi.user, at=NOW + timedelta(minutes=11)
        )


def test_a_comment_is_reported_and_hidden_with_a_reason(cast, case):
    comment = say(case, "Wayan itu malas.", cast.budi)
    with pytest.raises(Refused, match="komentar Anda sendiri"):
        actions.report_comment(comment, reason="Salah.", by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="Tulis apa yang keliru"):
        actions.report_comment(comment, reason=" ", by=cast.rina.user, at=NOW)
    for _ in range(2):
        actions.report_comment(comment, reason="Menyebut orang.", by=cast.rina.user, at=NOW)
    assert [row.complaints for row in queries.reported_comments()] == [1]

    with pytest.raises(Refused, match="Tulis alasan"):
        actions.hide_comment(comment, reason=" ", by=cast.ratna.user, at=LATER)
    actions.hide_comment(comment, reason="Menyebut orang.", by=cast.ratna.user, at=LATER)

    comment.refresh_from_db()
    assert (comment.hidden_by, comment.hidden_reason) == (cast.ratna.user, "Menyebut orang.")
    assert list(queries.reported_comments()) == []
    assert told(cast.budi) == ["Sebuah komentar Anda disembunyikan BKPSDM. Baca alasannya."]
    for act in (
        lambda: actions.hide_comment(comment, reason="Lagi.", by=cast.ratna.user, at=LATER),
        lambda: actions.edit_comment(comment, text="Lain.", by=cast.budi.user, at=LATER),
        lambda: actions.report_comment(comment, reason="Lagi.", by=cast.joko.user, at=LATER),
    ):
        with pytest.raises(Refused, match="tidak ada lagi"):
            act()
    with pytest.raises(Refused, match="masih tampil"):
        say(case, "Balas.", cast.rina, parent=comment)


def test_what_went_with_its_story_is_not_touched_again(cast):
    case = story_of(cast)
    open_one, hidden = say(case, "Selamat!", cast.rina), say(case, "Wayan malas.", cast.rina)
    actions.hide_comment(hidden, reason="Menyebut orang.", by=cast.ratna.user, at=NOW)
    actions.end_consent(case, by=cast.budi.user, at=LATER)

    for act in (
        lambda: actions.edit_comment(open_one, text="Lagi.", by=cast.rina.user, at=LATER),
        lambda: actions.report_comment(open_one, reason="Salah.", by=cast.joko.user, at=LATER),
        lambda: actions.hide_comment(open_one, reason="Salah.", by=cast.ratna.user, at=LATER),
    ):
        with pytest.raises(Refused, match="tidak ada lagi"):
            act()
    with pytest.raises(Refused, match="tidak sedang disembunyikan"):
        actions.restore_comment(hidden, by=cast.ratna.user, at=LATER)


def test_hr_shows_a_comment_again_and_lets_reports_rest(cast, case):
    comment = say(case, "Berguna.", cast.budi)
    with pytest.raises(Refused, match="tidak sedang disembunyikan"):
        actions.restore_comment(comment, by=cast.ratna.user, at=NOW)
    actions.hide_comment(comment, reason="Keliru.", by=cast.ratna.user, at=NOW)
    actions.restore_comment(comment, by=cast.ratna.user, at=NOW)
    actions.report_comment(comment, reason="Tidak suka.", by=cast.rina.user, at=NOW)
    actions.dismiss_reports(comment, by=cast.ratna.user, at=LATER)

    comment.refresh_from_db()
    assert (comment.hidden_at, comment.hidden_reason) == (None, "")
    assert comment.reports.get().closed_at == LATER
    assert list(queries.reported_comments()) == []


@pytest.mark.parametrize("who", OTHERS_THAN_RATNA)
def test_only_hr_of_the_agency_hides_and_shows(cast, who):
    by, comment = getattr(cast, who).user, CaseCommentFactory()
    for act in (
        lambda: actions.hide_comment(comment, reason="Tidak.", by=by, at=NOW),
        lambda: actions.restore_comment(comment, by=by, at=NOW),
        lambda: actions.dismiss_reports(comment, by=by, at=NOW),
    ):
        with pytest.raises(Refused, match=ONLY_HR):
            act()


# Quiz


def test_the_first_answer_is_counted_and_the_last_is_ones_own(cast):
    question = QuizQuestionFactory()
    right, wrong, other = question.options.order_by("order")

    for option in (wrong, right, right):
        actions.answer_quiz(question, option=option, by=cast.budi.user, at=NOW)

    answer = QuizAnswer.objects.get()
    assert (answer.first, answer.last, answer.answered_at) == (wrong, right, NOW)
    details = [event.details for event in Event.objects.filter(kind="library.quiz_answered")]
    assert details == [{"_seal": {}}] * 3  # the ledger does not say which
    with pytest.raises(Refused, match="Pilih salah satu"):
        actions.answer_quiz(QuizQuestionFactory(), option=other, by=cast.budi.user, at=NOW)


def test_a_question_put_away_is_not_answered(cast):
    question = QuizQuestionFactory(is_shown=False)

    with pytest.raises(Refused, match="Pilih salah satu"):
        actions.answer_quiz(question, option=question.options.first(), by=cast.budi.user, at=NOW)


def test_downloads_are_remembered(cast):
    actions.record_export(what="kasus", form="csv", rows=3, by=cast.budi.user, at=NOW)

    event = Event.objects.get()
    assert (event.kind, event.actor) == ("library.list_exported", cast.budi.user.pk)
    assert {name: event.details[name] for name in ("what", "form", "rows")} == {
        "what": "kasus",
        "form": "csv",
        "rows": 3,
    }
