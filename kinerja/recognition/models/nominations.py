"""Who is named for an award, and the papers that say so."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from kinerja.lib.sealing import changed
from kinerja.monitoring.models import Blob
from kinerja.organisation.models import Employee
from kinerja.recognition.enums import NominationStatus
from kinerja.recognition.models.fields import transitions, user_field
from kinerja.recognition.models.innovations import Contributor, Innovation
from kinerja.recognition.models.rounds import Round
from kinerja.recognition.rules import NEXT_NOMINATION

SAID = (
    *("round", "nominee", "nominator", "innovation", "citation", "relation", "proof_blob"),
    *("proof_url", "proof_caption", "endorser", "nominated_at"),
)
ENDORSED = ("endorser_note", "endorsed_at")


class Nomination(models.Model):
    """Somebody names a colleague for an award, with evidence; a third person endorses it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="nominations")
    nominee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="nominations")
    nominator = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="nominations_made"
    )
    innovation = models.ForeignKey(
        Innovation, null=True, on_delete=models.PROTECT, related_name="nominations"
    )
    citation = models.CharField("alasan mengusulkan", max_length=4000)
    relation = models.CharField("hubungan pengusul dengan yang diusulkan", max_length=200)
    proof_blob = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="+")
    proof_url = models.URLField("tautan bukti", max_length=500, blank=True)
    proof_caption = models.CharField("keterangan bukti", max_length=200)
    endorser = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="nominations_to_endorse"
    )
    endorser_note = models.CharField("kesaksian penguat", max_length=2000, blank=True)
    endorsed_at = models.DateTimeField("dikuatkan pada", null=True)
    status = models.CharField(max_length=20, choices=NominationStatus, default="menunggu_penguat")
    nominated_at = models.DateTimeField("diusulkan pada")
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)
    withdrawn_by = user_field()
    withdrawn_reason = models.CharField("alasan ditarik", max_length=500, blank=True)
    decided_at = models.DateTimeField("diputus pada", null=True)

    LEDGER_FIELDS = (
        *SAID,
        *ENDORSED,
        *("status", "withdrawn_at", "withdrawn_by", "withdrawn_reason", "decided_at"),
    )

    class Meta:
        verbose_name = "usulan penghargaan"
        constraints = [
            models.CheckConstraint(
                name="nomination_nobody_names_himself", condition=~Q(nominee=F("nominator"))
            ),
            models.CheckConstraint(
                name="nomination_is_endorsed_by_a_third_person",
                condition=~Q(endorser=F("nominee")) & ~Q(endorser=F("nominator")),
            ),
            models.UniqueConstraint(
                fields=["round", "nominee", "nominator"],
                name="nomination_one_per_round_and_pair",
                condition=~Q(status=NominationStatus.WITHDRAWN),
            ),
            models.CheckConstraint(
                name="nomination_has_evidence",
                condition=Q(proof_blob__isnull=False, proof_url="")
                | Q(proof_blob__isnull=True) & ~Q(proof_url=""),
            ),
            models.CheckConstraint(
                name="nomination_before_the_panel_is_endorsed",
                condition=~Q(
                    status__in=[
                        NominationStatus.ENDORSED,
                        NominationStatus.AWARDED,
                        NominationStatus.NOT_AWARDED,
                    ]
                )
                | Q(endorsed_at__isnull=False) & ~Q(endorser_note=""),
            ),
            models.CheckConstraint(
                name="nomination_withdrawal_says_who_and_why",
                condition=~Q(status=NominationStatus.WITHDRAWN)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawn_reason=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="nomination_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="nomination_words_stay",
                operation=pgtrigger.Update,
                condition=changed(*SAID),
            ),
            pgtrigger.Protect(
                name="endorsement_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__endorsed_at__isnull=False) & changed(*ENDORSED),
            ),
            pgtrigger.FSM(
                name="nomination_moves_by_the_table",
                field="status",
                transitions=transitions(NEXT_NOMINATION),
            ),
        ]

    def __str__(self):
        return f"{self.nominee_id} oleh {self.nominator_id}"


class Certificate(models.Model):
    """A piagam: what it said on the day it was given, under a code that anybody may check."""

    nomination = models.OneToOneField(
        Nomination, null=True, on_delete=models.PROTECT, related_name="certificate"
    )
    contributor = models.OneToOneField(
        Contributor, null=True, on_delete=models.PROTECT, related_name="certificate"
    )
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="certificates")
    content = models.JSONField()
    content_digest = models.CharField("sidik isi", max_length=64)
    verification_code = models.CharField("kode verifikasi", max_length=26, unique=True)
    given_at = models.DateTimeField("diberikan pada")
    given_by = user_field(null=False)

    LEDGER_FIELDS = ("employee", "content", "content_digest", "verification_code", "given_at")

    class Meta:
        verbose_name = "piagam"
        constraints = [
            models.CheckConstraint(
                name="certificate_is_for_one_thing",
                condition=Q(nomination__isnull=False, contributor=None)
                | Q(nomination=None, contributor__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="certificate_stays", operation=pgtrigger.Delete | pgtrigger.Update
            ),
        ]

    def __str__(self):
        return self.verification_code
