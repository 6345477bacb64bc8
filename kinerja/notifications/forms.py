from django import forms

from kinerja.notifications.enums import DigestRhythm


class DigestForm(forms.Form):
    rhythm = forms.ChoiceField(
        label="Surel ringkasan",
        choices=DigestRhythm.choices,
        widget=forms.RadioSelect,
        help_text="Dikirim pagi hari kerja, hanya bila ada yang belum Anda baca.",
    )
