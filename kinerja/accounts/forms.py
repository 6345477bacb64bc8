from django import forms

from kinerja.accounts.enums import TextSize, Theme


class ThemeForm(forms.Form):
    """The switch in the menu of every page."""

    theme = forms.ChoiceField(label="Tampilan", choices=Theme)


class LookForm(ThemeForm):
    """How the pages look and listen."""

    text_size = forms.ChoiceField(label="Ukuran teks", choices=TextSize)
    shortcuts = forms.BooleanField(
        label="Pakai pintasan papan ketik",
        required=False,
        help_text="Tekan ? pada komputer untuk melihat daftarnya.",
    )
