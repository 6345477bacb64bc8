from django import forms

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Manner, Side
from kinerja.appraisal.forms.evaluation import choice_of_rating, long_text
from kinerja.monitoring.forms import EvidenceField, OnceForm
from kinerja.organisation.models import Employee

FILES = 3
ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp"
NIP_UNKNOWN = "Tidak ada pegawai dengan NIP ini. Periksa 18 angkanya."


class WithEvidence(forms.Form):
    """Room for a few files, each checked and cleaned."""

    def add_files(self):
        for number in range(1, FILES + 1):
            self.fields[f"file_{number}"] = EvidenceField(
                label=f"Bukti {number}",
                help_text="PDF, JPG, PNG, atau WEBP. Paling besar 10 MB." if number == 1 else "",
                required=False,
                allow_empty_file=True,
                widget=forms.FileInput(attrs={"accept": ACCEPT, "data-shrink": True}),
            )

    @property
    def file_fields(self):
        return [self[f"file_{number}"] for number in range(1, FILES + 1)]

    def files_given(self):
        names = [f"file_{number}" for number in range(1, FILES + 1)]
        return [self.cleaned_data[name] for name in names if self.cleaned_data.get(name)]


class ObjectionForm(WithEvidence):
    """Why the employee does not agree, with what shows it."""

    reasons = long_text(
        "Alasan keberatan",
        8000,
        rows=8,
        required=True,
        help_text="Sebut bagian yang Anda keberatani dan data yang mendukungnya.",
    )

    examples = {
        "reasons": "Rating hasil kerja di bawah ekspektasi, padahal 12 dari 12 laporan selesai "
        "tepat waktu. Bukti serah terima ada pada lampiran."
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_files()


class StatementForm(OnceForm, WithEvidence):
    """One side explains in writing."""

    text = long_text("Penjelasan Anda", 8000, rows=6, required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_files()


class HearingForm(OnceForm):
    """The examiner records what he heard, or that nothing was said."""

    side = forms.ChoiceField(label="Pihak", choices=Side.choices, widget=forms.RadioSelect)
    manner = forms.ChoiceField(
        label="Cara",
        choices=[(one.value, one.label) for one in (Manner.HEARD, Manner.SILENT)],
        widget=forms.RadioSelect,
    )
    text = long_text(
        "Isi penjelasan, atau kapan dan bagaimana Anda memintanya", 8000, rows=6, required=True
    )


class RulingForm(forms.Form):
    """The two ratings that hold from now on; the same two confirm the result."""

    results_rating = choice_of_rating("Rating hasil kerja")
    behaviour_rating = choice_of_rating("Rating perilaku kerja")
    considerations = long_text(
        "Pertimbangan keputusan",
        2000,
        rows=6,
        required=True,
        help_text="Dibaca kedua pihak dan dicetak pada dokumen evaluasi.",
    )
    recommendation = long_text(
        "Rekomendasi baru", 4000, rows=4, help_text="Wajib bila hasil evaluasi berubah."
    )

    examples = {
        "considerations": "Berita acara serah terima menunjukkan 12 laporan selesai tepat waktu. "
        "Pejabat penilai membenarkan data itu."
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("results_rating", "behaviour_rating"):
            self.fields[name].required = True

    def ruling(self) -> rules.Ruling:
        return rules.Ruling(**self.cleaned_data)


class ExaminerForm(forms.Form):
    """Who examines where the atasan penilai is missing, and why he."""

    nip = forms.CharField(
        label="NIP pemeriksa",
        max_length=18,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reason = long_text("Alasan penunjukan", 1000, required=True)

    examples = {"reason": "Atasan penilai pensiun 1 Juli; pejabat ini melaksanakan tugasnya."}

    def clean_nip(self):
        found = Employee.objects.filter(nip=self.cleaned_data["nip"].replace(" ", "")).first()
        if found is None:
            raise forms.ValidationError(NIP_UNKNOWN)
        return found
