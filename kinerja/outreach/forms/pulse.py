"""A survey of trust, and what is answered to it."""

from django import forms

from kinerja.outreach.forms.fields import long_text
from kinerja.outreach.rules.pulse import AGREEMENT, MOST_STATEMENTS, STATEMENTS


class PulseDraftForm(forms.Form):
    title = forms.CharField(label="Judul", max_length=120)
    statements = long_text(
        "Pernyataan",
        1500,
        rows=7,
        help_text=f"Satu per baris, paling banyak {MOST_STATEMENTS}. Setuju berarti baik.",
    )
    closes_on = forms.DateField(
        label="Hari terakhir menjawab",
        help_text="3 sampai 31 hari sejak dibuka. Hasil tampil sesudahnya.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    examples = {"title": "Survei kepercayaan Juli 2026", "statements": STATEMENTS[1]}

    def clean_statements(self):
        lines = [line.strip() for line in self.cleaned_data["statements"].splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST_STATEMENTS:
            raise forms.ValidationError(f"Paling banyak {MOST_STATEMENTS} pernyataan.")
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError("Satu pernyataan paling panjang 200 huruf.")
        return lines


class PulseAnswerForm(forms.Form):
    """One large choice in words for each statement, and a free text."""

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        for place, statement in enumerate(statements):
            self.fields[f"s{place}"] = forms.TypedChoiceField(
                label=statement, choices=AGREEMENT, coerce=int, widget=forms.RadioSelect
            )
        self.fields["remark"] = long_text(
            "Apa yang paling Anda khawatirkan?",
            500,
            required=False,
            help_text="Jangan tulis nama siapa pun, juga nama Anda.",
        )

    examples = {"remark": "Target ditetapkan sebelum kami diajak bicara."}

    def values(self):
        return [value for name, value in self.cleaned_data.items() if name != "remark"]


class ReplyForm(forms.Form):
    theme = forms.CharField(label="Kekhawatiran", max_length=120)
    text = long_text("Jawaban kami", 1000, rows=4, help_text="Sebut apa yang dilakukan dan kapan.")
    examples = {
        "theme": "Penilaian tidak adil antarunit",
        "text": "Mulai Agustus penilai berlatih dengan kasus yang sama.",
    }
