"""The filter of the list of people without a set plan."""

from django import forms


class UnplannedFilter(forms.Form):
    """On which day, where, and whether those who owe none are asked for; it lives in the URL."""

    tanggal = forms.DateField(
        label="Per tanggal",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    unit = forms.IntegerField(label="Unit kerja", required=False, widget=forms.Select)
    wajib = forms.ChoiceField(
        label="Kewajiban",
        required=False,
        choices=[("", "Wajib ber-SKP"), ("tidak", "Tidak wajib ber-SKP")],
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].widget.choices = [("", "Semua"), *units]
