"""Rounds, judgements and decisions."""

from django import forms

from kinerja.organisation.forms import DayInput
from kinerja.recognition.actions.rounds import Call, Measure
from kinerja.recognition.enums import CaseOutcome, RoundKind
from kinerja.recognition.models import CONDITIONS

MOST_CRITERIA = 8
DAYS = {
    "opens_on": "Usulan dibuka",
    "closes_on": "Usulan ditutup",
    "panel_until": "Panel menilai sampai",
    "announced_on": "Diumumkan",
}


def whole(label, hint, *, least=1, most=100, required=True):
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=required,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis bilangan bulat."},
    )


class RoundForm(forms.Form):
    """A round with its calendar, conditions and criteria; blank criteria are left out."""

    title = forms.CharField(label="Nama putaran", max_length=150)
    terms = forms.CharField(
        label="Aturan",
        help_text="Siapa yang dapat ikut dan bagaimana dipilih.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    basis = forms.CharField(label="Dasar", max_length=200)
    opens_on = forms.DateField(label=DAYS["opens_on"], widget=DayInput)
    closes_on = forms.DateField(label=DAYS["closes_on"], widget=DayInput)
    panel_until = forms.DateField(label=DAYS["panel_until"], widget=DayInput)
    announced_on = forms.DateField(label=DAYS["announced_on"], widget=DayInput)
    passing = whole("Nilai acuan", "Pegangan panel; keputusan tetap dengan alasan.", least=0)
    quorum = whole("Anggota yang menilai", "Paling sedikit sebelum panel memutuskan.", least=2)
    min_service_years = whole(
        "Masa kerja paling sedikit (tahun)", "Kosongkan bila tidak disyaratkan.", required=False
    )
    clean_years = whole(
        "Tanpa hukuman disiplin sedang atau berat (tahun)",
        "Kosongkan bila tidak disyaratkan.",
        required=False,
    )
    under_age = whole("Usia di bawah (tahun)", "Kosongkan bila tidak dibatasi.", required=False)

    examples = {
        "title": "Pegawai Teladan Kabupaten Bungo 2026",
        "terms": "Terbuka bagi PNS dan PPPK. Diusulkan rekan dan dikuatkan orang ketiga.",
        "basis": "Keputusan Bupati Nomor 12 Tahun 2026",
        "passing": "70",
        "quorum": "3",
    }

    def __init__(self, *args, kind, criteria=(), **kwargs):
        super().__init__(*args, **kwargs)
        if kind == RoundKind.INNOVATION:
            for name in CONDITIONS:
                del self.fields[name]
        self.lines = [
            self._line(number, criteria[number] if number < len(criteria) else ("", "", None))
            for number in range(MOST_CRITERIA)
        ]

    def _line(self, number, values):
        name, question, weight = values
        place = number + 1
        fields = {
            f"name_{number}": forms.CharField(
                label=f"Kriteria {place}", max_length=80, required=False, initial=name
            ),
            f"question_{number}": forms.CharField(
                label="Pertanyaan bagi panel", max_length=300, required=False, initial=question
            ),
            f"weight_{number}": whole("Bobot", "", required=False),
        }
        fields[f"weight_{number}"].initial = weight
        self.fields.update(fields)
        return [self[key] for key in fields]

    def plain_fields(self):
        """The fields above the criteria."""
        names = {field.name for line in self.lines for field in line}
        return [field for field in self if field.name not in names]

    def clean(self):
        cleaned = super().clean()
        self.measures = []
        for number in range(MOST_CRITERIA):
            name, question, weight = (
                cleaned.get(f"{key}_{number}") for key in ("name", "question", "weight")
            )
            if name or question or weight:
                if not (name and question and weight):
                    self.add_error(
                        f"name_{number}", "Lengkapi nama, pertanyaan, dan bobot kriteria ini."
                    )
                else:
                    self.measures.append(Measure(name, question, weight))
        if not self.measures and not self.errors:
            raise forms.ValidationError("Isi setidaknya satu kriteria.")
        return cleaned

    def call(self):
        names = [*Call.__dataclass_fields__]
        return Call(**{name: self.cleaned_data.get(name) for name in names})


class JudgeForm(forms.Form):
    """One number for each criterion, a piece of advice and why."""

    def __init__(self, *args, criteria, outcomes, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for one in self.criteria:
            self.fields[f"score_{one.pk}"] = whole(
                f"{one.name} (bobot {one.weight})", one.question, least=0
            )
        self.fields["advice"] = forms.ChoiceField(
            label="Saran Anda",
            choices=outcomes,
            widget=forms.RadioSelect,
            error_messages={"required": "Pilih saran Anda."},
        )
        self.fields["reason"] = forms.CharField(
            label="Alasan",
            help_text="Dibaca anggota lain sesudah mereka sendiri menilai.",
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "Tulis alasan Anda."},
        )

    examples = {"reason": "Data sebelum dan sesudah jelas; biaya bagi unit lain belum dihitung."}

    def scores(self):
        return {str(one.pk): self.cleaned_data[f"score_{one.pk}"] for one in self.criteria}


class DecideForm(forms.Form):
    """What the panel decided together."""

    def __init__(self, *args, outcomes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = outcomes

    outcome = forms.ChoiceField(
        label="Keputusan panel",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih keputusannya."},
    )
    reason = forms.CharField(
        label="Alasan keputusan",
        help_text="Disampaikan kepada pengusul; yang diterima diumumkan.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasannya."},
    )
    examples = {"reason": "Waktu tunggu turun separuh, dan dua puskesmas sudah menirunya."}


class StepBackForm(forms.Form):
    why = forms.CharField(
        label="Kepentingan Anda",
        help_text="Misalnya hubungan keluarga, pernah membimbing, atau ikut mendanai.",
        max_length=300,
        error_messages={"required": "Tulis kepentingannya dengan singkat."},
    )
    examples = {"why": "Saya pernah membimbing pengusul menyusun inovasi ini."}


def outcomes_for(case):
    """The decisions that a case allows, in words of its kind."""
    if case.innovation_id:
        return CaseOutcome.choices
    return [
        (CaseOutcome.ACCEPTED, "Ditetapkan sebagai penerima"),
        (CaseOutcome.DECLINED, "Belum terpilih"),
    ]


class CaseFilter(forms.Form):
    state = forms.ChoiceField(
        label="Keadaan",
        choices=[("", "Semua"), ("menunggu", "Menunggu penilaian saya"), ("diputus", "Diputus")],
        required=False,
    )
