from kinerja.library.models.cases import ExampleLine, LibraryCase
from kinerja.library.models.counts import DayCount
from kinerja.library.models.discussion import CaseComment, CommentReport
from kinerja.library.models.faq import FaqEntry, FaqVersion
from kinerja.library.models.questions import PublicQuestion, QuestionFollower
from kinerja.library.models.quiz import QuizAnswer, QuizOption, QuizQuestion

__all__ = [
    "CaseComment",
    "CommentReport",
    "DayCount",
    "ExampleLine",
    "FaqEntry",
    "FaqVersion",
    "LibraryCase",
    "PublicQuestion",
    "QuestionFollower",
    "QuizAnswer",
    "QuizOption",
    "QuizQuestion",
]
