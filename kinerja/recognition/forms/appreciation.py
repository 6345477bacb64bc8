"""Thanks."""

from django import forms

from kinerja.monitoring.forms.fields import OnceForm
from kinerja.organisation.forms import PersonChoice
from kinerja.planning.enums import BehaviourValue


class ThankForm(OnceForm):
    receiver = PersonChoice(
        label="Untuk", error_messages={"required": "Cari lalu pilih rekan Anda."}
    )
    behaviour = forms.ChoiceField(
        label="Perilaku BerAKHLAK",
        choices=BehaviourValue,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu perilaku."},
    )
    text = forms.CharField(
        label="Apa yang ia lakukan",
        help_text="Satu kejadian nyata, bukan pujian umum.",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis satu kejadian nyata."},
    )
    examples = {"text": "Menggantikan saya di loket dua jam supaya rapat dengan warga berjalan."}

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = found


class WallFilter(forms.Form):
    behaviour = forms.ChoiceField(
        label="Perilaku", choices=[("", "Semua"), *BehaviourValue.choices], required=False
    )
