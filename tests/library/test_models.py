"""The database refuses what the acts would never do."""

import pytest
from django.db import DatabaseError, transaction

from kinerja.library.models import (
    CaseComment,
    CommentReport,
    ExampleLine,
    FaqEntry,
    FaqVersion,
    LibraryCase,
    PublicQuestion,
    QuestionFollower,
    QuizAnswer,
    QuizOption,
)
from tests.factories import NOW, UserFactory
from tests.library.factories import (
    CaseCommentFactory,
    FaqEntryFactory,
    LibraryCaseFactory,
    PublicQuestionFactory,
    QuizQuestionFactory,
)

pytestmark = pytest.mark.django_db


def refused(name, act):
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        act()


def only(model, row):
    return model.objects.filter(pk=row.pk)


def test_an_entry_asks_and_answers():
    row = only(FaqEntry, FaqEntryFactory())

    refused("faq_entry_asks_and_answers", lambda: row.update(answer=""))
    refused("faq_entry_asks_and_answers", lambda: row.update(question=""))


@pytest.mark.parametrize("link", ["https://lain.id/", "//lain.id", "/\\lain.id", "skp/", "/a b"])
def test_a_link_never_leads_away(link):
    row = only(FaqEntry, FaqEntryFactory())

    refused("faq_link_stays_on_this_site", lambda: row.update(link=link))


def test_versions_of_an_answer_stay():
    row = FaqVersion.objects.filter(entry=FaqEntryFactory())

    refused("Cannot update or delete", lambda: row.update(answer="Lain"))
    refused("Cannot update or delete", row.delete)
    refused(
        "faq_version_one_per_entry_and_number",
        lambda: FaqVersion.objects.create(entry=row.get().entry, number=1, written_at=NOW),
    )


def test_a_question_is_shown_only_in_checked_words():
    row = only(PublicQuestion, PublicQuestionFactory())

    refused("question_is_shown_in_checked_words", lambda: row.update(status="menunggu"))
    refused("question_asks_something", lambda: row.update(text=""))


def test_a_question_is_answered_with_an_answer_and_declined_with_a_reason():
    row = only(PublicQuestion, PublicQuestionFactory(waiting=True))

    refused("question_is_answered_with_an_answer", lambda: row.update(status="terjawab"))
    refused("question_is_declined_with_a_reason", lambda: row.update(status="ditolak"))


def test_one_follows_a_question_once():
    question, user = PublicQuestionFactory(waiting=True), UserFactory()
    QuestionFollower.objects.create(question=question, user=user, since=NOW)

    refused(
        "follower_one_per_question_and_user",
        lambda: QuestionFollower.objects.create(question=question, user=user, since=NOW),
    )


def test_a_case_says_something():
    row = only(LibraryCase, LibraryCaseFactory())

    refused("case_says_something_until_consent_is_gone", lambda: row.update(title=""))
    refused("case_says_something_until_consent_is_gone", lambda: row.update(situation=""))


def test_a_story_has_a_person_who_is_asked_and_nothing_else_has():
    story = only(LibraryCase, LibraryCaseFactory(story=True))
    case = only(LibraryCase, LibraryCaseFactory())

    refused("story_shows_a_person_and_asks_him", lambda: story.update(person=None))
    refused("story_shows_a_person_and_asks_him", lambda: story.update(consent=""))
    refused("story_shows_a_person_and_asks_him", lambda: case.update(consent="diminta"))


def test_a_story_is_shown_only_with_consent_to_these_words():
    name = "story_is_shown_only_with_consent_to_its_words"
    asked = only(LibraryCase, LibraryCaseFactory(story=True))
    agreed = only(LibraryCase, LibraryCaseFactory(story=True, agreed=True, published=True))

    refused(name, lambda: asked.update(status="terbit", published_at=NOW))
    refused(name, lambda: agreed.update(revision=2))
    refused(name, lambda: agreed.update(consent="diminta"))


def test_retracted_consent_leaves_no_content():
    row = only(LibraryCase, LibraryCaseFactory(story=True, agreed=True, published=True))

    refused("case_says_something_until_consent_is_gone", lambda: row.update(status="dicabut"))
    row.update(status="diusulkan")
    refused("consent_that_ended_leaves_no_content", lambda: row.update(consent="dicabut"))
    refused("consent_that_ended_leaves_no_content", lambda: row.update(consent="ditolak"))


def test_a_case_moves_by_the_table():
    row = only(LibraryCase, LibraryCaseFactory(published=True))

    refused("Invalid transition", lambda: row.update(status="ditolak"))
    refused("case_is_published_at_a_moment", lambda: row.update(published_at=None))


def test_lines_of_an_example_stand_in_one_order():
    case = LibraryCaseFactory(kind="contoh")
    ExampleLine.objects.create(case=case, order=1, result="Rekap", indicator="Jumlah rekap")

    refused(
        "example_line_one_per_case_and_order",
        lambda: ExampleLine.objects.create(case=case, order=1, result="Lain", indicator="Lain"),
    )


def test_a_comment_says_something_until_it_is_erased():
    row = only(CaseComment, CaseCommentFactory())

    refused("comment_says_something_until_it_is_erased", lambda: row.update(text=""))
    refused("comment_says_something_until_it_is_erased", lambda: row.update(erased_at=NOW))


def test_a_comment_is_hidden_by_somebody_with_a_reason():
    comment = CaseCommentFactory()
    row = only(CaseComment, comment)

    refused("comment_is_hidden_with_a_reason", lambda: row.update(hidden_at=NOW))
    refused("comment_does_not_answer_itself", lambda: row.update(parent=comment))


def test_a_comment_is_reported_once_by_each_with_a_reason():
    comment, user = CaseCommentFactory(), UserFactory()
    words = {"comment": comment, "reporter": user, "reported_at": NOW}
    refused("report_says_why", lambda: CommentReport.objects.create(reason="", **words))
    CommentReport.objects.create(reason="Menyebut nama orang.", **words)

    refused(
        "report_one_per_comment_and_person",
        lambda: CommentReport.objects.create(reason="Lagi.", **words),
    )


def test_a_quiz_question_has_one_right_option():
    question = QuizQuestionFactory()
    row = QuizOption.objects.filter(question=question, order=1)

    refused("quiz_question_has_one_right_option", lambda: row.update(is_right=True))
    refused("quiz_option_one_per_question_and_order", lambda: row.update(order=0))


def test_one_answers_a_quiz_question_once():
    option, user = QuizQuestionFactory().options.first(), UserFactory()
    words = {"question": option.question, "user": user, "first": option, "last": option}
    QuizAnswer.objects.create(answered_at=NOW, **words)

    refused(
        "quiz_answer_one_per_question_and_person",
        lambda: QuizAnswer.objects.create(answered_at=NOW, **words),
    )
