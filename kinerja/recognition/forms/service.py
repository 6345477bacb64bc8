"""Facts of service."""

from django import forms

from kinerja.organisation.forms import DayInput
from kinerja.recognition.enums import ServiceFactKind
from kinerja.recognition.rules import medal_rule

NOT_REQUIRED = {"required": False}


class FactForm(forms.Form):
    kind = forms.ChoiceField(
        label="Jenis",
        choices=[("", "Pilih"), *ServiceFactKind.choices],
        help_text="Cuti dan hukuman memulai hitungan baru sesudah berakhir.",
        error_messages={"required": "Pilih jenisnya."},
    )
    first_on = forms.DateField(
        label="Mulai",
        help_text="Untuk pengangkatan dan piagam: tanggal dalam surat.",
        widget=DayInput,
        error_messages={"required": "Pilih tanggalnya."},
    )
    last_on = forms.DateField(
        label="Berakhir",
        help_text="Hanya untuk cuti dan hukuman; kosongkan bila masih berlangsung.",
        widget=DayInput,
        **NOT_REQUIRED,
    )
    letter = forms.CharField(
        label="Nomor surat",
        max_length=150,
        error_messages={"required": "Tulis nomor suratnya."},
    )
    examples = {"letter": "SK Bupati 821.1/45/BKPSDMD/2012"}


class CandidateFilter(forms.Form):
    giving = forms.DateField(
        label="Hari pemberian",
        widget=DayInput,
        error_messages={"invalid": "Pilih tanggal dari kalender."},
        **NOT_REQUIRED,
    )
    tier = forms.ChoiceField(label="Satyalancana", **NOT_REQUIRED)

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        tiers = [(str(one), f"{one} tahun") for one in medal_rule(on).tiers]
        self.fields["tier"].choices = [("", "Semua"), *tiers]
