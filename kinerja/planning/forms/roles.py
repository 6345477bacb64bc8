"""One row of the matrix of roles, and answers to assignments."""

from django import forms

from kinerja.planning.enums import CascadeMethod, ControlLevel

NOTHING = [("", "Pilih")]


class RowForm(forms.Form):
    """The roles of one person, three boxes a column."""

    def __init__(self, *args, columns, may_lead, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = columns
        if may_lead:
            self.fields["is_team_lead"] = forms.BooleanField(
                label="Ketua tim", required=False, help_text="Boleh ikut mengisi baris anggota."
            )
        for number, column in enumerate(columns, start=1):
            self.fields[f"peran-{number}"] = forms.CharField(
                label=f"{number}. {column.words}",
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Tulis hasilnya. Kosongkan bila tidak ada peran.",
            )
            self.fields[f"cara-{number}"] = forms.ChoiceField(
                label=f"Cara menurunkan {number}",
                choices=[*NOTHING, *CascadeMethod.choices],
                required=False,
            )
            self.fields[f"kendali-{number}"] = forms.ChoiceField(
                label=f"Tingkat kendali {number}",
                choices=[*NOTHING, *ControlLevel.choices],
                required=False,
            )

    def clean(self):
        data = super().clean()
        for number, _ in enumerate(self.columns, start=1):
            if data.get(f"peran-{number}"):
                for name in (f"cara-{number}", f"kendali-{number}"):
                    if not data.get(name):
                        self.add_error(name, "Pilih salah satu untuk peran ini.")
        return data

    def roles(self):
        data = self.cleaned_data
        return {
            column.lineage: {
                "statement": data[f"peran-{number}"],
                "method": data[f"cara-{number}"],
                "control": data[f"kendali-{number}"],
            }
            for number, column in enumerate(self.columns, start=1)
        }


def initial_of_row(row, columns, roles) -> dict:
    initial = {"is_team_lead": row.is_team_lead}
    for number, column in enumerate(columns, start=1):
        role = roles.get(column.lineage)
        if role:
            initial |= {
                f"peran-{number}": role.statement,
                f"cara-{number}": role.method,
                f"kendali-{number}": role.control,
            }
    return initial


class AnswerForm(forms.Form):
    """Yes or no to an assignment."""

    act = forms.ChoiceField(
        choices=[(word, word) for word in ("accept", "decline", "approve", "refuse")]
    )
    reason = forms.CharField(label="Alasan", required=False, max_length=500)


class JoinForm(forms.Form):
    """Why somebody volunteers."""

    reason = forms.CharField(
        label="Apa yang dapat Anda bantu", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
