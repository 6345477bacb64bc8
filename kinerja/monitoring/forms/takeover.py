"""Pengambilalihan hasil kerja."""

from django import forms

from kinerja.monitoring.enums import FollowUp


class TakeOverForm(forms.Form):
    """Which result, what was tried before, and the note of Pasal 20 (7)."""

    result = forms.ChoiceField(
        label="Hasil kerja",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih hasil kerjanya.",
            "invalid_choice": "Hasil kerja itu tidak ada di SKP ini. Pilih yang lain.",
        },
    )
    follow_ups = forms.MultipleChoiceField(
        label="Yang sudah dilakukan sebelumnya",
        choices=FollowUp,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu tindak lanjut."},
    )
    note = forms.CharField(
        label="Catatan",
        help_text="Pegawai membaca catatan ini, dan penilai memakainya dalam evaluasi.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis mengapa pegawai tidak dapat menyelesaikannya."},
    )

    examples = {
        "note": "Rekap tidak selesai sampai 30 Juni meskipun target sudah disesuaikan pada Mei."
    }

    def __init__(self, *args, results, **kwargs):
        super().__init__(*args, **kwargs)
        self.results = {str(result.pk): result for result in results}
        self.fields["result"].choices = [(pk, row.statement) for pk, row in self.results.items()]
