from django.db import models
from django.db.models import Q

from kinerja.library.models.cases import LibraryCase
from kinerja.library.models.searching import account


class CaseComment(models.Model):
    """What somebody says under a case, with his name; an answer to it stands one level below."""

    case = models.ForeignKey(LibraryCase, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies")
    author = account()
    text = models.CharField("komentar", max_length=2000, blank=True)
    written_at = models.DateTimeField("ditulis pada")
    edited_at = models.DateTimeField("diperbaiki pada", null=True)
    hidden_at = models.DateTimeField("disembunyikan pada", null=True)
    hidden_by = account(null=True)
    hidden_reason = models.CharField("alasan disembunyikan", max_length=300, blank=True)
    erased_at = models.DateTimeField("dihapus pada", null=True)  # with the story's consent

    class Meta:
        verbose_name = "komentar"
        constraints = [
            models.CheckConstraint(
                name="comment_says_something_until_it_is_erased",
                condition=Q(erased_at=None) & ~Q(text="") | Q(erased_at__isnull=False, text=""),
            ),
            models.CheckConstraint(
                name="comment_is_hidden_with_a_reason",
                condition=Q(hidden_at=None, hidden_by=None, hidden_reason="")
                | Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_reason=""),
            ),
            models.CheckConstraint(
                name="comment_does_not_answer_itself", condition=~Q(parent=models.F("pk"))
            ),
        ]
        indexes = [
            models.Index(fields=["case", "written_at"], name="comment_by_case"),
            models.Index(fields=["author", "written_at"], name="comment_by_author"),
        ]

    def __str__(self):
        return f"Komentar #{self.pk}"


class CommentReport(models.Model):
    """Somebody says that a comment should not stand there."""

    comment = models.ForeignKey(CaseComment, on_delete=models.PROTECT, related_name="reports")
    reporter = account()
    reason = models.CharField("alasan", max_length=500)
    reported_at = models.DateTimeField("dilaporkan pada")
    closed_at = models.DateTimeField("selesai pada", null=True)

    class Meta:
        verbose_name = "laporan komentar"
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "reporter"], name="report_one_per_comment_and_person"
            ),
            models.CheckConstraint(name="report_says_why", condition=~Q(reason="")),
        ]

    def __str__(self):
        return f"Laporan #{self.pk}"
