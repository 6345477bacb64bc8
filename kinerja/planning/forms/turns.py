"""The last day of each perangkat daerah in one period."""

from django import forms


class TurnsForm(forms.Form):
    """A day for each office, or none; what is typed is checked by the act."""

    mark_optional = False

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.offices = [office for office, _ in offices]
        for office, people in offices:
            self.fields[f"due-{office.pk}"] = forms.DateField(
                label=f"{office.name} ({people} pegawai)",
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
        self.fields["basis"] = forms.CharField(
            label="Dasar giliran",
            max_length=300,
            required=False,
            help_text="Misalnya nomor dan tanggal surat BKPSDM.",
        )

    def turns(self):
        days = {office.pk: self.cleaned_data[f"due-{office.pk}"] for office in self.offices}
        return {pk: day for pk, day in days.items() if day}
