"""Many notes on one page."""

from django import forms

from kinerja.monitoring.actions.notes import Entry
from kinerja.monitoring.forms.fields import IndonesianNumberField, OnceForm


class MonthForm(OnceForm):
    """One figure and one sentence for each indicator of a plan."""

    mark_optional = False  # every box is

    def __init__(self, *args, rows, month, **kwargs):
        super().__init__(*args, **kwargs)
        self.month = month
        self.lines = []
        for result, pairs in rows:
            for indicator, realised in pairs:
                self._add(result, indicator, realised)

    def _add(self, result, indicator, realised):
        value, note = f"value_{indicator.pk}", f"note_{indicator.pk}"
        self.fields[value] = IndonesianNumberField(
            label=f"Realisasi sampai {self.month.label}",
            required=False,
            max_digits=18,
            decimal_places=4,
            min_value=0,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "invalid": "Tulis angka saja, misalnya 7 atau 7,5.",
                "min_value": "Angka realisasi tidak boleh kurang dari nol.",
            },
        )
        self.fields[note] = forms.CharField(
            label="Apa yang tercapai", required=False, max_length=2000
        )
        self.lines.append((result, indicator, realised, self[value], self[note]))

    def entries(self):
        """The rows that say something, as notes of the month's last day."""
        for result, indicator, _, value, note in self.lines:
            reached = self.cleaned_data[value.name]
            words = self.cleaned_data[note.name]
            if reached is not None or words:
                words = words or f"Realisasi sampai {self.month.label}."
                yield (
                    result,
                    Entry(on=self.month.until, note=words, indicator=indicator, value=reached),
                )


class WeekForm(OnceForm):
    """Last week's notes, each to be ticked, reworded and dated anew."""

    mark_optional = False

    def __init__(self, *args, notes, results, days, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = []
        for note in notes:
            result = results.get(note.result.statement)
            if result:
                self._add(note, result, days)

    def _add(self, note, result, days):
        pick, on, text = f"pick_{note.pk}", f"on_{note.pk}", f"note_{note.pk}"
        self.fields[pick] = forms.BooleanField(label="Salin catatan ini", required=False)
        self.fields[on] = forms.DateField(
            label="Tanggal",
            required=False,
            initial=days[note.pk],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "Tanggal tidak dikenal. Pilih tanggal dari kalender."},
        )
        self.fields[text] = forms.CharField(
            label="Apa yang tercapai", required=False, max_length=2000, initial=note.note
        )
        self.lines.append((note, result, self[pick], self[on], self[text]))

    def clean(self):
        cleaned = super().clean()
        for _, _, pick, on, text in self.lines:
            for field, sentence in ((on, "Pilih tanggalnya."), (text, "Tulis satu kalimat.")):
                empty = not cleaned.get(field.name) and field.name not in self.errors
                if cleaned.get(pick.name) and empty:
                    self.add_error(field.name, sentence)
        return cleaned

    def entries(self):
        """The ticked ones; figures are not copied, they are cumulative."""
        for _, result, pick, on, text in self.lines:
            if self.cleaned_data[pick.name]:
                words = self.cleaned_data[text.name]
                yield result, Entry(on=self.cleaned_data[on.name], note=words)
