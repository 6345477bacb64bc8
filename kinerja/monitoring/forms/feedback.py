"""What people type about each other."""

from django import forms

from kinerja.monitoring import rules
from kinerja.monitoring.actions.feedback import Remark
from kinerja.monitoring.enums import Channel, FeedbackTone, Rhythm
from kinerja.monitoring.forms.fields import OnceForm
from kinerja.organisation.forms import PersonChoice
from kinerja.planning.enums import BehaviourValue


class FeedbackForm(OnceForm):
    about = forms.ChoiceField(
        label="Tentang",
        error_messages={
            "required": "Pilih hasil kerja atau perilaku yang Anda maksud.",
            "invalid_choice": "Hasil kerja itu tidak ada di SKP pegawai ini. Pilih yang lain.",
        },
    )
    tone = forms.ChoiceField(
        label="Jenis",
        choices=FeedbackTone,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
        error_messages={"required": "Pilih jenis umpan baliknya."},
    )
    text = forms.CharField(
        label="Umpan balik",
        help_text="Tulis situasinya, apa yang dilakukan, dan dampaknya. Nama Anda ikut tampil.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Tulis umpan baliknya."},
    )

    rhythm = forms.ChoiceField(
        label="Sifat",
        choices=Rhythm,
        initial=Rhythm.INCIDENTAL,
        required=False,
        help_text="Pimpinan wajib memberi umpan balik berkala.",
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )
    channel = forms.ChoiceField(
        label="Disampaikan",
        choices=Channel,
        initial=Channel.INDIRECT,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )

    def __init__(self, *args, results, **kwargs):
        super().__init__(*args, **kwargs)
        self.results = {f"hasil-{result.pk}": result for result in results}
        self.fields["about"].choices = [
            ("", "Pilih satu"),
            ("Hasil kerja", [(key, row.statement[:120]) for key, row in self.results.items()]),
            ("Perilaku kerja", BehaviourValue.choices),
        ]

    def remark(self):
        about = self.cleaned_data["about"]
        result = self.results.get(about)
        return Remark(
            tone=self.cleaned_data["tone"],
            text=self.cleaned_data["text"],
            result=result,
            behaviour="" if result else about,
            **self.manner(),
        )

    def manner(self):
        """How it was said; a form without these boxes says the usual."""
        said = {name: self.cleaned_data[name] for name in ("rhythm", "channel")}
        return {name: value for name, value in said.items() if value}


class ReplaceFeedbackForm(FeedbackForm):
    """The new words; what they are about stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, results=[], **kwargs)
        del self.fields["about"]


class InviteForm(forms.Form):
    """Whose feedback is wanted, as what, and why he can judge."""

    invited = PersonChoice(
        label="Pegawai",
        help_text="Cari namanya di atas, lalu pilih di sini.",
        error_messages={"required": "Pilih pegawainya."},
    )
    role = forms.ChoiceField(
        label="Sebagai",
        choices=[(role.value, role.label) for role in rules.INVITED_AS],
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
        error_messages={"required": "Pilih satu."},
    )
    relation = forms.CharField(
        label="Hubungan dengan pekerjaan ini",
        max_length=200,
        error_messages={"required": "Tulis mengapa pegawai itu dapat menilai pekerjaan ini."},
    )

    examples = {"relation": "Ketua Tim Percepatan Penurunan Stunting 2026."}

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["invited"].queryset = found
