from django import forms

from kinerja.organisation.enums import HolidayKind, JobKind, Role, UnitKind, WorkPattern
from kinerja.organisation.forms.fields import DayInput, PersonChoice, opds
from kinerja.organisation.models import Unit


class UnitSearchForm(forms.Form):
    q = forms.CharField(label="Cari unit", required=False)


class UnitForm(forms.Form):
    name = forms.CharField(label="Nama unit", max_length=200)
    abbreviation = forms.CharField(label="Singkatan", max_length=40, required=False)


class NewUnitForm(UnitForm):
    code = forms.CharField(
        label="Kode", max_length=40, help_text="Kode tidak dapat diubah kemudian."
    )
    kind = forms.ChoiceField(label="Jenis unit", choices=[("", "Pilih"), *UnitKind.choices])
    is_opd = forms.BooleanField(label="Perangkat daerah (OPD)", required=False)
    work_pattern = forms.ChoiceField(
        label="Kalender untuk batas waktu",
        choices=WorkPattern,
        help_text="Lima hari memberi batas waktu lebih panjang bagi pegawai.",
    )
    field_order = ["code", "name", "abbreviation", "kind", "is_opd", "work_pattern"]
    examples = {"code": "DINKES.B2"}


class MoveUnitForm(forms.Form):
    parent = forms.ModelChoiceField(
        label="Unit induk baru", queryset=None, empty_label="Pilih unit"
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = (
            Unit.objects.filter(is_active=True)
            .exclude(path__startswith=unit.path)
            .exclude(kind__in=[UnitKind.SEKOLAH, UnitKind.PUSKESMAS, UnitKind.KELURAHAN])
            .order_by("path")
        )


class PositionForm(forms.Form):
    title = forms.CharField(label="Nama jabatan", max_length=200)
    kind = forms.ChoiceField(label="Jenis jabatan", choices=[("", "Pilih"), *JobKind.choices])
    is_head = forms.BooleanField(label="Memimpin unit ini", required=False)
    examples = {"title": "Analis Kebijakan Ahli Muda"}


class HolidayForm(forms.Form):
    day = forms.DateField(label="Tanggal", widget=DayInput)
    name = forms.CharField(label="Nama", max_length=150)
    kind = forms.ChoiceField(label="Jenis", choices=HolidayKind)
    basis = forms.CharField(label="Dasar", max_length=200)
    examples = {"basis": "SKB 3 Menteri tentang hari libur nasional 2027"}


class GrantForm(forms.Form):
    person = PersonChoice(label="Pegawai")
    role = forms.ChoiceField(label="Peran", choices=Role)
    unit = forms.ModelChoiceField(
        label="Unit",
        queryset=None,
        required=False,
        empty_label="Seluruh kabupaten",
        help_text="Wajib untuk pengelola kepegawaian OPD.",
    )
    first_day = forms.DateField(label="Mulai", widget=DayInput)

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = found
        self.fields["unit"].queryset = opds()


class SettingForm(forms.Form):
    value = forms.IntegerField(label="Nilai baru")
    since = forms.DateField(
        label="Berlaku mulai",
        widget=DayInput,
        help_text="Paling cepat besok. Hasil yang sudah ada tidak berubah.",
    )
    reason = forms.CharField(
        label="Dasar", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    examples = {"reason": "Keputusan Bupati 188/45/2026 tentang pengelolaan kinerja."}

    def __init__(self, *args, number, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].help_text = f"{number.lowest} sampai {number.highest} {number.unit}."
