"""Comments of the penilai, and the filter of the list."""

from django import forms

from kinerja.planning.enums import SkpStatus

NOT_STARTED = "belum"


class ReviewForm(forms.Form):
    """One box for each result and part that the penilai may comment on."""

    def __init__(self, *args, content, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {}
        for number, result in enumerate(content["results"], start=1):
            self._add(f"hasil-{result['id']}", f"Komentar hasil kerja {number}", result["id"])
        for part, label in (
            ("perilaku", "Komentar perilaku kerja"),
            ("lampiran", "Komentar lampiran"),
            ("umum", "Komentar umum"),
        ):
            self._add(part, label, None)

    def _add(self, name, label, result):
        self.places[name] = (result, "hasil" if result else name)
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
        )

    def comments(self):
        return [
            (*self.places[name], text.strip())
            for name, text in self.cleaned_data.items()
            if text.strip()
        ]


class PlanFilter(forms.Form):
    """The filter of the list; it lives in the URL."""

    q = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    tahun = forms.IntegerField(
        label="Tahun", required=False, min_value=2000, max_value=2100, widget=forms.Select
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua"), (NOT_STARTED, "Belum menyusun"), *SkpStatus.choices],
    )
    unit = forms.IntegerField(label="Unit kerja", required=False, widget=forms.Select)

    def __init__(self, *args, years, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun"].widget.choices = [(year, year) for year in years]
        self.fields["unit"].widget.choices = [("", "Semua"), *units]
