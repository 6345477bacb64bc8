"""Thanks between colleagues."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from kinerja.lib.sealing import changed
from kinerja.organisation.models import Employee, Unit
from kinerja.planning.enums import BehaviourValue

SAID = ("giver", "receiver", "behaviour", "text", "office", "key", "given_at")


class Appreciation(models.Model):
    """Apresiasi: one thanks for one behaviour of BerAKHLAK; it never changes a rating."""

    giver = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="appreciations_given"
    )
    receiver = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="appreciations")
    behaviour = models.CharField("perilaku", max_length=25, choices=BehaviourValue)
    text = models.CharField("ucapan", max_length=600)
    office = models.ForeignKey(  # of the receiver on that day: where it may be shown
        Unit, null=True, on_delete=models.PROTECT, related_name="+"
    )
    key = models.UUIDField(unique=True)  # made by the form: sending twice stores once
    given_at = models.DateTimeField("diberikan pada")
    read_at = models.DateTimeField("dibaca pada", null=True)
    shown_since = models.DateTimeField("ditampilkan sejak", null=True)
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)

    LEDGER_FIELDS = (*SAID[:-2], "given_at", "shown_since", "withdrawn_at")

    class Meta:
        verbose_name = "apresiasi"
        constraints = [
            models.CheckConstraint(
                name="appreciation_nobody_thanks_himself", condition=~Q(giver=F("receiver"))
            ),
            models.CheckConstraint(
                name="appreciation_taken_back_is_not_shown",
                condition=Q(withdrawn_at=None) | Q(shown_since=None),
            ),
            models.CheckConstraint(name="appreciation_says_something", condition=~Q(text="")),
        ]
        indexes = [
            models.Index(fields=["receiver", "-given_at"]),
            models.Index(fields=["giver", "-given_at"]),
            models.Index(
                fields=["office", "-given_at"],
                condition=Q(shown_since__isnull=False),
                name="appreciation_shown_by_office",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="appreciation_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="appreciation_words_stay",
                operation=pgtrigger.Update,
                condition=changed(*SAID),
            ),
        ]

    def __str__(self):
        return self.text[:60]
