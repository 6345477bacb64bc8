import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from kinerja.library.enums import CaseKind, CaseStatus, Consent, LibraryTopic
from kinerja.library.models.searching import account, search_field
from kinerja.library.rules.cases import NEXT_CASE_STATUS
from kinerja.organisation.enums import JobKind, UnitKind
from kinerja.organisation.models import Employee

CONTENT = ("title", "situation", "problem", "better", "why", "basis", "source")


class LibraryCase(models.Model):
    """Something to learn from: an example SKP, a teaching case, or the story of a person.

    The ledger keeps who agreed to what and when; the words themselves are not kept there.
    """

    key = models.SlugField("kunci", max_length=60, null=True, unique=True)  # of the first ones
    kind = models.CharField("jenis", max_length=10, choices=CaseKind)
    topic = models.CharField("pokok", max_length=15, choices=LibraryTopic)
    job_kind = models.CharField("jenis jabatan", max_length=15, choices=JobKind, blank=True)
    office_kind = models.CharField("jenis OPD", max_length=20, choices=UnitKind, blank=True)
    title = models.CharField("judul", max_length=150)
    situation = models.CharField("situasi", max_length=3000)
    problem = models.CharField("yang keliru", max_length=2000, blank=True)
    better = models.CharField("versi lebih baik", max_length=3000, blank=True)
    why = models.CharField("mengapa", max_length=2000, blank=True)
    basis = models.CharField("pasal", max_length=200, blank=True)
    source = models.CharField("asal", max_length=120, blank=True)
    status = models.CharField(max_length=10, choices=CaseStatus, default=CaseStatus.SUBMITTED)
    revision = models.PositiveIntegerField(default=1)
    author = account(null=True)  # null: came with the system
    submitted_at = models.DateTimeField("diusulkan pada")
    published_at = models.DateTimeField("terbit pada", null=True)
    reason = models.CharField("alasan", max_length=500, blank=True)
    person = models.ForeignKey(
        Employee, null=True, on_delete=models.PROTECT, related_name="stories"
    )
    consent = models.CharField("persetujuan", max_length=10, choices=Consent, blank=True)
    consented_revision = models.PositiveIntegerField(null=True)
    consent_at = models.DateTimeField("persetujuan dijawab pada", null=True)
    search = search_field(
        title="A", better="B", situation="B", problem="C", why="C", basis="C", source="D"
    )

    LEDGER_FIELDS = (
        "kind",
        "status",
        "revision",
        "author",
        "person",
        "consent",
        "consented_revision",
        "consent_at",
    )

    class Meta:
        verbose_name = "isi pustaka kasus"
        constraints = [
            models.CheckConstraint(
                name="case_says_something_until_consent_is_gone",
                condition=~Q(title="") & ~Q(situation="") & ~Q(status=CaseStatus.RETRACTED)
                | Q(status=CaseStatus.RETRACTED, **dict.fromkeys(CONTENT, "")),
            ),
            models.CheckConstraint(
                name="story_shows_a_person_and_asks_him",
                condition=Q(kind=CaseKind.STORY, person__isnull=False) & ~Q(consent="")
                | ~Q(kind=CaseKind.STORY) & Q(person=None, consent=""),
            ),
            models.CheckConstraint(
                name="story_is_shown_only_with_consent_to_its_words",
                condition=~Q(kind=CaseKind.STORY, status=CaseStatus.PUBLISHED)
                | Q(consent=Consent.GIVEN, consented_revision=F("revision")),
            ),
            models.CheckConstraint(
                name="consent_that_ended_leaves_no_content",
                condition=~Q(consent__in=[Consent.REFUSED, Consent.RETRACTED])
                | Q(status=CaseStatus.RETRACTED),
            ),
            models.CheckConstraint(
                name="case_is_published_at_a_moment",
                condition=~Q(status=CaseStatus.PUBLISHED) | Q(published_at__isnull=False),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="case_search"),
            models.Index(fields=["status", "kind"], name="case_by_status"),
        ]
        triggers = [
            pgtrigger.FSM(
                name="case_moves_by_the_table",
                field="status",
                transitions=sorted({(start, to) for (_, start), to in NEXT_CASE_STATUS.items()}),
            ),
        ]

    def __str__(self):
        return f"Kasus #{self.pk}"


class ExampleLine(models.Model):
    """One indicator of an example SKP, with where it comes from."""

    case = models.ForeignKey(LibraryCase, on_delete=models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField("urutan")
    is_main = models.BooleanField("utama", default=True)
    result = models.CharField("rencana hasil kerja", max_length=300)
    measure = models.CharField("aspek atau perspektif", max_length=30, blank=True)
    indicator = models.CharField("indikator", max_length=300)
    target = models.CharField("target", max_length=100, blank=True)
    source = models.CharField("asal", max_length=120, blank=True)

    class Meta:
        verbose_name = "baris contoh SKP"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "order"], name="example_line_one_per_case_and_order"
            ),
        ]

    def __str__(self):
        return self.indicator
