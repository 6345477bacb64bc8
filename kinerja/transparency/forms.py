from datetime import date

from django import forms

from kinerja.appraisal.enums import OrganisationPredikat, Rating
from kinerja.appraisal.rules import QUADRANTS
from kinerja.transparency.enums import ReadKind

NOT_REQUIRED = {"required": False}
MOST_PEOPLE = 20_000


class TryPredikat(forms.Form):
    """Two ratings, as a penilai would choose them; sent by GET, kept nowhere."""

    hasil = forms.ChoiceField(label="Hasil kerja", choices=Rating, widget=forms.RadioSelect)
    perilaku = forms.ChoiceField(label="Perilaku kerja", choices=Rating, widget=forms.RadioSelect)


class TryPattern(forms.Form):
    """The predikat of an organisation, and how many people a group has."""

    organisasi = forms.ChoiceField(label="Predikat organisasi", choices=OrganisationPredikat)
    orang = forms.IntegerField(
        label="Jumlah pegawai dalam kelompok",
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text="Contoh: 40. Kosongkan bila hanya ingin melihat persennya.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        **NOT_REQUIRED,
    )


class TryObjection(forms.Form):
    """The day on which somebody received his result."""

    diterima = forms.DateField(
        label="Dokumen evaluasi diterima pada",
        help_text="Hari penerimaan sendiri tidak ikut dihitung. Contoh: 5 Oktober 2026.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.first, self.last = QUADRANTS[0].valid_from, date(on.year + 1, 12, 31)

    def clean_diterima(self):
        day = self.cleaned_data["diterima"]
        if not self.first <= day <= self.last:
            raise forms.ValidationError(
                f"Pilih hari antara {self.first:%d-%m-%Y} dan {self.last:%d-%m-%Y}."
            )
        return day


class OfficeFilter(forms.Form):
    cari = forms.CharField(label="Perangkat daerah", max_length=100, **NOT_REQUIRED)


class ReadingFilter(forms.Form):
    """Which lines of the read log to show."""

    apa = forms.ChoiceField(
        label="Apa yang dibuka", choices=[("", "Semua"), *ReadKind.choices], **NOT_REQUIRED
    )
    sejak = forms.DateField(
        label="Sejak",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **NOT_REQUIRED,
    )
