from django import forms

from kinerja.careers.enums import TalentState

NOT_REQUIRED = {"required": False}


class IndexFilter(forms.Form):
    """The list's filter; every value lives in the URL."""

    nama = forms.CharField(label="Nama", max_length=100, **NOT_REQUIRED)
    unit = forms.CharField(label="Unit", max_length=100, **NOT_REQUIRED)


class TalentFilter(forms.Form):
    """The people behind a count of the board."""

    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), *TalentState.choices], **NOT_REQUIRED
    )
    kotak = forms.TypedChoiceField(
        label="Kotak",
        choices=[("", "Semua"), *((n, f"Kotak {n}") for n in range(9, 0, -1))],
        coerce=int,
        empty_value=None,
        **NOT_REQUIRED,
    )
    unit = forms.CharField(label="Unit", max_length=100, **NOT_REQUIRED)
