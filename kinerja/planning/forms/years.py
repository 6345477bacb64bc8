"""The performance year and its windows."""

from datetime import date

from django import forms

from kinerja.planning.enums import ApproachSetting, Periodicity


class YearForm(forms.Form):
    """A new performance year."""

    year = forms.IntegerField(label="Tahun", min_value=2022, max_value=2100)
    planning_opens_on = forms.DateField(
        label="Penyusunan SKP dibuka",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    planning_due_on = forms.DateField(
        label="SKP paling lambat ditetapkan",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Pasal 14: paling lambat akhir Januari.",
    )
    periodicity = forms.ChoiceField(
        label="Evaluasi periodik",
        choices=Periodicity.choices,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )
    approach = forms.ChoiceField(
        label="Pendekatan SKP",
        choices=ApproachSetting.choices,
        widget=forms.RadioSelect,
        help_text="Berlaku bagi SKP yang dimulai sesudahnya. SKP yang sudah ada tidak berubah.",
    )

    @staticmethod
    def proposal(year: int) -> dict:
        """What the law proposes for a year: plans from December, due at the end of January."""
        return {
            "year": year,
            "planning_opens_on": date(year - 1, 12, 1),
            "planning_due_on": date(year, 1, 31),
            "periodicity": Periodicity.QUARTERLY,
            "approach": ApproachSetting.CHOICE,
        }


class WindowsForm(forms.Form):
    """The windows of one year: planning, then each evaluation period."""

    planning_opens_on = YearForm.base_fields["planning_opens_on"]
    planning_due_on = YearForm.base_fields["planning_due_on"]
    approach = YearForm.base_fields["approach"]

    def __init__(self, *args, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = list(periods)
        for period in self.periods:
            for name, word in (("opens", "dibuka"), ("due", "paling lambat")):
                self.fields[f"{name}-{period.pk}"] = forms.DateField(
                    label=f"{period.label}: evaluasi {word}",
                    widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                    initial=period.opens_on if name == "opens" else period.due_on,
                )

    def windows(self):
        data = self.cleaned_data
        return {p.pk: (data[f"opens-{p.pk}"], data[f"due-{p.pk}"]) for p in self.periods}
