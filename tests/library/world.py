"""What stands in the access table's world for these pages."""

from django.utils import timezone

from tests.library.factories import (
    CaseCommentFactory,
    FaqEntryFactory,
    LibraryCaseFactory,
    PublicQuestionFactory,
    QuizQuestionFactory,
)


def things(cast, world):
    case = LibraryCaseFactory(published=True)
    return {
        "library_entry": FaqEntryFactory(),
        "library_question": PublicQuestionFactory(answered=True, asked_by=cast.budi.user),
        # Not checked yet: nobody but HR of the agency may read the first words.
        "library_asked": PublicQuestionFactory(
            text="Catatan rahasia Budi", asked_by=cast.budi.user
        ),
        "library_case": case,
        "library_story": LibraryCaseFactory(
            story=True,
            person=cast.budi,
            author=cast.sari.user,
            situation="Ucapan rahasia bagi Budi",
        ),
        "library_comment": CaseCommentFactory(
            case=case, author=cast.budi.user, written_at=timezone.now()
        ),
        "library_quiz": QuizQuestionFactory(),
        "library_export": ("kasus",),
    }
