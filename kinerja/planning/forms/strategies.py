"""The manual of an indicator and the workblock of a strategy."""

from uuid import UUID

from django import forms

from kinerja.planning import rules
from kinerja.planning.enums import Approach, CascadeMethod, ReportingCycle


def lines(label, help_text=""):
    return forms.CharField(
        label=label,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text or "Satu baris satu butir.",
    )


class ManualForm(forms.Form):
    """Format A.1.3."""

    purpose = forms.CharField(
        label="Tujuan", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    definition = forms.CharField(
        label="Definisi", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    formula = forms.CharField(
        label="Formula", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    unit_of_measure = forms.CharField(label="Satuan pengukuran", max_length=60)
    control = forms.ChoiceField(
        label="Kualitas dan tingkat kendali",
        choices=[(level.value, level.label) for level in rules.LEADER_CONTROLS],
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )
    data_source = forms.CharField(label="Sumber data", max_length=500)
    reporting = forms.ChoiceField(
        label="Periode pelaporan",
        choices=ReportingCycle.choices,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )

    examples = {
        "purpose": "Mengetahui keberhasilan penurunan tengkes.",
        "definition": "Balita dengan tinggi badan menurut umur di bawah −2 SD.",
        "formula": "Balita tengkes dibagi balita diukur, dikali 100.",
        "unit_of_measure": "persen",
        "data_source": "Aplikasi pencatatan gizi, penimbangan Februari dan Agustus.",
    }

    def __init__(self, *args, approach, **kwargs):
        super().__init__(*args, **kwargs)
        if approach == Approach.QUALITATIVE:  # optional there, says the form
            self.fields["formula"].required = False
            self.fields["unit_of_measure"].required = False


class StrategyForm(forms.Form):
    """Format A.1.4."""

    title = forms.CharField(label="Judul inisiatif strategi", max_length=300)
    indicator_lineage = forms.TypedChoiceField(
        label="Indikator dan target yang diintervensi", coerce=UUID
    )
    method = forms.ChoiceField(label="Cara menurunkan", choices=CascadeMethod.choices)
    owner = forms.CharField(
        label="Pemilik strategi", max_length=200, help_text="Jabatan atau tim yang memimpinnya."
    )
    parties = forms.CharField(label="Pihak yang terlibat", max_length=500, required=False)
    finish = forms.CharField(label="Waktu penyelesaian", max_length=120)
    beneficiaries = forms.CharField(label="Penerima manfaat", max_length=300, required=False)
    purpose = forms.CharField(
        label="Tujuan", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    budget = forms.CharField(label="Anggaran", max_length=200, required=False)
    routine = lines("Kegiatan rutin")
    transforming = lines("Kegiatan transformatif")
    routine_outputs = lines("Keluaran kunci rutin")
    transforming_outputs = lines("Keluaran kunci transformatif")
    takes_volunteers = forms.BooleanField(
        label="Pegawai lain boleh mengajukan diri",
        required=False,
        help_text="Judul dan tujuan strategi ini terlihat semua pegawai.",
    )

    examples = {
        "title": "Posyandu aktif di semua dusun",
        "owner": "Kepala Bidang Kesehatan Masyarakat",
        "finish": "November 2026",
        "purpose": "Balita ditimbang dan diukur setiap bulan.",
    }

    def __init__(self, *args, indicators, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator_lineage"].choices = [
            (one.lineage, f"{one.statement} {one.target}".strip()) for one in indicators
        ]


def initial_of(row, form) -> dict:
    """What a form shows of a row that is kept."""
    return {name: getattr(row, name) for name in form.base_fields} if row else {}
