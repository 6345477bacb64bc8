"""Questions for feedback, replies, and what was agreed in person."""

from django import forms

from kinerja.monitoring.forms.fields import OnceForm
from kinerja.organisation.models import Employee
from kinerja.planning.enums import BehaviourValue


class AskForm(forms.Form):
    """Whom, about what, and the question itself."""

    asked = forms.ModelChoiceField(
        label="Kepada",
        queryset=Employee.objects.none(),
        help_text="Pimpinan, rekan dengan penilai yang sama, bawahan, dan yang Anda undang.",
        error_messages={
            "required": "Pilih siapa yang Anda mintai.",
            "invalid_choice": "Orang itu tidak dapat memberi umpan balik atas SKP Anda.",
        },
    )
    about = forms.ChoiceField(
        label="Tentang",
        required=False,
        help_text="Boleh dikosongkan bila pertanyaannya umum.",
        error_messages={"invalid_choice": "Pilih hasil kerja atau perilaku dari daftar."},
    )
    question = forms.CharField(
        label="Pertanyaan Anda",
        max_length=500,
        help_text="Satu hal yang dapat dijawab dari yang ia lihat sendiri.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Tulis pertanyaannya.",
            "max_length": "Pertanyaan paling panjang 500 huruf. Ringkaskan.",
        },
    )

    examples = {"question": "Apa satu hal yang sebaiknya saya ubah pada rapat mingguan?"}

    def __init__(self, *args, people, offered, results, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked"].queryset = people
        self.fields["asked"].choices = [
            ("", "Pilih satu"),
            *((person.pk, person.full_name) for person in offered),
        ]
        self.results = {f"hasil-{result.pk}": result for result in results}
        self.fields["about"].choices = [
            ("", "Umum"),
            ("Hasil kerja", [(key, row.statement[:120]) for key, row in self.results.items()]),
            ("Perilaku kerja", BehaviourValue.choices),
        ]

    def asking(self):
        """The words of the question, as the act takes them."""
        about = self.cleaned_data["about"]
        result = self.results.get(about)
        return {
            "asked": self.cleaned_data["asked"],
            "question": self.cleaned_data["question"],
            "result": result,
            "behaviour": "" if result else about,
        }


class ReplyForm(OnceForm):
    text = forms.CharField(
        label="Balasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Tulis balasannya.",
            "max_length": "Balasan paling panjang 2.000 huruf. Ringkaskan.",
        },
    )


class TalkForm(forms.Form):
    held_on = forms.DateField(
        label="Dibahas tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Isi tanggal pembahasannya.",
            "invalid": "Tulis tanggal seperti 15-07-2026.",
        },
    )
    agreed = forms.CharField(
        label="Yang disepakati",
        required=False,
        max_length=1000,
        help_text="Dibaca oleh Anda berdua.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Paling panjang 1.000 huruf. Ringkaskan."},
    )

    examples = {"agreed": "Notulen dikirim paling lambat sehari sesudah rapat."}
