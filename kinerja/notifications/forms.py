from django import forms
from django.conf import settings

from kinerja.notifications.enums import DigestRhythm
from kinerja.notifications.rules import is_push_address


class DigestForm(forms.Form):
    rhythm = forms.ChoiceField(
        label="Surel ringkasan",
        choices=DigestRhythm.choices,
        widget=forms.RadioSelect,
        help_text="Dikirim pagi hari kerja, hanya bila ada yang belum Anda baca.",
    )


class PushForm(forms.Form):
    """The address at which the browser can be rung; a script asks the browser for it."""

    endpoint = forms.CharField(
        max_length=1000,
        widget=forms.HiddenInput,
        error_messages={
            "required": "Peramban ini belum memberi izin. Tekan Nyalakan, lalu izinkan.",
        },
    )

    def clean_endpoint(self):
        endpoint = self.cleaned_data["endpoint"]
        if not is_push_address(endpoint, hosts=settings.PUSH_HOSTS):
            raise forms.ValidationError(
                "Layanan kabar peramban ini tidak dikenal. Pakai Chrome, Edge, Firefox, Safari."
            )
        return endpoint
