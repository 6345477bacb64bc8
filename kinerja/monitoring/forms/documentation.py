"""Periode pendokumentasian."""

from django import forms

from kinerja.monitoring.enums import Documentation


class DocumentationForm(forms.Form):
    """What the regency chose, from which day, and by which letter."""

    periodicity = forms.ChoiceField(
        label="Periode pendokumentasian",
        choices=Documentation,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu periode."},
    )
    since = forms.DateField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal tidak dikenal. Pilih tanggal dari kalender.",
        },
    )
    reason = forms.CharField(
        label="Dasar",
        max_length=500,
        error_messages={"required": "Tulis dasarnya, misalnya nomor surat edaran."},
    )

    examples = {"reason": "Surat Edaran Bupati Nomor 12 Tahun 2026."}
