"""A goal of the organisation, and the filter of their list."""

from django import forms

from kinerja.planning.enums import GoalLevel


class GoalForm(forms.Form):
    """One goal with its indicator and target."""

    level = forms.ChoiceField(
        label="Dokumen",
        choices=GoalLevel.choices,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )
    code = forms.CharField(
        label="Kode",
        max_length=40,
        help_text="Tanda pendek, dipakai saat impor dan pada pohon kinerja.",
    )
    statement = forms.CharField(
        label="Sasaran", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    indicator = forms.CharField(
        label="Indikator", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    target = forms.CharField(label="Target tahun ini", max_length=60)
    unit_of_measure = forms.CharField(label="Satuan", max_length=60, required=False)
    parent = forms.ModelChoiceField(
        label="Mendukung sasaran",
        queryset=None,
        required=False,
        empty_label="Tidak ada, ini puncaknya",
    )
    source = forms.CharField(
        label="Sumber", max_length=200, required=False, help_text="Nomor dan tanggal dokumen."
    )
    since = forms.DateField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Tanggal dokumen ditetapkan, atau tanggal rancangannya dipakai.",
    )
    until = forms.DateField(
        label="Berlaku sampai",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Isi bila sasaran diganti di tengah tahun.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    examples = {
        "code": "DINKES.3",
        "statement": "Menurunnya prevalensi tengkes",
        "indicator": "Prevalensi tengkes balita",
        "target": "14",
        "unit_of_measure": "persen",
        "source": "Perjanjian kinerja Dinas Kesehatan, 12 Januari 2026",
    }

    def __init__(self, *args, parents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents

    def values(self):
        return {name: self.cleaned_data[name] for name in self.cleaned_data if name != "revision"}


class GoalFilter(forms.Form):
    """Which year and office; it lives in the URL."""

    tahun = forms.IntegerField(label="Tahun", required=False, widget=forms.Select)
    unit = forms.IntegerField(label="Perangkat daerah", required=False, widget=forms.Select)

    def __init__(self, *args, years, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun"].widget.choices = [(year, year) for year in years]
        self.fields["unit"].widget.choices = units


def initial_of_goal(goal) -> dict:
    names = (*GoalForm.base_fields,)
    return {name: getattr(goal, name) for name in names}
