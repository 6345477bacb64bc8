"""Who reads, writes and keeps the library.

Answers are for everybody, also without an account. Cases are for those who work here. HR of the
agency edits; trainers (HR of the agency and the panel of experts) see what is not understood.
"""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.library.enums import CaseStatus
from kinerja.library.models import (
    CaseComment,
    FaqEntry,
    LibraryCase,
    PublicQuestion,
    QuizAnswer,
    QuizQuestion,
)
from kinerja.library.models.questions import SHOWN
from kinerja.organisation.access import has_role
from kinerja.organisation.enums import Role


def is_editor(user, *, on):
    """HR of the agency keeps the library; a visitor without an account never does."""
    return user.is_authenticated and has_role(user, Role.AGENCY_HR, on=on)


def require_editor(user, *, on):
    """The desk is for HR of the agency; for others it does not exist."""
    if not is_editor(user, on=on):
        raise Http404


def can_train(user, *, on):
    return has_role(user, Role.AGENCY_HR, Role.EXPERT_PANEL, on=on)


def require_trainer(user, *, on):
    """What is not understood is for those who teach."""
    if not can_train(user, on=on):
        raise Http404


def visible_entries(user, *, on):
    """Answers that are shown; HR of the agency sees those put away too."""
    rows = FaqEntry.objects.all()
    return rows if is_editor(user, on=on) else rows.filter(is_shown=True)


def get_entry(user, pk, *, on):
    """The answer, or 404."""
    return get_object_or_404(visible_entries(user, on=on), pk=pk)


def get_kept_entry(user, pk, *, on):
    """An answer to write on, for HR of the agency, or 404."""
    require_editor(user, on=on)
    return get_object_or_404(FaqEntry, pk=pk)


def visible_questions():
    """What everybody may read: in the words HR has checked."""
    return PublicQuestion.objects.filter(status__in=SHOWN)


def own_questions(user):
    """What one asked with one's name."""
    return PublicQuestion.objects.filter(asked_by=user)


def get_question(pk):
    """A question everybody may read, or 404."""
    return get_object_or_404(visible_questions(), pk=pk)


def kept_questions(user, *, on):
    """All for HR of the agency and none for others."""
    editing = has_role(user, Role.AGENCY_HR, on=on)
    return PublicQuestion.objects.all() if editing else PublicQuestion.objects.none()


def get_kept_question(user, pk, *, on):
    """A question to answer, for HR of the agency, or 404."""
    return get_object_or_404(kept_questions(user, on=on).select_related("asked_by"), pk=pk)


def published_cases():
    return LibraryCase.objects.filter(status=CaseStatus.PUBLISHED)


def visible_cases(user, *, on):
    """What is published; what one submitted; what is about oneself; all for HR of the agency.

    Where consent has ended there is nothing left to see, for anybody.
    """
    rows = LibraryCase.objects.select_related("author", "person__user")
    rows = rows.exclude(status=CaseStatus.RETRACTED)
    if is_editor(user, on=on):
        return rows
    return rows.filter(Q(status=CaseStatus.PUBLISHED) | Q(author=user) | Q(person__user=user))


def own_cases(user):
    """What one submitted and is not shown yet, and every story about oneself."""
    rows = LibraryCase.objects.exclude(status=CaseStatus.RETRACTED).defer("search")
    return rows.filter(Q(author=user) & ~Q(status=CaseStatus.PUBLISHED) | Q(person__user=user))


def get_case(user, pk, *, on):
    """The case, or 404."""
    return get_object_or_404(visible_cases(user, on=on), pk=pk)


def get_kept_case(user, pk, *, on):
    """A case to edit or publish, for HR of the agency, or 404."""
    require_editor(user, on=on)
    return get_object_or_404(visible_cases(user, on=on), pk=pk)


def get_published_case(pk):
    """A case to talk about, or 404."""
    return get_object_or_404(published_cases(), pk=pk)


def get_own_story(user, pk):
    """The story about oneself, or 404."""
    stories = LibraryCase.objects.exclude(status=CaseStatus.RETRACTED)
    return get_object_or_404(stories, pk=pk, person__user=user)


def can_consent(user, case):
    """Only the person who is shown."""
    return case.person_id is not None and case.person.user_id == user.pk


def visible_comments():
    """What may be read under published cases; what is hidden shows only its reason."""
    return CaseComment.objects.filter(case__status=CaseStatus.PUBLISHED)


def get_comment(pk):
    """A comment that stands open, or 404."""
    rows = visible_comments().select_related("author", "case").filter(hidden_at=None)
    return get_object_or_404(rows, pk=pk)


def get_own_comment(user, pk):
    """One's own comment, or 404."""
    rows = visible_comments().select_related("case").filter(hidden_at=None, author=user)
    return get_object_or_404(rows, pk=pk)


def get_kept_comment(user, pk, *, on):
    """Any comment, for HR of the agency, or 404."""
    require_editor(user, on=on)
    return get_object_or_404(visible_comments().select_related("author", "case"), pk=pk)


def get_quiz_question(pk):
    """A question of the quiz, or 404."""
    return get_object_or_404(QuizQuestion.objects.filter(is_shown=True), pk=pk)


def own_answers(user):
    """What one answered oneself; nobody else's answers leave the database one by one."""
    return QuizAnswer.objects.filter(user=user)


def is_shown(question):
    """Whether everybody may read it."""
    return question.status in SHOWN
