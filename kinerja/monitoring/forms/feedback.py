"""What people type about each other."""

from django import forms

from kinerja.monitoring.actions.feedback import Remark
from kinerja.monitoring.enums import FeedbackTone
from kinerja.monitoring.forms.fields import OnceForm
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
        widget=forms.Textarea(attrs={"rows": 6, "data-sbi": True}),
        error_messages={"required": "Tulis umpan baliknya."},
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
        )


class ReplaceFeedbackForm(FeedbackForm):
    """The new words; what they are about stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, results=[], **kwargs)
        del self.fields["about"]
