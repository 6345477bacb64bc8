from django import forms

from kinerja.organisation.enums import (
    EmployeeStatus,
    HolidayKind,
    JobKind,
    LegalStanding,
    PlacementKind,
    Role,
    UnitKind,
    WorkPattern,
)
from kinerja.organisation.models import Employee, Position, Unit

STATES = (
    ("", "Semua"),
    ("tanpa-penilai", "Belum ada penilai"),
    ("tanpa-akun", "Belum punya akun"),
)
HELD = [kind for kind in PlacementKind.choices if kind[0] != PlacementKind.TIM]


def posted(request):
    """What a form is bound to: also an empty POST is an answer, with mistakes to show."""
    return request.POST if request.method == "POST" else None


def opds():
    return Unit.objects.filter(is_opd=True, is_active=True).order_by("name")


class DayInput(forms.DateInput):
    """The browser's own date control."""

    def __init__(self, attrs=None):
        super().__init__(attrs={"type": "date", **(attrs or {})}, format="%Y-%m-%d")


class PersonChoice(forms.ModelChoiceField):
    """One of the people found by name; the label says where he works."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Employee.objects.none(), widget=forms.RadioSelect, empty_label=None, **kwargs
        )

    def label_from_instance(self, person):
        places = getattr(person, "places", [])
        if not places:
            return str(person)
        position = places[0].position
        return f"{person} – {position.title}, {position.unit.name}"


class PositionChoice(forms.ModelChoiceField):
    """One of the positions found by name."""

    def label_from_instance(self, position):
        return f"{position.title} – {position.unit.name}"


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


class LineForm(forms.Form):
    appraiser = PersonChoice(label="Penilai baru")
    first_day = forms.DateField(
        label="Berlaku mulai",
        widget=DayInput,
        help_text="Penilai lama berlaku sampai hari sebelumnya.",
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pegawai membaca alasan ini.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    examples = {"reason": "Mutasi sesuai SK Bupati; kepala bidang berganti."}

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["appraiser"].queryset = found


class DelegationForm(LineForm):
    last_day = forms.DateField(label="Sampai dengan", widget=DayInput)
    letter = forms.CharField(label="Nomor dan tanggal surat", max_length=120)
    field_order = ["appraiser", "letter", "first_day", "last_day", "reason", "seen"]
    examples = {
        "letter": "800/123/BKPSDMD/2026, 3 Agustus 2026",
        "reason": "Penilai cuti besar selama tiga bulan.",
    }


class CorrectionForm(forms.Form):
    message = forms.CharField(
        label="Apa yang keliru",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sebut siapa atasan langsung Anda dan sejak kapan.",
    )
    proposed_appraiser = PersonChoice(
        label="Penilai yang benar menurut Anda",
        required=False,
        help_text="Cari namanya di atas, lalu pilih di sini.",
    )
    examples = {"message": "Sejak 1 Juli saya bertugas di Bidang Kesmas di bawah Ibu Sari."}

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proposed_appraiser"].queryset = found


class AnswerForm(forms.Form):
    decision = forms.ChoiceField(
        label="Keputusan",
        choices=[("kabulkan", "Kabulkan dan ganti penilainya"), ("tolak", "Tolak")],
        widget=forms.RadioSelect,
    )
    appraiser = PersonChoice(label="Penilai baru bila dikabulkan", required=False)
    first_day = forms.DateField(label="Berlaku mulai", widget=DayInput, required=False)
    answer = forms.CharField(
        label="Jawaban untuk pegawai", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["appraiser"].queryset = found

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == "kabulkan":
            if not cleaned.get("appraiser"):
                self.add_error("appraiser", "Pilih penilai baru.")
            if not cleaned.get("first_day"):
                self.add_error("first_day", "Isi tanggal mulai berlaku.")
        return cleaned


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
