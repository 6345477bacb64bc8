from django import forms

from kinerja.organisation.enums import EmployeeStatus, LegalStanding, PlacementKind
from kinerja.organisation.forms.fields import DayInput, PositionChoice, opds
from kinerja.organisation.models import Position

STATES = (
    ("", "Semua"),
    ("tanpa-penilai", "Belum ada penilai"),
    ("tanpa-akun", "Belum punya akun"),
)


HELD = [kind for kind in PlacementKind.choices if kind[0] != PlacementKind.TIM]


class FilterForm(forms.Form):
    q = forms.CharField(label="Nama atau NIP", required=False)
    unit = forms.ModelChoiceField(
        label="Perangkat daerah", queryset=None, required=False, empty_label="Semua"
    )
    status = forms.ChoiceField(
        choices=[("", "Semua"), *EmployeeStatus.choices], required=False, label="Status"
    )
    state = forms.ChoiceField(choices=STATES, required=False, label="Keadaan")
    di = forms.CharField(widget=forms.HiddenInput, required=False)  # a unit's code, from its page

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = opds()


class SearchForm(forms.Form):
    q = forms.CharField(label="Cari nama atau NIP", required=False)


class EmployeeForm(forms.Form):
    nip = forms.CharField(
        label="NIP",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="18 angka. Kosongkan hanya untuk pejabat negara.",
    )
    name = forms.CharField(label="Nama tanpa gelar", max_length=150)
    title_before = forms.CharField(label="Gelar depan", max_length=40, required=False)
    title_after = forms.CharField(label="Gelar belakang", max_length=60, required=False)
    status = forms.ChoiceField(label="Status kepegawaian", choices=EmployeeStatus)
    rank = forms.CharField(label="Golongan", max_length=6, required=False)
    email = forms.EmailField(label="Surel dinas", required=False)
    examples = {"rank": "III/c untuk PNS, IX untuk PPPK"}


class StandingForm(forms.Form):
    standing = forms.ChoiceField(
        label="Kedudukan hukum", choices=LegalStanding, widget=forms.RadioSelect
    )


class PlacementForm(forms.Form):
    position = PositionChoice(
        label="Jabatan baru",
        help_text="Cari jabatan atau unitnya di atas, lalu pilih di sini.",
        queryset=Position.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    kind = forms.ChoiceField(
        label="Sebagai",
        choices=HELD,
        widget=forms.RadioSelect,
        help_text="Penempatan definitif mengakhiri jabatan lama pada hari sebelumnya.",
    )
    first_day = forms.DateField(label="Terhitung mulai tanggal", widget=DayInput)
    basis = forms.CharField(label="Nomor SK", max_length=200, required=False)

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].queryset = found


class EndForm(forms.Form):
    last_day = forms.DateField(label="Hari terakhir", widget=DayInput)


class ContractForm(forms.Form):
    first_day = forms.DateField(label="Hari pertama", widget=DayInput)
    last_day = forms.DateField(
        label="Hari terakhir",
        widget=DayInput,
        help_text="Perpanjangan dicatat sebagai perjanjian baru, mulai hari sesudah yang lama.",
    )
    basis = forms.CharField(label="Nomor perjanjian kerja atau perpanjangannya", max_length=200)
    shorter_because = forms.CharField(
        label="Alasan kurang dari satu tahun",
        max_length=200,
        required=False,
        help_text="Kosongkan bila satu tahun atau lebih. Paling singkat satu tahun menurut hukum.",
    )
    examples = {
        "basis": "810/45/PK-PPPK/BKPSDMD/2026",
        "shorter_because": "Batas usia pensiun tercapai 1 Maret 2027.",
    }
