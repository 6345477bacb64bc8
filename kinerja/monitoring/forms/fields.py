"""Kinds of input that several forms share."""

import re
from decimal import Decimal
from uuid import uuid4

from django import forms

from kinerja.lib import uploads
from kinerja.lib.numbers import without_zeros
from kinerja.lib.refusals import Refused

THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")


class IndonesianNumberField(forms.DecimalField):
    """7,5 and 1.250 as people write them here; 7.5 is understood too."""

    widget = forms.TextInput

    def prepare_value(self, value):
        """As people write it: 3 and 7,5, not 3.0000."""
        return without_zeros(value) if isinstance(value, Decimal) else value

    def to_python(self, value):
        text = str(value or "").strip()
        if THOUSANDS.fullmatch(text):
            text = text.replace(".", "")
        return super().to_python(text.replace(",", "."))


class EvidenceField(forms.FileField):
    """A file that is checked and cleaned before anybody keeps it."""

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload:
            return None
        if upload.size > uploads.MOST_BYTES:
            raise forms.ValidationError(uploads.TOO_LARGE)
        try:
            return uploads.cleaned(upload.name, upload.read())
        except Refused as refusal:
            raise forms.ValidationError(refusal.reasons) from refusal


class OnceForm(forms.Form):
    """A form that may arrive twice and counts once."""

    idempotency_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def renew(self):
        """Give the answer of a refused form a key of its own."""
        self.data = self.data.copy()
        self.data["idempotency_key"] = str(uuid4())
