"""Dialog kinerja."""

from django import forms

from kinerja.monitoring.actions.dialogue import Talk
from kinerja.monitoring.enums import Channel, DialogueKind

DAY = "Tanggal tidak dikenal. Pilih tanggal dari kalender."


class DialogueForm(forms.Form):
    """What was spoken about and what each side will do."""

    held_on = forms.DateField(
        label="Tanggal dialog",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Pilih tanggalnya.", "invalid": DAY},
    )
    kind = forms.ChoiceField(
        label="Tentang",
        choices=DialogueKind,
        initial=DialogueKind.FEEDBACK,
        error_messages={"required": "Pilih satu."},
    )
    channel = forms.ChoiceField(
        label="Berlangsung",
        choices=Channel,
        initial=Channel.DIRECT,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )
    topics = forms.CharField(
        label="Pokok pembicaraan",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis apa yang dibicarakan."},
    )
    employee_agrees = forms.CharField(
        label="Kesanggupan pegawai",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    leader_agrees = forms.CharField(
        label="Kesanggupan pimpinan",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_on = forms.DateField(
        label="Dialog berikutnya",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": DAY},
    )

    examples = {
        "employee_agrees": "Mengirim rekap tiap Jumat siang.",
        "leader_agrees": "Meminta akses data puskesmas kepada Sekretariat pekan ini.",
    }

    def talk(self):
        return Talk(**self.cleaned_data)
