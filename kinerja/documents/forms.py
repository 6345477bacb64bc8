from django import forms

from kinerja.documents.enums import BundleContent
from kinerja.planning.models import PerformanceYear


class BundleForm(forms.Form):
    """Which documents, of whom, of when."""

    unit = forms.ModelChoiceField(label="Unit kerja", queryset=None, empty_label="Pilih unit")
    period = forms.ModelChoiceField(
        label="Periode",
        queryset=None,
        empty_label="Pilih periode",
        help_text="Untuk SKP, yang dipakai adalah tahun periode itu.",
    )
    content = forms.ChoiceField(label="Isi", choices=BundleContent.choices)

    def __init__(self, *args, units, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units.order_by("path")
        self.fields["period"].queryset = periods


class MeritForm(forms.Form):
    """The year whose evidence is wanted."""

    year = forms.ModelChoiceField(
        label="Tahun kinerja",
        queryset=PerformanceYear.objects.order_by("-year"),
        empty_label="Pilih tahun",
    )
