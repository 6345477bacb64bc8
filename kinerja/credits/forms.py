from django import forms

from kinerja.credits.enums import CreditSource, Diploma, Jenjang

NOT_REQUIRED = {"required": False}


class AdditionForm(forms.Form):
    """Angka kredit that no predikat gave."""

    source = forms.ChoiceField(label="Asal", choices=CreditSource.choices, widget=forms.RadioSelect)
    diploma = forms.ChoiceField(
        label="Ijazah",
        choices=[("", "Bukan dari pendidikan"), *Diploma.choices],
        help_text="Hanya untuk peningkatan pendidikan. Angkanya dihitung sistem.",
        **NOT_REQUIRED,
    )
    credit = forms.DecimalField(
        label="Angka kredit",
        min_value=0,
        max_digits=9,
        decimal_places=3,
        localize=True,
        help_text="Kosongkan untuk peningkatan pendidikan.",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        **NOT_REQUIRED,
    )
    basis = forms.CharField(label="Dasar", max_length=200, help_text="Nomor dan tanggal surat.")
    valid_on = forms.DateField(
        label="Berlaku sejak",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    examples = {"basis": "PAK integrasi 800/45/BKPSDMD/2023, 20 Desember 2023"}

    def clean(self):
        data = super().clean()
        is_education = data.get("source") == CreditSource.EDUCATION
        if is_education and not data.get("diploma"):
            self.add_error("diploma", "Pilih ijazahnya.")
        if not is_education and data.get("diploma"):
            self.add_error("diploma", "Ijazah hanya untuk peningkatan pendidikan.")
        if not is_education and not data.get("credit"):
            self.add_error("credit", "Isi angka kreditnya, lebih dari nol.")
        return data


class StatementForm(forms.Form):
    """Number and day of the PAK; the figures are calculated."""

    number = forms.CharField(label="Nomor PAK", max_length=80)
    set_on = forms.DateField(
        label="Tanggal PAK",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    seen_total = forms.CharField(widget=forms.HiddenInput, max_length=30)

    examples = {"number": "800.1.3/125/BKPSDMD/2026"}


class RegisterFilter(forms.Form):
    """The list's filter; every value lives in the URL."""

    unit = forms.CharField(label="Unit", max_length=100, **NOT_REQUIRED)
    jenjang = forms.ChoiceField(
        label="Jenjang", choices=[("", "Semua"), *Jenjang.choices], **NOT_REQUIRED
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[
            ("", "Semua"),
            ("cukup", "Cukup untuk pangkat berikutnya"),
            ("nol", "Belum punya angka kredit"),
        ],
        **NOT_REQUIRED,
    )
