from django import forms


def day(label, help_text="", *, required=True):
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def points(label, maximum=100):
    """A whole number from 0 to the maximum."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=maximum,
        help_text=f"Bilangan bulat dari 0 sampai {maximum}.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


def score(label, maximum, help_text=""):
    """A number with at most two decimals."""
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=maximum,
        max_digits=5,
        decimal_places=2,
        localize=True,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


def words(label, maximum, *, help_text="", rows=3, required=True):
    return forms.CharField(
        label=label,
        max_length=maximum,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def basis():
    return forms.CharField(
        label="Dasar", max_length=200, help_text="Nomor dan tanggal surat, ijazah, atau sertifikat."
    )
