"""Rencana aksi."""

from django import forms


class StepForm(forms.Form):
    """One step towards one result."""

    result = forms.ChoiceField(
        label="Untuk hasil kerja",
        error_messages={
            "required": "Pilih hasil kerjanya.",
            "invalid_choice": "Hasil kerja itu tidak ada di SKP ini. Pilih yang lain.",
        },
    )
    text = forms.CharField(
        label="Rencana aksi",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis satu langkah menuju hasil itu."},
    )
    due_on = forms.DateField(
        label="Selesai paling lambat",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tanggal tidak dikenal. Pilih tanggal dari kalender."},
    )

    examples = {"text": "Melatih petugas surveilans di enam puskesmas."}

    def __init__(self, *args, results, **kwargs):
        super().__init__(*args, **kwargs)
        self.results = {str(result.pk): result for result in results}
        self.fields["result"].choices = [
            ("", "Pilih satu"),
            *((pk, row.statement[:120]) for pk, row in self.results.items()),
        ]

    def chosen_result(self):
        return self.results[self.cleaned_data["result"]]
