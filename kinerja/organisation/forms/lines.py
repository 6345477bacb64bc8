from django import forms

from kinerja.organisation.forms.fields import DayInput, PersonChoice


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
