"""Bimbingan kinerja."""

from django import forms

from kinerja.monitoring import rules
from kinerja.monitoring.enums import Agreement, GuidanceKind
from kinerja.organisation.forms import PersonChoice

ROWS = 3  # blank lines offered on a sheet


class GuidanceForm(forms.Form):
    """Which guidance, by whom, and why."""

    kind = forms.ChoiceField(
        label="Bentuk",
        choices=GuidanceKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih coaching atau mentoring."},
    )
    guide = PersonChoice(
        label="Pembimbing",
        help_text="Anda sendiri, atau cari orang lain di atas.",
        error_messages={"required": "Pilih pembimbingnya."},
    )
    assignment = forms.CharField(
        label="Surat penugasan khusus",
        required=False,
        max_length=300,
        help_text="Wajib bila pembimbing bukan pejabat penilai.",
    )
    purpose = forms.CharField(
        label="Alasan bimbingan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis mengapa bimbingan ini perlu."},
    )

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["guide"].queryset = found


class SheetForm(forms.Form):
    """The rows of a sheet of Format B.1.6 or B.1.7; blank rows are left out."""

    mark_optional = False

    def __init__(self, *args, columns, rows=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = columns
        self.count = max(len(rows) + 1, ROWS)
        filled = [*rows, *({} for _ in range(self.count - len(rows)))]
        self.lines = [self._line(number, row) for number, row in enumerate(filled)]

    def _line(self, number, row):
        names = []
        for name, label in self.columns.items():
            key = f"{name}_{number}"
            self.fields[key] = forms.CharField(
                label=label,
                required=False,
                max_length=1000,
                initial=row.get(name, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            names.append(self[key])
        return names

    def clean(self):
        cleaned = super().clean()
        rows = [
            {name: cleaned.get(f"{name}_{number}", "") for name in self.columns}
            for number in range(self.count)
        ]
        self.rows = [row for row in rows if says_something(row)]
        if not self.rows and not self.errors:
            raise forms.ValidationError("Isi paling sedikit satu baris.")
        return cleaned


def says_something(row):
    """More than what the sheet began with."""
    return any(words for name, words in row.items() if name not in {"indicator", "target"})


class GoalsForm(SheetForm):
    """The employee's sheet, with what he sees as his chances."""

    opportunity = forms.CharField(
        label="Peluang: apa yang dapat saya lakukan?",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GuidanceFeedbackForm(forms.Form):
    """The nine statements of Format B.1.8."""

    note = forms.CharField(
        label="Catatan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number, (about, statement) in enumerate(rules.STATEMENTS):
            self.fields[f"answer_{number}"] = forms.ChoiceField(
                label=f"{number + 1}. {statement}",
                help_text=about,
                choices=Agreement,
                widget=forms.RadioSelect(attrs={"class": "is-row"}),
                error_messages={"required": "Pilih satu jawaban."},
            )
        self.order_fields([*(f"answer_{n}" for n in range(len(rules.STATEMENTS))), "note"])

    def answers(self):
        return [self.cleaned_data[f"answer_{n}"] for n in range(len(rules.STATEMENTS))]


class ReviewForm(forms.Form):
    """The competences of Format B.1.9, 1 to 5 with a reason each."""

    technical = forms.CharField(
        label="Kompetensi teknis", max_length=200, error_messages={"required": "Tulis namanya."}
    )
    recommendation = forms.CharField(
        label="Rekomendasi",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis rekomendasinya."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.named = [(group, name) for group, names in rules.COMPETENCES.items() for name in names]
        for number, (_, name) in enumerate([*self.named, ("Teknis", "Kompetensi teknis")]):
            self.fields[f"score_{number}"] = forms.TypedChoiceField(
                label=name,
                coerce=int,
                choices=[("", "Pilih nilai")] + [(n, f"{n} {w}") for n, w in rules.SCALE.items()],
                error_messages={"required": "Pilih nilainya."},
            )
            self.fields[f"reason_{number}"] = forms.CharField(
                label=f"Alasan {name.lower()}",
                max_length=500,
                error_messages={"required": "Tulis alasannya."},
            )
        scored = [f"{k}_{n}" for n in range(len(self.named) + 1) for k in ("score", "reason")]
        self.order_fields([*scored[:-2], "technical", *scored[-2:], "recommendation"])

    def scores(self):
        said = self.cleaned_data
        return [
            {
                "group": group,
                "competence": name,
                "score": said[f"score_{n}"],
                "reason": said[f"reason_{n}"],
            }
            for n, (group, name) in enumerate([*self.named, ("Teknis", said["technical"])])
        ]
