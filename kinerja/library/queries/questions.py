"""What employees asked, and what waits for HR of the agency."""

from django.db.models import Count, Q
from django.utils import timezone

from kinerja.library import rules
from kinerja.library.enums import CaseKind, CaseStatus, Consent, QuestionStatus
from kinerja.library.models import (
    CaseComment,
    CommentReport,
    LibraryCase,
    PublicQuestion,
    QuestionFollower,
)

OPEN = (QuestionStatus.SENT, QuestionStatus.WAITING)
QUESTION_COLUMNS = (
    "Ditanyakan",
    "Umur (hari)",
    "Status",
    "Kelompok",
    "Pertanyaan",
    "Jawaban",
    "Penjawab",
)


def with_age(questions, *, on):
    """Each question with how long it waits, in words and in colour."""
    for one in questions:
        one.age, one.tone = rules.age_in_words(age(one, on=on))
    return questions


def age(question, *, on):
    return (on - timezone.localdate(question.asked_at)).days


def follows(user, question):
    return QuestionFollower.objects.filter(question=question, user=user).exists()


def question_rows(questions, *, on):
    """For a workbook: never who asked, and what was not shown only in its own words."""
    for one in questions:
        yield (
            timezone.localdate(one.asked_at),
            age(one, on=on) if one.status in OPEN else None,
            one.get_status_display(),
            one.get_topic_display(),
            one.public_text or one.text,
            one.answer,
            one.answered_by,
        )


def cases_to_check():
    """Submitted and ready to be looked at; stories whose person was not asked yet wait aside."""
    return LibraryCase.objects.filter(status=CaseStatus.SUBMITTED).select_related("author")


def reported_comments():
    """Comments somebody complained about, with how many did."""
    return (
        waiting()["comments"]
        .annotate(complaints=Count("reports", filter=Q(reports__closed_at=None)))
        .select_related("author", "case")
        .prefetch_related("reports")
    )


def waiting():
    """What waits for HR of the agency: questions, things to check, comments; not yet counted."""
    return {
        "questions": PublicQuestion.objects.filter(status__in=OPEN),
        "cases": cases_to_check().exclude(kind=CaseKind.STORY, consent=Consent.ASKED),
        "comments": CaseComment.objects.filter(
            hidden_at=None,
            case__status=CaseStatus.PUBLISHED,
            pk__in=CommentReport.objects.filter(closed_at=None).values("comment"),
        ),
    }
